"""What each ingredient of the training gives: the same short run again and again, each time with one thing changed.

    python -m training.ingredients --backbone DIR --data DIR --start-from CHECKPOINT --out DIR [--only NAME ...]

Every run starts from the same weights and takes the same number of steps; all ingredients together are "everything".
Read are the questions of the tuning files with their passage given, and those of vi_qa_dev without their accents too. A
run that is there already in --out is not done again; the table is of all that are there.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
import numpy as np
from scipy.stats import bootstrap

from training.augment import strip_accents
from training.examples import Example, read_examples
from training.progress import say
from training.stream import USUAL
from training.train import Options, train

EVERYTHING = "everything"
_RESULT = "result.json"
_DRAWS = 2000
LAYERS = (10, 8, 12)
"""Layers of the backbone that are kept: usually, and in the runs with fewer and with more."""


def variants(options: Options, translated: Path | None, teacher: Path | None) -> dict[str, Options]:
    """Return the runs by name: everything, then each ingredient taken away, then each thing added or done otherwise.

    Runs that need the translated questions or a teacher are left out where there are none.
    """
    usual, fewer, more = LAYERS
    options = replace(options, layers=usual, shares=USUAL)
    whole = replace(options, also=(translated,) if translated else ())
    shares = {
        "without accents taken off": replace(USUAL, bare=0.0, halved=0.0),
        "without negatives": replace(USUAL, without_answer=0.0, near_passage=0.0, swapped=0.0, other_language=0.0),
        "without names and years swapped": replace(USUAL, swapped=0.0),
        "without rolls": replace(USUAL, roll=0.0),
        "without English": replace(USUAL, english=(0.0, 0.0)),
    }
    runs = {
        EVERYTHING: whole,
        "without our own questions": replace(whole, own=False),
        **{name: replace(whole, shares=these) for name, these in shares.items()},
        "label smoothing 0.1": replace(whole, smoothing=0.1),
        "low-rank adapters (16)": replace(whole, low_rank=16),
        "all layers trained": replace(whole, frozen=0),
        f"{fewer} layers": replace(whole, layers=fewer),
        f"{more} layers": replace(whole, layers=more),
    }
    if translated:
        runs["without translated questions"] = options
    if teacher:
        runs["with a teacher"] = replace(whole, teacher=teacher)
    return {name: replace(run, out=options.out / name.replace(" ", "-")) for name, run in runs.items()}


def question_sets(data: Path, most: int | None) -> dict[str, list[Example]]:
    """Return what is read after a run, by the heads of the table."""
    dev = list(read_examples(data / "vi_qa_dev.jsonl", language="vi"))[:most]
    return {
        "vi_qa_dev": dev,
        "the same without accents": [replace(one, question=strip_accents(one.question)) for one in dev],
        "mlqa_vi_dev": list(read_examples(data / "mlqa_vi_dev.json", language="vi"))[:most],
    }


def measured(options: Options, sets: Mapping[str, list[Example]]) -> dict[str, Any]:
    """Return exact match and F1 of every answerable question, and AUROC, for the checkpoint of a run."""
    from qa.reading.backbone_pieces import BackbonePieces
    from training.checkpoints import CHECKPOINT, load_weights
    from training.evaluating import score_network
    from training.network import from_backbone

    network = from_backbone(options.backbone, layers=options.layers)
    load_weights(network, options.out / CHECKPOINT)
    pieces, found = BackbonePieces(options.backbone), {}
    for name, examples in sets.items():
        scores = score_network(network, pieces, examples)
        say(f"{options.out.name}: {name} {scores}")
        found[name] = {"exact": scores.exact.tolist(), "f1": scores.f1.tolist(), "auroc": scores.auroc}
    return found


def table(results: Mapping[str, Mapping[str, Any]]) -> str:
    """Return Markdown: a row a run, with F1 against "everything" and the range in which 95 of 100 draws lie."""
    heads = list(next(iter(results.values()))) if results else []
    lines = [f"| run | {' | '.join(f'{head}: EM / F1 / AUROC' for head in heads)} | F1 against everything |"]
    lines.append("|---" * (len(heads) + 2) + "|")
    for name, sets in results.items():
        cells = [_cell(sets[head]) for head in heads]
        lines.append(f"| {name} | {' | '.join(cells)} | {_against(sets, results.get(EVERYTHING))} |")
    return "\n".join(lines)


def _cell(scores: Mapping[str, Any]) -> str:
    apart = "" if np.isnan(scores["auroc"]) else f" / {scores['auroc']:.3f}"
    return f"{np.mean(scores['exact']):.3f} / {np.mean(scores['f1']):.3f}{apart}"


def _against(sets: Mapping[str, Any], everything: Mapping[str, Any] | None) -> str:
    if everything is None or everything is sets:
        return ""
    change = np.concatenate([np.subtract(sets[head]["f1"], everything[head]["f1"]) for head in sets])
    drawn = bootstrap((change,), np.mean, n_resamples=_DRAWS, method="percentile", rng=np.random.default_rng(0))
    low, high = drawn.confidence_interval
    return f"{change.mean():+.3f} ({low:+.3f} to {high:+.3f})"


def read_results(runs: Mapping[str, Options]) -> dict[str, Any]:
    """Return the results that are there, in the order of the runs."""
    paths = {name: run.out / _RESULT for name, run in runs.items()}
    return {name: json.loads(path.read_text("utf-8")) for name, path in paths.items() if path.is_file()}


@click.command()
@click.option("--backbone", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--start-from", type=click.Path(path_type=Path, exists=True), help="Checkpoint all runs begin with.")
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--translated", type=click.Path(path_type=Path, exists=True), help="SQuAD in Vietnamese.")
@click.option("--teacher", type=click.Path(path_type=Path, exists=True), help="Checkpoint that teaches one run.")
@click.option("--neighbours", type=click.Path(path_type=Path, exists=True), help="What training.neighbours found.")
@click.option("--steps", default=250, show_default=True, help="Steps of two batches of 1024 tokens.")
@click.option("--workers", default=2, show_default=True, help="Threads; their timing is part of a run's noise.")
@click.option("--only", multiple=True, help="Names of runs; else all.")
@click.option("--limit", type=int, default=None, help="Questions a file that are read (the first ones).")
def main(
    translated: Path | None,
    teacher: Path | None,
    only: tuple[str, ...],
    limit: int | None,
    **given: Any,
) -> None:
    """Train, measure and print the table."""
    import torch

    options = Options(
        **given, micro_batches=2, rate=2e-4, checkpoint_minutes=600, keep_minutes=600, evaluate_minutes=600
    )
    runs = variants(options, translated, teacher)
    if unknown := set(only) - set(runs):
        raise click.BadParameter(f"{sorted(unknown)} are not among {list(runs)}", param_hint="--only")
    sets = question_sets(options.data, limit)
    for name in only or runs:
        run = runs[name]
        if (run.out / _RESULT).is_file():
            continue
        say(f"{name}: {run}")
        torch.manual_seed(run.seed)
        train(run, stop_at=None, resume=False)
        (run.out / _RESULT).write_text(json.dumps(measured(run, sets)), encoding="utf-8")
    click.echo(table(read_results(runs)))


if __name__ == "__main__":
    main()

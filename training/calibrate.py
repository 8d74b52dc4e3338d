"""Turn the reader's raw scores into probabilities: `python -m training.calibrate --data DIR`.

Fitted on the tuning files with their passage given and, once more, with a near passage that does not answer: where
passages were retrieved, most of them do not.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np
import numpy.typing as npt

from qa.evaluation.weighted import calibration_error
from qa.reading.span_edges import tidy
from qa.reading.span_reader import CALIBRATION_FILE, PACKED, SpanReader
from training.augment import near_passages
from training.examples import Example, read_examples
from training.fitted import probabilities
from training.linear import fit_logistic
from training.question_files import TUNING
from training.scoring import auroc, exact_match, token_f1

_RIGHT = 0.5  # token F1 from which a span counts as right: it shares the answer's core, edges may differ
_DECAY = 1e-6
_LONGEST = 1300  # characters; retrieved passages have at most 1000
_NEAR_STEP = 2  # every second question is asked of a near passage too: of three readings one cannot be right

_UNFITTED = '{"answerable": {"logit": 1, "bias": 0}, "confidence": {"log_span_score": 1, "logit": 1, "bias": 0}}'

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Readings:
    """[n] raw scores of readings with what they were worth: whether the passage answers, exact match and F1."""

    log_span: Floats
    logit: Floats
    answers: npt.NDArray[np.bool_]
    exact: Floats
    f1: Floats

    @property
    def right(self) -> npt.NDArray[np.bool_]:
        """Whether the span counts as right."""
        return self.f1 >= _RIGHT

    def figures(self) -> dict[str, float]:
        """Return exact match and F1 over what is answerable, and AUROC of answerability."""
        held = self.answers
        return {
            "questions": len(held),
            "exact_match": float(self.exact[held].mean()),
            "f1": float(self.f1[held].mean()),
            **({} if held.all() else {"auroc_answerable": auroc(self.logit, held)}),
        }


def joined(parts: Sequence[Readings]) -> Readings:
    """Return the rows of several readings as one."""
    return Readings(*(np.concatenate([getattr(part, name) for part in parts]) for name in Readings.__slots__))


def read_all(reader: SpanReader, examples: Sequence[Example]) -> Readings:
    """Read every example."""
    rows = [_read_one(reader, example) for example in examples]
    return Readings(*(np.asarray(column) for column in zip(*rows, strict=True)))


def _read_one(reader: SpanReader, example: Example) -> tuple[float, float, bool, float, float]:
    scores, logit = reader.scores(reader.encode(example.question, example.title, example.passage))
    best = scores.best()
    if best is None:
        raise ValueError(f"question {example.id}: its passage has no token to answer with")
    start, end = tidy(example.passage, best.start, best.end)
    text, golds = example.passage[start:end], example.answers
    return best.log_share, logit, example.answerable, exact_match(text, golds), token_f1(text, golds)


def held_out(features: Floats, positive: npt.NDArray[np.bool_], *, parts: int = 5) -> Floats:
    """Return the probability of each row [n, features] from a fit on the other parts of the rows."""
    chances = np.empty(len(features))
    part = np.random.default_rng(0).permutation(len(features)) % parts
    for number in range(parts):
        weights = fit_logistic(features[part != number], positive[part != number], decay=_DECAY)
        chances[part == number] = probabilities(features[part == number], weights)
    return chances


def near_cases(examples: Sequence[Example]) -> list[Example]:
    """Ask every question of the near passage of its file that shares the most rare words but not the answer."""
    near = near_passages(examples)
    found = [(example, near(example)[:1]) for example in examples]
    return [
        replace(example, title=title, passage=passage[:_LONGEST], start=-1, end=-1, answers=())
        for example, passages in found
        for title, passage in passages
    ]


def calibrated(readings: Readings) -> dict[str, object]:
    """Return the content of calibration.json: two formulas and how well they hold on rows they were not fitted on."""
    log_span, logit, answers, right = readings.log_span, readings.logit, readings.answers, readings.right
    ones = np.ones(len(logit))
    both = np.column_stack([log_span, logit, ones])
    scale, shift = fit_logistic(both[:, 1:], answers, decay=_DECAY)
    by_span, by_logit, bias = fit_logistic(both, right, decay=_DECAY)
    chances = held_out(both, right)
    bins = (np.minimum(chances * 10, 9)).astype(int)
    table = [
        {"shown": round(float(chances[bins == b].mean()), 3), "right": round(float(right[bins == b].mean()), 3),
         "readings": int((bins == b).sum())}
        for b in range(10) if (bins == b).any()
    ]  # fmt: skip
    return {
        "answerable": {"logit": float(scale), "bias": float(shift)},
        "confidence": {"log_span_score": float(by_span), "logit": float(by_logit), "bias": float(bias)},
        "fitted_on": {"files": list(TUNING), "readings": len(chances), "right_from_f1": _RIGHT},
        "held_out": {
            "calibration_error": float(calibration_error(ones[None], chances, right.astype(np.float64))[0]),
            "auroc_right": auroc(chances, right),
            "auroc_answerable": auroc(logit, answers),
            "reliability": table,
        },
    }


@click.command()
@click.option("--data", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--model", type=click.Path(path_type=Path, exists=True), default=PACKED, show_default=True)
@click.option("--backbone", type=click.Path(path_type=Path, exists=True), default=None)
def main(data: Path, model: Path, backbone: Path | None) -> None:
    """Fit calibration.json beside the model."""
    path = model / CALIBRATION_FILE
    if not path.exists():  # the reader asks for one; raw scores do not pass through it
        path.write_text(_UNFITTED)
    reader = SpanReader(model, backbone=backbone)
    own, near = {}, []
    for name in TUNING:
        examples = [_shortened(e) for e in read_examples(data / name, language="vi")]
        own[name] = read_all(reader, examples)
        near.append(read_all(reader, near_cases(examples)[::_NEAR_STEP]))
    fitted = calibrated(joined([*own.values(), *near]))
    fitted["own_passage"] = {name: readings.figures() for name, readings in own.items()}
    path.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    click.echo(json.dumps([fitted["held_out"], fitted["own_passage"]], indent=1))


def _shortened(example: Example) -> Example:
    """Cut a long passage at the end, or where its answer stands late, keep the run that ends with it."""
    if len(example.passage) <= _LONGEST:
        return example
    start = max(0, example.end + 300 - _LONGEST)
    shift = start if example.answerable else 0
    return replace(
        example, passage=example.passage[start : start + _LONGEST], start=example.start - shift, end=example.end - shift
    )


if __name__ == "__main__":
    main()

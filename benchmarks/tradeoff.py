"""What more reading buys and costs, by pieces read and their length: `python -m benchmarks.tradeoff`.

The first questions of a tuning file (`--only mlqa` for the other), all paragraphs of the file as the library, silence
off; a whole `ask` is timed. `passages_read` 0 is the sentence reader alone. Data: as `training.question_files`.
"""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np

from benchmarks.answers import Said, library_of
from benchmarks.answers import answers as asked
from qa.assistant import Assistant
from qa.opening import open_assistant
from qa.settings import Settings
from training.examples import Example, read_examples
from training.question_files import TUNING, present
from training.scoring import auroc

CHOICES = (
    (0, 0, 450), (1, 1, 450), (1, 1, 700), (2, 2, 450), (2, 2, 700), (2, 4, 700), (3, 3, 450), (3, 3, 700), (4, 4, 700),
)  # fmt: skip
"""Pieces read, pieces read where those seem not to answer, and characters of each."""


@dataclass(frozen=True, slots=True)
class Row:
    """One choice: shares in [0, 1], milliseconds of a whole `ask`."""

    passages_read: int
    unsure: int
    window: int
    exact: float
    f1: float
    holds: float
    auroc: float
    p50: float
    p95: float


def row(choice: tuple[int, int, int], own: Sequence[Said], without: Sequence[Said], seconds: Sequence[float]) -> Row:
    """Sum one choice up."""
    held = [one for one in own if one.answerable]
    exact, f1, holds = (
        float(np.mean(column)) for column in zip(*((o.exact, o.f1, o.holds) for o in held), strict=True)
    )
    both = (*own, *without)
    apart = auroc([one.confidence for one in both], [one.answerable for one in both])
    p50, p95 = np.percentile(seconds, [50, 95]) * 1000
    return Row(*choice, exact, f1, holds, apart, float(p50), float(p95))


def timed(assistant: Assistant, examples: Sequence[Example]) -> list[float]:
    """Return the seconds of each `ask`."""
    seconds = []
    for example in examples:
        began = time.perf_counter()
        assistant.ask(example.question)
        seconds.append(time.perf_counter() - began)
    return seconds


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table."""
    head = ("pieces", "where unsure", "characters", "EM", "F1", "holds", "AUROC", "ms p50", "ms p95")
    lines = [
        f"| {r.passages_read} | {r.unsure} | {r.window if r.passages_read else '-'} | {r.exact:.3f} | {r.f1:.3f} | "
        f"{r.holds:.3f} | {r.auroc:.3f} | {r.p50:.0f} | {r.p95:.0f} |"
        for r in rows
    ]
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---:|' * len(head)}", *lines])


@click.command()
@click.option("--limit", type=int, default=120, show_default=True, help="Questions a file (the first ones).")
@click.option("--only", default="vi_qa", help="Only files with this in their name.")
@click.option("--timed-questions", type=int, default=60, show_default=True)
@click.option("--libraries", type=click.Path(path_type=Path), default=None, help="Folder that keeps the libraries.")
def main(limit: int, only: str, timed_questions: int, libraries: Path | None) -> None:
    """Print a table a file."""
    with tempfile.TemporaryDirectory() as folder:
        for path in present(TUNING, only=only):
            every = read_examples(path, language="vi")
            base = Settings(
                library=str((libraries or Path(folder)) / path.name), answer_threshold=0.0, answer_threshold_yes_no=0.0
            )
            made, ids = library_of(every, base)
            made.close()
            rows = []
            for choice in CHOICES:
                pieces, unsure, window = choice
                settings = replace(base, passages_read=pieces, passages_read_unsure=unsure, reading_window=window)
                with open_assistant(settings) as assistant:
                    assistant.ask(every[0].question)
                    seconds = timed(assistant, every[:timed_questions])
                    own, without = asked(assistant, every[:limit], ids)
                rows.append(row(choice, own, without, seconds))
            click.echo(f"{path.name}, first {limit} questions\n{table(rows)}")


if __name__ == "__main__":
    main()

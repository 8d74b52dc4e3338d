"""Reading with the paragraph given, from the shipped artefact: `python -m benchmarks.reading [--jointly] [--limit N]`.

The span reader alone, or with `--jointly` as at answering: the sentence models have a say in which of its spans it is.
Exact match and token F1 as MLQA normalises Vietnamese, over the answerable questions; AUROC of "the paragraph answers"
where a file has questions that it does not answer. Data: the folder `data` under HOIDAP_SHARED (default ../shared).
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
import numpy as np

from embeddings.encoder import Encoder, load_encoder
from embeddings.types import Vectors
from qa.library.fingerprints import encoded_text
from qa.reading.joint_features import Budget, joint_features, read_windows
from qa.reading.joint_models import joint_weights
from qa.reading.passage_reading import PassageReading
from qa.reading.sentence_reader import scored
from qa.reading.span_reader import SpanReader
from qa.types import Article, Hit, Passage, Query
from training.augment import sentence_bounds
from training.examples import Example, read_examples
from training.question_files import REPORTING, TUNING, present, use_of
from training.scoring import auroc, exact_match, token_f1

_WINDOW = 1300
"""Characters read at once, about 400 tokens; longer paragraphs are read in windows and the surest reading is kept."""
_OVERLAP = 300
_WHOLE = Budget(20, 20, _WINDOW)  # pieces: all of a paragraph


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one file: shares in [0, 1], milliseconds a paragraph (its median and 95th percentile).

    `label` tells what the file is used for, or how it was read.
    """

    name: str
    label: str
    questions: int
    exact: float
    f1: float
    auroc: float
    p50: float
    p95: float


def windows(example: Example, most: int = _WINDOW, overlap: int = _OVERLAP) -> list[Passage]:
    """Cut a paragraph into runs of whole sentences of at most about `most` characters that overlap."""
    if len(example.passage) <= most:
        return [Passage("", example.title, 0, len(example.passage), example.passage)]
    bounds = sentence_bounds(example.passage)
    cut, first = [], 0
    while True:
        last = first
        while last + 1 < len(bounds) and bounds[last + 1][1] - bounds[first][0] <= most:
            last += 1
        start, end = bounds[first][0], bounds[last][1]
        cut.append(Passage("", example.title, start, end, example.passage[start:end]))
        if last + 1 == len(bounds):
            return cut
        following = [i for i in range(first + 1, last + 1) if bounds[last][1] - bounds[i][0] <= overlap]
        first = following[0] if following else last + 1


def read_paragraph(
    reader: SpanReader, example: Example, most: int = _WINDOW, overlap: int = _OVERLAP
) -> PassageReading:
    """Return the surest reading of the example's paragraph."""
    readings = reader.read_spans(example.question, windows(example, most, overlap))
    return max(readings, key=lambda reading: reading.confidence)


@dataclass(frozen=True, slots=True)
class Jointly:
    """Reads a paragraph as the joint reader does: what the sentence models say of its sentences counts as well."""

    encoder: Encoder

    def __call__(self, reader: SpanReader, example: Example) -> PassageReading:
        """Return the surest reading of the paragraph with the span of the sentence that ranks first by both."""
        surest = read_paragraph(reader, example)
        passage = Passage(example.id, example.title, 0, len(example.passage), example.passage)
        vector = self.encoder.encode_queries([example.question])[0]
        query = Query(example.question, example.question, vector=vector)
        found = scored(query, [Hit(1, 1.0, passage, float("nan"), 0.0)], self)
        if found is None:
            return surest
        read = read_windows(reader, example.question, found, budget=_WHOLE)
        row = int(np.argmax(joint_features(read) @ joint_weights("rank")))
        return replace(surest, text=read.text_of(row))

    def article(self, article_id: str) -> Article:
        """Return an article without text: a paragraph is all that is given."""
        return Article(article_id, "", "")

    def vectors_of(self, title: str, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim]."""
        return self.encoder.encode_passages([encoded_text(title, text) for text in texts])


def measure(
    reader: SpanReader,
    name: str,
    label: str,
    examples: Sequence[Example],
    read: Callable[[SpanReader, Example], PassageReading] = read_paragraph,
) -> Row:
    """Read every example and score it."""
    exact, f1, chances, seconds = [], [], [], []
    for example in examples:
        began = time.perf_counter()
        reading = read(reader, example)
        seconds.append(time.perf_counter() - began)
        chances.append(reading.answerable)
        if example.answerable:
            exact.append(exact_match(reading.text, example.answers))
            f1.append(token_f1(reading.text, example.answers))
    held = [example.answerable for example in examples]
    apart = auroc(chances, held) if not all(held) else float("nan")
    p50, p95 = np.percentile(seconds, [50, 95]) * 1000
    return Row(name, label, len(examples), float(np.mean(exact)), float(np.mean(f1)), apart, p50, p95)


def table(rows: Sequence[Row], label: str) -> str:
    """Return the rows as a Markdown table; `label` heads the column of their labels."""
    head = (
        f"| file | {label} | questions | EM | F1 | AUROC | ms p50 | ms p95 |\n|---|---|---:|---:|---:|---:|---:|---:|"
    )
    lines = [
        f"| {r.name} | {r.label} | {r.questions} | {r.exact:.3f} | {r.f1:.3f} | "
        f"{'-' if np.isnan(r.auroc) else f'{r.auroc:.3f}'} | {r.p50:.0f} | {r.p95:.0f} |"
        for r in rows
    ]
    return "\n".join([head, *lines])


@click.command()
@click.option("--limit", type=int, default=None, help="Questions a file (the first ones).")
@click.option("--model", type=click.Path(path_type=Path, exists=True), default=None, help="Another reader's folder.")
@click.option("--only", default="", help="Only files with this in their name.")
@click.option("--threads", type=int, default=None)
@click.option("--jointly", is_flag=True, help="With the sentence models, as at answering.")
def main(limit: int | None, model: Path | None, only: str, threads: int | None, *, jointly: bool) -> None:
    """Print the table."""
    reader = SpanReader(model, threads=threads)
    reader.load()
    read = Jointly(load_encoder()) if jointly else read_paragraph
    rows = [
        measure(reader, path.name, use_of(path.name), read_examples(path, language="vi")[:limit], read)
        for path in present(TUNING + REPORTING, only=only)
    ]
    click.echo(table(rows, "use"))


if __name__ == "__main__":
    main()

"""What each thing that a reading is given is worth: `python -m benchmarks.reading_ingredients [--limit N]`.

The tuning files, the paragraph given, as `benchmarks.reading` scores them; one thing is changed at a time. Data: the
folder `data` under HOIDAP_SHARED (default ../shared).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from random import Random

import click

from benchmarks.reading import measure, read_paragraph, table
from qa.reading.passage_reading import PassageReading
from qa.reading.span_reader import SpanReader
from qa.text.accents import fold
from qa.text.counts import count_syllables
from qa.text.restoring import AccentRestorer
from training.examples import Example, read_examples
from training.question_files import TUNING, present

_PIECE, _OVERLAP = 450, 220
"""Characters: shorter than the pieces that are read at answering by default."""


def variants(examples: Sequence[Example]) -> Mapping[str, Callable[[SpanReader, Example], PassageReading]]:
    """Return ways to read an example by name, the way of `benchmarks.reading` first.

    Marks are given back as at answering: the prior with the text of the file's own passages.
    """
    restorer = AccentRestorer(count_syllables(dict.fromkeys(example.passage for example in examples)))
    return {
        "as it is": read_paragraph,
        "without the title": lambda reader, one: read_paragraph(reader, replace(one, title="")),
        f"in pieces of {_PIECE}": partial(read_paragraph, most=_PIECE, overlap=_OVERLAP),
        "question without marks": lambda reader, one: read_paragraph(reader, _bare(one)),
        "the same, marks given back": lambda reader, one: read_paragraph(
            reader, replace(one, question=restorer.restore(fold(one.question)).text)
        ),
    }


def _bare(example: Example) -> Example:
    return replace(example, question=fold(example.question))


@click.command()
@click.option("--limit", type=int, default=300, show_default=True, help="Questions a file, drawn by chance.")
@click.option("--model", type=click.Path(path_type=Path, exists=True), default=None, help="Another reader's folder.")
def main(limit: int, model: Path | None) -> None:
    """Print the table."""
    reader = SpanReader(model)
    reader.load()
    rows = []
    for path in present(TUNING):
        every = read_examples(path, language="vi")
        asked = Random(0).sample(every, min(limit, len(every)))
        for name, read in variants(every).items():
            rows.append(measure(reader, path.name, name, asked, read))
    click.echo(table(rows, "read"))


if __name__ == "__main__":
    main()

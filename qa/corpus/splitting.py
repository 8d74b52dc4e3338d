"""An article to its passages: whole sentences and list items, packed to a size, with exact offsets."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from qa.corpus.lists import ItemRun, list_items
from qa.text.sentences import clauses, sentences
from qa.types import Article, Passage

__all__ = ["CEILING", "TARGET", "ItemRun", "list_items", "split"]

# Chosen with benchmarks/passage_size.py: dense and BM25 fused, ceiling 1.7 times the target. For targets of 300, 500,
# 700 and 900 the first hit is right in 74.3, 76.9, 81.0, 81.0 % of vi_qa_dev and 65.8, 71.7, 72.5, 72.5 % of
# mlqa_vi_dev (80 articles); the first 2500 characters of hits hold the answer in 91.2, 90.1, 88.0, 86.8 and 93.3, 91.2,
# 90.4, 89.6 %: beyond 700 only that cost grows.
TARGET = 700
CEILING = 1200

# What a passage that ends here costs, against 1 for one that misses the target by all of it.
_WITHIN_PARAGRAPH = 0.25
_WITHIN_LIST = 0.15
_AFTER_HEADING = 2.0
_LONGEST_HEADING = 150
# So many sentences are looked back over; with the ceiling of 1200 characters it binds only under 30 characters each.
_MOST_ATOMS = 40

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is never cut, and what a passage costs that ends with it."""

    start: int
    end: int
    cost: float


def split(article: Article, *, target: int = TARGET, ceiling: int = CEILING) -> tuple[Passage, ...]:
    """Return the passages of an article in order, about `target` and at most `ceiling` characters each.

    Together they hold every character but the white space between them. A list item that fits the ceiling is whole, the
    line that introduces a list stands with its first item, and only a sentence longer than the ceiling is cut: at a
    semicolon, else at a space, else anywhere. An article without text has no passages.
    Raises ValueError unless 0 < target <= ceiling.
    """
    if not 0 < target <= ceiling:
        raise ValueError(
            f"expected 0 < target <= ceiling; got a target of {target} and a ceiling of {ceiling} characters"
        )
    atoms = _atoms(article.text, ceiling)
    return tuple(
        Passage(article.id, article.title, start, end, article.text[start:end])
        for start, end in _packed(atoms, target, ceiling)
    )


def _atoms(text: str, ceiling: int) -> list[_Atom]:
    """Glue the sentences of list items and of introductions together, cut what is longer than the ceiling."""
    units = sentences(text)
    runs = [run for run in list_items(text) if run.style != ";"]
    whole = _whole_spans(runs, ceiling)
    in_list = _merged(sorted((run.start, run.end) for run in runs))
    spans = [piece for span in _glued(units, whole) for piece in _cut(text, *span, ceiling)]
    return [
        _Atom(start, end, _cost(text, end, after, in_list))
        for (start, end), (after, _) in pairwise([*spans, (len(text),) * 2])
    ]


def _whole_spans(runs: Sequence[ItemRun], ceiling: int) -> list[Span]:
    """Return what must not be cut and fits the ceiling, longer spans before those within them."""
    spans = [item for run in runs for item in run.items]
    spans += [(run.intro[0], run.items[0][1]) for run in runs if run.intro]
    return sorted((span for span in spans if span[1] - span[0] <= ceiling), key=lambda span: (span[0], -span[1]))


def _glued(units: Sequence[Span], whole: Sequence[Span]) -> Iterator[Span]:
    """Join the sentences that one whole span holds; of overlapping spans the first counts."""
    at = 0
    start, stop = -1, -1
    for begin, end in units:
        if begin < stop:
            continue
        while at < len(whole) and whole[at][0] < begin:
            at += 1
        start, stop = begin, end
        if at < len(whole) and whole[at][0] == begin:
            stop = max(stop, whole[at][1])
        yield start, stop


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _cut(text: str, start: int, end: int, ceiling: int) -> Iterator[Span]:
    """Cut a span longer than the ceiling where its clauses begin, else before a word, else anywhere."""
    if end - start <= ceiling:
        yield start, end
        return
    begins = [begin for begin, _ in clauses(text, start, end)]
    at = 0
    while end - start > ceiling:
        fitting = start
        while at < len(begins) and begins[at] - start <= ceiling:
            fitting = begins[at]
            at += 1
        space = max(text.rfind(" ", start, start + ceiling + 1), text.rfind("\n", start, start + ceiling + 1))
        stop = fitting if fitting > start else space + 1 if space > start else start + ceiling
        yield start, start + len(text[start:stop].rstrip())
        start = stop
    yield start, end


def _cost(text: str, end: int, after: int, in_list: list[Span]) -> float:
    """Return what a passage costs that ends at `end`, the next atom being at `after`; drops lists that are passed."""
    while in_list and in_list[0][1] <= end:
        in_list.pop(0)
    if "\n" not in text[end:after]:
        return _WITHIN_PARAGRAPH
    line = text[text.rfind("\n", 0, end) + 1 : end]
    if len(line) <= _LONGEST_HEADING and re.search(r"[\w\"”’):]$", line):
        return _AFTER_HEADING
    return _WITHIN_LIST if in_list and in_list[0][0] < end else 0.0


def _packed(atoms: Sequence[_Atom], target: int, ceiling: int) -> list[Span]:
    """Choose the passages of least cost: the square of how far each misses the target, and what its end costs."""
    best = [0.0]
    begins = [0]
    for last, atom in enumerate(atoms):
        options = []
        for first in range(last, max(-1, last - _MOST_ATOMS), -1):
            length = atom.end - atoms[first].start
            if length > ceiling and first < last:
                break
            options.append((best[first] + ((length - target) / target) ** 2, first))
        cost, first = min(options)
        best.append(cost + atom.cost)
        begins.append(first)
    spans: list[Span] = []
    stop = len(atoms)
    while stop:
        first = begins[stop]
        spans.append((atoms[first].start, atoms[stop - 1].end))
        stop = first
    return spans[::-1]

"""The pieces of passages that are read: the best sentences with their neighbours, each piece read once."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from qa.reading.candidates import Candidate
from qa.types import Passage


def windows_of(
    candidates: Sequence[Candidate], scores: npt.NDArray[np.float32], *, most: int, characters: int
) -> list[Passage]:
    """Return at most `most` pieces around the sentences with the highest scores, best first, none inside another.

    A piece is a run of whole sentences of one passage, of at most `characters` characters (or one longer sentence):
    the one before comes in first, since it says whom "ông" or "trường này" means, then the one after, and so on.
    """
    windows: list[Passage] = []
    for row in np.argsort(-scores, kind="stable"):
        if len(windows) == most:
            break
        if holder_of(candidates[row], windows) is None:
            windows.append(_around(candidates, int(row), characters))
    return windows


def holder_of(candidate: Candidate, windows: Sequence[Passage]) -> int | None:
    """Return the number of the first window that holds a sentence; None where it was not read."""
    for number, window in enumerate(windows):
        if (
            window.article_id == candidate.hit.passage.article_id
            and window.start <= candidate.start
            and candidate.end <= window.end
        ):
            return number
    return None


def _around(candidates: Sequence[Candidate], row: int, characters: int) -> Passage:
    passage = candidates[row].hit.passage
    first = last = row
    before, after = _neighbours(candidates, row, -1), _neighbours(candidates, row, 1)
    sides = [before, after]
    while sides:
        side = sides.pop(0)
        near = next(side, None)
        if near is None:
            continue
        low, high = min(first, near), max(last, near)
        if candidates[high].end - candidates[low].start > characters:
            continue
        first, last = low, high
        sides.append(side)
    start, end = candidates[first].start, candidates[last].end
    text = passage.text[start - passage.start : end - passage.start]
    return Passage(passage.article_id, passage.title, start, end, text, passage.id, passage.published)


def _neighbours(candidates: Sequence[Candidate], row: int, step: int) -> Iterator[int]:
    rank = candidates[row].hit.rank
    at = row + step
    while 0 <= at < len(candidates) and candidates[at].hit.rank == rank:
        yield at
        at += step

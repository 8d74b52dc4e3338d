"""Examples to padded batches of about the same number of tokens, sequences of like length together."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import numpy.typing as npt

from qa.reading.pair_tokens import Pieces, encode_pair
from training.examples import Example

_PADDING = 1  # id of <pad>


@dataclass(frozen=True, slots=True)
class Item:
    """One tokenized example; `first` and `last` are token places of the answer, 0 when there is none."""

    ids: npt.NDArray[np.int64]
    inside: npt.NDArray[np.bool_]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Batch:
    """int64 [b, n] ids, bool [b, n] attended and inside the passage, int64 [b] answer places (0: no answer)."""

    ids: npt.NDArray[np.int64]
    attended: npt.NDArray[np.bool_]
    inside: npt.NDArray[np.bool_]
    first: npt.NDArray[np.int64]
    last: npt.NDArray[np.int64]


def item_of(pieces: Pieces, example: Example, *, longest: int) -> Item | None:
    """Tokenize an example; None where its answer was cut off or no token lies under it."""
    pair = encode_pair(pieces, example.question, example.title, example.passage, longest=longest)
    inside = pair.starts >= 0
    if not inside.any():
        return None
    if not example.answerable:
        return Item(pair.ids, inside, 0, 0)
    covered = np.flatnonzero(inside & (pair.starts < example.end) & (pair.ends > example.start))
    if not len(covered) or pair.ends[covered[-1]] < len(example.passage[: example.end].rstrip()):
        return None
    return Item(pair.ids, inside, int(covered[0]), int(covered[-1]))


def batches_of(items: Sequence[Item], *, tokens: int, random: Random) -> list[Batch]:
    """Cut items into batches of at most `tokens` tokens with padding (one item at least), in random order."""
    groups: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda item: len(item.ids)):
        if groups[-1] and (len(groups[-1]) + 1) * len(item.ids) > tokens:
            groups.append([])
        groups[-1].append(item)
    random.shuffle(groups)
    return [padded(group) for group in groups if group]


def padded(items: Sequence[Item]) -> Batch:
    """Stack items, padded to the longest."""
    width = max(len(item.ids) for item in items)
    ids = np.full((len(items), width), _PADDING, dtype=np.int64)
    attended, inside = np.zeros_like(ids, dtype=bool), np.zeros_like(ids, dtype=bool)
    for row, item in enumerate(items):
        ids[row, : len(item.ids)] = item.ids
        attended[row, : len(item.ids)] = True
        inside[row, : len(item.ids)] = item.inside
    first = np.asarray([item.first for item in items], dtype=np.int64)
    last = np.asarray([item.last for item in items], dtype=np.int64)
    return Batch(ids, attended, inside, first, last)

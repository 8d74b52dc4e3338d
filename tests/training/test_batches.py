from random import Random

import numpy as np

from qa.reading.pair_tokens import Piece
from training.batches import Item, batches_of, item_of, padded
from training.examples import Example


def words(text: str) -> list[Piece]:
    """Cut at spaces, ids by the length of the word."""
    pieces, start = [], 0
    for word in text.split(" "):
        pieces.append((len(word) + 10, start, start + len(word)))
        start += len(word) + 1
    return pieces


def _example(start: int, end: int) -> Example:
    return Example("1", "ai hỏi", "", "Lan đã hỏi Mai", start, end, "vi")


def test_item_of_marks_the_tokens_under_the_answer() -> None:
    item = item_of(words, _example(4, 10), longest=64)
    assert item is not None
    # <s> ai hỏi </s> </s> Lan đã hỏi Mai </s>: "đã hỏi" stands at places 6 and 7.
    assert (item.first, item.last) == (6, 7)
    assert item.inside.tolist() == [False] * 5 + [True] * 4 + [False]


def test_item_of_unanswerable_points_at_the_first_token() -> None:
    item = item_of(words, _example(-1, -1), longest=64)
    assert item is not None
    assert (item.first, item.last) == (0, 0)


def test_item_of_answer_cut_off_is_left_out() -> None:
    assert item_of(words, _example(11, 14), longest=9) is None  # "Mai" is the piece that has no room
    assert item_of(words, _example(7, 14), longest=9) is None  # half of it is cut off


def _item(length: int) -> Item:
    return Item(np.arange(length), np.ones(length, bool), 0, 0)


def test_batches_of_hold_every_item_within_the_budget() -> None:
    lengths = [5, 30, 7, 30, 12, 100, 8]
    batches = batches_of([_item(length) for length in lengths], tokens=60, random=Random(0))
    assert sorted(int(row.sum()) for batch in batches for row in batch.attended) == sorted(lengths)
    assert all(batch.ids.size <= 60 or len(batch.ids) == 1 for batch in batches)


def test_padded_fills_with_pad_outside() -> None:
    batch = padded([_item(2), _item(3)])
    assert batch.ids.tolist() == [[0, 1, 1], [0, 1, 2]]
    assert batch.attended.tolist() == [[True, True, False], [True, True, True]]
    assert batch.inside.tolist() == batch.attended.tolist()

"""A passage too long for a model is read in windows that overlap; what is said of them becomes one again."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from qa.reading.span_choice import Floats, FoundSpan, SpanScores


@dataclass(frozen=True, slots=True, eq=False)
class WindowLogits:
    """What a model says of the tokens [start, start + n) of a passage: float32 [n] of either kind.

    `nothing` is the start plus the end logit of the token that stands for "no answer here".
    """

    start: int
    first: Floats
    last: Floats
    nothing: float


def window_slices(count: int, room: int, overlap: int) -> list[slice]:
    """Return the runs of `count` tokens that are read together, `room` in each, `overlap` of them in the next too.

    `overlap` is less than `room`; no tokens give one empty run.
    """
    return [slice(at, min(at + room, count)) for at in range(0, max(count - overlap, 1), room - overlap)]


def joined(windows: Sequence[WindowLogits]) -> WindowLogits:
    """Return one window of all, given in order: a token keeps the logits of the window that shows more around it.

    `nothing` is the least: a passage answers where a window of it does (run_squad.py of google-research/bert, both).
    """
    cuts = [(before.start + len(before.first) + after.start) // 2 for before, after in pairwise(windows)]
    lows = [windows[0].start, *cuts]
    highs = [*cuts, windows[-1].start + len(windows[-1].first)]
    kept = [
        (one.first[low - one.start : high - one.start], one.last[low - one.start : high - one.start])
        for one, low, high in zip(windows, lows, highs, strict=True)
    ]
    first, last = (np.concatenate(part) for part in zip(*kept, strict=True))
    return WindowLogits(lows[0], first, last, min(one.nothing for one in windows))


def answer_log_odds(scores: SpanScores, best: FoundSpan, nothing: float) -> float:
    """Return how far the logits of the best span stand above those of no answer."""
    whole = np.logaddexp.reduce(scores.first.astype(np.float64)) + np.logaddexp.reduce(scores.last.astype(np.float64))
    return best.log_share + float(whole) - nothing

import numpy as np
import pytest

from qa.reading.span_choice import SpanScores
from qa.reading.token_windows import WindowLogits, answer_log_odds, joined, window_slices


def _window(start: int, first: list[float], nothing: float = 0.0) -> WindowLogits:
    logits = np.array(first, np.float32)
    return WindowLogits(start, logits, -logits, nothing)


@pytest.mark.parametrize(
    ("count", "room", "overlap", "runs"),
    [
        (0, 4, 1, [(0, 0)]),
        (3, 4, 1, [(0, 3)]),
        (4, 4, 1, [(0, 4)]),
        (5, 4, 1, [(0, 4), (3, 5)]),
        (10, 4, 2, [(0, 4), (2, 6), (4, 8), (6, 10)]),
        (11, 4, 0, [(0, 4), (4, 8), (8, 11)]),
        (3, 1, 0, [(0, 1), (1, 2), (2, 3)]),
    ],
)
def test_window_slices_cover_all_tokens_and_overlap(
    count: int, room: int, overlap: int, runs: list[tuple[int, int]]
) -> None:
    assert [(run.start, run.stop) for run in window_slices(count, room, overlap)] == runs


def test_joined_tokens_come_from_the_window_that_shows_more_around_them() -> None:
    # Tokens 4 and 5 of the overlap [4, 8) have 3 and 2 tokens behind them in the first window, 0 and 1 before them in
    # the second; tokens 6 and 7 the other way round. The overlap [10, 12) of the last two is cut at 11.
    whole = joined(
        [
            _window(0, [0, 1, 2, 3, 4, 5, 60, 70], nothing=3.0),
            _window(4, [40, 50, 6, 7, 8, 9, 10, 110], nothing=-1.5),
            _window(10, [100, 11, 12], nothing=2.0),
        ]
    )
    assert whole.start == 0
    assert whole.first.tolist() == list(range(13))
    assert whole.last.tolist() == [-one for one in range(13)]
    assert whole.nothing == -1.5


def test_joined_one_window_is_itself() -> None:
    whole = joined([_window(0, [1, 2], nothing=4.0)])
    assert (whole.first.tolist(), whole.last.tolist(), whole.nothing) == ([1, 2], [-1, -2], 4.0)


def test_answer_log_odds_is_best_span_less_no_answer() -> None:
    places = np.arange(3)
    scores = SpanScores(places, places + 1, np.array([2, 5, 0], np.float32), np.array([0, 1, 4], np.float32))
    best = scores.best()
    assert best is not None
    assert (best.start, best.end) == (1, 3)
    assert answer_log_odds(scores, best, 7.5) == pytest.approx(1.5)  # 5 + 4 - 7.5

import numpy as np
import pytest

from qa.reading.span_choice import NO_SCORES, SpanScores


def _scores(first: list[float], last: list[float], places: list[tuple[int, int]] | None = None) -> SpanScores:
    places = places or [(2 * at, 2 * at + 1) for at in range(len(first))]
    starts, ends = np.asarray(places, np.int64).T
    return SpanScores(starts, ends, np.asarray(first, np.float32), np.asarray(last, np.float32))


def test_best_takes_the_highest_sum_and_its_share() -> None:
    found = _scores([1, 0, 0], [0, 2, 0]).best()
    assert found is not None
    assert (found.start, found.end) == (0, 3)  # tokens 0 to 1, which stand on [0, 1) and [2, 3)
    # log of softmax(1, 0, 0)[0] * softmax(0, 2, 0)[1] = e / (e + 2) * e^2 / (e^2 + 2)
    assert found.log_share == pytest.approx(np.log(np.e / (np.e + 2) * np.e**2 / (np.e**2 + 2)))
    assert found.log_share_here == found.log_share


def test_best_never_ends_before_it_starts() -> None:
    # (2, 0) would sum to 10; of what is allowed (2, 2) sums to 6 and (0, 0) to 5.
    found = _scores([0, 0, 5], [5, 0, 1]).best()
    assert found is not None
    assert (found.start, found.end) == (4, 5)


def test_best_is_at_most_64_tokens() -> None:
    first, last = [0.0] * 80, [0.0] * 80
    first[0], last[79], last[63] = 5, 5, 4
    found = _scores(first, last).best()
    assert found is not None
    assert (found.start, found.end) == (0, 127)


def test_best_of_nearly_equal_spans_is_the_short_one() -> None:
    first, last = [0.0] * 60, [0.0] * 60
    first[0], last[1], last[50] = 5, 5, 5.5  # 49 tokens more for half a logit
    found = _scores(first, last).best()
    assert found is not None
    assert (found.start, found.end) == (0, 3)


def test_best_within_a_piece_is_shared_out_twice() -> None:
    found = _scores([3, 0, 0], [3, 0, 0]).best(2, 5)
    assert found is not None
    assert (found.start, found.end) == (2, 3)
    # Among all spans (1 / (e^3 + 2))^2; among those of the last two tokens (1 / 2)^2.
    assert found.log_share == pytest.approx(2 * np.log(1 / (np.e**3 + 2)))
    assert found.log_share_here == pytest.approx(np.log(0.25))


def test_best_without_a_token_there_is_none() -> None:
    assert _scores([1, 0], [1, 0]).best(4, 9) is None
    assert NO_SCORES.best() is None


def test_of_leaves_out_tokens_that_stand_on_no_character() -> None:
    starts, ends = np.array([-1, 0, 3, -1]), np.array([-1, 2, 5, -1])
    scores = SpanScores.of(starts, ends, np.array([9, 1, 0, 9], np.float32), np.array([9, 1, 0, 9], np.float32))
    found = scores.best()
    assert found is not None
    assert (found.start, found.end) == (0, 2)

import numpy as np
import pytest

from qa.reading.span_choice import best_span


def _floats(*values: float) -> np.ndarray:
    return np.asarray(values, np.float32)


def test_best_span_takes_the_highest_sum_and_its_share() -> None:
    starts, ends = _floats(9, 1, 0, 0), _floats(9, 0, 2, 0)
    inside = np.array([False, True, True, True])
    first, last, score = best_span(starts, ends, inside)
    assert (first, last) == (1, 2)
    # log of softmax(1, 0, 0)[0] * softmax(0, 2, 0)[1] = e / (e + 2) * e^2 / (e^2 + 2)
    assert score == pytest.approx(np.log(np.e / (np.e + 2) * np.e**2 / (np.e**2 + 2)))


def test_best_span_never_ends_before_it_starts() -> None:
    starts, ends = _floats(0, 0, 5), _floats(5, 0, 1)
    # (2, 0) would sum to 10; of what is allowed (2, 2) sums to 6 and (0, 0) to 5.
    assert best_span(starts, ends, np.ones(3, bool))[:2] == (2, 2)


def test_best_span_is_at_most_64_tokens() -> None:
    starts, ends = np.zeros(80, np.float32), np.zeros(80, np.float32)
    starts[0], ends[79], ends[63] = 5, 5, 4
    assert best_span(starts, ends, np.ones(80, bool))[:2] == (0, 63)


def test_best_span_nothing_inside_is_refused() -> None:
    with pytest.raises(ValueError, match="no token of the passage"):
        best_span(_floats(0), _floats(0), np.zeros(1, bool))

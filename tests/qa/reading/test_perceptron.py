import json

import numpy as np
import pytest

from qa.reading.joint_models import joint_confidence
from qa.reading.perceptron import Perceptron


def _array(*numbers: float) -> np.ndarray:
    return np.array(numbers, np.float32)


@pytest.fixture
def either() -> Perceptron:
    """Says yes where exactly one of two features stands above its middle: no straight line parts these."""
    inner = np.array([[1, -1], [-1, 1]], np.float32)
    return Perceptron(_array(10, 0), _array(2, 1), inner, _array(0, 0), _array(3, 3), -3.0)


@pytest.mark.parametrize(
    ("row", "log_odds"), [((12, 1), -3.0), ((8, -1), -3.0), ((12, -1), 3.0), ((8, 1), 3.0), ((11, 0), -1.5)]
)
def test_log_odds_are_those_of_the_hidden_layer(either: Perceptron, row: tuple[float, float], log_odds: float) -> None:
    assert either.log_odds(_array(*row)[None])[0] == pytest.approx(log_odds)
    assert either.probability(_array(*row)) == pytest.approx(1 / (1 + np.exp(-log_odds)))


def test_a_feature_far_outside_counts_as_four_deviations(either: Perceptron) -> None:
    assert either.probability(_array(1e6, 0)) == either.probability(_array(18, 0))


def test_stored_and_read_again_says_the_same(either: Perceptron) -> None:
    again = Perceptron.of(json.loads(json.dumps(either.stored())))
    rows = np.random.default_rng(0).normal(10, 3, (20, 2)).astype(np.float32)
    np.testing.assert_allclose(again.log_odds(rows), either.log_odds(rows), atol=1e-5)


def test_the_shipped_confidence_is_a_probability_whatever_it_is_told() -> None:
    shipped = joint_confidence()
    for number in (-1e9, 0.0, 1e9):
        row = np.full(len(shipped.middle), number, np.float32)
        assert 0.0 <= shipped.probability(row) <= 1.0

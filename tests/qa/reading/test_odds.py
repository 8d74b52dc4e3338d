import math

import pytest

from qa.reading.odds import log_odds, logistic


def test_logistic_is_the_probability_of_log_odds() -> None:
    assert logistic(0) == 0.5
    assert logistic(math.log(3)) == pytest.approx(0.75)  # 3 to 1


@pytest.mark.parametrize(("value", "probability"), [(1e9, 1.0), (-1e9, 0.0)])
def test_logistic_far_values_stay_probabilities(value: float, probability: float) -> None:
    assert logistic(value) == pytest.approx(probability)


def test_log_odds_turns_logistic_round_and_never_ends() -> None:
    assert log_odds(logistic(1.25)) == pytest.approx(1.25)
    assert (log_odds(0.0), log_odds(1.0)) == pytest.approx((math.log(1e-4 / 0.9999), math.log(0.9999 / 1e-4)))

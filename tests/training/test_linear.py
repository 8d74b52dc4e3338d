import numpy as np
import pytest

from training.linear import fit_listwise, fit_logistic


def _draws(count: int) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(4)
    rows = np.column_stack([generator.normal(size=(count, 2)), np.ones(count)])
    chances = 1 / (1 + np.exp(-(rows @ [1.5, -0.5, 0.3])))
    return rows, generator.random(count) < chances


def test_fit_logistic_finds_the_weights_that_made_the_draws() -> None:
    rows, positive = _draws(20_000)
    assert fit_logistic(rows, positive, decay=1e-6) == pytest.approx([1.5, -0.5, 0.3], abs=0.06)


def test_fit_logistic_counts_a_row_as_often_as_told() -> None:
    rows, positive = _draws(400)
    counted = np.arange(400) % 3
    often = fit_logistic(np.repeat(rows, counted, axis=0), np.repeat(positive, counted), decay=0.0)
    # decay is a share of the mean loss, so that it is left out where the numbers of rows differ
    assert fit_logistic(rows, positive, counted, decay=0.0) == pytest.approx(often, abs=1e-3)


def test_fit_logistic_of_separable_rows_stays_finite() -> None:
    rows = np.array([[-1.0, 1], [-2, 1], [1, 1], [2, 1]])
    weights = fit_logistic(rows, np.array([False, False, True, True]), decay=1e-3)
    assert np.isfinite(weights).all()
    assert weights[0] > 1


def test_fit_listwise_finds_the_weights_that_chose() -> None:
    generator = np.random.default_rng(5)
    tables = []
    for _ in range(4_000):
        rows = generator.normal(size=(5, 2))
        odds = np.exp(rows @ [1.0, -0.5])
        tables.append((rows, np.arange(5) == generator.choice(5, p=odds / odds.sum())))
    assert fit_listwise(tables, decay=1e-6) == pytest.approx([1.0, -0.5], abs=0.06)


def test_fit_listwise_takes_any_of_several_right_rows() -> None:
    tables = [(np.array([[1.0], [0.0], [0.0]]), np.array([True, True, False]))] * 3
    # -log((e^w + 1) / (e^w + 2)) falls with w, whichever of the two is taken
    assert fit_listwise(tables, decay=1e-3)[0] > 1


def test_fit_listwise_of_nothing_says_so() -> None:
    with pytest.raises(ValueError, match="no question has a right candidate"):
        fit_listwise([], decay=1e-3)

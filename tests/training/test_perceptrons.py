import numpy as np
import pytest

from training.perceptrons import fit_perceptron


def _either(rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Return rows that are right where exactly one of two features is positive, with a third that says nothing."""
    drawn = np.random.default_rng(5).normal(size=(rows, 3)).astype(np.float32)
    return drawn * [1, 20, 1] + [0, 300, 0], (drawn[:, 0] > 0) != (drawn[:, 1] > 0)


def test_fit_perceptron_learns_what_no_straight_line_parts() -> None:
    rows, right = _either(1500)
    fitted = fit_perceptron(rows[:1000], right[:1000], np.ones(1000))
    said = fitted.log_odds(rows[1000:].astype(np.float32)) > 0
    assert np.mean(said == right[1000:]) > 0.9


def test_fit_perceptron_gives_the_same_again() -> None:
    rows, right = _either(200)
    one, two = (fit_perceptron(rows, right, np.ones(200)).stored() for _ in range(2))
    assert one == two


def test_rows_that_count_for_nothing_change_nothing_of_what_is_right() -> None:
    rows, right = _either(1000)
    wrong = np.concatenate([right, ~right])
    counted = np.concatenate([np.ones(1000), np.zeros(1000)])
    fitted = fit_perceptron(np.concatenate([rows, rows]), wrong, counted)
    assert np.mean((fitted.log_odds(rows.astype(np.float32)) > 0) == right) > 0.9


@pytest.mark.parametrize("all_of_them", [True, False])
def test_fit_perceptron_refuses_what_has_one_outcome(all_of_them: bool) -> None:
    with pytest.raises(ValueError, match=f"all 10 rows are {all_of_them}"):
        fit_perceptron(np.zeros((10, 2)), np.full(10, all_of_them), np.ones(10))

import numpy as np
import pytest

from training.scoring import auroc, exact_match, token_f1


def test_exact_match_takes_the_best_gold() -> None:
    assert exact_match("ngày 5/9.", ["hôm qua", "Ngày 5/9"]) == 1.0
    assert exact_match("5/9", ["ngày 5/9"]) == 0.0


def test_token_f1_takes_the_best_gold() -> None:
    assert token_f1("ngày 5/9", ["2024", "sáng ngày 5/9"]) == pytest.approx(0.8)  # 2 shared of 2 and of 3
    assert token_f1("ai", []) == 0.0


def test_auroc_counts_ties_half() -> None:
    # Pairs: 2 > 1, 2 > 0, 1 = 1, 1 > 0: 3.5 of 4.
    assert auroc([2, 1, 1, 0], np.array([True, True, False, False])) == 0.875

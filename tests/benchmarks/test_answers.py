import pytest

from benchmarks.answers import Said, lines, reliability
from benchmarks.tradeoff import row, table


def _said(
    confidence: float, *, answerable: bool = True, f1: float = 1.0, holds: bool = True, cited: bool = True
) -> Said:
    return Said(answerable, float(f1 == 1.0), f1, holds, True, cited, (cited,), True, confidence)


OWN = [
    _said(0.9),
    _said(0.8, f1=0.6, holds=False),
    _said(0.4, f1=0.0, holds=False, cited=False),
    _said(0.6, answerable=False, f1=0.0, holds=False, cited=False),
]
WITHOUT = [_said(0.3, answerable=False, f1=0.0, holds=False, cited=False)]


def test_lines_score_what_is_said_over_the_answerable_questions() -> None:
    report = "\n".join(lines("a.json", "tuning", OWN, WITHOUT))
    assert "4 questions, 3 with an answer" in report
    assert "EM 0.333, F1 0.533" in report  # 1 of 3; (1 + 0.6 + 0) / 3
    assert "holds a gold answer 0.333" in report
    assert "precision 1.000, recall 1.000" in report  # of the one that holds its gold answer


def test_lines_auroc_counts_pairs_in_the_right_order() -> None:
    report = "\n".join(lines("a.json", "tuning", OWN, WITHOUT))
    assert "does not answer: 0.667" in report  # 0.9 and 0.8 of 0.9, 0.8, 0.4 lie above 0.6
    assert "own paragraph left out: 1.000" in report  # all three lie above 0.3


def test_lines_risk_is_the_wrong_share_of_the_surest() -> None:
    report = "\n".join(lines("a.json", "tuning", OWN, WITHOUT))
    # Sure to unsure: right, right, wrong (not answerable), wrong. 80 % of four are three.
    assert "100 %: 0.500, 80 %: 0.333, 60 %: 0.000, 40 %: 0.000, 20 %: 0.000" in report


def test_reliability_sets_shown_beside_right() -> None:
    rows = [line.split() for line in reliability(OWN)][1:]
    assert rows == [
        ["0.4", "to", "0.5", "0.40", "0.00", "1"],
        ["0.6", "to", "0.7", "0.60", "0.00", "1"],
        ["0.8", "to", "0.9", "0.80", "1.00", "1"],
        ["0.9", "to", "1.0", "0.90", "1.00", "1"],
    ]


def test_tradeoff_row_sums_a_choice_up() -> None:
    made = row((3, 4, 450), OWN, WITHOUT, [0.1, 0.2, 0.3])
    assert (made.exact, made.f1, made.holds) == pytest.approx((1 / 3, 1.6 / 3, 1 / 3))
    assert made.auroc == pytest.approx(5 / 6)  # of 3 x 2 pairs only (0.4, 0.6) is out of order
    assert (made.p50, made.p95) == pytest.approx((200, 290))
    assert table([made]).splitlines()[-1] == "| 3 | 4 | 450 | 0.333 | 0.533 | 0.333 | 0.833 | 200 | 290 |"

import numpy as np
import pytest

from qa.evaluation.cases import Case
from qa.evaluation.comparing import chance, compare
from qa.evaluation.outcomes import outcome_of
from qa.evaluation.verdicts import judge
from tests.qa.evaluation.fakes import answer


def run(pattern, question="?"):
    """Make verdicts from a string of 1 (right) and 0 (silent wrongly)."""
    made = []
    for number, right in enumerate(pattern):
        text, quote = ("Hà Nội", "qua Hà Nội") if right == "1" else ("", "")
        case = Case(str(number), question, answers=("Hà Nội",))
        made.append(judge(case, outcome_of(str(number), answer("?", text, quote, "song", 0.9), {"total": 0.1})))
    return made


def test_compare_tells_gained_and_lost_cases_and_the_gap():
    comparison = compare(run("11100"), run("01001"), other="before")
    assert (comparison.gained, comparison.lost) == (("0", "2"), ("4",))
    right = comparison.differences[0]
    assert (right.name, right.here, right.there, right.n) == ("right", pytest.approx(3 / 5), pytest.approx(2 / 5), 5)
    assert right.gap == pytest.approx(1 / 5)
    # gaps +1 +1 -1: |sum| >= 1 for all 8 signs
    assert right.p == 1.0


def test_chance_of_all_signs_is_counted_exactly():
    # six gaps of +1: of 2^6 = 64 sign patterns two reach |6| -> 2/64
    assert chance(np.array([1.0] * 6 + [0.0] * 10)) == pytest.approx(2 / 64)
    # five +1, one -1: |sum| >= 4 for 0 or 6 flips (2) and 1 or 5 (12) -> 14/64
    assert chance(np.array([1.0] * 5 + [-1.0])) == pytest.approx(14 / 64)


def test_chance_of_equal_runs_is_one():
    assert chance(np.zeros(20)) == 1.0


def test_chance_of_many_changes_is_drawn_and_repeats():
    gaps = np.array([1.0] * 60 + [-1.0] * 20)
    assert chance(gaps) == chance(gaps)
    assert chance(gaps) < 0.001


def test_compare_leaves_out_cases_that_differ_in_question_or_gold():
    comparison = compare(run("11"), run("00", question="Khác?"), other="before")
    assert (comparison.shared, comparison.not_shared, comparison.differences) == (0, 4, ())

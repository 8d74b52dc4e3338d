import math

import pytest

from qa.evaluation.cases import Case
from qa.evaluation.marks import mark
from qa.evaluation.outcomes import Outcome, outcome_of
from tests.qa.evaluation.fakes import answer

WHERE = Case("1", "Qua đâu?", answers=("Hà Nội",), article="song", quotes=("Sông chảy qua Hà Nội.",))
SILENT = Case("2", "Sâu?", answers=())


def outcome(text="", quote="", article="", hits=("truong", "song")):
    return outcome_of("1", answer("?", text, quote, article, 0.9, hits), {"total": 0.1})


def test_mark_of_an_exact_answer():
    marks = mark(WHERE, outcome("Hà Nội", "Sông chảy qua Hà Nội.", "song"))
    assert (marks.right, marks.exact, marks.f1, marks.contains, marks.equivalent) == (1, 1, 1, 1, 1)
    assert (marks.citations_verified, marks.citation_precision, marks.citation_recall) == (1, 1, 1)
    assert (marks.article_ranking, marks.passage_ranking, marks.failure) == (
        ["truong", "gold"],
        ["hit 1", "gold 0"],
        "",
    )


def test_mark_of_a_longer_answer_that_holds_the_gold():
    marks = mark(WHERE, outcome("Sông chảy qua Hà Nội", "Sông chảy qua Hà Nội.", "song"))
    # 5 tokens against 2, shared 2: F1 = 2·2/(5+2)
    assert (marks.right, marks.exact, marks.contains) == (1, 0, 1)
    assert marks.f1 == pytest.approx(4 / 7)


def test_mark_takes_the_best_of_several_golds():
    case = Case("1", "?", answers=("Huế", "thủ đô Hà Nội"))
    # against "thủ đô Hà Nội": shared 2 of 2 and 4 tokens -> 2·2/(2+4)
    assert mark(case, outcome("Hà Nội", "qua Hà Nội", "song")).f1 == pytest.approx(2 / 3)


def test_mark_of_a_list_needs_every_item():
    case = Case("1", "?", answers=("308 học sinh", "5/9/2024"), all_needed=True)
    half, whole = (
        outcome("308 học sinh", "308 học sinh", "truong"),
        outcome("308 học sinh, 5/9/2024", "308 học sinh", "truong"),
    )
    assert (mark(case, half).right, mark(case, half).contains) == (0, 0)
    assert (mark(case, whole).right, mark(case, whole).contains, mark(case, whole).exact) == (1, 1, 1)
    # half: tokens 308 học sinh (3) against 308 học sinh 592024 (4), shared 3 -> 6/7
    assert mark(case, half).f1 == pytest.approx(6 / 7)


def test_mark_takes_equal_numbers_and_dates_as_right_but_not_as_exact():
    date = Case("1", "?", answers=("ngày 5 tháng 9 năm 2024",))
    marks = mark(date, outcome("5/9/2024", "5/9/2024", "truong"))
    assert (marks.right, marks.exact, marks.contains, marks.equivalent) == (1, 0, 0, 1)


def test_mark_of_an_unanswerable_case_is_silence():
    assert mark(SILENT, outcome()).right == 1
    marks = mark(SILENT, outcome("Hà Nội", "qua Hà Nội", "song"))
    assert (marks.right, marks.failure) == (0, "should_be_silent")
    assert math.isnan(marks.f1)
    assert math.isnan(marks.citation_precision)
    assert marks.citations_verified == 1


def test_mark_of_silence_counts_no_precision_and_no_recall():
    marks = mark(WHERE, outcome())
    assert (marks.right, marks.exact, marks.f1, marks.citation_recall) == (0, 0, 0, 0)
    assert math.isnan(marks.citation_precision)
    assert math.isnan(marks.citations_verified)


@pytest.mark.parametrize(
    ("given", "failure"),
    [
        (outcome(), "silent_wrongly"),
        (outcome(hits=("truong",)), "not_retrieved"),
        (outcome("308 học sinh", "Trường có 308 học sinh.", "truong", hits=("truong",)), "not_retrieved"),
        (outcome("308 học sinh", "Trường có 308 học sinh.", "truong"), "not_read"),
        (outcome("Sông chảy", "Sông chảy qua Hà Nội.", "song"), "wrong_span"),
        (Outcome("1", error="QuestionTooLong: ..."), "error"),
    ],
)
def test_failure_names_the_first_step_that_failed(given, failure):
    assert mark(WHERE, given).failure == failure


def test_failure_without_a_named_place_asks_for_the_answer_in_the_quotes():
    case = Case("1", "?", answers=("Hà Nội",))
    assert mark(case, outcome("Sông chảy", "Sông chảy qua Hà Nội.", "song")).failure == "wrong_span"
    assert mark(case, outcome("308", "Trường có 308 học sinh.", "truong")).failure == "not_read"


def test_mark_of_a_case_without_gold_is_undefined():
    marks = mark(Case("1", "?"), outcome("Hà Nội", "qua Hà Nội", "song"))
    assert math.isnan(marks.right)
    assert marks.failure == ""

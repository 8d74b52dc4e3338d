import string

import pytest

from qa import errors
from qa.evaluation.cases import Problem
from qa.messages import report
from qa.messages.question_sets import ERRORS, PROBLEMS, problem_text

GIVEN = {
    "id": "a", "first": 1, "field": "f", "kind": "k", "reason": "r", "byte": "0x00",
    "column": 1, "cells": 3, "columns": 2, "answer": "x",
}  # fmt: skip


@pytest.mark.parametrize("code", PROBLEMS)
def test_problem_is_said_in_both_languages_with_its_line(code):
    problem = Problem(7, code, GIVEN)
    assert problem_text(problem, "vi").startswith("Dòng 7: ")
    assert problem_text(problem, "en").startswith("Line 7: ")


def test_every_error_of_evaluation_has_a_vietnamese_sentence():
    assert set(ERRORS) == set(errors.EvaluationError.__subclasses__())


def test_report_words_have_the_same_blanks_in_both_languages():
    tables_ = (
        report.STATES,
        report.STATE_HELP,
        report.GROUPS,
        report.FIGURES,
        report.FIGURE_HELP,
        report.PAGE,
        report.TILES,
    )
    for words in (words for table in tables_ for words in table.values()):
        blanks = [sorted(name for _, name, *_ in string.Formatter().parse(text) if name) for text in words]
        assert blanks[0] == blanks[1], words

import math

import pytest

from qa.evaluation.cases import Case
from qa.evaluation.figures import by_label, columns_of, figures
from qa.evaluation.outcomes import Outcome, outcome_of
from qa.evaluation.verdicts import judge
from tests.qa.evaluation.fakes import answer


def verdict(
    number, *, answers, text="", quote="", article="", confidence=0.1, kind="", total=0.1, gold="", gold_quote=""
):
    case = Case(str(number), "?", answers=answers, article=gold, quotes=(gold_quote,) if gold_quote else (), kind=kind)
    given = answer("?", text, quote, article, confidence)
    return judge(case, outcome_of(str(number), given, {"read": total / 2, "total": total}))


SENTENCE = "Sông chảy qua Hà Nội."
RIVER = {"gold": "song", "gold_quote": SENTENCE}
VERDICTS = (
    # right, in the second hit, cited
    verdict(
        1,
        answers=("Hà Nội",),
        text="Hà Nội",
        quote=SENTENCE,
        article="song",
        confidence=0.9,
        kind="where",
        total=0.1,
        **RIVER,
    ),
    # wrong, read elsewhere
    verdict(
        2,
        answers=("Hà Nội",),
        text="308",
        quote="308 học sinh",
        article="truong",
        confidence=0.6,
        kind="where",
        total=0.2,
        **RIVER,
    ),
    # silent wrongly
    verdict(3, answers=("308",), confidence=0.3, kind="how_many", total=0.3, gold="truong"),
    # rightly silent
    verdict(4, answers=(), confidence=0.2, kind="unanswerable", total=0.4),
    # should have been silent
    verdict(
        5, answers=(), text="Sông", quote="Sông Hồng", article="song", confidence=0.7, kind="unanswerable", total=0.5
    ),
    # not scored
    verdict(6, answers=None, text="Sông", quote="Sông Hồng", article="song", confidence=0.8, total=0.6),
)


def values(verdicts=VERDICTS):
    return {figure.name: (figure.value, figure.n) for figure in figures(columns_of(verdicts), times=50)}


@pytest.mark.parametrize(
    ("name", "value", "n"),
    [
        ("right", 2 / 5, 5),  # cases 1 and 4 of five scored
        ("exact", 1 / 3, 3),  # answerable: only case 1
        ("f1", 1 / 3, 3),  # 1, 0 (308 / Hà Nội), 0 (silent)
        ("article_recall@1", 1 / 3, 3),  # hits are truong, song: only case 3 has its article first
        ("article_recall@3", 1.0, 3),
        ("article_mrr@10", (1 / 2 + 1 / 2 + 1) / 3, 3),
        ("article_ndcg@10", (2 / math.log2(3) + 1) / 3, 3),
        ("passage_mrr@10", 1 / 2, 2),  # two cases with quotes, both in the second hit
        ("citations_verified", 1.0, 4),  # every answer given has one citation, read again at its place
        ("citation_precision", 1 / 2, 2),  # cases 1 (on the quote) and 2 (elsewhere); silence gives none
        ("citation_recall", 1 / 3, 3),  # case 1 of the three with gold evidence
        ("answered", 3 / 5, 5),  # cases 1, 2 and 5
        ("silence_precision", 1 / 2, 2),  # silent: 3 (wrongly) and 4 (rightly)
        ("silence_recall", 1 / 2, 2),  # unanswerable: 4 silent, 5 not
        # answerable .9 .6 .3 against .2 .7: .9 beats both, .6 and .3 beat .2 -> 4 of 6 pairs
        ("auroc", 4 / 6, 5),
        # answered by confidence: .9 right, .7 wrong, .6 wrong -> risks 0, 1/2, 2/3
        ("aurc", (0 + 1 / 2 + 2 / 3) / 3, 3),
        # bins .9: |.9 - 1|, .7: |.7 - 0|, .6: |.6 - 0|, one answer each
        ("ece", (0.1 + 0.7 + 0.6) / 3, 3),
        ("total_p50", 0.3, 6),  # .1 to .6: three of six are done by .3
        ("total_p95", 0.6, 6),
        ("read_p50", 0.15, 6),
    ],
)
def test_figure_of_hand_made_cases(name, value, n):
    assert values()[name] == (pytest.approx(value), n)


def test_figure_that_no_case_defines_is_left_out():
    names = values(VERDICTS[5:])
    assert "right" not in names
    assert "auroc" not in names
    assert names["total_p50"] == (0.6, 1)


def test_silence_has_no_precision_where_every_question_can_be_answered():
    names = values(VERDICTS[:3])  # the third is silent
    assert "silence_precision" not in names
    assert names["answered"] == (pytest.approx(2 / 3), 3)


def test_figures_of_nothing_are_none():
    assert figures(columns_of(())) == ()


def test_interval_of_equal_marks_is_a_point_and_of_unequal_ones_holds_the_value():
    (right,) = (figure for figure in figures(columns_of(VERDICTS[:5])) if figure.name == "right")
    # a mean of five marks 1 0 0 1 0: P(no right one) = .6^5 = 7.8 %, so the lower end is 0;
    # P(five) = .4^5 = 1 %, P(four or more) = 8.7 %, so the upper end is 4/5
    assert (right.low, right.high) == (0.0, pytest.approx(0.8))
    verified = next(figure for figure in figures(columns_of(VERDICTS)) if figure.name == "citations_verified")
    assert (verified.low, verified.high) == (1.0, 1.0)


def test_interval_repeats_exactly():
    assert str(figures(columns_of(VERDICTS))) == str(figures(columns_of(VERDICTS)))


def test_failed_question_is_wrong_but_neither_silent_nor_answered():
    failed = judge(Case("7", "?", answers=("x",)), Outcome("7", error="boom"))
    found = values((*VERDICTS, failed))
    assert found["right"] == (pytest.approx(2 / 6), 6)
    assert found["answered"] == (pytest.approx(3 / 5), 5)
    assert found["total_p50"] == (pytest.approx(0.3), 6)
    tables = by_label(columns_of((*VERDICTS, failed)), ["", "", "", "", "", "", "broken"], times=10)
    assert [(figure.name, figure.value) for figure in tables["broken"]] == [
        ("right", 0.0),
        ("exact", 0.0),
        ("f1", 0.0),
        ("contains", 0.0),
        ("equivalent", 0.0),
    ]


def test_by_label_scores_each_kind_apart_most_cases_first():
    tables = by_label(columns_of(VERDICTS), [verdict.case.kind for verdict in VERDICTS], times=10)
    right = {label: next(f.value for f in table if f.name == "right") for label, table in tables.items()}
    assert list(tables) == ["where", "unanswerable", "how_many"]
    assert right == {"where": 0.5, "unanswerable": 0.5, "how_many": 0.0}

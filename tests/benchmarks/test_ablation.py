from math import log2

import numpy as np
import pytest

from benchmarks.ablation import TYPED, VARIANTS, Variant, article_first, cell, columns_by_typing, same_first, table
from benchmarks.rankings import OneSided, at_hand, by_reciprocal_ranks, reciprocal_ranks
from benchmarks.retrieval import columns_of
from embeddings.types import Neighbours
from qa.evaluation.cases import Case
from qa.text.accents import fold
from qa.types import Passage, Query

DEFAULT = VARIANTS[0]


def _passage(number: int, article: str = "a") -> Passage:
    return Passage(article, "", 0, 1, "x", number)


def _case(question: str, article: str) -> Case:
    return Case(id=question, question=question, answers=("x",), article=article)


class Sides:
    """Vectors bring 1, 2, 3 and terms 3, 4; every passage is known."""

    def nearest(self, vector, k):
        return Neighbours(np.array([1, 2, 3])[:k], np.array([0.9, 0.8, 0.7], np.float32)[:k])

    def best_terms(self, terms, k):
        return np.array([3, 4])[:k], np.array([5.0, 2.0], np.float32)[:k]

    def passages(self, ids):
        return [_passage(int(one)) for one in ids]


class Found:
    """A searcher that finds what it is told to, by question."""

    def __init__(self, found: dict[str, list[Passage]]) -> None:
        self.found = found

    def ranked(self, questions, variant):
        return [self.found[question] for question in questions]


def test_reciprocal_ranks_sum_over_the_sides() -> None:
    # 1/61 + 1/63 for 3, 1/61 for 1, 1/62 for 2 and for 4
    assert reciprocal_ranks([[1, 2, 3], [3, 4]]) == [3, 1, 2, 4]
    assert reciprocal_ranks([[], []]) == []


def test_by_reciprocal_ranks_returns_the_first_passages() -> None:
    found = by_reciprocal_ranks(Sides(), Query("q", "q"), ["q"], 2, 10, 0.5)  # type: ignore[arg-type]
    assert [passage.id for passage in found] == [3, 1]


def test_at_hand_what_was_not_brought_has_the_lowest_score() -> None:
    ids = np.array([1, 3, 4])
    assert at_hand(ids, np.array([3, 4]), np.array([5.0, 2.0], np.float32)).tolist() == [2.0, 5.0, 2.0]
    assert at_hand(ids, np.array([], np.int64), np.array([], np.float32)).tolist() == [0.0, 0.0, 0.0]


def test_one_sided_asks_no_side_for_what_it_did_not_bring() -> None:
    pool = OneSided(Sides(), 2)  # type: ignore[arg-type]
    cosines, bm25 = pool.exact(np.ones(1, np.float32), ["q"], np.array([1, 2, 3, 4]))
    assert cosines.tolist() == pytest.approx([0.9, 0.8, 0.8, 0.8])
    assert bm25.tolist() == [2.0, 2.0, 5.0, 2.0]


@pytest.mark.parametrize(
    ("without", "terms"),
    [
        ("", ["năm", "2024", "năm_2024", "num:2024"]),
        ("_", ["năm", "2024", "num:2024"]),
        (":", ["năm", "2024", "năm_2024"]),
    ],
)
def test_variant_terms_of_leave_out_those_with_the_sign(without: str, terms: list[str]) -> None:
    assert Variant("x", without=without).terms_of("Năm 2024") == terms


def test_variants_take_away_one_piece_each() -> None:
    changed = [
        [name for name in Variant.__slots__ if name != "name" and getattr(one, name) != getattr(DEFAULT, name)]
        for one in VARIANTS
    ]
    counts = {one.name: len(names) for one, names in zip(VARIANTS, changed, strict=True)}
    wanted = {one.name: 1 for one in VARIANTS} | {
        "the default": 0,
        "no vectors": 2,
    }  # those of sentences are vectors too
    assert counts == wanted


def test_columns_of_gold_second_is_one_by_log_three() -> None:
    columns = columns_of([["b", "a"], ["b"]], [_case("1", "a"), _case("2", "a")])
    assert columns["ndcg@10"].tolist() == pytest.approx([1 / log2(3), 0.0])
    assert columns["recall@10"].tolist() == [1.0, 0.0]
    assert columns["recall@1"].tolist() == [0.0, 0.0]


def test_columns_by_typing_asks_as_typed_and_without_marks() -> None:
    question, passages = "Sở Giáo dục", {"a": [_passage(1, "a")], "b": [_passage(2, "b")]}
    halves = ["Sở Giao duc", "Sở Giáo duc", "So Giáo dục", "So Giao dục", "Sở Giao dục", "So Giáo duc"]
    found = {question: passages["a"], fold(question): passages["b"]} | dict.fromkeys(halves, passages["a"])
    columns = columns_by_typing(Found(found), DEFAULT, [_case(question, "a")])  # type: ignore[arg-type]
    assert columns[TYPED[0], "recall@1"].tolist() == [1.0]
    assert columns[TYPED[1], "recall@1"].tolist() == [0.0]


def test_cell_marks_what_differs_by_more_than_chance() -> None:
    # 8 questions of 10 lost: 2 of 2^8 flips are as far away, p = 0.008; 2 lost: p = 0.5
    default = {(name, "ndcg@10"): np.ones(10) for name in TYPED}
    less = default | {(TYPED[0], "ndcg@10"): np.r_[np.zeros(8), 1, 1], (TYPED[1], "ndcg@10"): np.r_[0, 0, np.ones(8)]}
    assert cell(less, default, "ndcg@10") == "0.200* / 0.800 / 1.000"
    assert cell(default, default, "ndcg@10") == "1.000 / 1.000 / 1.000"


def test_same_first_and_article_first_count() -> None:
    found = Found({"1": [_passage(1)], "one": [_passage(1)], "2": [_passage(2, "b")], "two": [_passage(1)]})
    assert same_first(found, DEFAULT, [("1", "one"), ("2", "two")]) == "1 of 2"  # type: ignore[arg-type]
    cases = [_case("1", "a"), _case("2", "b"), _case("two", "b")]
    assert article_first(found, DEFAULT, cases) == "2 of 3"  # type: ignore[arg-type]


def test_table_has_a_line_a_variant() -> None:
    lines = table({"pairs": [str(number) for number, _ in enumerate(VARIANTS)]}).splitlines()
    assert lines[:3] == ["| without | pairs |", "| --- | --- |", "| the default | 0 |"]
    assert len(lines) == 2 + len(VARIANTS)

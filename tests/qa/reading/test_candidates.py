import math
from collections.abc import Sequence

import numpy as np

from embeddings.types import Vectors
from qa.reading.candidates import FEATURES, candidates_of, features, grams, rarity, sentence_texts
from qa.types import Article, Hit, Passage


def _hit(rank: int, text: str, *, start: int = 0, title: str = "Trường Hoa Sen", score: float = 1.0) -> Hit:
    passage = Passage(article_id="a", title=title, start=start, end=start + len(text), text=text)
    return Hit(rank, score, passage, 0.9, 5.0)


class _Articles:
    """One article, whatever the id."""

    def __init__(self, text: str = "") -> None:
        self._text = text

    def article(self, article_id: str) -> Article:
        return Article(article_id, "", self._text)

    def vectors_of(self, title: str, texts: Sequence[str]) -> Vectors:
        raise AssertionError("no vectors are looked up")


def _features(question: str, kind: str, *hits: Hit, article: str = "") -> list[dict[str, float]]:
    candidates = candidates_of(hits)
    vectors = np.eye(len(candidates), 4, dtype=np.float32)
    rows = features(question, kind, np.array([0.5, 0.25, 0, 0], np.float32), candidates, vectors, _Articles(article))
    return [dict(zip(FEATURES, map(float, row), strict=True)) for row in rows]


def test_sentence_texts_are_the_sentences_of_the_passage() -> None:
    assert sentence_texts(_hit(1, "Câu một. Câu hai.").passage) == ["Câu một.", "Câu hai."]


def test_candidates_of_keep_the_place_in_the_article() -> None:
    found = candidates_of([_hit(1, "Câu một. Câu hai.", start=100)])
    assert [(one.text, one.start, one.end) for one in found] == [("Câu một.", 100, 108), ("Câu hai.", 109, 117)]


def test_candidates_of_sentence_in_two_passages_is_met_once() -> None:
    assert [one.hit.rank for one in candidates_of([_hit(1, "Câu một."), _hit(2, "Câu một.")])] == [1]


def test_grams_are_folded() -> None:
    assert grams("Đoàn kết") == (frozenset({"doan", "ket"}), frozenset({"doan_ket"}))


def test_rarity_of_a_gram_that_one_of_two_holds() -> None:
    # idf = ln(1 + (2 - 1 + .5) / (1 + .5)) = ln 2; of one that none holds: ln(1 + 2.5 / .5) = ln 6
    found = rarity(["a", "b"], [frozenset({"a"}), frozenset()])
    assert found == {"a": math.log(2), "b": math.log(6)}


def test_features_cosine_is_that_of_question_and_sentence() -> None:
    rows = _features("x", "fact", _hit(1, "Câu một. Câu hai."))
    assert [row["cosine"] for row in rows] == [0.5, 0.25]


def test_features_shares_weigh_syllables_by_rarity() -> None:
    # Of "hoa" (in none of the two sentences) and "hai" (in one): weights ln 6 and ln 2; the title holds "hoa"
    rows = _features("hoa hai", "fact", _hit(1, "Câu một. Câu hai."))
    share = math.log(2) / (math.log(2) + math.log(6))
    assert [round(row["unigrams"], 4) for row in rows] == [0.0, round(share, 4)]
    assert [round(row["title_unigrams"], 4) for row in rows] == [round(1 - share, 4), 1.0]


def test_features_new_figure_counts_for_questions_that_ask_for_one() -> None:
    hit = _hit(1, "Trường có 512 em. Trường ở phố 5.")
    assert [row["new_figure"] for row in _features("Phố 5 có bao nhiêu em?", "how_many", hit)] == [1.0, 0.0]
    assert [row["new_figure"] for row in _features("Phố 5 có gì?", "fact", hit)] == [0.0, 0.0]


def test_features_new_name_is_a_capitalised_word_not_asked_with() -> None:
    hit = _hit(1, "Hiệu trưởng là bà Lan. Hiệu trưởng của Hoa Sen rất vui.")
    assert [row["new_name"] for row in _features("Ai là hiệu trưởng Hoa Sen?", "who", hit)] == [1.0, 0.0]


def test_features_missing_figures_and_names_are_those_of_neither_passage_nor_title() -> None:
    (row,) = _features("Năm 2024 Hoa Sen và Sao Mai có 30 lớp?", "fact", _hit(1, "Năm 2023 trường có 30 lớp."))
    assert (row["missing_figures"], row["missing_names"]) == (1.0, 0.5)


def test_features_counted_is_what_stands_behind_a_figure() -> None:
    hit = _hit(1, "Tỉnh có 594 trường với 235.731 học sinh. Học sinh học 2 buổi/ngày. Có 30 học viện.")
    rows = _features("lào cai có bao nhiêu học sinh", "how_many", hit)
    assert [row["counted"] for row in rows] == [1.0, 0.0, 0.5]


def test_features_dated_counts_for_when_questions_only() -> None:
    hit = _hit(1, "Trường khai giảng ngày 5/9. Trường rất vui.")
    assert [row["dated"] for row in _features("Trường khai giảng khi nào?", "when", hit)] == [1.0, 0.0]
    assert [row["dated"] for row in _features("Trường khai giảng thế nào?", "how", hit)] == [0.0, 0.0]


def test_features_what_stands_elsewhere_in_the_article_counts_half() -> None:
    hit = _hit(1, "Có 594 trường.", title="Tin")
    question = "Năm 2024, Lào Cai có bao nhiêu trường?"
    (nowhere,) = _features(question, "how_many", hit)
    (elsewhere,) = _features(question, "how_many", hit, article="Năm 2024, ở Lào Cai. Có 594 trường.")

    # one figure; of the capitalised words behind the first, Lào and Cai, neither stands in the passage
    assert (nowhere["missing_figures"], nowhere["missing_names"]) == (1.0, 1.0)
    assert (elsewhere["missing_figures"], elsewhere["missing_names"]) == (0.5, 0.5)

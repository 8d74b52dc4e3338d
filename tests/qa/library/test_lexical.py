"""BM25 with and without accents, over folders and in memory."""

from math import log
from pathlib import Path

import numpy as np
import pytest

from qa.library import lexical
from qa.library.lexical import FieldWeights
from qa.text.syllables import terms
from qa.types import Passage


def _passages(*texts: str, title: str = "") -> list[Passage]:
    return [Passage("a", title, 0, len(text), text, id=number) for number, text in enumerate(texts, start=1)]


def _ids(*numbers: int) -> lexical.Ids:
    return np.array(numbers, dtype=np.int64)


def test_best_score_is_bm25_of_both_fields() -> None:
    index = lexical.build(_passages("hoa", "quả"), None, weights=FieldWeights(accented=1.0, folded=0.5))
    ids, scores = index.best(["hoa"], 5)
    # N = 2, n = 1: idf = ln(1 + (2 - 1 + 0.5) / (1 + 0.5)) = ln 2; passages of one length: (1.2 + 1) / (1 + 1.2) = 1.
    # "hoa" is the same folded: ln 2 + 0.5 ln 2.
    assert ids.tolist() == [1]
    assert scores.tolist() == pytest.approx([1.5 * log(2)], abs=1e-5)


def test_best_without_accents_finds_by_the_folded_field() -> None:
    index = lexical.build(_passages("Đà Nẵng mưa", "Hà Nội nắng"), None)
    ids, scores = index.best(terms("da nang"), 5)
    # da, nang and da_nang are in the first, nang in the second; all of it folded only, at half weight.
    assert ids.tolist() == [1, 2]
    assert scores[0] > 2 * scores[1]


def test_best_with_accents_prefers_the_same_accents() -> None:
    index = lexical.build(_passages("má và con", "mả và con", "ma và con"), None)
    ids, scores = index.best(["mả"], 5)
    assert ids.tolist() == [2, 1, 3]
    assert scores[1] == scores[2]


def test_best_weight_of_accents_decides_how_much_they_count() -> None:
    passages = _passages("má một hai", "ma má một")
    only_folded = lexical.build(passages, None, weights=FieldWeights(accented=0.0, folded=1.0))
    assert only_folded.best(["má"], 5)[0].tolist() == [2, 1]  # "ma" twice
    only_accented = lexical.build(passages, None, weights=FieldWeights(accented=1.0, folded=0.0))
    assert only_accented.best(["ma"], 1)[0].tolist() == [2]


def test_best_counts_the_title() -> None:
    with_title = _passages("gặt xong", title="Lúa mùa")
    index = lexical.build([*with_title, Passage("b", "Ngô", 0, 8, "gặt xong", id=2)], None)
    assert index.best(terms("lúa mùa"), 5)[0].tolist() == [1]


def test_best_pairs_rank_words_over_scattered_syllables() -> None:
    index = lexical.build(_passages("sinh ra đi học xa", "là học sinh ra xa"), None)
    assert index.best(terms("học sinh"), 5)[0].tolist() == [2, 1]


def test_best_equal_passages_come_by_id() -> None:
    index = lexical.build(_passages("một", "hai", "một", "một"), None)
    assert index.best(["một"], 3)[0].tolist() == [1, 3, 4]


def test_best_repeated_terms_count_once() -> None:
    index = lexical.build(_passages("hoa", "quả"), None)
    assert index.best(["hoa", "hoa"], 5)[1].tolist() == index.best(["hoa"], 5)[1].tolist()


@pytest.mark.parametrize("query", [[], ["không"], ["\0"], ["x" * 70_000]])
def test_best_nothing_shared_finds_nothing(query: list[str]) -> None:
    ids, scores = lexical.build(_passages("hoa"), None).best(query, 5)
    assert (ids.tolist(), scores.tolist()) == ([], [])


def test_best_long_question_is_cut_and_answered() -> None:
    index = lexical.build(_passages("hoa", "quả"), None)
    assert index.best(["hoa", *(f"x{number}" for number in range(5_000)), "quả"], 5)[0].tolist() == [1]


def test_scores_are_those_of_the_search_in_the_order_asked() -> None:
    index = lexical.build(_passages(*(f"hoa {'quả ' * count}lá" for count in range(9))), None)
    ids, scores = index.best(terms("hoa quả"), 9)
    backwards = index.scores(terms("hoa quả"), ids[::-1])
    assert backwards.tolist() == pytest.approx(scores[::-1].tolist(), abs=1e-6)
    assert index.scores(["quả"], _ids(1, 99, 2))[:2].tolist() == [0.0, 0.0]
    assert index.scores(["quả"], _ids()).tolist() == []


def test_scores_of_every_passage_are_those_of_each() -> None:
    index = lexical.build(_passages("hoa quả", "quả lá", "lá hoa hoa", "cây"), None)
    query, every = terms("hoa quả lá"), _ids(4, 2, 3, 1)
    alone = [index.scores(query, _ids(number)).item() for number in every]
    assert index.scores(query, every).tolist() == alone
    assert alone[0] == 0.0


def test_load_reads_what_build_wrote(tmp_path: Path) -> None:
    built = lexical.build(_passages("hoa", "quả"), tmp_path / "terms")
    loaded = lexical.load(tmp_path / "terms")
    assert len(loaded) == 2
    assert loaded.best(["quả"], 5)[1].tolist() == built.best(["quả"], 5)[1].tolist()


def test_load_folder_that_cannot_be_written_reads_through_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lexical.build(_passages("hoa", "quả"), tmp_path / "terms")
    before = sorted(file.name for file in (tmp_path / "terms").iterdir())
    monkeypatch.setattr(lexical.os, "access", lambda *_: False)
    assert lexical.load(tmp_path / "terms").best(["quả"], 5)[0].tolist() == [2]
    assert sorted(file.name for file in (tmp_path / "terms").iterdir()) == before


def test_load_nothing_is_a_value_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="open"):
        lexical.load(tmp_path)


def test_amend_takes_out_and_puts_in(tmp_path: Path) -> None:
    lexical.build(_passages("hoa", "quả", "lá"), tmp_path / "terms")
    lexical.amend(tmp_path / "terms", [2], [Passage("a", "", 0, 3, "cây", id=7)])
    index = lexical.load(tmp_path / "terms")
    assert [index.best([term], 5)[0].tolist() for term in ("hoa", "quả", "lá", "cây")] == [[1], [], [3], [7]]

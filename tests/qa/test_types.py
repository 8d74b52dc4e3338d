import pytest

from qa.types import Answer, Article, Citation, Passage, Query

ARTICLE = Article(id="a", title="T", text="Hà Nội có 30 quận.")


def test_article_blank_id_is_refused() -> None:
    with pytest.raises(ValueError, match="needs an id"):
        Article(id=" ", title="T", text="x")


def test_passage_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[0, 3\)"):
        Passage(article_id="a", title="T", start=0, end=3, text="Hà")


def test_citation_that_does_not_stand_in_its_article_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        Citation(1, "Hà Nôi", 0, 6, ARTICLE)


def test_citation_number_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="from 1"):
        Citation(0, "Hà Nội", 0, 6, ARTICLE)


def test_answer_text_without_citation_is_refused() -> None:
    with pytest.raises(ValueError, match="exactly when"):
        Answer("q", "30", 0.9, (), (), Query("q", "q"))


def test_answer_without_citation_abstained() -> None:
    assert Answer("q", "", 0.1, (), (), Query("q", "q")).abstained


def test_citation_short_answer_outside_its_quote_is_refused() -> None:
    assert Citation(1, "Hà Nội", 0, 6, ARTICLE, focus=(3, 6)).focus == (3, 6)
    for focus in [(0, 7), (3, 3), (6, 9)]:
        with pytest.raises(ValueError, match="outside its quote"):
            Citation(1, "Hà Nội", 0, 6, ARTICLE, focus=focus)

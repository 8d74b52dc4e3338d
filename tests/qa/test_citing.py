import pytest

from qa.citing import cite
from qa.types import Article, Span

ARTICLE = Article(id="a", title="T", text="Câu một.  Câu hai. Câu ba.")


def article_of(article_id: str) -> Article:
    assert article_id == "a"
    return ARTICLE


def test_cite_spans_become_numbered_quotes_in_the_order_given() -> None:
    citations = cite([Span("a", 10, 18, 0.9), Span("a", 0, 8, 0.5)], article_of)
    assert [(c.number, c.quote, c.start, c.end) for c in citations] == [(1, "Câu hai.", 10, 18), (2, "Câu một.", 0, 8)]


def test_cite_outer_white_space_is_not_quoted() -> None:
    (citation,) = cite([Span("a", 8, 19, 0.9)], article_of)
    assert (citation.quote, citation.start, citation.end) == ("Câu hai.", 10, 18)


def test_cite_span_met_before_is_left_out() -> None:
    assert [c.quote for c in cite([Span("a", 0, 8, 0.9), Span("a", 0, 9, 0.8)], article_of)] == ["Câu một."]


def test_cite_span_outside_the_article_is_refused() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        cite([Span("a", 100, 110, 0.9)], article_of)


def test_cite_keeps_the_short_answer_of_a_span() -> None:
    (citation,) = cite([Span("a", 0, 8, 0.9, (4, 7))], article_of)
    assert citation.focus == (4, 7)

"""Spans that a reader found -> numbered quotes, each verified to the letter."""

from collections.abc import Callable, Iterable

from qa.types import Article, Citation, Span

ArticleOf = Callable[[str], Article]


def cite(spans: Iterable[Span], article_of: ArticleOf) -> tuple[Citation, ...]:
    """Return one citation a span, numbered from 1 in the order given; spans met before are left out.

    Outer white space is not quoted. Raises ValueError (from Citation) if a span does not stand in its article.
    """
    citations: list[Citation] = []
    seen: set[tuple[str, int, int]] = set()
    for span in spans:
        article = article_of(span.article_id)
        start, end = _trimmed(article.text, span.start, span.end)
        if (article.id, start, end) in seen:
            continue
        seen.add((article.id, start, end))
        citations.append(Citation(len(citations) + 1, article.text[start:end], start, end, article, span.focus))
    return tuple(citations)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))

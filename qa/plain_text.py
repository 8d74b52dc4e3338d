"""Answers and hits as lines for a terminal, in Vietnamese."""

from collections.abc import Sequence
from itertools import groupby

from qa.messages import shell
from qa.records import Record
from qa.types import Answer, Article, Citation, Hit

NEAREST_SHOWN = 3
SNIPPET = 200


def answer_text(answer: Answer) -> str:
    """Return the answer, its confidence and its sources; for an abstention, the nearest passages."""
    understood = (
        [shell.UNDERSTOOD.format(question=answer.query.text)] if answer.query.text != answer.query.asked else []
    )
    if answer.abstained:
        nearest = [shell.NEAREST, hits_text(answer.hits[:NEAREST_SHOWN])] if answer.hits else [shell.NO_HITS]
        return "\n".join([*understood, shell.NOT_FOUND, *nearest])
    confidence = shell.CONFIDENCE.format(percent=round(100 * answer.confidence))
    sources = [_sources(list(group)) for _, group in groupby(answer.citations, key=lambda item: item.article.id)]
    return "\n".join([*understood, answer.text, confidence, "", shell.SOURCES, *sources])


def hits_text(hits: Sequence[Hit]) -> str:
    """Return one numbered line a hit: its title, then the beginning of its text."""
    if not hits:
        return shell.NO_HITS
    return "\n".join(f"{hit.rank:3}. {hit.passage.title}\n     {_snippet(hit.passage.text)}" for hit in hits)


def _sources(citations: Sequence[Citation]) -> str:
    quotes = "\n".join(f"  [{item.number}] «{item.quote}» ({item.start}-{item.end})" for item in citations)
    return f"{article_line(citations[0].article)}\n{quotes}"


def article_line(article: Article) -> str:
    """Return title, source and date (dd/mm/yyyy) of an article, those that are known."""
    date = article.published.strftime("%d/%m/%Y") if article.published else ""
    return " - ".join(part for part in (article.title, article.source, date) if part)


def _snippet(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else line[:SNIPPET].rsplit(" ", 1)[0] + "…"


def status_text(record: Record) -> str:
    """Return a library's record (`qa.records.status_record`) as lines, an article a line."""
    head = shell.STATUS.format(**record | {"articles": len(record["articles"]), "size": record["size"] / 1e6})
    rows = [f"  {one['id']}: {one['title']} ({one['passages']}{shell.PASSAGES})" for one in record["articles"]]
    return "\n".join([head, *rows])

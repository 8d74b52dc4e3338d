"""Answers, hits and libraries as plain records for JSON; the schema is the README's.

answer: question, understood, text, abstained, confidence, citations, hits
citation: number, quote, start, end, focus {start, end} or null, article {id, title, source, published}
hit: rank, score, article_id, passage_id, start, end, text
"""

from typing import Any

from qa.library.library import Library
from qa.types import Answer, Article, Citation, Hit

Record = dict[str, Any]


def answer_record(answer: Answer) -> Record:
    """Return an answer as a record; `understood` is the question as it was searched."""
    return {
        "question": answer.question,
        "understood": answer.query.text,
        "text": answer.text,
        "abstained": answer.abstained,
        "confidence": round(answer.confidence, 4),
        "citations": [citation_record(citation) for citation in answer.citations],
        "hits": [hit_record(hit) for hit in answer.hits],
    }


def citation_record(citation: Citation) -> Record:
    """Return a citation as a record; `start` and `end` count characters of the article's text.

    `focus` is the piece of the quote that is the short answer.
    """
    return {
        "number": citation.number,
        "quote": citation.quote,
        "start": citation.start,
        "end": citation.end,
        "focus": {"start": citation.focus[0], "end": citation.focus[1]} if citation.focus else None,
        "article": article_record(citation.article),
    }


def article_record(article: Article) -> Record:
    """Return what names an article, without its text; an unknown source is "", an unknown date null."""
    published = article.published.isoformat() if article.published else None
    return {"id": article.id, "title": article.title, "source": article.source, "published": published}


def hit_record(hit: Hit) -> Record:
    """Return a hit as a record."""
    passage = hit.passage
    return {
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "article_id": passage.article_id,
        "passage_id": passage.id,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
    }


def status_record(library: Library) -> Record:
    """Return what a library holds as a record; `size` is bytes on disk."""
    status = library.status()
    with library.view() as view:
        listing = [
            {
                "id": one.id,
                "title": one.title,
                "source": one.source,
                "published": one.published.isoformat() if one.published else None,
                "passages": one.passages,
            }
            for one in view.listing()
        ]
    return {
        "library": str(status.path),
        "generation": status.generation,
        "encoder": status.encoder,
        "size": status.size,
        "passages": status.passages,
        "articles": listing,
    }

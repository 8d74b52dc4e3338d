"""What an assistant made of a case, as plain data that a line of JSON holds."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from qa.types import Answer, Citation, Hit

AROUND = 160
"""Characters of the article that are kept on either side of a quote, for reading it where it stands."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: `verified` tells whether the quote was read again at its place in the article."""

    number: int
    article: str
    title: str
    source: str
    quote: str
    start: int
    end: int
    before: str
    after: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A hit."""

    rank: int
    score: float
    article: str
    title: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer to one case with its seconds by stage (and "total"); `error` where asking failed."""

    id: str
    answer: str = ""
    confidence: float = 0.0
    citations: tuple[Cited, ...] = ()
    hits: tuple[Found, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)
    error: str = ""

    @property
    def silent(self) -> bool:
        """Whether nothing was answered."""
        return not self.answer


def outcome_of(case_id: str, answer: Answer, seconds: Mapping[str, float]) -> Outcome:
    """Return the plain data of an answer."""
    return Outcome(
        id=case_id,
        answer=answer.text,
        confidence=round(answer.confidence, 6),
        citations=tuple(map(_cited, answer.citations)),
        hits=tuple(map(_found, answer.hits)),
        seconds={stage: round(value, 6) for stage, value in seconds.items()},
    )


def outcome_from(record: Mapping[str, Any]) -> Outcome:
    """Return the outcome that `dataclasses.asdict` made a record of."""
    citations = tuple(Cited(**citation) for citation in record["citations"])
    return Outcome(**{**record, "citations": citations, "hits": tuple(Found(**hit) for hit in record["hits"])})


def _cited(citation: Citation) -> Cited:
    text, start, end = citation.article.text, citation.start, citation.end
    return Cited(
        number=citation.number,
        article=citation.article.id,
        title=citation.article.title,
        source=citation.article.source,
        quote=citation.quote,
        start=start,
        end=end,
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
        verified=text[start:end] == citation.quote,
    )


def _found(hit: Hit) -> Found:
    passage = hit.passage
    return Found(
        rank=hit.rank,
        score=round(hit.score, 6),
        article=passage.article_id,
        title=passage.title,
        start=passage.start,
        end=passage.end,
        text=sys.intern(passage.text),  # the same passages are found for thousands of questions
    )

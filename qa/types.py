"""The data of the walk from an article to an answer. Offsets are half-open and count characters of NFC text."""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from embeddings.types import Vectors


def _no_vector() -> Vectors:
    return np.zeros(0, np.float32)


@dataclass(frozen=True, slots=True)
class Article:
    """A source text, cleaned and in NFC; `origin` is the file (and record) it was read from, empty if none."""

    id: str
    title: str
    text: str
    source: str = ""
    published: date | None = None
    origin: str = ""

    def __post_init__(self) -> None:
        if not self.id.strip():
            raise ValueError(f"an article needs an id; got {self.id!r} (title {self.title!r})")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of an article: `article.text[start:end] == text`; `id` is 0 until a library has stored it.

    `published` is the article's day, where a library knows it.
    """

    article_id: str
    title: str
    start: int
    end: int
    text: str
    id: int = 0
    published: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or self.end - self.start != len(self.text):
            raise ValueError(
                f"passage [{self.start}, {self.end}) does not hold its text of {len(self.text)} characters"
            )


@dataclass(frozen=True, slots=True)
class Scope:
    """Which articles are searched: what is set must hold; nothing set is every article.

    `articles` are ids; `source` must stand in the article's source, marks and capitals aside; `since` and `until` are
    the first and last day of publication, and leave out articles without a day.
    """

    articles: tuple[str, ...] = ()
    source: str = ""
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"a scope from {self.since} to {self.until} is empty; give the earlier day first")

    def __bool__(self) -> bool:
        return bool(self.articles or self.source or self.since or self.until)


EVERYTHING = Scope()


@dataclass(frozen=True, slots=True)
class Query:
    """A question as typed (`asked`, NFC) and as understood (`text`).

    `searched` is what is looked for: the text with other forms of its abbreviations; `vector` embeds that, [dim].
    `worded` is what is read with: the text with the words that the articles have in place of its abbreviations.
    """

    asked: str
    text: str
    searched: str = ""
    vector: Vectors = field(default_factory=_no_vector, compare=False, repr=False)
    worded: str = ""

    def as_read(self) -> "Query":
        """Return the query that readers are given: its text in the words of the articles."""
        return replace(self, text=self.worded or self.text)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question: rank from 1, fused score in [0, 1], raw cosine in [-1, 1], raw BM25 >= 0."""

    rank: int
    score: float
    passage: Passage
    cosine: float
    bm25: float


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of an article that a reader takes as (part of) the answer; `score` in [0, 1], higher is better.

    `focus` is the half-open piece of it that answers by itself, where the reader is sure of one.
    """

    article_id: str
    start: int
    end: int
    score: float
    focus: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of the hits: a short answer, the spans that carry it in reading order, P(answer is right)."""

    text: str
    spans: tuple[Span, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered verbatim quote; one that does not stand in its article cannot be made.

    `focus` is the half-open piece of the article, within the quote, that is the short answer; None where there is none.
    """

    number: int
    quote: str
    start: int
    end: int
    article: Article
    focus: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"citations are numbered from 1; got {self.number}")
        if not self.quote or self.article.text[self.start : self.end] != self.quote:
            raise ValueError(f"{self.quote!r} does not stand at [{self.start}, {self.end}) of {self.article.id!r}")
        if self.focus and not self.start <= self.focus[0] < self.focus[1] <= self.end:
            raise ValueError(f"the short answer {self.focus} lies outside its quote [{self.start}, {self.end})")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its citations, or an abstention: text is empty exactly when there is no citation.

    `confidence` is the calibrated probability in [0, 1] that the hits answer the question; `hits` are best first.
    """

    question: str
    text: str
    confidence: float
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    query: Query

    def __post_init__(self) -> None:
        if bool(self.text) != bool(self.citations):
            raise ValueError("an answer has text exactly when it has citations")

    @property
    def abstained(self) -> bool:
        """Whether the articles do not say."""
        return not self.citations

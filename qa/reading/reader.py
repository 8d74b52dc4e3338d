"""What reads the hits of a question."""

from collections.abc import Sequence
from typing import Protocol

from embeddings.types import Vectors
from qa.types import Article, Hit, Query, Reading


class Articles(Protocol):
    """Where a reader looks up the articles of the hits."""

    def article(self, article_id: str) -> Article:
        """Return the article of this id."""

    def vectors_of(self, title: str, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim] vectors of texts within passages of an article of that title."""


class Reader(Protocol):
    """Hits to a Reading; no hits give an empty text, no spans and confidence 0."""

    @property
    def name(self) -> str:
        """Identity of the reader, for reports."""

    def read(self, query: Query, hits: Sequence[Hit], articles: Articles) -> Reading:
        """Return what the hits (best first) say to the question."""

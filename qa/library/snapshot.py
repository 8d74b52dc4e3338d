"""What one connection sees: articles and passages of one generation, each checked against its fingerprint."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.types import Ids, Vectors
from qa.errors import ArticleUnknown, LibraryDamaged
from qa.library.counts import Listed
from qa.library.fingerprints import article_digest, encoded_text, text_key, unpack_vectors
from qa.library.store import State, read_state
from qa.text.accents import fold
from qa.types import Article, Passage, Scope

_AT_ONCE = 500  # numbers in one question to SQLite, which takes 32,766
_VECTORS_AT_ONCE = 65_536  # 100 MB at 384 numbers

_ARTICLE = "SELECT number, digest, id, title, text, source, published, origin FROM articles"
_PASSAGE = "SELECT p.id, p.article, p.start, p.end, v.key FROM passages p JOIN vectors v ON v.id = p.vector"


class Snapshot:
    """Reads one generation; raises LibraryDamaged for whatever does not match its fingerprint."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self.connection = connection
        self.state: State = read_state(connection, path)
        self._articles: dict[int, Article] = {}

    def article(self, article_id: str) -> Article:
        """Return the article of that id. Raises ArticleUnknown."""
        row = self.connection.execute(f"{_ARTICLE} WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise ArticleUnknown(article_id=article_id, path=self.path)
        return self._article(row)

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""
        return (self._article(row) for row in self.connection.execute(f"{_ARTICLE} ORDER BY id"))

    def listing(self) -> tuple[Listed, ...]:
        """Return every article without its text, by id."""
        rows = self.connection.execute("SELECT id, title, source, published, origin, pieces FROM articles ORDER BY id")
        return tuple(
            Listed(article_id, title, source, self._date(published), origin, passages)
            for article_id, title, source, published, origin, passages in rows
        )

    def passages(self, ids: Sequence[int] | Ids) -> list[Passage]:
        """Return the passages of these ids, in their order."""
        found: dict[int, Passage] = {}
        for some in _batched([int(one) for one in ids]):
            marks = ",".join("?" * len(some))
            for row in self.connection.execute(f"{_PASSAGE} WHERE p.id IN ({marks})", some).fetchall():
                found[row[0]] = self._passage(row)
        try:
            return [found[int(one)] for one in ids]
        except KeyError as missing:
            raise LibraryDamaged(path=self.path, reason=f"passage {missing} is gone") from None

    def ids_within(self, scope: Scope) -> Ids:
        """Return the ids of the passages of the articles in a scope, ascending."""
        wanted = [one.id for one in self.listing() if _lies_within(one, scope)]
        ids: list[int] = []
        for first in range(0, len(wanted), _AT_ONCE):
            some = wanted[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            question = f"SELECT p.id FROM passages p JOIN articles a ON a.number = p.article WHERE a.id IN ({marks})"  # noqa: S608 question marks only
            ids += [number for (number,) in self.connection.execute(question, some)]
        return np.array(sorted(ids), dtype=np.int64)

    def passages_of(self, article_id: str) -> list[Passage]:
        """Return the passages of an article in reading order. Raises ArticleUnknown."""
        row = self.connection.execute("SELECT number, pieces FROM articles WHERE id = ?", (article_id,)).fetchone()
        if row is None:
            raise ArticleUnknown(article_id=article_id, path=self.path)
        rows = self.connection.execute(f"{_PASSAGE} WHERE p.article = ? ORDER BY p.start, p.id", row[:1]).fetchall()
        if len(rows) != row[1]:
            raise LibraryDamaged(path=self.path, reason=f"of {row[1]} passages of {article_id!r} {len(rows)} are left")
        return [self._passage(one) for one in rows]

    def vectors_of(self, encoded: Sequence[str]) -> dict[str, Vectors]:
        """Return the kept [dim] vectors of texts as the encoder sees them, by text; those not kept are left out."""
        text_of = {text_key(self.state.encoder, text): text for text in encoded}
        keys = list(text_of)
        found: dict[str, Vectors] = {}
        for first in range(0, len(keys), _AT_ONCE):
            some = keys[first : first + _AT_ONCE]
            marks = ",".join("?" * len(some))
            question = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"  # noqa: S608 question marks only
            rows = self.connection.execute(question, some).fetchall()
            vectors = self._unpacked([vector for _, vector in rows])
            found |= {text_of[key]: vector for (key, _), vector in zip(rows, vectors, strict=True)}
        return found

    def every_passage(self, *, after: int = 0) -> Iterator[Passage]:
        """Yield the passages whose id is above `after`, by id."""
        for row in self.connection.execute(f"{_PASSAGE} WHERE p.id > ? ORDER BY p.id", (after,)):
            if row[1] not in self._articles:
                self._articles.clear()  # passages of an article have neighbouring ids: one article is in memory
            yield self._passage(row)

    def every_vector(self, *, after: int = 0) -> Iterator[tuple[Ids, Vectors]]:
        """Yield (ids, vectors) of the passages whose id is above `after`, by id, in blocks."""
        rows = self.connection.execute(
            "SELECT p.id, v.vector FROM passages p JOIN vectors v ON v.id = p.vector WHERE p.id > ? ORDER BY p.id",
            (after,),
        )
        while block := rows.fetchmany(_VECTORS_AT_ONCE):
            yield np.array([number for number, _ in block], dtype=np.int64), self._unpacked([one for _, one in block])

    def total(self) -> int:
        """Return the number of passages that the articles should have."""
        return int(self.connection.execute("SELECT coalesce(sum(pieces), 0) FROM articles").fetchone()[0])

    def count(self, table: str) -> int:
        """Return the number of rows of a table."""
        return int(self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 our own names

    def count_after(self, passage_id: int) -> int:
        """Return the number of passages whose id is above this one."""
        return int(self.connection.execute("SELECT count(*) FROM passages WHERE id > ?", (passage_id,)).fetchone()[0])

    def _unpacked(self, packed: list[bytes]) -> Vectors:
        try:
            return unpack_vectors(packed, self.state.dim)
        except (TypeError, ValueError) as fault:
            raise LibraryDamaged(path=self.path, reason=str(fault)) from fault

    def _passage(self, row: tuple[Any, ...]) -> Passage:
        number, article_number, start, end, key = row
        article = self._article_of(article_number)
        try:
            passage = Passage(article.id, article.title, start, end, article.text[start:end], number, article.published)
            sound = text_key(self.state.encoder, encoded_text(article.title, passage.text)) == key
        except (TypeError, ValueError):
            sound = False
        if not sound:
            raise LibraryDamaged(path=self.path, reason=f"passage {number} does not match its fingerprint")
        return passage

    def _article_of(self, number: int) -> Article:
        if number not in self._articles:
            row = self.connection.execute(f"{_ARTICLE} WHERE number = ?", (number,)).fetchone()
            if row is None:
                raise LibraryDamaged(path=self.path, reason=f"article number {number} is gone")
            self._articles[number] = self._article(row)
        return self._articles[number]

    def _article(self, row: tuple[Any, ...]) -> Article:
        _, digest, article_id, title, text, source, published, origin = row
        try:
            article = Article(article_id, title, text, source, self._date(published), origin)
            sound = article_digest(article) == digest
        except (TypeError, ValueError, AttributeError):
            sound = False
        if not sound:
            raise LibraryDamaged(path=self.path, reason=f"article {article_id!r} does not match its fingerprint")
        return article

    def _date(self, published: str) -> date | None:
        try:
            return date.fromisoformat(published) if published else None
        except (TypeError, ValueError) as fault:
            raise LibraryDamaged(path=self.path, reason=f"a date is {published!r}") from fault


def _batched(numbers: list[int]) -> Iterator[list[int]]:
    for first in range(0, len(numbers), _AT_ONCE):
        yield numbers[first : first + _AT_ONCE]


def _lies_within(listed: Listed, scope: Scope) -> bool:
    if scope.articles and listed.id not in scope.articles:
        return False
    if fold(scope.source.lower()) not in fold(listed.source.lower()):
        return False
    if scope.since is None and scope.until is None:
        return True
    day = listed.published
    return day is not None and (scope.since or day) <= day <= (scope.until or day)

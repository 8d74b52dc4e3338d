"""The first half of writing: articles that are new or changed, cut into passages, wait beside the library.

They wait in temporary tables, which vanish with a killed writer; only vectors are kept, batch by batch.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from qa.library.fingerprints import article_digest, encoded_text, text_key
from qa.library.origins import ids_for, vanished
from qa.types import Article, Passage

Split = Callable[[Article], Sequence[Passage]]
Within = Callable[[Passage], Sequence[str]]
"""Texts within a passage whose vectors are wanted as well."""

_NO_PASSAGE = 0  # the article number of a piece that is embedded and becomes no passage

_TABLES = """
CREATE TEMP TABLE leaving (number INTEGER PRIMARY KEY);
CREATE TEMP TABLE arriving (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB, title TEXT, source TEXT, published TEXT,
    origin TEXT, pieces INTEGER, text TEXT
);
CREATE TEMP TABLE pieces (
    number INTEGER PRIMARY KEY, article INTEGER NOT NULL, start INTEGER, end INTEGER, key BLOB, encoded TEXT
);
CREATE INDEX temp.pieces_of_article ON pieces (article);
CREATE INDEX temp.arriving_by_origin ON arriving (origin);
CREATE INDEX IF NOT EXISTS main.articles_by_origin ON articles (origin);
"""


@dataclass(frozen=True, slots=True)
class _Holder:
    """An article in the library or waiting; `cut` names the table that has its passages."""

    number: int
    id: str
    origin: str
    digest: bytes
    cut: str


def prepare(connection: sqlite3.Connection) -> None:
    """Make the empty tables in which articles wait."""
    connection.executescript(_TABLES)


def stage(
    connection: sqlite3.Connection, articles: Iterable[Article], *, split: Split, within: Within, encoder: str
) -> int:
    """Put new and changed articles with their passages into the waiting tables; return how many are unchanged.

    An article that would now be cut elsewhere counts as changed. Of articles with the same id and origin the last one
    counts.
    """
    unchanged = 0
    connection.execute("BEGIN")
    for article in articles:
        placed, holder = _placed(connection, article)
        digest, passages = article_digest(placed), split(placed)
        if holder is not None and digest == holder.digest and _is_cut_like(connection, holder, passages):
            unchanged += 1
        else:
            _put(connection, placed, digest, passages, encoder)
            _put_within(connection, passages, within, encoder)
    connection.execute("COMMIT")
    return unchanged


def arrivals(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return how many of the waiting articles are new, and how many replace one."""
    row: tuple[int, int] = connection.execute(
        "SELECT count(*) - count(articles.id), count(articles.id) FROM arriving LEFT JOIN articles USING (id)"
    ).fetchone()
    return row


def leave(connection: sqlite3.Connection, article_ids: Iterable[str]) -> None:
    """Note articles to be taken out."""
    for article_id in article_ids:
        connection.execute("INSERT OR IGNORE INTO leaving SELECT number FROM articles WHERE id = ?", (article_id,))


def _placed(connection: sqlite3.Connection, article: Article) -> tuple[Article, _Holder | None]:
    """Return the article under the id and origin it is kept by, and what stands there now.

    What the same file gave before keeps its id, from whichever folder it is read. An id that another file holds is
    marked, unless both say the same: one copy of an article is enough, and where the other file is gone the article
    has moved.
    """
    own = _holder(connection, "origin", article.origin) if article.origin else None
    if own is not None:
        return replace(article, id=own.id), own
    held = {one: _holder(connection, "id", one) for one in ids_for(article.id, article.origin)}
    for article_id, holder in held.items():
        if holder and holder.origin == article.origin:
            return replace(article, id=article_id), holder
    for article_id, holder in held.items():
        placed = replace(article, id=article_id)
        if holder is None:
            return placed, None
        copy = replace(placed, origin=holder.origin)
        if article_digest(copy) == holder.digest:
            return (placed if vanished(holder.origin) else copy), holder
    raise ValueError(f"the ids of article {article.id!r} are all taken by other files than {article.origin!r}")


def _holder(connection: sqlite3.Connection, column: Literal["id", "origin"], value: str) -> _Holder | None:
    """Return what stands under an id or an origin: of what waits first, then of the library."""
    for table, cut in (("arriving", "pieces"), ("articles", "passages")):
        row = connection.execute(
            f"SELECT number, id, origin, digest FROM {table} WHERE {column} = ?",  # noqa: S608 our own names
            (value,),
        ).fetchone()
        if row is not None:
            number, article_id, origin, digest = row
            return _Holder(number, article_id, origin, digest, cut)
    return None


def _is_cut_like(connection: sqlite3.Connection, holder: _Holder, passages: Sequence[Passage]) -> bool:
    bounds = connection.execute(
        f"SELECT start, end FROM {holder.cut} WHERE article = ? ORDER BY start",  # noqa: S608 our own names
        (holder.number,),
    ).fetchall()
    return bounds == sorted((passage.start, passage.end) for passage in passages)


def _put(
    connection: sqlite3.Connection, article: Article, digest: bytes, passages: Sequence[Passage], encoder: str
) -> None:
    leave(connection, [article.id])
    connection.execute("DELETE FROM pieces WHERE article = (SELECT number FROM arriving WHERE id = ?)", (article.id,))
    published = article.published.isoformat() if article.published else ""
    number = connection.execute(
        "INSERT OR REPLACE INTO arriving VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?)",
        (article.id, digest, article.title, article.source, published, article.origin, len(passages), article.text),
    ).lastrowid
    encoded = [encoded_text(article.title, passage.text) for passage in passages]
    connection.executemany(
        "INSERT INTO pieces (article, start, end, key, encoded) VALUES (?, ?, ?, ?, ?)",
        [
            (number, passage.start, passage.end, text_key(encoder, text), text)
            for passage, text in zip(passages, encoded, strict=True)
        ],
    )


def _put_within(connection: sqlite3.Connection, passages: Sequence[Passage], within: Within, encoder: str) -> None:
    encoded = [encoded_text(passage.title, text) for passage in passages for text in within(passage)]
    connection.executemany(
        "INSERT INTO pieces (article, key, encoded) VALUES (?, ?, ?)",
        [(_NO_PASSAGE, text_key(encoder, text), text) for text in encoded],
    )

"""A library: articles in, passages out, with store, vector index and lexical index in step."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from embeddings.encoder import Encoder
from qa.errors import ArticleUnknown, DiskFull, EncoderMismatch, LibraryLocked, LibraryMissing, LibraryReadOnly
from qa.library import caches, staging, writing
from qa.library.counts import Changes, Status
from qa.library.embedding import Progress, embed_waiting
from qa.library.manifest import CacheDamaged
from qa.library.origins import lies_under, vanished
from qa.library.snapshot import Snapshot
from qa.library.store import Store
from qa.library.view import View
from qa.types import Article


class Library:
    """Articles with their passages, vectors and terms in one folder; safe to use from several threads and processes.

    One writer at a time; any number of views, each of which sees one whole generation.
    """

    def __init__(self, store: Store, encoder: Encoder, split: staging.Split, within: staging.Within) -> None:
        self.path = store.path
        self._store = store
        self._encoder = encoder
        self._split = split
        self._within = within
        self._loading = threading.Lock()
        self._indexes: caches.Indexes | None = None

    @classmethod
    def open(
        cls,
        path: Path,
        encoder: Encoder,
        *,
        split: staging.Split,
        within: staging.Within = lambda _: (),
        create: bool = False,
    ) -> Self:
        """Open the library in a folder, or make an empty one there if `create`.

        `split` cuts an article into passages; of the texts `within` each the vectors are kept too (`View.vectors_of`).
        Raises LibraryMissing, LibraryDamaged, EncoderMismatch; with `create` DiskFull and LibraryReadOnly as well.
        """
        store = Store(path)
        if not store.exists():
            if not create:
                raise LibraryMissing(path=path)
            writing.make(store, encoder.name)
        library = cls(store, encoder, split, within)
        with library._snapshot() as snapshot:
            stored = snapshot.state.encoder
        if stored != encoder.name:
            store.close()
            raise EncoderMismatch(path=path, stored=stored, opened=encoder.name)
        return library

    def add(self, articles: Iterable[Article], *, progress: Progress | None = None) -> Changes:
        """Add articles, replace changed ones, leave equal ones alone; what is embedded once is never embedded again.

        `progress` gets (texts embedded, texts to embed). Until the end searches see the generation before; broken off
        at any moment the library stays as it was, and the next run embeds only what is left.
        Raises LibraryLocked, LibraryReadOnly, LibraryDamaged, DiskFull, and whatever `articles` raises.
        """
        with writing.writing(self._store) as connection:
            staging.prepare(connection)
            unchanged = staging.stage(
                connection, articles, split=self._split, within=self._within, encoder=self._encoder.name
            )
            added, replaced = staging.arrivals(connection)
            embedded = embed_waiting(connection, self.path, self._encoder, progress)
            passages = writing.switch(connection, self.path)
        return Changes(added, replaced, unchanged, passages, embedded)

    def remove(self, article_id: str) -> None:
        """Remove an article with its passages. Raises ArticleUnknown and as `add`."""
        if not self._remove(lambda one, _: one == article_id):
            raise ArticleUnknown(article_id=article_id, path=self.path)

    def remove_vanished(self, root: Path, *, gone: Callable[[str], bool] = vanished) -> tuple[str, ...]:
        """Remove the articles whose file lay under `root`, or was it, and is gone; return their ids.

        `gone` tells of an origin whether it is.
        """
        return self._remove(lambda _, origin: lies_under(origin, root) and gone(origin))

    @contextmanager
    def view(self) -> Iterator[View]:
        """Lend a view of the newest generation, which stays what it is while others write."""
        with self._snapshot() as snapshot:
            yield View(snapshot, self._indexes_of, self._encoder, self._within)

    def article(self, article_id: str) -> Article:
        """Return the article of that id. Raises ArticleUnknown."""
        with self._snapshot() as snapshot:
            return snapshot.article(article_id)

    def articles(self) -> Iterator[Article]:
        """Yield every article of one generation, by id."""
        with self._snapshot() as snapshot:
            yield from snapshot.articles()

    def status(self) -> Status:
        """Return what the library holds."""
        size = sum(file.stat().st_size for file in self.path.rglob("*") if file.is_file())
        with self._snapshot() as snapshot:
            return Status(
                path=self.path,
                articles=snapshot.count("articles"),
                passages=snapshot.count("passages"),
                vectors=snapshot.count("vectors"),
                generation=snapshot.state.generation,
                encoder=snapshot.state.encoder,
                size=size,
            )

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()
        self._indexes = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _snapshot(self) -> Iterator[Snapshot]:
        with self._store.reading() as connection:
            yield Snapshot(connection, self.path)

    def _remove(self, going: Callable[[str, str], bool]) -> tuple[str, ...]:
        with writing.writing(self._store) as connection:
            staging.prepare(connection)
            rows = connection.execute("SELECT id, origin FROM articles ORDER BY id").fetchall()
            ids = tuple(article_id for article_id, origin in rows if going(article_id, origin))
            staging.leave(connection, ids)
            writing.switch(connection, self.path)
        return ids

    def _indexes_of(self, snapshot: Snapshot) -> caches.Indexes:
        with self._loading:
            if self._indexes is None or self._indexes.token != snapshot.state.token:
                found = self._load(snapshot)
                if self._indexes is None or self._indexes.generation <= found.generation:
                    self._indexes = found
                return found
            return self._indexes

    def _load(self, snapshot: Snapshot) -> caches.Indexes:
        try:
            return caches.load(self.path, snapshot.state)
        except CacheDamaged:
            pass
        try:
            writing.mend(self._store, snapshot.state)
            with self._snapshot() as mended:
                if mended.state.generation == snapshot.state.generation:
                    return caches.load(self.path, mended.state)
        except (LibraryLocked, LibraryReadOnly, DiskFull, CacheDamaged):
            pass  # the store alone serves
        return caches.in_memory(snapshot)

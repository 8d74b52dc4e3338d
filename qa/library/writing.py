"""One writer at a time, and the one moment in which a library passes from a generation to the next."""

import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from qa.errors import LibraryDamaged, LibraryLocked
from qa.library import caches
from qa.library.faults import disk_faults, store_faults
from qa.library.snapshot import Snapshot
from qa.library.store import FILE, State, Store, read_state, write_state

LOCK = "write.lock"

# quick_check reads about 400 MB a second: a library of 50,000 passages is checked in 0.3 s before it is written to.
_CHECKED = 128 * 1024 * 1024  # bytes

_ARRIVE = """
INSERT INTO articles (id, digest, title, source, published, origin, pieces, text)
SELECT id, digest, title, source, published, origin, pieces, text FROM arriving ORDER BY number
"""
_ARRIVE_PASSAGES = """
INSERT INTO passages (article, start, end, vector)
SELECT articles.number, pieces.start, pieces.end, vectors.id
FROM pieces JOIN arriving ON arriving.number = pieces.article
JOIN articles ON articles.id = arriving.id JOIN vectors ON vectors.key = pieces.key
ORDER BY pieces.number
"""


def make(store: Store, encoder: str) -> None:
    """Make an empty library, unless another process does at this moment. Raises DiskFull, LibraryReadOnly."""
    with disk_faults(store.path):
        store.path.mkdir(parents=True, exist_ok=True)
        with _locked(store.path, patience=10):
            if not store.exists():
                store.create(encoder)


@contextmanager
def writing(store: Store) -> Iterator[sqlite3.Connection]:
    """Lend the one connection that may write. Raises LibraryLocked, LibraryReadOnly, LibraryDamaged, DiskFull."""
    with disk_faults(store.path), store_faults(store.path), _locked(store.path):
        connection = store.connect()
        try:
            _check(connection, store.path)
            caches.sweep(store.path, read_state(connection, store.path))
            yield connection
        finally:
            _finish(connection)


def switch(connection: sqlite3.Connection, path: Path) -> int:
    """Let the articles of `leaving` go and those of `arriving` in, all in one commit; return the new passages' number.

    The caches of the next generation are finished before the commit names them: killed before it, a writer leaves the
    old generation and a folder that the next writer sweeps; killed after it, the new one.
    """
    if not _count(connection, "leaving") and not _count(connection, "arriving"):
        return 0
    connection.execute("BEGIN IMMEDIATE")
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'passages'").fetchone()
    last = row[0] if row else 0
    gone = [
        one for (one,) in connection.execute("SELECT id FROM passages WHERE article IN (SELECT number FROM leaving)")
    ]
    connection.execute("DELETE FROM passages WHERE article IN (SELECT number FROM leaving)")
    connection.execute("DELETE FROM articles WHERE number IN (SELECT number FROM leaving)")
    connection.execute(_ARRIVE)
    arrived = connection.execute(_ARRIVE_PASSAGES).rowcount
    _commit(Snapshot(connection, path), gone=gone, after=last, step=1)
    return arrived


def mend(store: Store, seen: State) -> None:
    """Make the caches of a generation anew, unless another process has done so since the state was seen."""
    with writing(store) as connection:
        connection.execute("BEGIN IMMEDIATE")
        snapshot = Snapshot(connection, store.path)
        if snapshot.state.token == seen.token:
            snapshot.state = replace(seen, token="")  # nothing of the damaged folder is of use
            _commit(snapshot, gone=(), after=0, step=0)


def _commit(snapshot: Snapshot, *, gone: list[int] | tuple[()], after: int, step: int) -> None:
    before = snapshot.state
    state = replace(before, generation=before.generation + step, token="", manifest="")
    if snapshot.count("passages"):
        token = f"{state.generation:06d}-{secrets.token_hex(4)}"
        manifest = caches.write(snapshot, token, gone=gone, after=after)
        state = replace(state, token=token, manifest=manifest.to_json())
    try:
        write_state(snapshot.connection, state)
        snapshot.connection.execute("COMMIT")
    except BaseException:
        if state.token and snapshot.connection.in_transaction:
            shutil.rmtree(caches.folder_of(snapshot.path, state.token), ignore_errors=True)
        raise
    caches.sweep(snapshot.path, state)


@contextmanager
def _locked(path: Path, patience: float = 0) -> Iterator[None]:
    from filelock import FileLock, Timeout  # 90 ms that only a writer pays

    lock = FileLock(path / LOCK, timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        raise LibraryLocked(path=path) from None
    try:
        yield
    finally:
        lock.release()


def _check(connection: sqlite3.Connection, path: Path) -> None:
    if (path / FILE).stat().st_size <= _CHECKED:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise LibraryDamaged(path=path, reason=found)


def _finish(connection: sqlite3.Connection) -> None:
    with suppress(sqlite3.DatabaseError):
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        # A library at rest is one file, which can be copied or put on a medium that cannot be written.
        # While readers hold the log this does nothing: the next writer does it.
        connection.executescript("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _count(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 our own names

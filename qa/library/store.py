"""The one truth of a library: articles, passages and vectors in one SQLite file, and which generation they are."""

import json
import os
import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from qa.errors import LibraryDamaged, LibraryMissing, LibraryReadOnly
from qa.library.faults import named, store_faults

FILE = "library.sqlite"
FORMAT = 1
# Readers never wait for a writer in WAL mode, but for another process that replays the log of a killed one.
_PATIENCE = 10.0  # seconds
_IDLE_CONNECTIONS = 8

_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE state (
    one INTEGER PRIMARY KEY CHECK (one = 1), format INTEGER, encoder TEXT, dim INTEGER, generation INTEGER,
    token TEXT, manifest TEXT, checksum INTEGER
);
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL, title TEXT NOT NULL,
    source TEXT NOT NULL, published TEXT NOT NULL, origin TEXT NOT NULL, pieces INTEGER NOT NULL, text TEXT NOT NULL
);
CREATE TABLE vectors (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, vector BLOB NOT NULL);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT, article INTEGER NOT NULL REFERENCES articles (number),
    start INTEGER NOT NULL, end INTEGER NOT NULL, vector INTEGER NOT NULL REFERENCES vectors (id)
);
CREATE INDEX passages_of_article ON passages (article, start);
"""


@dataclass(frozen=True, slots=True)
class State:
    """What one generation is: whose vectors, how wide (0 while there are none), and where its caches lie.

    `token` names the folder of the caches (empty: none yet), `manifest` says as JSON what must be in it.
    """

    encoder: str
    dim: int = 0
    generation: int = 0
    token: str = ""
    manifest: str = "{}"

    def checksum(self) -> int:
        """Return a CRC-32 of all fields."""
        return zlib.crc32(json.dumps([self.encoder, self.dim, self.generation, self.token, self.manifest]).encode())


def read_state(connection: sqlite3.Connection, path: Path) -> State:
    """Return the state that this connection sees. Raises LibraryDamaged."""
    row = connection.execute(
        "SELECT format, checksum, encoder, dim, generation, token, manifest FROM state WHERE one = 1"
    ).fetchone()
    if row is None:
        raise LibraryDamaged(path=path, reason="its state is gone")
    if row[0] != FORMAT:
        raise LibraryDamaged(path=path, reason=f"its format is {row[0]!r}, this version reads {FORMAT}")
    state = State(*row[2:])
    if state.checksum() != row[1]:
        raise LibraryDamaged(path=path, reason="the checksum of its state does not match")
    return state


def write_state(connection: sqlite3.Connection, state: State) -> None:
    """Put a state in the place of the one before."""
    connection.execute(
        "INSERT OR REPLACE INTO state VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
        (FORMAT, state.encoder, state.dim, state.generation, state.token, state.manifest, state.checksum()),
    )


def set_dim(connection: sqlite3.Connection, state: State, dim: int) -> State:
    """Return the state with the width of its vectors, written if it was not known before."""
    if state.dim:
        return state
    widened = replace(state, dim=dim)
    write_state(connection, widened)
    return widened


class Store:
    """The SQLite file of a library: connections for any number of threads, each seeing one whole generation."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path / FILE
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] = []
        self._idle_inode = 0
        self._closed = False

    def exists(self) -> bool:
        """Whether there is a store at all."""
        return self._file.is_file()

    def create(self, encoder: str) -> None:
        """Make an empty store in the folder, whole or not at all; the caller holds the write lock. Raises DiskFull."""
        made = self._file.with_name(FILE + ".new")
        for left in self.path.glob(made.name + "*"):  # of a killed maker
            left.unlink()
        with store_faults(self.path):
            connection = _connected(made, "rwc")
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(_SCHEMA)
                write_state(connection, State(encoder))
                connection.execute("COMMIT")
            finally:
                connection.close()
        made.replace(self._file)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend a connection that sees the newest generation, and the same to the end. Raises LibraryDamaged."""
        with store_faults(self.path):
            connection = self._take()
            try:
                yield connection
            finally:
                self._give_back(connection)

    def connect(self) -> sqlite3.Connection:
        """Return a new connection that writes; the caller holds the write lock and closes it."""
        return _connected(self._file, "rw")

    def close(self) -> None:
        """Close the idle connections; those lent are closed when they come back."""
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _take(self) -> sqlite3.Connection:
        inode = self._inode()
        with self._lock:
            if self._closed:
                raise ValueError(f"the library at {self.path} is closed")
            # A library deleted and made anew under the same name is another one.
            stale, self._idle = ([], self._idle) if inode == self._idle_inode else (self._idle, [])
            self._idle_inode = inode
            connection = self._idle.pop() if self._idle else None
        for old in stale:
            old.close()
        return _begin(connection) if connection else self._new()

    def _new(self) -> sqlite3.Connection:
        try:
            return _begin(_connected(self._file, "rw"))
        except sqlite3.OperationalError as fault:
            if not isinstance(named(fault, self.path), LibraryReadOnly):
                raise
        # A folder that cannot be written has no room for the shared memory of WAL mode; without a log to replay, the
        # file alone is whole.
        log = self._file.with_name(FILE + "-wal")
        if log.exists() and log.stat().st_size > 0:
            raise LibraryReadOnly(path=self.path, reason="its last writer was cut off and it must be opened to mend it")
        return _begin(_connected(self._file, "ro&immutable=1"))

    def _give_back(self, connection: sqlite3.Connection) -> None:
        try:
            connection.execute("ROLLBACK")
            with self._lock:
                if not self._closed and len(self._idle) < _IDLE_CONNECTIONS and self._is_current():
                    self._idle.append(connection)
                    return
        except (sqlite3.DatabaseError, LibraryMissing):
            pass  # a connection that cannot even roll back is of no further use; the fault itself is under way
        connection.close()

    def _is_current(self) -> bool:
        # Where nothing can be written, a connection takes the file for one that never changes: good for one use.
        return self._inode() == self._idle_inode and os.access(self.path, os.W_OK)

    def _inode(self) -> int:
        try:
            return self._file.stat().st_ino
        except FileNotFoundError:
            raise LibraryMissing(path=self.path) from None


def _connected(file: Path, mode: str) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        # FULL: a committed batch of vectors outlives a power cut; one fsync a batch of seconds of embedding.
        connection.executescript("PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL")
    except UnicodeDecodeError as fault:  # Python cannot even read what SQLite says of a schema that is no text
        connection.close()
        raise sqlite3.DatabaseError("its schema is no text") from fault
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _begin(connection: sqlite3.Connection) -> sqlite3.Connection:
    try:
        connection.execute("BEGIN")
        connection.execute("SELECT 1 FROM state").fetchone()  # the first read fixes what the transaction sees
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection

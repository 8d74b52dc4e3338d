"""The one place where faults of SQLite and of the disk get the names of this house."""

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from qa.errors import DiskFull, LibraryDamaged, LibraryError, LibraryLocked, LibraryReadOnly

# Beside "no space": over quota, and over the largest file the user may write.
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

# Where a write fails for want of room inside shared memory or a journal, SQLite says "I/O error"; with less than this
# many bytes free (a WAL grows by steps of 4 KiB, its shared memory by 32 KiB) the reason is the full disk.
_NEARLY_FULL = 64 * 1024

_BY_CODE: dict[int, type[LibraryError]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_BUSY: LibraryLocked,
    sqlite3.SQLITE_LOCKED: LibraryLocked,
    sqlite3.SQLITE_READONLY: LibraryReadOnly,
    sqlite3.SQLITE_CANTOPEN: LibraryReadOnly,
    sqlite3.SQLITE_PERM: LibraryReadOnly,
}


@contextmanager
def store_faults(path: Path) -> Iterator[None]:
    """Raise errors of SQLite under the library's names; our own misuse of it stays what it is."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise
    except sqlite3.DatabaseError as fault:
        raise named(fault, path) from fault


@contextmanager
def disk_faults(path: Path) -> Iterator[None]:
    """Raise a full or write-protected disk as DiskFull and LibraryReadOnly."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _FULL:
            raise DiskFull(path=path) from fault
        if fault.errno in _REFUSED:
            raise LibraryReadOnly(path=path, reason=fault.strerror) from fault
        raise


def named(fault: sqlite3.DatabaseError, path: Path) -> LibraryError:
    """Give a fault of SQLite the name a person can act on: LibraryDamaged unless its code says otherwise."""
    # The code's low byte is its kind; text that is no UTF-8 is noticed by Python and has no code.
    kind = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if kind == sqlite3.SQLITE_IOERR and shutil.disk_usage(path).free < _NEARLY_FULL:
        return DiskFull(path=path)
    return _BY_CODE.get(kind, LibraryDamaged)(path=path, reason=str(fault))

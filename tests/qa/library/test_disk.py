"""A full disk and a folder that cannot be written: an error that says so, and nothing lost."""

import errno
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from library_fakes import CountingEncoder, numbered, split_lines, vector_of

from qa.errors import DiskFull, LibraryDamaged, LibraryLocked, LibraryReadOnly
from qa.library import caches, lexical
from qa.library.counts import Changes
from qa.library.faults import disk_faults, named
from qa.library.library import Library

MOUNT = shutil.which("mount")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MiB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounting = [MOUNT or "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if MOUNT is None or os.geteuid() or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small disk: a full disk is tested here by faults put in")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def _opened(path: Path) -> Library:
    return Library.open(path, CountingEncoder(), split=split_lines, create=True)


def test_add_to_a_full_disk_loses_nothing(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    with _opened(small_disk / "library") as library:
        library.add(numbered(5))
        room = shutil.disk_usage(small_disk).free
        # From hardly any room to nearly enough: it gives out in the log, in the vectors, in the caches.
        for left in (0, 10_000, 60_000, 120_000, 200_000, 300_000):
            ballast.write_bytes(b"\0" * max(0, room - left))
            with pytest.raises(DiskFull, match="free some space"):
                library.add(numbered(900, version=2))
            ballast.unlink()
            assert library.status().generation == 1
            with library.view() as view:
                assert [one.id for one in view.listing()] == ["a0", "a1", "a2", "a3", "a4"]
                assert sorted(view.best_terms(["bản1"], 20)[0].tolist()) == list(range(1, 11))
                assert view.nearest(vector_of("x"), 1).ids.size == 1
        assert library.add(numbered(6)) == Changes(added=1, unchanged=5, passages=2, embedded=2)


def test_open_on_a_full_disk_says_so_and_works_when_there_is_room(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"\0" * (shutil.disk_usage(small_disk).free - 8192))
    with pytest.raises(DiskFull):
        _opened(small_disk / "library")
    ballast.unlink()
    with _opened(small_disk / "library") as library:
        assert library.add(numbered(1)) == Changes(added=1, passages=2, embedded=2)


def test_add_when_the_store_may_not_grow_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with _opened(tmp_path / "library") as library:
        library.add(numbered(2))
        grown = library._store.connect

        def bounded() -> sqlite3.Connection:
            connection = grown()
            connection.execute("PRAGMA max_page_count = 30").fetchone()
            return connection

        monkeypatch.setattr(library._store, "connect", bounded)
        with pytest.raises(DiskFull):
            library.add(numbered(400, version=2))
        monkeypatch.undo()
        assert library.add(numbered(2)) == Changes(unchanged=2)


@pytest.mark.parametrize(
    "fault",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "quota"),
        ValueError("An IO error occurred: 'No space left on device (os error 28)'"),
    ],
    ids=["disk", "quota", "tantivy"],
)
def test_add_when_the_caches_find_no_room_is_a_full_disk_and_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def full(*_: object, **__: object) -> None:
        raise fault

    with _opened(tmp_path / "library") as library:
        library.add(numbered(2))
        folders = sorted(library.path.glob("index-*"))
        with monkeypatch.context() as broken:
            broken.setattr(lexical, "build", full)
            with pytest.raises(DiskFull):
                library.add(numbered(3))
        assert sorted(library.path.glob("index-*")) == folders
        assert library.add(numbered(3)) == Changes(added=1, unchanged=2, passages=2)


def test_write_failure_that_is_no_full_disk_stays_what_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("something else")

    monkeypatch.setattr(caches.lexical, "build", broken)
    with _opened(tmp_path / "library") as library, pytest.raises(ValueError, match="something else"):
        library.add(numbered(1))


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (sqlite3.SQLITE_FULL, DiskFull),
        (sqlite3.SQLITE_BUSY, LibraryLocked),
        (sqlite3.SQLITE_READONLY_DIRECTORY, LibraryReadOnly),
        (sqlite3.SQLITE_CORRUPT_INDEX, LibraryDamaged),
        (sqlite3.SQLITE_NOTADB, LibraryDamaged),
        (sqlite3.SQLITE_IOERR_READ, LibraryDamaged),
    ],
)
def test_named_fault_follows_the_code_of_sqlite(tmp_path: Path, code: int, kind: type[Exception]) -> None:
    fault = sqlite3.OperationalError("because")
    fault.sqlite_errorcode = code
    assert type(named(fault, tmp_path)) is kind


def test_disk_fault_of_another_kind_stays_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), disk_faults(tmp_path):
        (tmp_path / "none").read_bytes()


@pytest.mark.parametrize("sound", [True, False], ids=["sound", "damaged"])
def test_library_that_cannot_be_written_is_searched(small_disk: Path, sound: bool) -> None:
    path = small_disk / "library"
    with _opened(path) as library:
        library.add(numbered(3))
    if not sound:
        next(path.glob("index-*/vectors")).write_bytes(b"x")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with _opened(path) as library:
        for _ in range(2):
            with library.view() as view:
                assert view.best_terms(["bài1"], 9)[0].tolist() == [3, 4]
                assert view.nearest(vector_of("x"), 9).ids.size == 6
                assert view.article("a2") == numbered(3)[2]
        with pytest.raises(LibraryReadOnly, match="Read-only file system"):
            library.add(numbered(4))


def test_library_that_cannot_be_written_and_was_left_by_a_killed_writer_says_so(small_disk: Path) -> None:
    path = small_disk / "library"
    with _opened(path) as library:
        library.add(numbered(1))
    (path / "library.sqlite-wal").write_bytes(b"x" * 100)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(LibraryReadOnly, match="cut off"):
        _opened(path)


def test_make_where_nothing_can_be_written_says_so(small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(LibraryReadOnly):
        _opened(small_disk / "library")

"""Whatever happens to the files: right answers, or a clear error; never a wrong answer, never a crash."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from library_fakes import CountingEncoder, numbered, split_lines, vector_of

from qa.errors import LibraryDamaged
from qa.library.library import Library
from qa.text.syllables import terms

ARTICLES = 6
QUERY = "học sinh bài3 dòng1 bản1"


def _answers(path: Path) -> object:
    """Return everything a search can say about the library."""
    with Library.open(path, CountingEncoder(), split=split_lines) as library, library.view() as view:
        near = view.nearest(vector_of(QUERY), 5)
        ids, bm25 = view.best_terms(terms(QUERY), 5)
        passages = view.passages(np.concatenate([near.ids, ids]))
        return (
            near.ids.tolist(),
            near.cosines.tolist(),
            ids.tolist(),
            np.round(bm25, 4).tolist(),
            passages,
            [view.article(passage.article_id) for passage in passages],
        )


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, object]:
    """A library at rest with what it answers."""
    path = tmp_path_factory.mktemp("sound") / "library"
    with Library.open(path, CountingEncoder(), split=split_lines, create=True) as library:
        library.add(numbered(ARTICLES))
    return path, _answers(path)


def _copy(sound: tuple[Path, object], tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound[0], tmp_path / "library"))


def _flip(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 0x20
    file.write_bytes(data)


def _truncate(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _empty(file: Path) -> None:
    os.truncate(file, 0)


def _grow(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\0")


@pytest.mark.parametrize("harm", [_flip, _truncate, _empty, _grow, Path.unlink], ids=lambda harm: harm.__name__)
def test_damaged_cache_file_is_made_anew(
    sound: tuple[Path, object], tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    folder = next(sound[0].glob("index-*"))
    names = [file.relative_to(folder) for file in folder.rglob("*") if file.is_file() and file.stat().st_size]
    assert len(names) >= 8  # vectors, tantivy's two lists and its segment
    for number, name in enumerate(sorted(names)):
        path = _copy(sound, tmp_path / str(number))
        harm(next(path.glob("index-*")) / name)
        assert _answers(path) == sound[1], name
        (mended,) = path.glob("index-*")
        assert _answers(path) == sound[1], name
        assert [folder.name for folder in path.glob("index-*")] == [mended.name], "mended once, and for good"


def test_lost_cache_folder_is_made_anew(sound: tuple[Path, object], tmp_path: Path) -> None:
    path = _copy(sound, tmp_path)
    shutil.rmtree(next(path.glob("index-*")))
    assert _answers(path) == sound[1]
    assert len(list(path.glob("index-*"))) == 1


def test_damaged_cache_is_replaced_by_the_next_writer(sound: tuple[Path, object], tmp_path: Path) -> None:
    path = _copy(sound, tmp_path)
    _flip(next(path.glob("index-*")) / "vectors")
    with Library.open(path, CountingEncoder(), split=split_lines) as library:
        library.add(numbered(ARTICLES + 1))
        with library.view() as view:
            assert view.nearest(vector_of(QUERY), 99).ids.tolist() != []
            assert sorted(view.nearest(vector_of(QUERY), 99).ids.tolist()) == list(range(1, 2 * ARTICLES + 3))


def test_damaged_cache_while_another_writes_is_made_in_memory(sound: tuple[Path, object], tmp_path: Path) -> None:
    from filelock import FileLock

    path = _copy(sound, tmp_path)
    folder = next(path.glob("index-*"))
    _flip(folder / "vectors")
    with FileLock(path / "write.lock"):
        assert _answers(path) == sound[1]
    assert list(path.glob("index-*")) == [folder]


def test_store_changed_anywhere_is_right_or_refused(sound: tuple[Path, object], tmp_path: Path) -> None:
    path = _copy(sound, tmp_path)
    file = path / "library.sqlite"
    whole = file.read_bytes()
    random = np.random.default_rng(1)
    refused = 0
    for place in sorted({*range(0, 120, 3), *random.integers(0, len(whole), 160).tolist()}):
        damaged = bytearray(whole)
        damaged[place] ^= int(random.integers(1, 256))
        file.write_bytes(damaged)
        try:
            assert _answers(path) == sound[1], f"byte {place}"
        except LibraryDamaged:
            refused += 1
    # About a third of the bytes are of vectors, texts and records that this search reads.
    assert refused >= 15


@pytest.mark.parametrize("size", [0, 1, 99, 100, 4096, 4097, 20_000, -4096])
def test_store_cut_short_is_refused(sound: tuple[Path, object], tmp_path: Path, size: int) -> None:
    path = _copy(sound, tmp_path)
    file = path / "library.sqlite"
    os.truncate(file, size if size >= 0 else file.stat().st_size + size)
    with pytest.raises(LibraryDamaged, match="move the folder away"):
        _answers(path)


def test_store_that_is_no_database_is_refused(sound: tuple[Path, object], tmp_path: Path) -> None:
    path = _copy(sound, tmp_path)
    (path / "library.sqlite").write_text("xin chào " * 1000)
    with pytest.raises(LibraryDamaged, match="not a database"):
        _answers(path)


def test_store_of_another_format_is_refused(sound: tuple[Path, object], tmp_path: Path) -> None:
    path = _copy(sound, tmp_path)
    connection = sqlite3.connect(path / "library.sqlite")
    connection.execute("UPDATE state SET format = 9")
    connection.commit()
    connection.close()
    with pytest.raises(LibraryDamaged, match="format is 9, this version reads 1"):
        _answers(path)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE articles SET text = replace(text, 'đọc', 'đóc')", "article .* does not match"),
        ("UPDATE articles SET published = 'hôm qua'", "a date is"),
        ("UPDATE articles SET text = x'ff'", "article .* does not match"),
        ("UPDATE articles SET title = CAST(x'ff' AS TEXT)", "UTF-8"),
        ("UPDATE passages SET start = start + 1, end = end + 1", "passage .* does not match"),
        ("UPDATE passages SET end = start", "passage .* does not match"),
        ("UPDATE passages SET article = 99", "article number 99 is gone"),
        ("UPDATE passages SET vector = 1", "passage .* does not match"),
        ("DELETE FROM passages", "passage .* is gone"),
        ("DELETE FROM state", "its state is gone"),
        ("UPDATE state SET generation = 7", "checksum of its state"),
        ("DROP TABLE vectors", "no such table"),
    ],
)
def test_store_with_a_changed_record_is_refused(
    sound: tuple[Path, object], tmp_path: Path, change: str, reason: str
) -> None:
    path = _copy(sound, tmp_path)
    connection = sqlite3.connect(path / "library.sqlite", isolation_level=None)
    connection.execute(change)
    connection.close()
    with pytest.raises(LibraryDamaged, match=reason):
        _answers(path)


def test_store_with_a_changed_vector_is_refused_when_the_index_is_made_anew(
    sound: tuple[Path, object], tmp_path: Path
) -> None:
    path = _copy(sound, tmp_path)
    connection = sqlite3.connect(path / "library.sqlite", isolation_level=None)
    connection.execute("UPDATE vectors SET vector = zeroblob(length(vector)) WHERE id = 3")
    connection.close()
    assert _answers(path) == sound[1]
    shutil.rmtree(next(path.glob("index-*")))
    with pytest.raises(LibraryDamaged, match="a vector's checksum"):
        _answers(path)


def test_add_to_a_damaged_store_is_refused(sound: tuple[Path, object], tmp_path: Path) -> None:
    path = _copy(sound, tmp_path)
    file = path / "library.sqlite"
    with Library.open(path, CountingEncoder(), split=split_lines) as library:
        data = bytearray(file.read_bytes())
        data[5 * 4096 : 5 * 4096 + 64] = b"\xff" * 64
        file.write_bytes(data)
        with pytest.raises(LibraryDamaged):
            library.add(numbered(1, version=2))

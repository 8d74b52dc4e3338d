"""Several processes and threads over one library: killed writers, second writers, readers beside a writer."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from library_fakes import CountingEncoder, numbered, split_lines, vector_of

from qa.errors import LibraryError, LibraryLocked, LibraryMissing
from qa.library import caches
from qa.library.counts import Changes
from qa.library.library import Library

HERE = Path(__file__).parent
ARTICLES = 70  # 140 passages: three batches


def _spawn(script: str, *arguments: object) -> subprocess.Popen[str]:
    root = HERE.parents[2]
    return subprocess.Popen(
        [sys.executable, str(HERE / script), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _killed(path: Path, moment: str, articles: int, version: int) -> None:
    writer = _spawn("killed_writer.py", path, moment, articles, version)
    out, err = writer.communicate(timeout=60)
    assert (writer.returncode, out, err) == (-signal.SIGKILL, "", "")


def _opened(path: Path, encoder: CountingEncoder | None = None, *, create: bool = False) -> Library:
    return Library.open(path, encoder or CountingEncoder(), split=split_lines, create=create)


def _check_whole(library: Library, version: int) -> None:
    """Hold that all of the library, from every side, is of one version."""
    with library.view() as view:
        assert [article.text.count(f"bản{version}.") for article in view.articles()] == [2] * ARTICLES
        near = view.nearest(vector_of("x"), 9_999).ids
        ids, _ = view.best_terms([f"bản{version}"], 9_999)
        assert sorted(near.tolist()) == sorted(ids.tolist())
        assert len(ids) == 2 * ARTICLES
        assert {passage.text.rpartition(" ")[2] for passage in view.passages(near)} == {f"bản{version}."}


@pytest.mark.parametrize(
    ("moment", "left"),
    [
        ("third batch", 140 - 128),
        ("before the caches", 0),
        ("vectors saved", 0),
        ("terms half written", 0),
        ("caches whole", 0),
        ("before the commit", 0),
    ],
)
def test_killed_writer_leaves_the_old_generation_and_the_vectors(tmp_path: Path, moment: str, left: int) -> None:
    path = tmp_path / "library"
    with _opened(path, create=True) as library:
        library.add(numbered(ARTICLES))
    _killed(path, moment, ARTICLES, 2)
    encoder = CountingEncoder()
    with _opened(path, encoder) as library:
        _check_whole(library, 1)
        changes = library.add(numbered(ARTICLES, version=2))
        assert changes == Changes(replaced=ARTICLES, passages=140, embedded=left)
        assert len(encoder.seen) == left
        _check_whole(library, 2)
        assert len(list(path.glob("index-*"))) == 2, "what the killed writer left is swept"


def test_killed_writer_after_its_commit_leaves_the_new_generation(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with _opened(path, create=True) as library:
        library.add(numbered(ARTICLES))
    _killed(path, "after the commit", ARTICLES, 2)
    with _opened(path) as library:
        _check_whole(library, 2)
        assert library.add(numbered(ARTICLES, version=2)) == Changes(unchanged=ARTICLES)


def test_killed_maker_leaves_no_library_and_the_next_makes_one(tmp_path: Path) -> None:
    path = tmp_path / "library"
    _killed(path, "making", 1, 1)
    with pytest.raises(LibraryMissing):
        _opened(path)
    with _opened(path, create=True) as library:
        assert library.add(numbered(1)) == Changes(added=1, passages=2, embedded=2)


def test_killed_at_any_time_the_library_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with _opened(path, create=True) as library:
        library.add(numbered(ARTICLES))
        for version, wait in enumerate((0.02, 0.1, 0.2), start=2):
            writer = _spawn("busy_writer.py", path, ARTICLES)
            assert writer.stdout is not None
            assert writer.stdout.readline() == "writing\n"
            time.sleep(wait)
            writer.kill()
            assert writer.communicate()[1] == ""
            with library.view() as view:
                (seen,) = {article.text.rpartition("bản")[2] for article in view.articles()}
            _check_whole(library, int(seen.rstrip(".")))
            assert library.add(numbered(ARTICLES, version=version)).embedded in (0, 140)


def test_second_writer_is_told_and_readers_go_on(tmp_path: Path) -> None:
    path = tmp_path / "library"
    with _opened(path, create=True) as library:
        library.add(numbered(3))
        held = threading.Event()
        told = threading.Event()

        def slow_source() -> object:
            yield from numbered(1, version=2)
            held.set()
            told.wait(30)

        writer = threading.Thread(target=lambda: library.add(slow_source()))  # type: ignore[arg-type]
        writer.start()
        assert held.wait(30)
        with pytest.raises(LibraryLocked, match="another process is writing"):
            library.remove("a1")  # of the same process
        other = _spawn("busy_writer.py", path, 1)
        assert other.wait(60) == 1
        assert "LibraryLocked" in other.communicate()[1]
        with library.view() as view:
            assert len(view.best_terms(["bản1"], 9)[0]) == 6
        told.set()
        writer.join(30)
        library.remove("a1")
        assert [article.id for article in library.articles()] == ["a0", "a2"]


def test_readers_beside_a_writer_see_whole_generations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library"
    rebuilt: list[int] = []
    in_memory = caches.in_memory

    def counted(snapshot: caches.Snapshot) -> caches.Indexes:
        rebuilt.append(snapshot.state.generation)
        return in_memory(snapshot)

    monkeypatch.setattr(caches, "in_memory", counted)
    seen: list[int] = []
    faults: list[BaseException] = []
    done = threading.Event()

    def read(library: Library) -> None:
        try:
            while not done.is_set():
                with library.view() as view:
                    (version,) = {article.text.rpartition("bản")[2] for article in view.articles()}
                    ids, _ = view.best_terms([f"bản{version[:-1]}"], 9_999)
                    near = view.nearest(vector_of("x"), 9_999).ids
                    assert sorted(ids.tolist()) == sorted(near.tolist())
                    assert len(ids) == 2 * ARTICLES
                    assert {one.text.rpartition("bản")[2] for one in view.passages(near)} == {version}
                    seen.append(view.generation)
        except BaseException as fault:
            faults.append(fault)

    with _opened(path, create=True) as library, _opened(path) as same_process:
        library.add(numbered(ARTICLES))
        writer = _spawn("busy_writer.py", path, ARTICLES)
        threads = [threading.Thread(target=read, args=(one,)) for one in (library, library, same_process)]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + 20
        while len(set(seen)) < 4 and not faults and time.monotonic() < deadline:
            time.sleep(0.02)
        done.set()
        for thread in threads:
            thread.join(30)
        writer.kill()
        assert writer.communicate()[1] == ""
    assert faults == []
    assert len(set(seen)) >= 4
    assert len(rebuilt) <= 1, "a reader was so late that two generations had passed it"


def test_two_makers_at_once_make_one_library(tmp_path: Path) -> None:
    path = tmp_path / "library"
    made: list[object] = []

    def make() -> None:
        try:
            with _opened(path, create=True) as library:
                made.append(library.status().generation)
        except LibraryError as fault:
            made.append(fault)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert made == [0, 0, 0, 0]

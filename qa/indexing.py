"""Paths -> library: what the files hold goes in, what vanished can go out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from qa.corpus.reading import read_articles
from qa.errors import NothingToIndex, PathMissing, QaError
from qa.library.counts import Changes
from qa.library.library import Library
from qa.library.origins import lies_under, origin_file, vanished
from qa.types import Article

OnError = Callable[[QaError], None]
OnProgress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Indexed:
    """What an indexing run changed, and the ids of articles that left because their files are gone."""

    changes: Changes
    vanished: tuple[str, ...]


def index_paths(
    library: Library,
    paths: Sequence[Path],
    *,
    prune: bool = False,
    on_error: OnError | None = None,
    progress: OnProgress | None = None,
) -> Indexed:
    """Add the articles of files and folders; with `prune`, remove those that vanished from there.

    An article vanishes with its file, or with its record from a file that was read without fault. A folder that is
    gone itself, or empty, is no error then if the library knows articles from there.

    A bad file or record goes to `on_error` and the rest is added; without `on_error` the first one is raised and
    nothing is changed. Raises as `Library.add` and `read_articles`.
    """
    reading = _Reading(on_error)
    held = [path for path in paths if _is_opened(reading, path, library if prune else None)]
    changes = library.add(reading.articles(), progress=progress)
    gone = chain(*(library.remove_vanished(path, gone=reading.is_gone) for path in paths)) if prune else ()
    return Indexed(changes, _without_copies(library, held, tuple(gone)))


def _is_opened(reading: "_Reading", path: Path, library: Library | None) -> bool:
    """Tell whether a path holds articles, which will be read then.

    Where it holds none any more, and the library has some from there, that is no error.
    """
    try:
        reading.open(path)
    except (PathMissing, NothingToIndex):
        if library is None or not _has_from(library, path):
            raise
        return False
    return True


def _has_from(library: Library, path: Path) -> bool:
    with library.view() as view:
        return any(lies_under(one.origin, path) for one in view.listing())


def _without_copies(library: Library, paths: Sequence[Path], gone: tuple[str, ...]) -> tuple[str, ...]:
    """Take in again what left one file while another still holds it; return the ids of what is really gone."""
    if not gone:
        return ()
    library.add(chain.from_iterable(read_articles(path, on_error=lambda _: None) for path in paths))
    with library.view() as view:
        kept = {one.id for one in view.listing()}
    return tuple(one for one in gone if one not in kept)


class _Reading:
    """Reads paths, and remembers which articles they held and where something could not be read."""

    def __init__(self, on_error: OnError | None) -> None:
        self._on_error = on_error
        self._opened: list[Iterator[Article]] = []
        self._origins: set[str] = set()
        self._faulty: list[Path] = []

    def open(self, path: Path) -> None:
        """List the files of a path. Raises PathMissing and NothingToIndex."""
        self._opened.append(read_articles(path, on_error=self._on_error and self._report))

    def articles(self) -> Iterator[Article]:
        """Yield every article of what was opened; once."""
        for article in chain.from_iterable(self._opened):
            self._origins.add(article.origin)
            yield article

    def is_gone(self, origin: str) -> bool:
        """Tell whether the file of an article is gone, or was read whole and does not hold it any more."""
        if vanished(origin):
            return True
        return origin not in self._origins and not any(lies_under(origin, place) for place in self._faulty)

    def _report(self, error: QaError) -> None:
        if "path" in error.given:
            self._faulty.append(origin_file(str(error.given["path"])))
        if self._on_error is not None:
            self._on_error(error)

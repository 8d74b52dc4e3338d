"""Paths -> library: what the files hold goes in, what vanished can go out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from qa.corpus.reading import read_articles
from qa.errors import QaError
from qa.library.counts import Changes
from qa.library.library import Library

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
    """Add the articles of files and folders; with `prune`, remove those whose files vanished from there.

    A bad file or record goes to `on_error` and the rest is added; without `on_error` the first one is raised and
    nothing is changed. Raises as `Library.add` and `read_articles`.
    """
    articles = chain.from_iterable(read_articles(path, on_error=on_error) for path in paths)
    changes = library.add(articles, progress=progress)
    vanished = tuple(chain.from_iterable(library.remove_vanished(path) for path in paths)) if prune else ()
    return Indexed(changes, vanished)

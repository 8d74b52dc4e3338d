"""A file or a folder to its articles."""

import os
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from qa.corpus.formats import READERS, Source, holds_questions
from qa.errors import BadRecord, CorpusError, FileUnreadable, NothingToIndex, PathMissing, QaError
from qa.types import Article

OnError = Callable[[QaError], None]


def read_articles(path: Path, *, on_error: OnError | None = None) -> Iterator[Article]:
    """Return the articles of a file or folder, files in the order of their names, one article in memory at a time.

    What is wrong with a file or record goes to `on_error`, and the rest is read on; without it the first one is raised.
    Raises PathMissing and NothingToIndex at once.
    """
    path = Path(path)
    if not path.exists():
        raise PathMissing(path=path)
    report = on_error or _raise
    sources = _in_folder(path, report) if path.is_dir() else [Source(path, _name(path.name))]
    if not sources or (not path.is_dir() and path.suffix.lower() not in READERS):
        raise NothingToIndex(path=path, endings=", ".join(READERS))
    return _articles(sources, report)


def _articles(sources: list[Source], report: OnError) -> Iterator[Article]:
    seen: dict[str, str] = {}
    for source in sources:
        try:
            for line, found in READERS[source.path.suffix.lower()](source):
                if isinstance(found, CorpusError):
                    report(found)
                elif found.id in seen:
                    reason = f"the id {found.id!r} is taken by {seen[found.id]}; give each article an id of its own"
                    report(BadRecord(path=source.origin, line=line, reason=reason))
                else:
                    seen[found.id] = found.origin
                    yield found
        except CorpusError as error:
            report(error)


def _in_folder(folder: Path, report: OnError) -> list[Source]:
    """Find the files of known endings under a folder, sorted by name.

    Hidden files, links to folders and question sets, which stand beside the articles they ask about, are left out.
    """

    def refused(error: OSError) -> None:
        report(FileUnreadable(path=error.filename, reason=error.strerror or str(error)))

    sources = []
    for root, folders, files in os.walk(folder, onerror=refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for file in files:
            path = Path(root, file)
            if not file.startswith(".") and path.suffix.lower() in READERS and not holds_questions(path):
                sources.append(Source(path, _name(path.relative_to(folder).as_posix())))
    return sorted(sources, key=lambda source: (source.name, source.path))


def _name(posix: str) -> str:
    """Return a file's name as an id: NFC, with a mark where the file system holds bytes that are no text."""
    return unicodedata.normalize("NFC", posix.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _raise(error: QaError) -> None:
    raise error

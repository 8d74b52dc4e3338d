"""Libraries in temporary folders over stand-ins."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qa.library.library import Library
from qa.library.staging import Split

sys.path.insert(0, str(Path(__file__).parent))  # library_fakes is shared with scripts that run on their own

from library_fakes import CountingEncoder, split_lines

OpenLibrary = Callable[..., Library]


@pytest.fixture
def encoder() -> CountingEncoder:
    return CountingEncoder()


@pytest.fixture
def open_library(tmp_path: Path, encoder: CountingEncoder) -> Iterator[OpenLibrary]:
    """Open (and make) the library of this test; every one is closed behind it."""
    opened: list[Library] = []

    def opening(
        path: Path = tmp_path / "library",
        *,
        create: bool = True,
        encoder: object = encoder,
        split: Split = split_lines,
    ) -> Library:
        library = Library.open(path, encoder, split=split, create=create)  # type: ignore[arg-type]
        opened.append(library)
        return library

    yield opening
    for library in opened:
        library.close()


@pytest.fixture
def library(open_library: OpenLibrary) -> Library:
    return open_library()

"""The seed articles in a library of the real packaged model, made once for all tests of this package."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.indexing import index_paths
from qa.opening import open_for_writing, seed_articles
from qa.settings import Settings


@pytest.fixture(scope="session")
def seed_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("seeds") / "library"
    with open_for_writing(Settings(library=str(path))) as assistant:
        index_paths(assistant.library, [seed_articles()])
    return path


@pytest.fixture(scope="session")
def seed_assistant(seed_library: Path) -> Iterator[Assistant]:
    with open_for_writing(Settings(library=str(seed_library))) as assistant:
        yield assistant

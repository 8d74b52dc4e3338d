"""A writer that is killed at a chosen moment: python killed_writer.py LIBRARY MOMENT ARTICLES VERSION."""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from library_fakes import CountingEncoder, numbered, split_lines

from embeddings.vector_index import VectorIndex
from qa.library import caches, lexical, writing
from qa.library.library import Library


def _die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class _DyingEncoder(CountingEncoder):
    def encode_passages(self, texts: Any) -> Any:
        if len(self.seen) >= 2 * 64:
            _die()
        return super().encode_passages(texts)


def _dying_after(work: Callable[..., Any]) -> Callable[..., Any]:
    def dying(*given: Any, **named: Any) -> Any:
        work(*given, **named)
        _die()

    return dying


def main() -> None:
    """Write until the moment comes."""
    path, moment, articles, version = sys.argv[1:]
    encoder = CountingEncoder()
    if moment == "making":
        writing.write_state = _die  # type: ignore[assignment]
        import qa.library.store as store

        store.write_state = _die
    library = Library.open(Path(path), encoder, split=split_lines, create=True)
    if moment == "third batch":
        library._encoder = _DyingEncoder()
    elif moment == "before the caches":
        caches.write = _die
    elif moment == "vectors saved":
        VectorIndex.save = _dying_after(VectorIndex.save)
    elif moment == "terms half written":
        lexical._tantivy().Index.writer  # noqa: B018 loaded before it is needed
        lexical.terms = _die
    elif moment == "caches whole":
        caches.write = _dying_after(caches.write)
    elif moment == "before the commit":
        writing.write_state = _dying_after(writing.write_state)
    elif moment == "after the commit":
        sweep = caches.sweep
        sweeps = iter([sweep, _die])
        caches.sweep = lambda *given: next(sweeps)(*given)
    library.add(numbered(int(articles), version=int(version)))
    print("not killed")


main()

"""Vector index, lexical index and language of a generation, in a folder that never changes once it is named.

They are caches of the store: what does not match the manifest that it keeps is made anew.
"""

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from embeddings.errors import IndexDamaged
from embeddings.vector_index import VectorIndex
from qa.errors import DiskFull, LibraryDamaged
from qa.library import language, lexical
from qa.library.language import Language
from qa.library.manifest import CacheDamaged, Manifest, is_lock, measure, read_manifest, verify
from qa.library.snapshot import Snapshot
from qa.library.store import State

FOLDERS = "index-"
_VECTORS = "vectors"
_TERMS = "terms"

# Up to here an index is made anew at every change (1 ms a passage, nearly all of it for cutting text into terms): its
# BM25 then does not depend on what was there before.
_SMALL = 256
# tantivy counts passages taken out in its document frequencies until they are merged away.
_STALE_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Indexes:
    """Both indexes of one generation; `token` names the folder they came from or should have come from."""

    token: str
    generation: int
    vectors: VectorIndex
    terms: lexical.LexicalIndex
    language: Language


def folder_of(path: Path, token: str) -> Path:
    """Return the folder of a token."""
    return path / f"{FOLDERS}{token}"


def load(path: Path, state: State) -> Indexes:
    """Return the indexes that a state names, every byte checked. Raises CacheDamaged."""
    folder = folder_of(path, state.token)
    verify(folder, read_manifest(state))
    try:
        vectors, terms = VectorIndex.load(folder / _VECTORS), lexical.load(folder / _TERMS)
        known = language.load(state.token, folder)
    except (IndexDamaged, OSError, ValueError) as fault:
        raise CacheDamaged(str(fault)) from fault
    return Indexes(state.token, state.generation, vectors, terms, known)


def in_memory(snapshot: Snapshot) -> Indexes:
    """Return the indexes of a snapshot made from its store alone."""
    state = snapshot.state
    terms = lexical.build(snapshot.every_passage(), None)
    return Indexes(state.token, state.generation, _all_vectors(snapshot), terms, _learnt(snapshot, state.token))


def write(snapshot: Snapshot, token: str, *, gone: Sequence[int], after: int) -> Manifest:
    """Make the folder of a token for what the snapshot's connection sees; return what the folder holds.

    Against the folder that the snapshot's state names, the passages of ids `gone` are out and those above `after` in.
    A folder that cannot be finished is taken away again.
    """
    folder = folder_of(snapshot.path, token)
    try:
        stale = _fill(snapshot, folder, gone, after)
        return Manifest(measure(folder), stale, previous=snapshot.state.token)
    except BaseException as fault:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(fault, ValueError | RuntimeError) and "No space left" in str(fault):
            raise DiskFull(path=snapshot.path) from fault
        raise


def sweep(path: Path, state: State) -> None:
    """Remove folders of caches other than the state's and the one before, which readers may still be opening."""
    kept = {folder_of(path, token).name for token in (state.token, read_manifest(state).previous)}
    for folder in path.glob(f"{FOLDERS}*"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _fill(snapshot: Snapshot, folder: Path, gone: Sequence[int], after: int) -> int:
    folder.mkdir()
    stale = read_manifest(snapshot.state).stale + len(gone)
    if _amendable(snapshot, stale, after):
        _amend(snapshot, folder, gone, after)
        return stale
    _all_vectors(snapshot).save(folder / _VECTORS)
    lexical.build(snapshot.every_passage(), folder / _TERMS)
    language.save(_learnt(snapshot, folder.name), folder)
    return 0


def _amendable(snapshot: Snapshot, stale: int, after: int) -> bool:
    total = snapshot.count("passages")
    kept = total - snapshot.count_after(after)
    if not snapshot.state.token or total <= _SMALL or 2 * kept < total or stale > _STALE_SHARE * total:
        return False
    try:
        verify(folder_of(snapshot.path, snapshot.state.token), read_manifest(snapshot.state))
    except CacheDamaged:
        return False
    return True


def _amend(snapshot: Snapshot, folder: Path, gone: Sequence[int], after: int) -> None:
    base = folder_of(snapshot.path, snapshot.state.token)
    vectors = VectorIndex.load(base / _VECTORS)
    vectors.remove(np.array(gone, dtype=np.int64))
    for ids, some in snapshot.every_vector(after=after):
        vectors.add(ids, some)
    vectors.save(folder / _VECTORS)
    _link(base / _TERMS, folder / _TERMS)
    lexical.amend(folder / _TERMS, gone, snapshot.every_passage(after=after))
    # What is gone stays known until the folder is next made whole: how syllables follow each other changes little.
    before = language.load(base.name, base)
    language.save(_learnt(snapshot, folder.name, after=after, before=before), folder)


def _learnt(snapshot: Snapshot, name: str, *, after: int = 0, before: Language | None = None) -> Language:
    texts = (f"{one.title}\n{one.text}" for one in snapshot.every_passage(after=after))
    return language.learn(name, texts, before=before)


def _all_vectors(snapshot: Snapshot) -> VectorIndex:
    # All at once: a large index chooses its clusters by the vectors of its first filling.
    ids = np.zeros(snapshot.total(), dtype=np.int64)
    rows = np.zeros((len(ids), snapshot.state.dim), dtype=np.float32)
    filled = 0
    for some_ids, some in snapshot.every_vector():
        if filled + len(some) > len(ids):
            break
        ids[filled : filled + len(some)] = some_ids
        rows[filled : filled + len(some)] = some
        filled += len(some)
    if filled != len(ids):
        raise LibraryDamaged(path=snapshot.path, reason=f"its articles should have {len(ids)} passages")
    vectors = VectorIndex(snapshot.state.dim)
    vectors.add(ids, rows)
    return vectors


def _link(base: Path, folder: Path) -> None:
    """Give the folder the files of another one: tantivy never writes into a file that is finished."""
    folder.mkdir()
    for file in base.iterdir():
        if not is_lock(file):
            try:
                os.link(file, folder / file.name)
            except OSError:  # a file system without hard links
                shutil.copy2(file, folder / file.name)

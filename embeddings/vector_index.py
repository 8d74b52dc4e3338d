"""FAISS behind one small class: exact inner product while small, approximate when large."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.errors import DimensionMismatch, IndexDamaged
from embeddings.types import Ids, Neighbours, Vectors

EXACT_UP_TO = 100_000
"""Vectors up to which every one is compared: 150 MB and some 20 ms a query at 384 numbers each."""


class VectorIndex:
    """Unit vectors under ids of the caller's choice.

    Up to `exact_up_to` vectors every search is exact. Beyond, vectors stay in half precision (cosines are right to
    1e-4; a million of 384 numbers take 0.8 GB) in clusters of which the nearest are searched.
    """

    def __init__(self, dim: int, *, exact_up_to: int = EXACT_UP_TO) -> None:
        from embeddings.rows import Rows, exact_rows

        self.dim = dim
        self._exact_up_to = exact_up_to
        self._rows: Rows = exact_rows(dim)

    @property
    def ids(self) -> Ids:
        """Ids held, in the order they were added."""
        return self._rows.ids.copy()

    @property
    def is_exact(self) -> bool:
        """Whether a search compares every vector."""
        from embeddings.rows import ExactRows

        return isinstance(self._rows, ExactRows)

    def __len__(self) -> int:
        return len(self._rows.ids)

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Hold vectors [n, dim] under n new ids. Raises DimensionMismatch; ValueError for an id that is held."""
        new = self._fitting(vectors)
        ids = np.ascontiguousarray(ids, np.int64).ravel()
        if len(ids) != len(new):
            raise ValueError(f"{len(ids)} ids were given for {len(new)} vectors")
        if len(np.unique(ids)) != len(ids) or np.isin(ids, self._rows.ids).any():
            raise ValueError("an id was given twice, or is held already: remove it first")
        if not len(ids):
            return
        if self.is_exact and len(self) + len(ids) > self._exact_up_to:
            self._cluster(ids, new)
        else:
            self._rows.add(ids, new)

    def remove(self, ids: Ids) -> None:
        """Let go of the vectors of these ids; ids that are not held are passed over."""
        held = np.intersect1d(np.asarray(ids, np.int64), self._rows.ids)
        if len(held):
            self._rows.remove(held)

    def search(self, query: Vectors, k: int) -> Neighbours:
        """Return the min(k, n) nearest of a query [dim] or [1, dim], best first, ties by lower id.

        Raises ValueError for k < 1, DimensionMismatch.
        """
        if k < 1:
            raise ValueError(f"k must be at least 1, got {k}")
        row = self._fitting(query)
        if len(row) != 1:
            raise ValueError(f"search takes one query, got {len(row)}")
        if not len(self):
            return Neighbours(np.zeros(0, np.int64), np.zeros(0, np.float32))
        ids = self._rows.candidates(row, k) if k < len(self) else self._rows.ids
        scores = self.cosines(row, ids)
        best = np.lexsort((ids, -scores))[:k]
        return Neighbours(ids[best], scores[best])

    def cosines(self, query: Vectors, ids: Ids) -> npt.NDArray[np.float32]:
        """Return the scores of the given ids in their order. Raises KeyError for an id that is not held."""
        row = self._fitting(query)[0].astype(np.float64)
        wanted = np.ascontiguousarray(ids, np.int64).ravel()
        if not len(wanted):
            return np.zeros(0, np.float32)
        # Summed in float64 and rounded, equal vectors get equal scores wherever they stand.
        return np.asarray(self._rows.vectors_of(wanted).astype(np.float64) @ row, dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write a file that is there whole or not at all."""
        from embeddings.index_file import write_index_file

        write_index_file(self._rows.index, self._rows.ids, path)

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Read an index back. Raises IndexDamaged unless every byte is as it was written."""
        from embeddings.index_file import read_index_file
        from embeddings.rows import rows_of

        index, ids = read_index_file(path)
        loaded = cls(index.d)
        try:
            loaded._rows = rows_of(index, ids)
        except ValueError as error:
            raise IndexDamaged(path=path, reason=str(error)) from error
        return loaded

    def _cluster(self, ids: Ids, new: Vectors) -> None:
        from embeddings.rows import clustered_rows

        held = self._rows.ids
        everything = np.concatenate([self._rows.vectors_of(held), new])
        self._rows = clustered_rows(np.concatenate([held, ids]), everything)

    def _fitting(self, vectors: Vectors) -> Vectors:
        """Return vectors as contiguous float32 [n, dim]."""
        rows = np.ascontiguousarray(vectors, np.float32)
        rows = rows[None] if rows.ndim == 1 else rows
        if rows.ndim != 2 or rows.shape[1] != self.dim:
            raise DimensionMismatch(expected=self.dim, given_dim=rows.shape[-1])
        return rows

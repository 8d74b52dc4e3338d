"""Two ways FAISS holds vectors: all of them compared, or in clusters of which the nearest are searched."""

from typing import TYPE_CHECKING, Protocol

import numpy as np

from embeddings.types import Ids, Vectors

if TYPE_CHECKING:
    from faiss import Index, IndexFlatIP, IndexIVFScalarQuantizer

_TIE = 1e-6
"""FAISS sums in float32, in another order from row to row: scores closer than this may be ties."""
_SPARE = 16
_BY_ID = 2
"""DirectMap::Hashtable, a name that FAISS's stubs do not tell: where each id stands, to read its vector back."""
_NEAREST_CLUSTERS = 48
_POINTS_A_CLUSTER = 64
"""What k-means gets to see of each cluster, twice what it needs not to warn."""


class Rows(Protocol):
    """Vectors under ids."""

    ids: Ids

    @property
    def index(self) -> "Index":
        """What FAISS writes to a file."""

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Hold vectors [n, dim] under new ids [n]."""

    def remove(self, ids: Ids) -> None:
        """Let go of held ids."""

    def candidates(self, query: Vectors, k: int) -> Ids:
        """Return at least the ids of the k nearest of a query [1, dim], in no order; all that may tie with the last."""

    def vectors_of(self, ids: Ids) -> Vectors:
        """Return [len(ids), dim]. Raises KeyError for an id that is not held."""


class Held:
    """Ids in the order they came, and where each stands."""

    def __init__(self, ids: Ids) -> None:
        self.ids = ids
        self._order: Ids | None = None

    def hold(self, ids: Ids) -> None:
        """Put others in their place."""
        self.ids, self._order = ids, None

    def numbers_of(self, wanted: Ids) -> Ids:
        """Return where each wanted id stands. Raises KeyError for one that is not held."""
        # Kept between searches: sorting 200,000 ids takes 15 ms. Local, so that two threads cannot mix orders.
        order = self._order if self._order is not None else np.argsort(self.ids, kind="stable")
        self._order = order
        at = np.searchsorted(self.ids, wanted, sorter=order)
        known = at < len(self.ids)
        known[known] = self.ids[order[at[known]]] == wanted[known]
        if not known.all():
            raise KeyError(f"the index holds no vector of the ids {wanted[~known][:5].tolist()}")
        return np.asarray(order[at], dtype=np.int64)


class ExactRows(Held):
    """Every vector in single precision."""

    def __init__(self, index: "IndexFlatIP", ids: Ids) -> None:
        super().__init__(ids)
        self.index = index

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Append rows: the number of a row in FAISS is its number in `ids`."""
        self.index.add(vectors)
        self.hold(np.concatenate([self.ids, ids]))

    def remove(self, ids: Ids) -> None:
        """Close the gaps; FAISS keeps the order of the rows that stay."""
        import faiss

        leaving = np.isin(self.ids, ids)
        numbers = np.flatnonzero(leaving).astype(np.int64)
        self.index.remove_ids(faiss.IDSelectorArray(len(numbers), faiss.swig_ptr(numbers)))
        self.hold(self.ids[~leaving])

    def candidates(self, query: Vectors, k: int) -> Ids:
        """Widen until the last found is clearly worse than the k-th: twins of a passage tie by the dozen."""
        fetched = min(k + _SPARE, len(self.ids))
        while True:
            scores, numbers = self.index.search(query, fetched)
            if fetched == len(self.ids) or scores[0, k - 1] - scores[0, -1] > _TIE:
                return np.asarray(self.ids[numbers[0]])
            fetched = min(fetched * 4, len(self.ids))

    def vectors_of(self, ids: Ids) -> Vectors:
        """Read FAISS's own memory."""
        import faiss

        numbers = self.numbers_of(ids)
        stored = faiss.rev_swig_ptr(self.index.get_xb(), self.index.ntotal * self.index.d)
        return np.asarray(stored.reshape(-1, self.index.d)[numbers], dtype=np.float32)


class ClusteredRows(Held):
    """Vectors in half precision, in clusters found by seeded k-means; made once there are enough to learn from."""

    def __init__(self, index: "IndexIVFScalarQuantizer", ids: Ids) -> None:
        super().__init__(ids)
        self.index = index

    def add(self, ids: Ids, vectors: Vectors) -> None:
        """Put each vector into its nearest cluster."""
        self.index.add_with_ids(vectors, ids)
        self.hold(np.concatenate([self.ids, ids]))

    def remove(self, ids: Ids) -> None:
        """Take each vector out of its cluster."""
        import faiss

        ids = np.ascontiguousarray(ids)
        self.index.remove_ids(faiss.IDSelectorArray(len(ids), faiss.swig_ptr(ids)))
        self.hold(self.ids[~np.isin(self.ids, ids)])

    def candidates(self, query: Vectors, k: int) -> Ids:
        """Search the nearest clusters, and all of them where these hold fewer than k."""
        import faiss

        for clusters in (_NEAREST_CLUSTERS, self.index.nlist):
            chosen = faiss.SearchParametersIVF(nprobe=clusters)  # type: ignore[call-arg]  # faiss: arguments by name
            found = self.index.search(query, min(k + _SPARE, len(self.ids)), params=chosen)[1][0]
            if (found >= 0).sum() >= k:
                break
        return np.asarray(found[found >= 0], dtype=np.int64)

    def vectors_of(self, ids: Ids) -> Vectors:
        """Decode from half precision."""
        self.numbers_of(ids)
        return np.asarray(self.index.reconstruct_batch(ids), dtype=np.float32).reshape(len(ids), self.index.d)


def exact_rows(dim: int) -> ExactRows:
    """Return no rows yet."""
    import faiss

    return ExactRows(faiss.IndexFlatIP(dim), np.zeros(0, np.int64))


def clustered_rows(ids: Ids, vectors: Vectors) -> ClusteredRows:
    """Return rows in 4 * sqrt(n) clusters learnt from a seeded sample of them."""
    import faiss

    count, dim = vectors.shape
    clusters = int(4 * count**0.5)
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dim), dim, clusters, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    index.cp.seed, index.cp.niter, index.cp.spherical = 0, 8, True
    sample = np.random.default_rng(0).permutation(count)[: clusters * _POINTS_A_CLUSTER]
    index.train(vectors[np.sort(sample)])
    index.set_direct_map_type(_BY_ID)
    rows = ClusteredRows(index, np.zeros(0, np.int64))
    rows.add(ids, vectors)
    return rows


def rows_of(index: "Index", ids: Ids) -> Rows:
    """Return the rows of an index read from a file."""
    import faiss

    if isinstance(index, faiss.IndexFlatIP):
        return ExactRows(index, ids)
    if isinstance(index, faiss.IndexIVFScalarQuantizer):
        return ClusteredRows(index, ids)
    raise ValueError(f"it holds a {type(index).__name__}")

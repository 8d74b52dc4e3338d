"""Ways to rank a pool: as the library does, with other field weights, by rank, by scores of one side only."""

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from embeddings.types import Ids, Neighbours, Vectors
from qa.library.lexical import FieldWeights, LexicalIndex, build
from qa.library.view import View
from qa.retrieval import Scores, Searchable, search
from qa.settings import Settings
from qa.types import Passage, Query

RANK_CONSTANT = 60
"""That of Cormack, Clarke and Büttcher, "Reciprocal Rank Fusion Outperforms Condorcet", 2009."""


class Pool:
    """The passages of a view, its terms weighted otherwise; fulfils `Searchable` and `Sentences`."""

    def __init__(self, view: View, weights: FieldWeights) -> None:
        passages = (passage for article in view.articles() for passage in view.passages_of(article.id))
        self._view = view
        self._terms: LexicalIndex = build(passages, None, weights=weights)

    def nearest(self, vector: Vectors, k: int) -> Neighbours:
        """Return the k passages of highest cosine."""
        return self._view.nearest(vector, k)

    def best_terms(self, terms: Sequence[str], k: int) -> tuple[Ids, Scores]:
        """Return ids and BM25 of the k best passages by terms."""
        return self._terms.best(terms, k)

    def exact(self, vector: Vectors, terms: Sequence[str], ids: Ids) -> tuple[Scores, Scores]:
        """Return cosine and BM25 of the passages of these ids, in their order."""
        return self._view.cosines(vector, ids), self._terms.scores(terms, ids)

    def closest(self, vector: Vectors, passages: Sequence[Passage]) -> Scores:
        """Return the cosine of a vector with the nearest sentence of each passage."""
        return self._view.closest(vector, passages)

    def passages(self, ids: Ids) -> list[Passage]:
        """Return the passages of these ids, in their order."""
        return self._view.passages(ids)


class OneSided:
    """A pool in which what one side did not bring has its lowest score there, as published hybrids have it."""

    def __init__(self, pool: Searchable, depth: int) -> None:
        self.nearest, self.best_terms, self.passages = pool.nearest, pool.best_terms, pool.passages
        self._depth = depth

    def exact(self, vector: Vectors, terms: Sequence[str], ids: Ids) -> tuple[Scores, Scores]:
        """Return the scores with which each side brought these passages."""
        near = self.nearest(vector, self._depth)
        return at_hand(ids, near.ids, near.cosines), at_hand(ids, *self.best_terms(terms, self._depth))


Rank = Callable[[Pool, Query, Sequence[str], int, int, float], list[Passage]]
"""(pool, query, terms, hits, candidates of each side, weight of the cosine) -> passages, best first."""


def by_fusion(pool: Pool, query: Query, terms: Sequence[str], k: int, depth: int, weight: float) -> list[Passage]:
    """Rank as the library does."""
    return _fused(pool, pool, query, terms, k, depth, weight)


def by_fusion_alone(pool: Pool, query: Query, terms: Sequence[str], k: int, depth: int, weight: float) -> list[Passage]:
    """Rank as the library does, but look at no sentences."""
    hits = search(pool, query.vector, terms, k=k, candidates=depth, dense_weight=weight)
    return [hit.passage for hit in hits]


def by_scores_at_hand(
    pool: Pool, query: Query, terms: Sequence[str], k: int, depth: int, weight: float
) -> list[Passage]:
    """Rank as the library does, but ask no side for the score of what it did not bring."""
    return _fused(OneSided(pool, depth), pool, query, terms, k, depth, weight)


def _fused(
    pool: Searchable, sentences: Pool, query: Query, terms: Sequence[str], k: int, depth: int, weight: float
) -> list[Passage]:
    hits = search(
        pool,
        query.vector,
        terms,
        k=k,
        candidates=depth,
        dense_weight=weight,
        sentences=sentences,
        sentence_weight=Settings().sentence_weight,
    )
    return [hit.passage for hit in hits]


def by_reciprocal_ranks(
    pool: Pool, query: Query, terms: Sequence[str], k: int, depth: int, _weight: float
) -> list[Passage]:
    """Rank by the sum of reciprocal ranks on either side."""
    sides = (pool.nearest(query.vector, depth).ids, pool.best_terms(terms, depth)[0])
    return pool.passages(np.array(reciprocal_ranks(side.tolist() for side in sides)[:k], dtype=np.int64))


def reciprocal_ranks(rankings: Iterable[Sequence[int]]) -> list[int]:
    """Return every id ranked by the sum of 1 / (60 + rank), ties by lower id."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, one in enumerate(ranking, start=1):
            scores[one] = scores.get(one, 0.0) + 1 / (RANK_CONSTANT + rank)
    return sorted(scores, key=lambda one: (-scores[one], one))


def at_hand(ids: Ids, found: Ids, scores: Scores) -> Scores:
    """Return the scores of ids by what was found; the lowest found for one that was not, 0 if nothing was."""
    known = dict(zip(found.tolist(), scores.tolist(), strict=True))
    lowest = min(known.values(), default=0.0)
    return np.array([known.get(one, lowest) for one in ids.tolist()], dtype=np.float32)

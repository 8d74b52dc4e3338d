from collections.abc import Sequence

import numpy as np
import pytest

from embeddings.types import Ids, Neighbours, Vectors
from qa.retrieval import RANKED_ANEW, fuse, interleaved, search
from qa.types import Passage

VECTOR = np.ones(1, np.float32)


class Pool:
    """Passages 1..n with given cosines and BM25; each side brings what its score ranks first."""

    def __init__(self, cosines: Sequence[float], bm25: Sequence[float]) -> None:
        self.ids = np.arange(1, len(cosines) + 1, dtype=np.int64)
        self.cosines = np.array(cosines, np.float32)
        self.bm25 = np.array(bm25, np.float32)

    def nearest(self, vector: Vectors, k: int) -> Neighbours:
        best = np.argsort(-self.cosines, kind="stable")[:k]
        return Neighbours(self.ids[best], self.cosines[best])

    def best_terms(self, terms: Sequence[str], k: int) -> tuple[Ids, np.ndarray]:
        best = [row for row in np.argsort(-self.bm25, kind="stable")[:k] if self.bm25[row] > 0]
        return self.ids[best], self.bm25[best]

    def exact(self, vector: Vectors, terms: Sequence[str], ids: Ids) -> tuple[np.ndarray, np.ndarray]:
        return self.cosines[ids - 1], self.bm25[ids - 1]

    def passages(self, ids: Ids) -> list[Passage]:
        return [Passage(article_id="a", title="", start=0, end=1, text="x", id=int(key)) for key in ids]


def _ranking(pool: Pool, **options: float) -> list[tuple[int, float]]:
    given = {"k": 10, "candidates": 10, "dense_weight": 0.5} | options
    return [(hit.passage.id, round(hit.score, 3)) for hit in search(pool, VECTOR, [], **given)]  # type: ignore[arg-type]


def test_search_scores_are_min_max_weighted_sums() -> None:
    # cosines .8 .9 .6 -> 2/3, 1, 0; BM25 10 0 5 -> 1, 0, .5; halves: .833, .5, .25
    assert _ranking(Pool([0.8, 0.9, 0.6], [10, 0, 5])) == [(1, 0.833), (2, 0.5), (3, 0.25)]


def test_search_candidate_of_one_side_gets_the_exact_score_of_the_other() -> None:
    # depth 1: dense brings 2, terms bring 1; both are scored on both sides: cosine 0, 1; BM25 1, 0 -> .3 x 1 < .7 x 1
    pool = Pool([0.8, 0.9, 0.1], [10, 4, 5])
    assert _ranking(pool, candidates=1, k=1, dense_weight=0.7) == [(2, 0.7)]


def test_search_fewer_passages_than_candidates_are_not_looked_up_by_terms() -> None:
    class AllNear(Pool):
        def best_terms(self, terms: Sequence[str], k: int) -> tuple[Ids, np.ndarray]:
            raise AssertionError("vectors brought every passage")

    assert _ranking(AllNear([0.8, 0.9, 0.6], [10, 0, 5]), candidates=4, k=4) == [(1, 0.833), (2, 0.5), (3, 0.25)]


def test_search_no_term_met_ranks_by_cosine() -> None:
    assert [key for key, _ in _ranking(Pool([0.1, 0.3, 0.2], [0, 0, 0]))] == [2, 3, 1]


def test_search_ties_go_to_the_lower_id() -> None:
    assert [key for key, _ in _ranking(Pool([0.5, 0.5, 0.5], [1, 1, 1]))] == [1, 2, 3]


def test_search_one_passage_returns_it() -> None:
    assert [key for key, _ in _ranking(Pool([0.5], [1]))] == [1]


def test_search_empty_library_returns_no_hits() -> None:
    assert _ranking(Pool([], [])) == []


def test_search_returns_at_most_k_with_ranks_from_one() -> None:
    hits = search(Pool([0.1, 0.2, 0.3], [0, 0, 0]), VECTOR, [], k=2, candidates=1, dense_weight=1.0)
    assert [(hit.rank, hit.passage.id) for hit in hits] == [(1, 3), (2, 2)]


def test_search_k_below_one_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1; got 0"):
        search(Pool([0.1], [0]), VECTOR, [], k=0, candidates=1, dense_weight=0.5)


def test_fuse_weight_one_is_cosine_alone() -> None:
    fused = fuse(np.array([0.2, 0.4], np.float32), np.array([9, 1], np.float32), 1.0)
    assert fused.tolist() == [0.0, 1.0]


def test_interleaved_takes_turns_and_each_passage_once() -> None:
    pool = Pool([0.9, 0.8, 0.7], [0, 0, 0])
    one = search(pool, VECTOR, [], k=3, candidates=3, dense_weight=1.0)
    other = search(Pool([0.1, 0.2, 0.9], [0, 0, 0]), VECTOR, [], k=2, candidates=3, dense_weight=1.0)
    assert [(hit.rank, hit.passage.id) for hit in interleaved([one, other], 3)] == [(1, 1), (2, 3), (3, 2)]


class Near:
    """Knows the nearest sentences of some passages by id."""

    def __init__(self, nearest: dict[int, float]) -> None:
        self._nearest = nearest

    def closest(self, vector: Vectors, passages: Sequence[Passage]) -> np.ndarray:
        return np.array([self._nearest.get(one.id, np.nan) for one in passages], np.float32)


def test_search_with_sentences_ranks_the_passage_with_the_nearest_first() -> None:
    # fused .833, .5, .25; sentences .7 .8 .9 -> 0, .5, 1; with weight .6: .333, .5, .7
    found = _ranking(
        Pool([0.8, 0.9, 0.6], [10, 0, 5]),
        sentences=Near({1: 0.7, 2: 0.8, 3: 0.9}),  # type: ignore[arg-type]
        sentence_weight=0.6,
    )
    assert found == [(3, 0.7), (2, 0.5), (1, 0.333)]


def test_search_passage_without_known_sentences_keeps_its_own_cosine() -> None:
    # sentences .7, .9 (its own), .8 -> 0, 1, .5
    found = _ranking(
        Pool([0.8, 0.9, 0.6], [10, 0, 5]),
        sentences=Near({1: 0.7, 3: 0.8}),  # type: ignore[arg-type]
        sentence_weight=1.0,
    )
    assert found == [(2, 1.0), (3, 0.5), (1, 0.0)]


def test_search_with_sentences_looks_at_no_more_than_the_best() -> None:
    many = RANKED_ANEW + 5
    near = Near({key: float(key) for key in range(1, many + 1)})  # the lower in the pool, the nearer
    pool = Pool([1 - key / many for key in range(many)], [0.0] * many)
    found = _ranking(pool, k=many, candidates=many, dense_weight=1.0, sentences=near, sentence_weight=0.9)  # type: ignore[arg-type]

    assert [key for key, _ in found] == [*range(RANKED_ANEW, 0, -1), *range(RANKED_ANEW + 1, many + 1)]
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_search_with_sentences_of_an_empty_library_returns_no_hits() -> None:
    assert _ranking(Pool([], []), sentences=Near({}), sentence_weight=0.5) == []  # type: ignore[arg-type]

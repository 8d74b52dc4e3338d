"""Hybrid search: cosine and BM25 of the same passages, min-max normalised, weighted and summed, best first.

A passage tells several things and a question asks for one, so the best are ranked anew by their nearest sentence.

Weighted sums of normalised scores beat reciprocal rank fusion on every Vietnamese set we measured (Bruch, Gai and
Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2023, find the same on English ones).
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Protocol

import numpy as np
import numpy.typing as npt

from embeddings.types import Ids, Neighbours, Vectors
from qa.types import Hit, Passage

Scores = npt.NDArray[np.float32]

RANKED_ANEW = 20
"""Best passages whose sentences are looked at; with 10 R@1 is the same within 0.004 on the tuning files."""


class Searchable(Protocol):
    """One generation of a library, as far as a search looks into it."""

    def nearest(self, vector: Vectors, k: int) -> Neighbours:
        """Return the k passages of highest cosine."""

    def best_terms(self, terms: Sequence[str], k: int) -> tuple[Ids, Scores]:
        """Return ids and BM25 of the k best passages by terms."""

    def exact(self, vector: Vectors, terms: Sequence[str], ids: Ids) -> tuple[Scores, Scores]:
        """Return cosine and BM25 of the passages of these ids, in their order; BM25 is 0 where no term is met."""

    def passages(self, ids: Ids) -> list[Passage]:
        """Return the passages of these ids, in their order."""


class Sentences(Protocol):
    """What knows the sentences of passages."""

    def closest(self, vector: Vectors, passages: Sequence[Passage]) -> Scores:
        """Return the cosine of a vector with the nearest sentence of each passage; NaN where that is not known."""


def search(
    view: Searchable,
    vector: Vectors,
    terms: Sequence[str],
    *,
    k: int,
    candidates: int,
    dense_weight: float,
    among: Ids | None = None,
    sentences: Sentences | None = None,
    sentence_weight: float = 0.0,
) -> tuple[Hit, ...]:
    """Return the min(k, n) best passages; none for an empty library.

    Each side brings `candidates` passages (at least k), and the score of each in the other side is exact; with `among`,
    the passages of these ids are scored, all of them. Given `sentences`, the best are ranked anew (`by_sentence`).
    Raises ValueError if k < 1.
    """
    if k < 1:
        raise ValueError(f"k must be at least 1; got {k}")
    depth = max(k, candidates)
    ids = among
    if ids is None:
        ids = view.nearest(vector, depth).ids
        if len(ids) == depth:  # fewer are all the passages that there are
            ids = np.union1d(ids, view.best_terms(terms, depth)[0])
    if not len(ids):
        return ()
    cosines, bm25 = view.exact(vector, terms, ids)
    fused = fuse(cosines, bm25, dense_weight)
    best = np.lexsort((ids, -fused))[: max(k, RANKED_ANEW) if sentence_weight else k]
    passages = view.passages(ids[best])
    hits = tuple(
        Hit(rank, float(fused[row]), passage, float(cosines[row]), float(bm25[row]))
        for rank, (row, passage) in enumerate(zip(best, passages, strict=True), start=1)
    )
    return by_sentence(hits, vector, sentences, sentence_weight)[:k] if sentences and sentence_weight else hits[:k]


def by_sentence(hits: Sequence[Hit], vector: Vectors, sentences: Sentences, sentence_weight: float) -> tuple[Hit, ...]:
    """Return hits ranked anew: the cosine of their nearest sentence joins their score with this weight.

    It is brought to [0, 1] over the first `RANKED_ANEW`, the only ones looked at; the others follow in their order. A
    passage whose sentences are not known keeps its own cosine.
    """
    first = hits[:RANKED_ANEW]
    if not first:
        return ()
    nearest = sentences.closest(vector, [hit.passage for hit in first])
    own = np.array([hit.cosine for hit in first], np.float32)
    near = _min_max(np.where(np.isnan(nearest), own, nearest))
    near = np.pad(near, (0, len(hits) - len(first)))
    scores = (1 - sentence_weight) * np.array([hit.score for hit in hits], np.float32) + sentence_weight * near
    order = np.argsort(-scores, kind="stable")
    return tuple(replace(hits[row], rank=rank, score=float(scores[row])) for rank, row in enumerate(order, start=1))


def interleaved(lists: Sequence[Sequence[Hit]], k: int) -> tuple[Hit, ...]:
    """Return the k first hits of the lists taken in turns, each passage once, ranked anew; scores stay those given."""
    found: dict[int, Hit] = {}
    for turn in zip_longest(*lists):
        for hit in turn:
            if hit is not None:
                found.setdefault(hit.passage.id, hit)
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate(list(found.values())[:k], start=1))


def fuse(cosines: Scores, bm25: Scores, dense_weight: float) -> Scores:
    """Return dense_weight x cosine + (1 - dense_weight) x BM25, each brought to [0, 1] over the candidates."""
    return (dense_weight * _min_max(cosines) + (1 - dense_weight) * _min_max(bm25)).astype(np.float32)


def _min_max(scores: Scores) -> Scores:
    """Bring scores to [0, 1]; equal ones (a pool of one passage, no term met anywhere) all to 0."""
    low, high = scores.min(), scores.max()
    return (scores - low) / (high - low) if high > low else np.zeros_like(scores)

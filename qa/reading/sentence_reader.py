"""Reads by choosing: the sentence, or the whole list, of the best hits that answers best, and how likely it is right.

Two linear models on the features of `qa.reading.candidates`: one ranks the sentences, one gives the probability that
the first is right. `training/fit_sentence_reader.py` fits both; `sentence_weights.json` holds them with their figures.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from qa.reading.candidates import FEATURES, Candidate, candidates_of, features, vectors_of
from qa.reading.odds import logistic
from qa.reading.reader import Articles
from qa.reading.saying import Chosen, said
from qa.text.questions import kind_of
from qa.types import Hit, Query, Reading

HITS_READ = 4
"""Hits whose sentences are looked at: the right one is among them as good as always, and each costs a millisecond."""

_WEIGHTS = Path(__file__).with_name("sentence_weights.json")
NOTHING = Reading(text="", spans=(), confidence=0.0)

Scores = npt.NDArray[np.float32]


class SentenceReader:
    """Fulfils `Reader`."""

    name = "sentences"

    def read(self, query: Query, hits: Sequence[Hit], articles: Articles) -> Reading:
        """Return the best sentence of the best hits, or the list it stands in where the question asks for one."""
        found = scored(query, hits, articles)
        if found is None:
            return NOTHING
        sure = confidence(found.rows, found.scores, hits)
        return said(query, Chosen(found.candidates[int(np.argmax(found.scores))]), sure, hits, articles)


@dataclass(frozen=True, slots=True)
class Scored:
    """The sentences of the best hits: their rows [n, features] and their scores [n], higher is better."""

    candidates: list[Candidate]
    rows: Scores
    scores: Scores


def scored(query: Query, hits: Sequence[Hit], articles: Articles) -> Scored | None:
    """Return the sentences of the best hits with their scores; None where there are none."""
    candidates = candidates_of(hits[:HITS_READ])
    if not candidates:
        return None
    vectors = vectors_of(candidates, articles)
    rows = features(query.text, kind_of(query.text), query.vector, candidates, vectors, articles)
    return Scored(candidates, rows, rows @ weights("rank"))


def confidence(rows: Scores, scores: Scores, hits: Sequence[Hit]) -> float:
    """Return the probability that the first sentence by `scores` answers."""
    return logistic(confidence_features(rows, scores, hits) @ weights("confidence"))


def confidence_features(rows: Scores, scores: Scores, hits: Sequence[Hit]) -> Scores:
    """Return what tells a right first sentence from a wrong one: its features, its lead, the hits' agreement, 1."""
    order = np.argsort(-scores)
    lead = float(scores[order[0]] - scores[order[1]]) if len(order) > 1 else 1.0
    gap = hits[0].score - hits[1].score if len(hits) > 1 else 1.0
    return np.array([*rows[order[0]], scores[order[0]], min(lead, 3.0), gap, hits[0].cosine, 1.0], dtype=np.float32)


@cache
def weights(model: str) -> Scores:
    """Return the weights of "rank" (as FEATURES) or "confidence" (as `confidence_features`)."""
    stored = json.loads(_WEIGHTS.read_text("utf-8"))
    if tuple(stored["features"]) != FEATURES:
        raise ValueError(f"{_WEIGHTS} was fitted to {stored['features']}; run training/fit_sentence_reader.py again")
    return np.array(stored[model], dtype=np.float32)

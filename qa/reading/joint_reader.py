"""Reads twice: the sentence models choose passages, the span reader reads them whole, and both choose together.

`training/fit_joint_reader.py` fits both linear models on tuning data; `joint_weights.json` holds them with figures.
"""

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from qa.reading.candidates import Candidate
from qa.reading.reader import Articles
from qa.reading.sentence_reader import NOTHING, confidence_features, said_by, scored
from qa.reading.span_reader import PassageReading
from qa.types import Hit, Passage, Query, Reading

Scores = npt.NDArray[np.float32]
Readings = Mapping[int, PassageReading]
"""What was read, by the rank of the hit."""

_WEIGHTS = Path(__file__).with_name("joint_weights.json")
_UNREAD = -3.0  # log-odds of an answer in a passage that was not read: about that of one drawn from the lower hits
_LEAST = 1e-4


class ReadsSpans(Protocol):
    """A span reader, as far as it is asked here."""

    def read_spans(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """Return one reading a passage, in the order given."""


class JointReader:
    """Fulfils `Reader`; `passages_read` passages are read whole."""

    name = "sentences and spans"

    def __init__(self, spans: ReadsSpans, passages_read: int = 1) -> None:
        self._spans = spans
        self._passages_read = passages_read

    def read(self, query: Query, hits: Sequence[Hit], articles: Articles) -> Reading:
        """Return the sentence that answers best by both, or the list it stands in where the question asks for one."""
        found = scored(query, hits, articles)
        if found is None:
            return NOTHING
        readings = self._readings(query.text, found.candidates, found.scores)
        joint = joint_features(found.scores, found.candidates, readings) @ joint_weights("rank")
        told = joint_confidence_features(found.rows, found.scores, joint, found.candidates, readings, hits)
        sure = 1 / (1 + math.exp(-float(told @ joint_weights("confidence"))))
        return said_by(found.candidates[int(np.argmax(joint))], sure, query, hits, articles)

    def _readings(self, question: str, candidates: Sequence[Candidate], base: Scores) -> Readings:
        chosen = passages_to_read(candidates, base, self._passages_read)
        return dict(zip(chosen, self._spans.read_spans(question, list(chosen.values())), strict=True))


def passages_to_read(candidates: Sequence[Candidate], base: Scores, most: int) -> dict[int, Passage]:
    """Return the passages of the best sentences by the rank of their hits, best first, at most `most`."""
    ordered = (candidates[row].hit for row in np.argsort(-base, kind="stable"))
    return dict(list({hit.rank: hit.passage for hit in ordered}.items())[:most])


def joint_features(base: Scores, candidates: Sequence[Candidate], readings: Readings) -> Scores:
    """Return [n, 5]: how far behind the best a sentence is, whether it was read, and the three of its span.

    These are the span's share, the probability that its passage answers, and 1; zeros where no span begins in it.
    """
    rows = []
    for one, score in zip(candidates, base - base.max(), strict=True):
        reading = readings.get(one.hit.rank)
        here = reading is not None and one.start <= reading.start < one.end
        rows.append(
            (score, reading is not None, reading.span_score, reading.answerable, 1.0)
            if reading is not None and here
            else (score, reading is not None, 0.0, 0.0, 0.0)
        )
    return np.array(rows, dtype=np.float32)


def joint_confidence_features(
    rows: Scores,
    base: Scores,
    joint: Scores,
    candidates: Sequence[Candidate],
    readings: Readings,
    hits: Sequence[Hit],
) -> Scores:
    """Return what tells a right first sentence from a wrong one: the sentence model's, then the reader's, then 1."""
    order = np.argsort(-joint)
    chosen = candidates[order[0]]
    reading = readings.get(chosen.hit.rank)
    here = reading is not None and chosen.start <= reading.start < chosen.end
    lead = float(joint[order[0]] - joint[order[1]]) if len(order) > 1 else 1.0
    told = (
        joint[order[0]],
        min(lead, 4.0),
        _log_odds(reading.answerable) if reading is not None else _UNREAD,
        here,
        math.log(reading.span_score + _LEAST) if reading is not None and here else 0.0,
        max((_log_odds(one.answerable) for one in readings.values()), default=_UNREAD),
        1.0,
    )
    return np.array([*confidence_features(rows, base, hits)[:-1], *told], dtype=np.float32)


@cache
def joint_weights(model: str) -> Scores:
    """Return the weights of "rank" (as `joint_features`) or "confidence" (as `joint_confidence_features`)."""
    return np.array(json.loads(_WEIGHTS.read_text("utf-8"))[model], dtype=np.float32)


def _log_odds(probability: float) -> float:
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))

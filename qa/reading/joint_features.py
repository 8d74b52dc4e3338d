"""What is read of the best hits, and what that says of each sentence: the rows of the joint reader's models."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from qa.reading.home import at_home
from qa.reading.passage_reading import PassageReading, ReadsSpans
from qa.reading.reader import Articles
from qa.reading.rolls import span_in
from qa.reading.sentence_reader import Scored, confidence_features
from qa.reading.span_choice import FoundSpan
from qa.reading.windows import holder_of, windows_of
from qa.text.questions import kind_of
from qa.text.syllables import syllables
from qa.types import Hit, Passage

Scores = npt.NDArray[np.float32]

_UNREAD = -3.0  # log-odds of an answer in a passage that was not read: about that of one drawn from the lower hits
_FLOOR = -9.0  # logarithm of a share that is as good as none
_ANSWERED = 1.0
"""Log-odds of an answer in one of the first pieces from which no more are read.

Two pieces, or four where those fall short: on tuning files 2.4 pieces a question that is answered and 3.6 one that is
not.
"""
_SPAN_KINDS = ("who", "when", "where", "how_many")
_CLAUSE_KINDS = ("why", "how", "list")


@dataclass(frozen=True, slots=True)
class Budget:
    """How much is read: `pieces` of about `characters` each, and up to `unsure` of them where the first fall short."""

    pieces: int
    unsure: int
    characters: int


@dataclass(frozen=True, slots=True)
class Read:
    """The sentences of the best hits, what was read of them, and the best span of each sentence that was read."""

    found: Scored
    readings: list[PassageReading]
    holders: list[int | None]
    spans: list[FoundSpan | None]

    def reading_of(self, row: int) -> PassageReading | None:
        """Return the reading that holds a sentence."""
        holder = self.holders[row]
        return None if holder is None else self.readings[holder]

    def text_of(self, row: int) -> str:
        """Return the span of a sentence, "" where it has none."""
        span, passage = self.spans[row], self.found.candidates[row].hit.passage
        return passage.text[span.start - passage.start : span.end - passage.start] if span else ""

    def points_at(self, row: int) -> bool:
        """Tell whether the best span of its piece lies in a sentence that was read."""
        one, reading = self.found.candidates[row], self.reading_of(row)
        return reading is not None and one.start <= reading.start < one.end


def read_windows(
    spans: ReadsSpans, question: str, found: Scored, articles: Articles | None = None, *, budget: Budget
) -> Read:
    """Read the pieces around the best sentences, each told what its article told before (`qa.reading.home`)."""
    most = max(budget.pieces, budget.unsure)
    windows = windows_of(found.candidates, found.scores, most=most, characters=budget.characters)

    def told(pieces: Sequence[Passage]) -> Sequence[Passage]:  # 2 ms a piece: only of those that are read
        if articles is None:
            return pieces
        return [at_home(question, one, partial(_text_of_article, articles, one)) for one in pieces]

    readings = spans.read_spans(question, told(windows[: budget.pieces]))
    if all(one.log_odds < _ANSWERED for one in readings):
        readings += spans.read_spans(question, told(windows[budget.pieces :]))
    holders = [holder_of(one, windows[: len(readings)]) for one in found.candidates]
    best = [
        None if holder is None else span_in(question, one, readings[holder])
        for one, holder in zip(found.candidates, holders, strict=True)
    ]
    return Read(found, readings, holders, best)


def joint_features(read: Read) -> Scores:
    """Return [n, 5]: how far behind the best a sentence is, whether it was read, and what the reading says of it.

    These are the logarithm of its span's share, the log-odds that the piece answers, and whether the piece's span lies
    in it; zeros where it was not read.
    """
    rows = []
    for row, lead in enumerate(read.found.scores - read.found.scores.max()):
        reading, span = read.reading_of(row), read.spans[row]
        if reading is None:
            rows.append((lead, 0.0, 0.0, 0.0, 0.0))
        else:
            share = _FLOOR if span is None else max(span.log_share, _FLOOR)
            rows.append((lead, 1.0, share, reading.log_odds, read.points_at(row)))
    return np.array(rows, dtype=np.float32)


def joint_confidence_features(read: Read, joint: Scores, hits: Sequence[Hit], question: str) -> Scores:
    """Return what tells a right first sentence from a wrong one: the sentence model's, the reader's, the kind asked."""
    order = np.argsort(-joint, kind="stable")
    row = int(order[0])
    reading, span = read.reading_of(row), read.spans[row]
    lead = float(joint[row] - joint[order[1]]) if len(order) > 1 else 1.0
    told = (
        joint[row],
        min(lead, 4.0),
        read.found.scores[row] - read.found.scores.max(),
        reading.log_odds if reading is not None else _UNREAD,
        read.points_at(row),
        _FLOOR if span is None else max(span.log_share, _FLOOR),
        _FLOOR if span is None else max(span.log_share_here, _FLOOR),
        max((one.log_odds for one in read.readings), default=_UNREAD),
        kind_of(question) == "yes_no",
    )
    base = confidence_features(read.found.rows, read.found.scores, hits)[:-1]
    return np.array([*base, *told], dtype=np.float32)


def span_features(read: Read, row: int, question: str) -> Scores:
    """Return what tells a right span from a wrong one in a sentence that was read, then 1."""
    reading, span = read.reading_of(row), read.spans[row]
    if reading is None or span is None:
        raise ValueError(f"sentence {row} was not read, or has no span")
    kind = kind_of(question)
    told = (
        max(span.log_share, _FLOOR),
        max(span.log_share_here, _FLOOR),
        reading.log_odds,
        math.log1p(len(syllables(read.text_of(row)))),
        kind in _SPAN_KINDS,
        kind in _CLAUSE_KINDS,
        1.0,
    )
    return np.array(told, dtype=np.float32)


def _text_of_article(articles: Articles, piece: Passage) -> str:
    return articles.article(piece.article_id).text

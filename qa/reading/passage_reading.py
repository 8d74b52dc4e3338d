"""What a span reader says of a passage, whichever reader it is."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from qa.reading.odds import log_odds
from qa.reading.span_choice import NO_SCORES, FoundSpan, SpanScores
from qa.reading.span_edges import tidy
from qa.types import Passage

_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class PassageReading:
    """What a passage says to a question.

    `article.text[start:end] == text`. `span_score` is the share of the span among all spans of the passage, taking for
    granted that it answers; `answerable` is P(the passage answers); `confidence` is P(this span answers), calibrated.
    All three in [0, 1]. An empty passage text of white space only has an empty span at its start and zeros.
    """

    passage: Passage
    start: int
    end: int
    text: str
    span_score: float
    answerable: float
    confidence: float
    scores: SpanScores = field(default=NO_SCORES, compare=False, repr=False)

    def within(self, start: int, end: int) -> FoundSpan | None:
        """Return the best span inside [start, end) of the article, tidied; None where the reading has none there.

        A reading without token scores knows its one span only.
        """
        offset = self.passage.start
        if self.scores is NO_SCORES:
            inside = self.text and start <= self.start and self.end <= end
            share = math.log(max(self.span_score, _LEAST))
            return FoundSpan(self.start, self.end, share, share) if inside else None
        found = self.scores.best(start - offset, end - offset)
        if found is None:
            return None
        first, last = tidy(self.passage.text, found.start, found.end)
        first, last = max(first + offset, start), min(last + offset, end)
        return FoundSpan(first, last, found.log_share, found.log_share_here) if first < last else None

    @property
    def log_odds(self) -> float:
        """Return the log-odds of `answerable`, kept within those of 1 in 10,000."""
        return log_odds(self.answerable)


def reading_of(
    passage: Passage, scores: SpanScores, judged: Callable[[FoundSpan], tuple[float, float]]
) -> PassageReading:
    """Return the reading of a passage from its token scores, empty where it has none.

    `judged` gives P(the passage answers) and P(this span answers) for the best span.
    """
    best = scores.best()
    if best is None:
        return PassageReading(passage, passage.start, passage.start, "", 0.0, 0.0, 0.0)
    start, end = tidy(passage.text, best.start, best.end)
    offset, text, share = passage.start, passage.text[start:end], math.exp(best.log_share)
    return PassageReading(passage, offset + start, offset + end, text, share, *judged(best), scores)


class ReadsSpans(Protocol):
    """A span reader: the shipped one, or any other under the same contract."""

    @property
    def name(self) -> str:
        """Identity of the model, for reports."""

    def read_spans(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """Return one reading a passage, in the order given; no passages give none."""

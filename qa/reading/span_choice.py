"""From start and end logits over tokens to the one span they agree on, in a whole text or in a piece of it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

_LONGEST = 64  # tokens; the longest answer of the training data has about as many
_A_TOKEN = 0.02
"""Taken off for each token: starts and ends are scored apart, and those of two answers would else make one long span.

On 660 questions of the tuning files this is worth 0.000 (MLQA) and 0.004 (vi_qa_dev) of F1; with the reader before this
one, which mixed answers up more often, 0.009 and 0.005. From 0.05 on long answers are cut.
"""


def _none_float() -> Floats:
    return np.zeros(0, np.float32)


def _none_int() -> Places:
    return np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class FoundSpan:
    """A half-open piece of a text.

    `log_share` and `log_share_here` (<= 0) are the logarithms of its share among all spans of the text, and among those
    of the piece where it was looked for.
    """

    start: int
    end: int
    log_share: float
    log_share_here: float


@dataclass(frozen=True, slots=True, eq=False)
class SpanScores:
    """The logits of every token at which a span may start or end, with the characters under it; [n] each."""

    starts: Places
    ends: Places
    first: Floats
    last: Floats

    @classmethod
    def of(cls, starts: Places, ends: Places, first: Floats, last: Floats) -> "SpanScores":
        """Keep the tokens that stand on characters of the passage: those with a place of -1 do not."""
        inside = starts >= 0
        return cls(starts[inside], ends[inside], first[inside], last[inside])

    def best(self, low: int = 0, high: int | None = None) -> FoundSpan | None:
        """Return the span with the best start + end logit inside [low, high), long ones a little less.

        None where no token lies there.
        """
        fits = self.starts >= low if high is None else (self.starts >= low) & (self.ends <= high)
        here = np.flatnonzero(fits)
        if not len(here):
            return None
        first, last = self.first.astype(np.float64), self.last.astype(np.float64)
        whole = np.logaddexp.reduce(first) + np.logaddexp.reduce(last)
        joint = first[here][:, None] + last[here][None, :]
        rows, columns = np.indices(joint.shape)
        allowed = (columns >= rows) & (columns - rows < _LONGEST)
        wanted = np.where(allowed, joint - _A_TOKEN * (columns - rows), -np.inf)
        row, column = divmod(int(wanted.argmax()), len(here))
        among = np.logaddexp.reduce(first[here]) + np.logaddexp.reduce(last[here])
        return FoundSpan(
            int(self.starts[here[row]]),
            int(self.ends[here[column]]),
            min(float(joint[row, column] - whole), 0.0),
            min(float(joint[row, column] - among), 0.0),
        )


NO_SCORES = SpanScores(_none_int(), _none_int(), _none_float(), _none_float())

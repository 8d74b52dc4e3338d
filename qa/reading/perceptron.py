"""A network with one hidden layer over a few features, run in numpy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.reading.odds import logistic

Numbers = npt.NDArray[np.float32]

_ARRAYS = ("middle", "scale", "inner", "shift", "outer")
FARTHEST = 4.0
"""Standard deviations to which a feature is held: beyond what was seen in training nothing is known."""


@dataclass(frozen=True, slots=True, eq=False)
class Perceptron:
    """`middle` and `scale` [features] standardise a row; `inner` [features, units], `shift` and `outer` [units]."""

    middle: Numbers
    scale: Numbers
    inner: Numbers
    shift: Numbers
    outer: Numbers
    bias: float

    def log_odds(self, rows: Numbers) -> Numbers:
        """Return the log-odds [n] of rows [n, features]."""
        near = np.clip((rows - self.middle) / self.scale, -FARTHEST, FARTHEST)
        odds: Numbers = np.maximum(near @ self.inner + self.shift, 0) @ self.outer + self.bias
        return odds

    def probability(self, row: Numbers) -> float:
        """Return the probability of one row [features], in [0, 1]."""
        return logistic(float(self.log_odds(row[None])[0]))

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "Perceptron":
        """Return what `stored` gave."""
        arrays = {name: np.array(stored[name], np.float32) for name in _ARRAYS}
        return cls(**arrays, bias=float(stored["bias"]))

    def stored(self) -> dict[str, Any]:
        """Return plain lists for JSON, to four places."""
        return {**{name: _rounded(getattr(self, name)) for name in _ARRAYS}, "bias": round(self.bias, 4)}


def _rounded(numbers: Numbers) -> Sequence[Any]:
    lists: Sequence[Any] = np.round(numbers.astype(np.float64), 4).tolist()
    return lists

"""Probabilities and their log-odds, both kept within what a float can say."""

import math
from typing import SupportsFloat

_MOST = 60.0
_LEAST = 1e-4


def logistic(log_odds: SupportsFloat) -> float:
    """Return the probability of log-odds; those beyond 60 count as 60."""
    return 1 / (1 + math.exp(-min(max(float(log_odds), -_MOST), _MOST)))


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability, kept within those of 1 in 10,000."""
    kept = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))

"""Scores as functions of case weights: a weight of 1 each gives the score, resampled weights its interval.

Weights are [times, n], a row a resample; each function returns one value a row, NaN where its weights leave nothing.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

CELLS = 4_000_000
"""Weights made at once: 32 MB, so that 100,000 cases do not take the memory of a school's computer."""


def resamples(n: int, *, times: int, seed: int) -> Iterator[Floats]:
    """Yield `times` bootstrap resamples of n cases as weights, in blocks of rows; equal for equal seeds."""
    generator = np.random.default_rng(seed)
    block = max(1, CELLS // max(1, n))
    for begun in range(0, times, block):
        rows = min(block, times - begun)
        drawn = generator.integers(n, size=(rows, n)) + np.arange(rows)[:, None] * n
        yield np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(np.float64)


def means(weights: Floats, columns: Floats) -> Floats:
    """Return the mean [times, m] of each of m columns [n, m], NaN cells left out."""
    known = ~np.isnan(columns)
    return _ratio(weights @ np.where(known, columns, 0.0), weights @ known)


def auroc(weights: Floats, scores: Floats, positive: npt.NDArray[np.bool_]) -> Floats:
    """Return P(score of a positive > score of a negative), ties counted half (Mann-Whitney U / (P N))."""
    order, starts = _groups(scores)
    ordered = weights[:, order]
    positives = np.add.reduceat(ordered * positive[order], starts, axis=1)
    negatives = np.add.reduceat(ordered * ~positive[order], starts, axis=1)
    below = np.cumsum(negatives, axis=1) - negatives
    wins = (positives * (below + negatives / 2)).sum(axis=1)
    return _ratio(wins, positives.sum(axis=1) * negatives.sum(axis=1))


def risk_coverage(weights: Floats, confidences: Floats, errors: Floats) -> Floats:
    """Return the area under risk-coverage: the mean, over the cases, of the error rate among those as confident."""
    order, starts = _groups(-confidences)
    ordered = weights[:, order]
    cases = np.add.reduceat(ordered, starts, axis=1)
    wrong = np.add.reduceat(ordered * errors[order], starts, axis=1)
    risks = _ratio(np.cumsum(wrong, axis=1), np.cumsum(cases, axis=1))
    return _ratio((cases * np.nan_to_num(risks)).sum(axis=1), cases.sum(axis=1))


def calibration_error(weights: Floats, confidences: Floats, right: Floats, *, bins: int = 10) -> Floats:
    """Return the expected calibration error over bins of equal width (Guo et al. 2017)."""
    member = bin_of(confidences, bins)[:, None] == np.arange(bins)
    gaps = np.abs(weights @ (member * (confidences - right)[:, None])).sum(axis=1)
    return _ratio(gaps, weights.sum(axis=1))


def percentiles(weights: Floats, values: Floats, shares: Sequence[float]) -> Floats:
    """Return [times, len(shares)]: the least value that at least this share of the weight does not exceed."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[:, order], axis=1)
    total = reached[:, -1:]
    first = [np.argmax(reached >= share * total - 1e-9, axis=1) for share in shares]
    return np.where(total > 0, values[order][np.stack(first, axis=1)], np.nan)


def bin_of(confidences: Floats, bins: int) -> npt.NDArray[np.int64]:
    """Return the bin [k / bins, (k + 1) / bins) of each confidence in [0, 1]; 1 falls into the last."""
    return np.minimum((confidences * bins).astype(np.int64), bins - 1)


def _groups(values: Floats) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the order that sorts values upwards, and where each run of equal values begins in it."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    return order, np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])


def _ratio(above: Floats, below: Floats) -> Floats:
    ratio: Floats = np.divide(above, below, out=np.full(np.shape(above), np.nan), where=below > 0)
    return ratio

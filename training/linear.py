"""Linear models of few features: a softmax over the candidates of a question, and a logistic regression.

Both are fitted by scipy's L-BFGS, which needs no learning rate.
"""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

Numbers = npt.NDArray[np.floating]
Flags = npt.NDArray[np.bool_]
Weights = npt.NDArray[np.float32]
Floats = npt.NDArray[np.float64]


def fit_listwise(tables: Sequence[tuple[Numbers, Flags]], *, decay: float) -> Weights:
    """Return the weights [features] under which the right rows of each table have the largest share.

    A table is the rows [candidates, features] of one question and which of them are right, one at least. The loss is
    the mean of -log(share of the right rows), a row's share being its softmax, plus decay / 2 * |weights|^2.
    """
    if not tables:
        raise ValueError("there is nothing to fit on: no question has a right candidate")

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.0, np.zeros_like(weights)
        for rows, right in tables:
            scores = rows @ weights
            odds = np.exp(scores - scores.max())
            share = odds / odds.sum()
            held = share[right].sum()
            total -= np.log(held + 1e-300)
            slope += rows.T @ (share - share * right / (held + 1e-300))
        return total / len(tables), slope / len(tables)

    return _least(loss, tables[0][0].shape[1], decay)


def fit_logistic(rows: Numbers, positive: Flags, counted: Numbers | None = None, *, decay: float) -> Weights:
    """Return the weights [features] of a logistic regression; a constant feature is the caller's to add.

    The loss is the mean over the rows of the log loss, each times `counted` (default 1), plus decay / 2 * |weights|^2.
    """
    counts = np.ones(len(rows)) if counted is None else counted
    signs = np.where(positive, 1.0, -1.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (rows @ weights)
        against = 1 / (1 + np.exp(np.clip(margins, -500, 500)))
        total = float(counts @ np.logaddexp(0, -margins))
        return total / len(rows), -rows.T @ (signs * against * counts) / len(rows)

    return _least(loss, rows.shape[1], decay)


def _least(loss: Callable[[Floats], tuple[float, Floats]], features: int, decay: float) -> Weights:
    def regularised(weights: Floats) -> tuple[float, Floats]:
        total, slope = loss(weights)
        return total + decay / 2 * float(weights @ weights), slope + decay * weights

    found = minimize(regularised, np.zeros(features), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    if not np.isfinite(found.x).all():
        raise FloatingPointError(f"the fit did not end in numbers: {found.message}")
    return np.asarray(found.x, dtype=np.float32)

"""Fit `qa.reading.perceptron` to examples: the mean of four networks of scikit-learn that began elsewhere."""

import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from qa.reading.perceptron import FARTHEST, Perceptron
from training.linear import Flags, Numbers

_NETWORKS, _UNITS = 4, 16
_DECAY = 0.3
_PASSES = 20


def fit_perceptron(rows: Numbers, positive: Flags, counted: Numbers) -> Perceptron:
    """Return the network that gives P(positive) of a row [features]; `counted` [n] says how much each row counts.

    Raises ValueError where all rows are positive, or none.
    """
    if positive.all() or not positive.any():
        raise ValueError(f"there is nothing to tell apart: all {len(positive)} rows are {bool(positive.any())}")
    middle, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    near = np.clip((rows - middle) / scale, -FARTHEST, FARTHEST).astype(np.float64)
    fitted = [_fit(near, positive, counted / counted.mean(), seed) for seed in range(_NETWORKS)]
    inner, outer = zip(*(one.coefs_ for one in fitted), strict=True)
    shift, bias = zip(*(one.intercepts_ for one in fitted), strict=True)
    return Perceptron(
        middle.astype(np.float32),
        scale.astype(np.float32),
        np.concatenate(inner, axis=1).astype(np.float32),
        np.concatenate(shift).astype(np.float32),
        (np.concatenate(outer)[:, 0] / _NETWORKS).astype(np.float32),  # side by side they are one wider network
        float(np.mean(bias)),
    )


def _fit(rows: Numbers, positive: Flags, counted: Numbers, seed: int) -> MLPClassifier:
    network = MLPClassifier(
        (_UNITS,), alpha=_DECAY, batch_size=64, learning_rate_init=3e-3, max_iter=_PASSES,
        n_iter_no_change=_PASSES, random_state=seed,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the passes are few on purpose
        return network.fit(rows, positive, sample_weight=counted)

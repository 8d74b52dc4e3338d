"""What the fits of linear models share: figures of a confidence, and the record that is shipped."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from qa.evaluation import weighted
from training.linear import Flags, Numbers, Weights
from training.scoring import auroc

_THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6)


@dataclass(frozen=True, slots=True)
class Told:
    """First sentences: confidence features [n, features], whether each is right, and how much it counts."""

    rows: Numbers
    right: Flags
    counted: Numbers

    def probabilities(self, confidence: Weights) -> Numbers:
        """Return the probability [n] that each is right."""
        return probabilities(self.rows, confidence)


def probabilities(rows: Numbers, weights: Weights) -> Numbers:
    """Return the logistic [n] of the rows' weighted sums."""
    chances: Numbers = 1 / (1 + np.exp(-np.clip(rows @ weights, -60, 60)))
    return chances


def figures_of(told: Told, probability: Numbers, findable: Flags) -> dict[str, Any]:
    """Return how often first sentences are right, and what their probabilities are worth.

    `findable` marks the questions that have a right sentence among their candidates.
    """
    counted = told.counted.astype(np.float64)
    gap = weighted.calibration_error(counted[None], probability.astype(np.float64), told.right.astype(np.float64))[0]
    return {
        "questions": len(told.right),
        "right sentence, where it is among the candidates": share(told.right[findable]),
        "AUROC of right": round(auroc(probability, told.right), 3),
        "right of all": share(told.right, counted),
        "calibration error": round(float(gap), 3),
        "at the threshold: shown, right of those": {
            str(least): [
                share(probability >= least, counted),
                share(told.right, counted * (probability >= least) + 1e-9),
            ]
            for least in _THRESHOLDS
        },
    }


def share(marks: Numbers | Flags, counted: Numbers | None = None) -> float:
    """Return the mean, weighted, to three places."""
    return round(float(np.average(marks, weights=counted)), 3)


def rounded(weights: Weights) -> list[float]:
    """Return weights as they are shipped, to four places."""
    return [round(float(value), 4) for value in weights]


def write_record(path: Path, weights: Mapping[str, Any], measured: Mapping[str, Any]) -> None:
    """Write weights, a model a line, with their figures under "measured", and print these."""
    lines = [f"{json.dumps(name)}: {json.dumps(value)}" for name, value in weights.items()]
    figures = json.dumps(measured, ensure_ascii=False, indent=1)
    path.write_text("{\n" + ",\n".join([*lines, f'"measured": {figures}']) + "\n}\n", "utf-8")
    print(figures)  # noqa: T201 a script's table

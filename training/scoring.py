"""Best exact match and token F1 over several gold answers, and AUROC, from the project's own measures."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa.evaluation import mlqa, weighted


def exact_match(answer: str, golds: Sequence[str]) -> float:
    """Return 1.0 if the answer equals a gold answer after MLQA's normalisation, else 0.0."""
    return float(any(mlqa.exact_match(answer, gold) for gold in golds))


def token_f1(answer: str, golds: Sequence[str]) -> float:
    """Return the best token F1 against the gold answers, in [0, 1]; 0 without any."""
    return max((mlqa.token_f1(answer, gold) for gold in golds), default=0.0)


def auroc(scores: npt.ArrayLike, positive: npt.ArrayLike) -> float:
    """Return P(a positive scores above a negative), ties half; nan where one of them is missing."""
    values, marks = np.asarray(scores, dtype=np.float64), np.asarray(positive, dtype=bool)
    return float(weighted.auroc(np.ones((1, len(values))), values, marks)[0])

"""The models of the joint reader as `training/fit_joint_reader.py` left them in `joint_weights.json`."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.reading.perceptron import Perceptron

WEIGHTS = Path(__file__).with_name("joint_weights.json")


@cache
def joint_weights(model: str) -> npt.NDArray[np.float32]:
    """Return the weights of "rank" or "span", as the features of these names in `qa.reading.joint_reader`."""
    return np.array(_stored()[model], dtype=np.float32)


@cache
def joint_confidence() -> Perceptron:
    """Return the model of the confidence, over `joint_confidence_features`."""
    return Perceptron.of(_stored()["confidence"])


@cache
def _stored() -> dict[str, Any]:
    stored: dict[str, Any] = json.loads(WEIGHTS.read_text("utf-8"))
    return stored

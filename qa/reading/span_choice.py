"""From start and end logits over tokens to the one span they agree on."""

import numpy as np
import numpy.typing as npt

_LONGEST = 64  # tokens; the longest answer of the training data has about as many


def best_span(
    starts: npt.NDArray[np.float32], ends: npt.NDArray[np.float32], inside: npt.NDArray[np.bool_]
) -> tuple[int, int, float]:
    """Return first and last token of the span with the highest start + end logit, and its log-probability (<= 0).

    All three are [n]; `inside` marks the tokens a span may start or end at, and must mark one at least.
    """
    if not inside.any():
        raise ValueError("no token of the passage is left: the question fills the whole sequence")
    places = np.flatnonzero(inside)
    first, last = starts[places].astype(np.float64), ends[places].astype(np.float64)
    joint = first[:, None] + last[None, :]
    rows, columns = np.indices(joint.shape)
    allowed = (columns >= rows) & (columns - rows < _LONGEST)
    best = int(np.where(allowed, joint, -np.inf).argmax())
    row, column = divmod(best, len(places))
    score = joint[row, column] - np.logaddexp.reduce(first) - np.logaddexp.reduce(last)
    return int(places[row]), int(places[column]), float(score)

"""How the vectors of a text's tokens become the vector of the text: sentence-transformers' pooling modes in numpy.

Each takes token vectors [texts, tokens, width] and a mask [texts, tokens] of 1 for tokens and 0 for padding, which
stands on the right, and returns [texts, width].
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Mask = npt.NDArray[np.int64]


def _mean(tokens: Floats, mask: Mask) -> Floats:
    return _weighted(tokens, mask.astype(np.float32))


def _mean_sqrt_len(tokens: Floats, mask: Mask) -> Floats:
    return np.asarray(_mean(tokens, mask) * np.sqrt(mask.sum(axis=1, keepdims=True)), dtype=np.float32)


def _weighted_mean(tokens: Floats, mask: Mask) -> Floats:
    return _weighted(tokens, mask.astype(np.float32) * np.arange(1, mask.shape[1] + 1, dtype=np.float32))


def _weighted(tokens: Floats, weights: Floats) -> Floats:
    share = weights / np.maximum(weights.sum(axis=1, keepdims=True), np.float32(1e-9))
    return np.asarray(np.einsum("nt,ntw->nw", share, tokens), dtype=np.float32)


def _first(tokens: Floats, _mask: Mask) -> Floats:
    return np.asarray(tokens[:, 0])


def _last(tokens: Floats, mask: Mask) -> Floats:
    return np.asarray(tokens[np.arange(len(tokens)), mask.sum(axis=1) - 1])


def _max(tokens: Floats, mask: Mask) -> Floats:
    return np.asarray(np.where(mask[..., None] == 1, tokens, np.float32(-np.inf)).max(axis=1), dtype=np.float32)


POOLINGS: Mapping[str, Callable[[Floats, Mask], Floats]] = MappingProxyType(
    {
        "cls": _first,
        "max": _max,
        "mean": _mean,
        "mean_sqrt_len_tokens": _mean_sqrt_len,
        "weightedmean": _weighted_mean,
        "lasttoken": _last,
    }
)


def pool(tokens: Floats, mask: Mask, modes: tuple[str, ...]) -> Floats:
    """Return the vectors of the texts, [texts, width * modes]."""
    return np.concatenate([POOLINGS[mode](tokens, mask) for mode in modes], axis=1)


def unit(vectors: Floats) -> Floats:
    """Return rows of unit length; a row of zeros stays one."""
    length = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(length, 1e-12), dtype=np.float32)

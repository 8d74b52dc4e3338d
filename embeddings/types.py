"""The data that pass through this package: vectors, and the rows nearest to them."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Vectors: TypeAlias = npt.NDArray[np.float32]
"""float32 [n, dim], one row a text, every row of unit length."""

Ids: TypeAlias = npt.NDArray[np.int64]
"""int64 [n], the ids under which rows were added to a VectorIndex."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What a search found for one query: ids and cosines, best first, ties by lower id; empty for an empty index."""

    ids: Ids
    cosines: npt.NDArray[np.float32]

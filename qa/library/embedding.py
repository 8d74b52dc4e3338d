"""The second half of writing: passages without a vector get one, each batch committed as it comes."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np

from embeddings.encoder import Encoder
from embeddings.errors import DimensionMismatch
from embeddings.types import Vectors
from qa.library.fingerprints import pack_vector
from qa.library.store import read_state, set_dim

Progress = Callable[[int, int], None]

# What kill -9 may cost: about two seconds of the packaged encoder on two cores.
_BATCH = 64

_WAITING = """
SELECT min(number) FROM pieces WHERE NOT EXISTS (SELECT 1 FROM vectors WHERE vectors.key = pieces.key)
GROUP BY key ORDER BY min(length(encoded)), 1
"""


def embed_waiting(connection: sqlite3.Connection, path: Path, encoder: Encoder, progress: Progress | None) -> int:
    """Embed each waiting text that has no vector yet, of like length together; return how many there were."""
    waiting = [number for (number,) in connection.execute(_WAITING)]
    for first in range(0, len(waiting), _BATCH):
        batch = waiting[first : first + _BATCH]
        marks = ",".join("?" * len(batch))
        question = f"SELECT key, encoded FROM pieces WHERE number IN ({marks})"  # noqa: S608 question marks only
        rows = connection.execute(question, batch).fetchall()
        vectors = encoder.encode_passages([text for _, text in rows])
        _keep(connection, path, [key for key, _ in rows], vectors)
        if progress is not None:
            progress(first + len(batch), len(waiting))
    return len(waiting)


def _keep(connection: sqlite3.Connection, path: Path, keys: list[bytes], vectors: Vectors) -> None:
    if vectors.ndim != 2 or len(vectors) != len(keys) or not np.isfinite(vectors).all():
        raise ValueError(f"the encoder made {vectors.shape} numbers of {len(keys)} texts, or some that are no numbers")
    connection.execute("BEGIN IMMEDIATE")
    state = set_dim(connection, read_state(connection, path), vectors.shape[1])
    if state.dim != vectors.shape[1]:
        raise DimensionMismatch(expected=state.dim, given_dim=vectors.shape[1])
    connection.executemany(
        "INSERT INTO vectors (key, vector) VALUES (?, ?)",
        [(key, pack_vector(vector)) for key, vector in zip(keys, vectors, strict=True)],
    )
    connection.execute("COMMIT")

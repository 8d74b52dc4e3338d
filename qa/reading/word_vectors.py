"""Rows of the backbone's word table, read from the model directory that the encoder uses too, a page at a time."""

import json
import struct
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from embeddings.errors import ModelDamaged

WordTable: TypeAlias = npt.NDArray[np.float32]
"""float32 [vocabulary, width], memory-mapped: a row costs a page of disk, once."""

_NAME = "embeddings.word_embeddings.weight"


def open_word_table(directory: Path) -> WordTable:
    """Map the word table in a directory's `model.safetensors`. Raises ModelDamaged."""
    path = directory / "model.safetensors"
    try:
        with path.open("rb") as file:
            # The format: 8 bytes length of the header, the header in JSON, then the tensors at offsets from there.
            (length,) = struct.unpack("<Q", file.read(8))
            entry = json.loads(file.read(length))[_NAME]
        rows, width = entry["shape"]
        if entry["dtype"] != "F32":
            raise ValueError(f"its word table is {entry['dtype']}, F32 expected")
        start = 8 + length + entry["data_offsets"][0]
        return np.memmap(path, dtype="<f4", mode="r", offset=start, shape=(rows, width))
    except (OSError, ValueError, KeyError, TypeError, struct.error) as error:
        raise ModelDamaged(path=path, reason=str(error)) from error

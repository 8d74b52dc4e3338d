"""The file of a VectorIndex: what FAISS writes, the ids, and a footer with a checksum of all before it."""

import os
import struct
import tempfile
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from embeddings.errors import IndexDamaged
from embeddings.types import Ids

if TYPE_CHECKING:
    from faiss import Index

_FOOTER = struct.Struct("<8sQQI")
_MAGIC = b"HDVI0001"
_PIECE = 1 << 22


def write_index_file(index: "Index", ids: Ids, path: Path) -> None:
    """Write a file that is there whole or not at all, even after a loss of power."""
    import faiss

    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "r+b") as file:
            faiss.write_index(index, name)
            length = file.seek(0, os.SEEK_END)
            file.write(np.ascontiguousarray(ids, "<i8").data)
            end = file.tell()
            file.write(_FOOTER.pack(_MAGIC, length, len(ids), _checksum(file, end)))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read_index_file(path: Path) -> "tuple[Index, Ids]":
    """Read what was written. Raises IndexDamaged unless every byte is as it was."""
    import faiss

    try:
        length, count = _verify(path)
        index = faiss.read_index(str(path))
        ids = np.fromfile(path, "<i8", count, offset=length).astype(np.int64)
    except (OSError, ValueError, RuntimeError) as error:
        raise IndexDamaged(path=path, reason=str(error)) from error
    if index.ntotal != count:
        raise IndexDamaged(path=path, reason=f"{index.ntotal} vectors and {count} ids")
    return index, ids


def _verify(path: Path) -> tuple[int, int]:
    """Return the length of FAISS's part and the number of ids; FAISS itself crashes on some damaged files."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END) - _FOOTER.size
        if end < 0:
            raise ValueError("it is too short")
        file.seek(end)
        magic, length, count, stated = _FOOTER.unpack(file.read(_FOOTER.size))
        if magic != _MAGIC or length + 8 * count != end:
            raise ValueError("its footer is not that of an index")
        if _checksum(file, end) != stated:
            raise ValueError("its checksum differs")
    return length, count


def _checksum(file: BinaryIO, end: int) -> int:
    """Return the CRC-32 of the first `end` bytes, leaving the file at that place."""
    value = 0
    file.seek(0)
    while left := end - file.tell():
        piece = file.read(min(left, _PIECE))
        if not piece:
            raise ValueError("it is too short")
        value = zlib.crc32(piece, value)
    return value

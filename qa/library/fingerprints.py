"""The fingerprints that tell same from changed, and sound from damaged."""

import hashlib
import zlib

import numpy as np

from embeddings.types import Vectors
from qa.types import Article

_WIDTH = 16  # bytes; by the birthday bound 10^9 texts collide with a chance of 10^-21
_CHECK = 4


def encoded_text(title: str, text: str) -> str:
    """Return what the encoder sees of a passage: the title travels with it."""
    return f"{title}\n{text}"


def text_key(encoder_name: str, encoded: str) -> bytes:
    """Return the 16 bytes under which the vector of a text is kept; another encoder makes another key."""
    return hashlib.blake2b(f"{encoder_name}\0{encoded}".encode(), digest_size=_WIDTH).digest()


def article_digest(article: Article) -> bytes:
    """Return 16 bytes over every field: the same article again has the same, a damaged one another."""
    published = article.published.isoformat() if article.published else ""
    fields = (article.id, article.title, article.text, article.source, published, article.origin)
    return hashlib.blake2b("\0".join(fields).encode(), digest_size=_WIDTH).digest()


def pack_vector(vector: Vectors) -> bytes:
    """Return a [dim] vector as little-endian float32 with a CRC-32 behind."""
    numbers = vector.astype("<f4").tobytes()
    return numbers + zlib.crc32(numbers).to_bytes(_CHECK, "little")


def unpack_vectors(packed: list[bytes], dim: int) -> Vectors:
    """Return packed vectors as [n, dim]. Raises ValueError if one has another width or a broken CRC-32."""
    width = 4 * dim
    for one in packed:
        if len(one) != width + _CHECK or zlib.crc32(one[:width]).to_bytes(_CHECK, "little") != one[width:]:
            raise ValueError("a vector's checksum does not match")
    table = np.frombuffer(b"".join(packed), dtype=np.uint8).reshape(len(packed), width + _CHECK)
    return np.ascontiguousarray(table[:, :width]).view("<f4").astype(np.float32, copy=False)

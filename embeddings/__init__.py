"""Texts to vectors, and the vectors nearest to one.

    encoder = load_encoder()                                  # "packaged", a model directory or a model of the hub
    index = VectorIndex(encoder.dim)
    index.add(ids, encoder.encode_passages(texts))
    found = index.search(encoder.encode_queries(["..."]), 10)  # Neighbours: ids and cosines, best first

This package knows nothing of articles or questions. Importing it loads none of its engines: torch, onnxruntime and
FAISS come in at first use.
"""

from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import (
    DimensionMismatch,
    DiskFull,
    EmbeddingsError,
    IndexDamaged,
    MissingPackage,
    ModelDamaged,
    ModelNotFound,
    UnknownPooling,
)
from embeddings.types import Ids, Neighbours, Vectors
from embeddings.vector_index import VectorIndex

__all__ = [
    "DimensionMismatch",
    "DiskFull",
    "EmbeddingsError",
    "Encoder",
    "Ids",
    "IndexDamaged",
    "MissingPackage",
    "ModelDamaged",
    "ModelNotFound",
    "Neighbours",
    "UnknownPooling",
    "VectorIndex",
    "Vectors",
    "load_encoder",
]

"""What turns texts into vectors."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from embeddings.types import Vectors


@runtime_checkable
class Encoder(Protocol):
    """Texts to unit vectors.

    Two encoders with the same `name` give interchangeable vectors: the name says the model, the numeric form of its
    weights and a digest of them (`multilingual-e5-small-int8@1f2e3d4c`), and is known without loading the model.
    Prompts such as "query: " are the encoder's own business. No texts give a [0, dim] array.
    """

    @property
    def name(self) -> str:
        """Identity of the vectors this encoder makes."""

    @property
    def dim(self) -> int:
        """Width of a vector."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim] unit vectors of questions."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim] unit vectors of passages, rows in the order given."""

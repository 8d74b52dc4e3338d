"""What turns texts into vectors."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from embeddings.types import Vectors

Progress = Callable[[str, float], None]
"""Hears what is being done and the fraction done."""


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


PACKAGED = "packaged"
"""The name of the model that comes with the installation."""


def load_encoder(name: str = PACKAGED, *, cache: Path | None = None, progress: Progress | None = None) -> Encoder:
    """Return the encoder of a name: "packaged", a model directory, or a model of the hub.

    A directory with an ONNX export runs without torch. `cache` and `progress` are those of `ensure_packaged_model`.
    Raises ModelNotFound, ModelDamaged, UnknownPooling, MissingPackage, DiskFull.
    """
    from embeddings.model_directory import find_onnx

    if name == PACKAGED:
        from embeddings.packaged_model import ensure_packaged_model

        path = ensure_packaged_model(cache=cache, progress=progress)
    else:
        path = Path(name).expanduser()
    if find_onnx(path) is not None:
        from embeddings.onnx_encoder import OnnxEncoder

        return OnnxEncoder(path)
    from embeddings.sentence_encoder import SentenceEncoder

    return SentenceEncoder(name)

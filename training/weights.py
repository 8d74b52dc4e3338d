"""The weights of a checkpoint under the names of the encoder's export."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.model_files import LAYER_NAMES
from embeddings.packed_weights import Shape

Floats = npt.NDArray[np.float32]

HEADS = ("spans", "gather", "answerable")


@dataclass(frozen=True, slots=True)
class TrainedWeights:
    """The weights of a checkpoint under the short names that the encoder's export asks for."""

    shape: Shape
    tensors: dict[str, Floats]

    def floats(self, name: str) -> Floats:
        """Return a tensor, flat."""
        return self.tensors[name].ravel()

    def rows(self, name: str, width: int) -> Iterator[Floats]:
        """Yield a matrix [outputs, width] in one piece."""
        yield self.tensors[name].reshape(-1, width)


def trained_weights(checkpoint: Path, backbone: Path) -> TrainedWeights:
    """Read a checkpoint of `training.train`."""
    import torch

    state = torch.load(checkpoint, map_location="cpu", weights_only=False)
    config = json.loads((backbone / "config.json").read_text(encoding="utf-8"))
    shape = Shape(
        config["hidden_size"], state["layers"], config["num_attention_heads"], config["intermediate_size"],
        config["vocab_size"], config["max_position_embeddings"], config["type_vocab_size"], config["layer_norm_eps"],
    )  # fmt: skip
    arrays = {name: value.float().numpy() for name, value in state["weights"].items()}
    embeddings = "encoder.embeddings."
    tensors = {
        "places": arrays[f"{embeddings}position_embeddings.weight"]
        + arrays[f"{embeddings}token_type_embeddings.weight"][:1],
        "emb.ln.w": arrays[f"{embeddings}LayerNorm.weight"],
        "emb.ln.b": arrays[f"{embeddings}LayerNorm.bias"],
    }
    for layer in range(shape.layers):
        for short, long in LAYER_NAMES.items():
            for part, whole in (("w", "weight"), ("b", "bias")):
                tensors[f"l{layer}.{short}.{part}"] = arrays[f"encoder.encoder.layer.{layer}.{long}.{whole}"]
    heads = {f"{head}.{part}": arrays[f"{head}.{part}"] for head in HEADS for part in ("weight", "bias")}
    return TrainedWeights(shape, tensors | heads)

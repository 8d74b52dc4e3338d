"""A checkpoint out of the reader that ships: `python -m training.restore --out FILE`.

Checkpoints are not kept in the repository, so training goes on from what was shipped: its matrices are rounded to
7 bits with a scale an output, everything else is exact.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import numpy as np
import numpy.typing as npt
import onnx
from onnx import numpy_helper

from embeddings.model_files import LAYER_NAMES
from training.export import MODEL_FILE
from training.weights import HEADS

if TYPE_CHECKING:
    import torch

_JOINT = ("q", "k", "v")
"""The parts of a layer whose matrices stand in one product of the graph."""
_EMBEDDINGS = "encoder.embeddings."


def restored(folder: Path) -> dict[str, Any]:
    """Return `layers` and `weights` of the `reader.onnx` in a folder, as `training.checkpoints` writes them."""
    graph = onnx.load(str(folder / MODEL_FILE)).graph
    arrays = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    layers = sum(name.endswith(".fo.w") for name in arrays)
    tensors = _outside_layers(arrays)
    for layer in range(layers):
        for short, values in _layer(arrays, f"l{layer}").items():
            name, part = short.split(".")
            tensors[f"encoder.encoder.layer.{layer}.{LAYER_NAMES[name]}.{part}"] = values
    return {"layers": layers, "weights": {name: _tensor(values) for name, values in tensors.items()}}


def _outside_layers(arrays: dict[str, Any]) -> dict[str, Any]:
    places = arrays["places"]  # every token is of type 0, so the row of that type went into them
    tensors = {
        f"{_EMBEDDINGS}position_embeddings.weight": places,
        f"{_EMBEDDINGS}token_type_embeddings.weight": np.zeros((2, places.shape[1]), np.float32),
        f"{_EMBEDDINGS}LayerNorm.weight": arrays["emb.ln.w"],
        f"{_EMBEDDINGS}LayerNorm.bias": arrays["emb.ln.b"],
    }
    for head in HEADS:
        tensors |= {f"{head}.weight": arrays[f"{head}.w"].T, f"{head}.bias": arrays[f"{head}.b"]}
    return tensors


def _layer(arrays: dict[str, Any], at: str) -> dict[str, npt.NDArray[np.float32]]:
    """Return the tensors of a layer by short name and part."""
    thirds = zip(_JOINT, np.split(_matrix(arrays, f"{at}.qkv"), 3), np.split(arrays[f"{at}.qkv.b"], 3), strict=True)
    found = {
        f"{name}.{part}": one for name, *both in thirds for part, one in zip(("weight", "bias"), both, strict=True)
    }
    for name in ("ao", "fi", "fo"):
        found |= {f"{name}.weight": _matrix(arrays, f"{at}.{name}"), f"{name}.bias": arrays[f"{at}.{name}.b"]}
    for name in ("aln", "oln"):
        found |= {f"{name}.weight": arrays[f"{at}.{name}.w"], f"{name}.bias": arrays[f"{at}.{name}.b"]}
    return found


def _matrix(arrays: dict[str, Any], at: str) -> npt.NDArray[np.float32]:
    """Return a matrix [outputs, width] of floats, from whichever form it was exported in."""
    turned = arrays[f"{at}.w"].T
    scales = arrays.get(f"{at}.s")
    return turned.astype(np.float32) if scales is None else turned * scales[:, None]


def _tensor(values: npt.NDArray[np.float32]) -> "torch.Tensor":
    import torch

    return torch.from_numpy(np.array(values, dtype=np.float32, order="C"))


@click.command()
@click.option(
    "--model", type=click.Path(path_type=Path, exists=True), default=Path("qa/reading/model"), show_default=True
)
@click.option("--out", type=click.Path(path_type=Path), required=True)
def main(model: Path, out: Path) -> None:
    """Write what `training.train --start-from` and `training.averaging` take."""
    import torch

    torch.save(restored(model), out)


if __name__ == "__main__":
    main()

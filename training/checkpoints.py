"""What a training run leaves behind: its place to go on from, and weights along the way for `training.averaging`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch

from training.low_rank import merged
from training.stream import Stream

if TYPE_CHECKING:
    from training.network import ReaderNetwork

CHECKPOINT = "checkpoint.pt"


def save(
    out: Path, step: int, progress: float, network: "ReaderNetwork", optimizer: torch.optim.Optimizer, stream: Stream
) -> None:
    """Write all that a run needs to go on."""
    state = {
        "step": step,
        "progress": progress,
        **_own_weights(network),
        "optimizer": optimizer.state_dict(),
        "stream": stream.state(),
        "torch": torch.get_rng_state(),
    }
    _write(state, out / CHECKPOINT)


def keep(out: Path, step: int, network: "ReaderNetwork") -> None:
    """Leave the weights of this step beside the checkpoint."""
    _write(_own_weights(network), out / f"step-{step:06}.pt")


def layers_of(checkpoint: Path) -> int:
    """Return how many layers the network of a checkpoint has."""
    return int(torch.load(checkpoint, map_location="cpu", weights_only=False)["layers"])


def load_weights(network: "ReaderNetwork", checkpoint: Path) -> dict[str, Any]:
    """Give a network the weights of a checkpoint; return all that the checkpoint holds.

    Layers that only one of them has are left out: the network's stay as they are.
    """
    state: dict[str, Any] = torch.load(checkpoint, map_location="cpu", weights_only=False)
    network.load_state_dict(state["weights"], strict=False)
    return state


def _own_weights(network: "ReaderNetwork") -> dict[str, Any]:
    """Return what of the network is its own, not the backbone's, and how many layers it has."""
    weights = {name: value for name, value in merged(network).items() if "word_embeddings" not in name}
    return {"layers": len(network.encoder.encoder.layer), "weights": weights}


def _write(state: dict[str, Any], path: Path) -> None:
    """Write a file whole or not at all."""
    unfinished = path.with_suffix(".tmp")
    torch.save(state, unfinished)
    unfinished.replace(path)

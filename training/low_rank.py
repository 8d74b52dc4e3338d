"""Low-rank adapters (Hu et al. 2021, "LoRA"): a matrix stays and learns a difference of low rank."""

from typing import Any

import torch
from torch import nn
from torch.nn.utils import parametrize

_SCALE = 2.0  # what the difference is multiplied by: alpha / rank


class LowRank(nn.Module):
    """Adds the product of two thin matrices to a weight; nothing at first."""

    def __init__(self, outputs: int, inputs: int, rank: int) -> None:
        super().__init__()
        self.down = nn.Parameter(torch.randn(rank, inputs) / rank**0.5 / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(outputs, rank))

    def forward(self, weight: torch.Tensor) -> torch.Tensor:
        """Return the weight [outputs, inputs] with its learnt difference."""
        return weight + _SCALE * (self.up @ self.down)


def adapt(layers: nn.Module, rank: int) -> None:
    """Give every trained matrix of the layers an adapter of this rank; everything else in them is frozen.

    Raises ValueError where the rank is not between 1 and the smaller side of a matrix.
    """
    trained = [m for m in layers.modules() if isinstance(m, nn.Linear) and m.weight.requires_grad]
    layers.requires_grad_(False)
    for linear in trained:
        outputs, inputs = linear.weight.shape
        if not 1 <= rank <= min(outputs, inputs):
            raise ValueError(f"the rank {rank} must lie between 1 and {min(outputs, inputs)}")
        parametrize.register_parametrization(linear, "weight", LowRank(outputs, inputs, rank))


def merged(network: nn.Module) -> dict[str, Any]:
    """Return the state of a network with every adapter added into its matrix, under the names it has without any."""
    state = dict(network.state_dict())
    for name, module in network.named_modules():
        if parametrize.is_parametrized(module, "weight"):
            state = {key: value for key, value in state.items() if not key.startswith(f"{name}.parametrizations.")}
            state[f"{name}.weight"] = module.weight.detach()
    return state

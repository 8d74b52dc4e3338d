"""The mean of trained weights: `python -m training.averaging --checkpoint A 0.3 --checkpoint B 0.7 --out C`.

Checkpoints of one line of training (each run went on from the one before) lie so near that their mean reads better than
either: the noise of the last steps cancels out (Wortsman et al. 2022, "Model soups").
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import torch

    Weights = Mapping[str, torch.Tensor]


def mean_weights(states: Sequence["Weights"], shares: Sequence[float]) -> dict[str, "torch.Tensor"]:
    """Return the sum of the states' tensors, each times its share; what is not a fraction is the last state's.

    Raises ValueError where the shares are not one a state and 1 in sum, or the states hold different tensors.
    """
    if len(shares) != len(states) or abs(sum(shares) - 1) > 1e-6:
        raise ValueError(f"the shares {list(shares)} must be {len(states)} numbers that sum up to 1")
    names = [set(state) for state in states]
    if any(these != names[0] for these in names):
        raise ValueError("the checkpoints hold different tensors: they are not of one network")
    mean = dict(states[-1])
    for name in (name for name, tensor in mean.items() if tensor.is_floating_point()):
        mean[name] = states[0][name] * shares[0]
        for state, share in zip(states[1:], shares[1:], strict=True):
            mean[name] = mean[name] + state[name] * share
    return mean


@click.command()
@click.option("--checkpoint", "chosen", type=(click.Path(path_type=Path, exists=True), float), multiple=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
def main(chosen: Sequence[tuple[Path, float]], out: Path) -> None:
    """Average checkpoints, each with its share, into one that `training.export` takes."""
    import torch

    states = [torch.load(path, weights_only=False) for path, _ in chosen]
    weights = mean_weights([state["weights"] for state in states], [share for _, share in chosen])
    torch.save({"weights": weights, "layers": states[-1]["layers"]}, out)


if __name__ == "__main__":
    main()

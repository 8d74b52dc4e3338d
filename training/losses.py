"""What a step of training is to make smaller: the losses of span and answerability."""

from dataclasses import dataclass

import torch
from torch.nn import functional

from training.batches import Batch
from training.network import ReaderNetwork


@dataclass(frozen=True, slots=True)
class Losses:
    """Cross-entropy of start and end (halved) and of answerability, summed over the pairs of a batch.

    `smoothing` is the share of a start's or end's mass that is spread evenly over the passage. A `teacher`'s
    distributions count as much as the answers given (Hinton et al. 2015, temperature 1).
    """

    smoothing: float = 0.0
    teacher: ReaderNetwork | None = None

    def __call__(self, network: ReaderNetwork, batch: Batch) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the summed span loss of the answerable pairs and the summed answerability loss of all."""
        ids, attended, inside, first, last = (
            torch.from_numpy(column) for column in (batch.ids, batch.attended, batch.inside, batch.first, batch.last)
        )
        starts, ends, answerable = network(ids, attended, inside)
        held = first > 0
        span = self._place(starts, first, inside) + self._place(ends, last, inside)
        asked = functional.binary_cross_entropy_with_logits(answerable, held.float(), reduction="sum")
        if self.teacher is not None:
            with torch.no_grad():
                taught = self.teacher(ids, attended, inside)
            soft = _soft(starts, taught[0]) + _soft(ends, taught[1])
            span = (span + soft) / 2
            chance = taught[2].sigmoid()
            asked = (asked + functional.binary_cross_entropy_with_logits(answerable, chance, reduction="sum")) / 2
        return (span * held).sum() / 2, asked

    def _place(self, logits: torch.Tensor, place: torch.Tensor, inside: torch.Tensor) -> torch.Tensor:
        exact = functional.cross_entropy(logits, place, reduction="none")
        if not self.smoothing:
            return exact
        spread = -(logits.log_softmax(dim=1) * inside).sum(dim=1) / inside.sum(dim=1)
        return (1 - self.smoothing) * exact + self.smoothing * spread


def _soft(logits: torch.Tensor, taught: torch.Tensor) -> torch.Tensor:
    return functional.cross_entropy(logits, taught.softmax(dim=1), reduction="none")

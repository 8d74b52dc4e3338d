"""Gradients from single-threaded workers, so that a core which others use does not hold the free one up.

One product split over two threads runs at the speed of the slower; beside other work on this machine that was 210
tokens/s where whole batches a thread give 400 and more.
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import astuple, dataclass
from threading import Condition, Thread
from typing import TYPE_CHECKING, Any

from training.batches import Batch

if TYPE_CHECKING:
    from training.losses import Losses
    from training.network import ReaderNetwork

_PAIRS_A_STEP = 12  # what the losses of a step are divided by: every pair weighs the same


@dataclass(slots=True)
class Sums:
    """Summed losses and counts of some batches."""

    span: float = 0.0
    answerable: float = 0.0
    held: int = 0
    pairs: int = 0
    tokens: int = 0

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


class GradientWorkers:
    """Threads that add gradients into the parameters' `grad`, one batch at a time each.

    Each works on its own copy of the weights, taken when a batch begins: a gradient may be a step or two old.
    """

    def __init__(self, network: "ReaderNetwork", batches: Iterator[Batch], losses: "Losses", *, workers: int) -> None:
        self._network = network
        self._losses = losses
        self._parameters = _trained(network)
        self._batches = batches
        self._changed = Condition()
        self._sums, self._count, self._wanted = Sums(), 0, 0
        self._stopped = False
        self._error: BaseException | None = None
        self._threads = [Thread(target=self._work, daemon=True) for _ in range(workers)]
        for thread in self._threads:
            thread.start()

    def gather(self, count: int) -> Sums:
        """Wait until `count` batches are added and hold further ones back until `go_on`."""
        with self._changed:
            self._wanted = count
            self._changed.notify_all()
            self._changed.wait_for(lambda: self._count >= count or self._error is not None)
            if self._error is not None:
                raise RuntimeError("a gradient worker failed") from self._error
            return self._sums

    def go_on(self) -> None:
        """Forget the gradients that were used and take in the next."""
        with self._changed:
            for parameter in self._parameters:
                parameter.grad = None
            self._sums, self._count = Sums(), 0
            self._changed.notify_all()

    def stop(self) -> None:
        """End the workers after their batch."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
        for thread in self._threads:
            thread.join(timeout=60)

    def _work(self) -> None:
        try:
            replica = self._replica()
            while not self._stopped:
                with self._changed:
                    batch = next(self._batches)
                    self._refresh(replica)
                gradients, sums = _gradients(replica, batch, self._losses)
                self._add(gradients, sums)
        except BaseException as error:
            with self._changed:
                self._error = error
                self._changed.notify_all()

    def _replica(self) -> "ReaderNetwork":
        frozen = {id(p): p for p in self._network.parameters() if not p.requires_grad}
        with self._changed:
            return deepcopy(self._network, frozen)  # frozen weights (384 MB of embeddings) are shared

    def _refresh(self, replica: "ReaderNetwork") -> None:
        for copied, parameter in zip(_trained(replica), self._parameters, strict=True):
            copied.data.copy_(parameter.data)

    def _add(self, gradients: Any, sums: Sums) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._count < self._wanted or self._stopped)
            if self._stopped:
                return
            for parameter, gradient in zip(self._parameters, gradients, strict=True):
                parameter.grad = gradient if parameter.grad is None else parameter.grad.add_(gradient)
            self._sums, self._count = self._sums + sums, self._count + 1
            self._changed.notify_all()


def _trained(network: "ReaderNetwork") -> list[Any]:
    return [p for p in network.parameters() if p.requires_grad]


def _gradients(network: "ReaderNetwork", batch: Batch, losses: "Losses") -> tuple[Any, Sums]:
    import torch

    span, answerable = losses(network, batch)
    gradients = torch.autograd.grad((span + answerable) / _PAIRS_A_STEP, _trained(network))
    held, tokens = int((batch.first > 0).sum()), int(batch.attended.sum())
    return gradients, Sums(float(span.detach()), float(answerable.detach()), held, len(batch.first), tokens)

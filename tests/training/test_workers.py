from itertools import repeat

import pytest

torch = pytest.importorskip("torch")

from tests.tiny_network import tiny_batch, tiny_network  # noqa: E402
from training.batches import Batch  # noqa: E402
from training.losses import Losses  # noqa: E402
from training.network import ReaderNetwork, parameter_groups  # noqa: E402
from training.workers import GradientWorkers  # noqa: E402


@pytest.fixture
def network() -> ReaderNetwork:
    made = tiny_network(1, layers=2)
    made.encoder.embeddings.requires_grad_(False)
    return made


@pytest.fixture
def batch() -> Batch:
    return tiny_batch()


def test_gather_adds_the_gradients_of_its_batches(network: ReaderNetwork, batch: Batch) -> None:
    span, answerable = Losses()(network, batch)
    trained = [p for p in network.parameters() if p.requires_grad]
    expected = torch.autograd.grad((span + answerable) / 12, trained)
    workers = GradientWorkers(network, repeat(batch), Losses(), workers=2)
    sums = workers.gather(3)
    found = [p.grad.clone() for p in trained]
    workers.stop()
    assert (sums.pairs, sums.held, sums.tokens) == (6, 3, 60)
    for one, wanted in zip(found, expected, strict=True):
        torch.testing.assert_close(one, 3 * wanted, atol=1e-5, rtol=1e-4)


def test_gather_tells_what_failed_in_a_worker(network: ReaderNetwork) -> None:
    workers = GradientWorkers(network, iter(()), Losses(), workers=1)
    with pytest.raises(RuntimeError, match="gradient worker"):
        workers.gather(1)
    workers.stop()


def test_parameter_groups_leave_frozen_weights_out_and_slow_lower_layers(network: ReaderNetwork) -> None:
    groups = parameter_groups(network, 1e-3)
    rate_of = {id(p): group["lr"] for group in groups for p in group["params"]}
    layers = network.encoder.encoder.layer
    assert id(network.encoder.embeddings.word_embeddings.weight) not in rate_of
    assert rate_of[id(layers[1].output.dense.weight)] == pytest.approx(1e-3)
    assert rate_of[id(layers[0].output.dense.weight)] == pytest.approx(0.95e-3)
    assert rate_of[id(network.spans.weight)] == pytest.approx(8e-3)


def test_losses_count_spans_of_answerable_pairs_only(network: ReaderNetwork, batch: Batch) -> None:
    held = Batch(*(column[:1] for column in (batch.ids, batch.attended, batch.inside, batch.first, batch.last)))
    torch.testing.assert_close(Losses()(network, batch)[0], Losses()(network, held)[0])

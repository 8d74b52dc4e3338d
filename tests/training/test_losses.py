import pytest

torch = pytest.importorskip("torch")

from tests.tiny_network import tiny_batch, tiny_network  # noqa: E402
from training.batches import Batch  # noqa: E402
from training.losses import Losses  # noqa: E402
from training.network import ReaderNetwork  # noqa: E402


@pytest.fixture
def batch() -> Batch:
    return tiny_batch()


def _logits(network: ReaderNetwork, batch: Batch) -> "tuple[torch.Tensor, ...]":
    return network(*(torch.from_numpy(column) for column in (batch.ids, batch.attended, batch.inside)))


def test_losses_are_those_of_the_answer_given(batch: Batch) -> None:
    network = tiny_network(1, layers=1)
    starts, ends, answerable = _logits(network, batch)
    span, asked = Losses()(network, batch)
    wanted = -(starts[0].log_softmax(0)[4] + ends[0].log_softmax(0)[6]) / 2
    torch.testing.assert_close(span, wanted)
    torch.testing.assert_close(asked, -(answerable[0].sigmoid().log() + (-answerable[1]).sigmoid().log()))


def test_smoothing_spreads_its_share_over_the_passage_alone(batch: Batch) -> None:
    network = tiny_network(1, layers=1)
    starts, ends, _ = _logits(network, batch)
    span, _ = Losses(smoothing=0.2)(network, batch)
    wanted = 0.0
    for logits, place in ((starts[0], 4), (ends[0], 6)):
        shares = logits.log_softmax(0)
        wanted -= (0.8 * shares[place] + 0.2 * shares[3:].mean()) / 2
    torch.testing.assert_close(span, wanted)


def test_a_teacher_counts_as_much_as_the_answer(batch: Batch) -> None:
    network, teacher = tiny_network(1, layers=1), tiny_network(2, layers=1)
    alone = Losses()(network, batch)
    starts, ends, answerable = _logits(network, batch)
    taught = _logits(teacher, batch)
    soft = -sum((t[0].softmax(0) * s[0].log_softmax(0)).sum() for s, t in zip((starts, ends), taught[:2], strict=True))
    chance = taught[2].sigmoid()
    asked = -(chance * answerable.sigmoid().log() + (1 - chance) * (-answerable).sigmoid().log()).sum()
    span_found, asked_found = Losses(teacher=teacher)(network, batch)
    torch.testing.assert_close(span_found, (alone[0] + soft / 2) / 2)
    torch.testing.assert_close(asked_found, (alone[1] + asked) / 2)
    assert all(p.grad is None for p in teacher.parameters())

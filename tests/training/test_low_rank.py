import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from training.low_rank import adapt, merged  # noqa: E402


@pytest.fixture
def layers() -> nn.Sequential:
    torch.manual_seed(3)
    made = nn.Sequential(nn.Linear(6, 5), nn.LayerNorm(5), nn.Linear(5, 4))
    made[0].requires_grad_(False)
    return made


def test_adapters_change_nothing_at_first_and_are_all_that_is_trained(layers: nn.Sequential) -> None:
    rows = torch.randn(3, 6)
    before = layers(rows)
    adapt(layers, 2)
    torch.testing.assert_close(layers(rows), before)
    trained = {name: tuple(p.shape) for name, p in layers.named_parameters() if p.requires_grad}
    assert trained == {"2.parametrizations.weight.0.down": (2, 5), "2.parametrizations.weight.0.up": (4, 2)}


def test_merged_has_the_names_and_the_answers_of_a_network_without_adapters(layers: nn.Sequential) -> None:
    names, rows = set(layers.state_dict()), torch.randn(3, 6)
    adapt(layers, 2)
    nn.init.normal_(layers[2].parametrizations.weight[0].up)
    plain = nn.Sequential(nn.Linear(6, 5), nn.LayerNorm(5), nn.Linear(5, 4))
    state = merged(layers)
    assert set(state) == names
    plain.load_state_dict(state)
    torch.testing.assert_close(plain(rows), layers(rows))


@pytest.mark.parametrize("rank", [0, -1, 5])
def test_adapt_says_which_ranks_there_are(layers: nn.Sequential, rank: int) -> None:
    with pytest.raises(ValueError, match=f"the rank {rank} must lie between 1 and 4"):
        adapt(layers, rank)

import pytest
import torch

from training.averaging import mean_weights

ONE = {"a": torch.tensor([1.0, 3.0]), "n": torch.tensor(3)}
OTHER = {"a": torch.tensor([2.0, 7.0]), "n": torch.tensor(5)}


def test_mean_weights_takes_each_state_by_its_share() -> None:
    mean = mean_weights([ONE, OTHER], [0.25, 0.75])
    assert mean["a"].tolist() == [1.75, 6.0]  # 0.25 * 1 + 0.75 * 2, 0.25 * 3 + 0.75 * 7
    assert mean["n"].item() == 5


def test_mean_weights_of_shares_that_are_not_whole_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\[0.5, 0.6\] must be 2 numbers that sum up to 1"):
        mean_weights([ONE, OTHER], [0.5, 0.6])


def test_mean_weights_of_different_networks_is_refused() -> None:
    with pytest.raises(ValueError, match="not of one network"):
        mean_weights([ONE, {"b": torch.ones(2)}], [0.5, 0.5])

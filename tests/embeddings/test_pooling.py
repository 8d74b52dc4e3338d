import numpy as np
import pytest

from embeddings.pooling import POOLINGS, pool, unit

# One text of three tokens, one of two and a padding whose vector must not count.
TOKENS = np.array([[[1, 0], [3, 2], [5, 4]], [[2, 2], [4, 6], [100, 100]]], np.float32)
MASK = np.array([[1, 1, 1], [1, 1, 0]])


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("cls", [[1, 0], [2, 2]]),
        ("lasttoken", [[5, 4], [4, 6]]),
        ("max", [[5, 4], [4, 6]]),
        ("mean", [[3, 2], [3, 4]]),
        ("mean_sqrt_len_tokens", [[9 / 3**0.5, 6 / 3**0.5], [6 / 2**0.5, 8 / 2**0.5]]),
        ("weightedmean", [[22 / 6, 16 / 6], [10 / 3, 14 / 3]]),  # (1*1 + 2*3 + 3*5) / (1 + 2 + 3)
    ],
)
def test_pool_mode_gives_its_formula(mode: str, expected: list[list[float]]) -> None:
    assert pool(TOKENS, MASK, (mode,)) == pytest.approx(np.array(expected), rel=1e-6)


def test_pool_two_modes_stand_side_by_side() -> None:
    assert pool(TOKENS, MASK, ("cls", "mean"))[0].tolist() == [1, 0, 3, 2]


def test_poolings_are_those_of_sentence_transformers() -> None:
    from sentence_transformers.sentence_transformer.modules.pooling import Pooling

    assert sorted(POOLINGS) == sorted(Pooling.POOLING_MODES)


def test_unit_scales_to_length_one_and_leaves_zeros() -> None:
    assert unit(np.array([[3, 4], [0, 0]], np.float32)) == pytest.approx(np.array([[0.6, 0.8], [0, 0]]))

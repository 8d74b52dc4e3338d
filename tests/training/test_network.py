from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from tests.tiny_network import tiny_network  # noqa: E402
from training.network import from_backbone, parameter_groups  # noqa: E402

_EMBEDDINGS = "encoder.embeddings."


@pytest.fixture
def backbone(tmp_path: Path) -> Path:
    tiny_network(5, layers=2).encoder.save_pretrained(tmp_path)
    return tmp_path


def _trained(folder: Path, frozen: int) -> set[str]:
    network = from_backbone(folder, layers=2, frozen=frozen)
    return {name for name, parameter in network.named_parameters() if parameter.requires_grad}


def test_from_backbone_with_no_frozen_layer_trains_positions_but_no_word_vectors(backbone: Path) -> None:
    trained = _trained(backbone, 0)

    assert f"{_EMBEDDINGS}position_embeddings.weight" in trained
    assert f"{_EMBEDDINGS}LayerNorm.weight" in trained
    assert f"{_EMBEDDINGS}word_embeddings.weight" not in trained


def test_from_backbone_with_a_frozen_layer_trains_neither_it_nor_the_positions(backbone: Path) -> None:
    trained = _trained(backbone, 1)

    assert not any(name.startswith((_EMBEDDINGS, "encoder.encoder.layer.0.")) for name in trained)
    assert "encoder.encoder.layer.1.output.dense.weight" in trained


def test_parameter_groups_give_the_embeddings_the_smallest_rate(backbone: Path) -> None:
    network = from_backbone(backbone, layers=2)
    rates = {id(p): group["base_rate"] for group in parameter_groups(network, 1e-3) for p in group["params"]}
    named = {name: rates[id(p)] for name, p in network.named_parameters() if id(p) in rates}

    # 0.95 for each layer below the last: the embeddings stand under both.
    assert named[f"{_EMBEDDINGS}position_embeddings.weight"] == pytest.approx(1e-3 * 0.95**2)
    assert named["encoder.encoder.layer.0.output.dense.weight"] == pytest.approx(1e-3 * 0.95)
    assert named["encoder.encoder.layer.1.output.dense.weight"] == pytest.approx(1e-3)
    assert named["spans.weight"] == pytest.approx(8e-3)

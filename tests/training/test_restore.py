from pathlib import Path

import pytest

torch = pytest.importorskip("torch")

from tests.tiny_network import tiny_network  # noqa: E402
from training.export import export_reader  # noqa: E402
from training.restore import restored  # noqa: E402
from training.weights import trained_weights  # noqa: E402


@pytest.mark.parametrize(("form", "distance"), [("float32", 1e-6), ("int8", 2e-3)])
def test_restored_gives_back_the_weights_that_were_exported(tmp_path: Path, form: str, distance: float) -> None:
    network = tiny_network(3, layers=2)
    weights = {name: value for name, value in network.state_dict().items() if "word_embeddings" not in name}
    torch.save({"layers": 2, "weights": weights}, tmp_path / "checkpoint.pt")
    network.encoder.config.save_pretrained(tmp_path)
    export_reader(trained_weights(tmp_path / "checkpoint.pt", tmp_path), tmp_path / "model", form)  # type: ignore[arg-type]

    state = restored(tmp_path / "model")

    assert state["layers"] == 2
    assert set(state["weights"]) == set(weights)
    apart = ("position_embeddings", "token_type_embeddings")  # the row of type 0 went into the positions
    for name in (name for name in weights if not any(part in name for part in apart)):
        torch.testing.assert_close(state["weights"][name], weights[name], atol=distance, rtol=0.0)


def test_restored_network_gives_the_same_logits(tmp_path: Path) -> None:
    network = tiny_network(4, layers=2)
    weights = {name: value for name, value in network.state_dict().items() if "word_embeddings" not in name}
    torch.save({"layers": 2, "weights": weights}, tmp_path / "checkpoint.pt")
    network.encoder.config.save_pretrained(tmp_path)
    export_reader(trained_weights(tmp_path / "checkpoint.pt", tmp_path), tmp_path / "model", "float32")
    ids = torch.arange(20).reshape(2, 10)
    attended = torch.ones_like(ids, dtype=torch.bool)
    wanted = network(ids, attended, attended)

    missing = network.load_state_dict(restored(tmp_path / "model")["weights"], strict=False)

    assert missing.missing_keys == ["encoder.embeddings.word_embeddings.weight"]
    for found, expected in zip(network(ids, attended, attended), wanted, strict=True):
        torch.testing.assert_close(found, expected, atol=1e-5, rtol=0.0)

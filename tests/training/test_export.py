from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import onnxruntime  # noqa: E402
from transformers import BertConfig  # noqa: E402

from training.export import export_reader  # noqa: E402
from training.network import ReaderNetwork  # noqa: E402
from training.weights import trained_weights  # noqa: E402


@pytest.fixture(scope="module")
def network() -> ReaderNetwork:
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=50, hidden_size=64, num_hidden_layers=2, num_attention_heads=4, intermediate_size=96,
        max_position_embeddings=40,
    )  # fmt: skip
    made = ReaderNetwork(config).eval()
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
    return made


@pytest.fixture(scope="module")
def checkpoint(network: ReaderNetwork, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("checkpoint")
    weights = {name: value for name, value in network.state_dict().items() if "word_embeddings" not in name}
    torch.save({"layers": 2, "weights": weights}, folder / "checkpoint.pt")
    network.encoder.config.save_pretrained(folder)
    return folder


def _feed(network: ReaderNetwork) -> tuple[dict[str, np.ndarray], list[np.ndarray]]:
    ids = torch.arange(24).reshape(2, 12)
    attended = torch.ones_like(ids, dtype=torch.bool)
    attended[1, 9:] = False
    inside = attended.clone()
    inside[:, :3] = False
    with torch.inference_mode():
        vectors = network.encoder.embeddings.word_embeddings(ids).numpy()
        expected = [value.numpy() for value in network(ids, attended, inside)]
    mask = attended.numpy().astype(np.int64)
    return {"word_vectors": vectors, "attention_mask": mask, "inside": inside.numpy()}, expected


@pytest.mark.parametrize(("form", "distance"), [("float32", 2e-5), ("int8", 0.08)])
def test_export_reader_gives_the_logits_of_the_network(
    network: ReaderNetwork, checkpoint: Path, tmp_path: Path, form: str, distance: float
) -> None:
    path = export_reader(trained_weights(checkpoint / "checkpoint.pt", checkpoint), tmp_path, form)  # type: ignore[arg-type]
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    feed, expected = _feed(network)
    for found, wanted in zip(session.run(["start", "end", "answerable"], feed), expected, strict=True):
        np.testing.assert_allclose(found, wanted, atol=distance)
        assert found.shape == wanted.shape


def test_export_reader_masks_outside_the_passage(network: ReaderNetwork, checkpoint: Path, tmp_path: Path) -> None:
    path = export_reader(trained_weights(checkpoint / "checkpoint.pt", checkpoint), tmp_path, "float32")
    feed, _ = _feed(network)
    starts = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"]).run(["start"], feed)[0]
    assert (starts[~feed["inside"]] == -10_000).all()
    assert (starts[feed["inside"]] > -100).all()

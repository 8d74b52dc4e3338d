"""One contract for every encoder, by value; and which encoder a name gives."""

from pathlib import Path

import numpy as np
import pytest

from embeddings.encoder import Encoder, load_encoder
from embeddings.errors import ModelNotFound
from embeddings.onnx_encoder import OnnxEncoder
from embeddings.sentence_encoder import SentenceEncoder
from tests.fakes import HashEncoder
from tests.tiny_model import write_tiny_model

KINDS = ("packaged", "onnx float32", "onnx int8", "sentence-transformers", "hash")
EDGES = [
    "",
    " ",
    "a",
    "\n\n",
    "ộ",
    "🙂",
    "中文",
    "\u200b",
    "a\x00b",
    "</s>",
    "x" * 10_000,
    "hà nội " * 1_500,
    "e\u0323\u0302",
]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("models")
    return {form: write_tiny_model(base / form, form) for form in ("float32", "int8")}


@pytest.fixture(params=KINDS)
def encoder(request: pytest.FixtureRequest, tiny: dict[str, Path]) -> Encoder:
    made = {
        "packaged": lambda: request.getfixturevalue("packaged_encoder"),
        "onnx float32": lambda: OnnxEncoder(tiny["float32"]),
        "onnx int8": lambda: OnnxEncoder(tiny["int8"]),
        "sentence-transformers": lambda: SentenceEncoder(str(tiny["float32"])),
        "hash": HashEncoder,
    }
    encoder = made[request.param]()
    assert isinstance(encoder, Encoder)
    return encoder


def test_encode_gives_unit_rows_in_the_order_of_the_texts(encoder: Encoder) -> None:
    texts = ["hà nội", "a b c", "ab ca ab ca ab ca", "hà"]
    for encode in (encoder.encode_queries, encoder.encode_passages):
        vectors = encode(texts)
        assert vectors.dtype == np.float32
        assert vectors.shape == (4, encoder.dim)
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-5)
        alone = np.concatenate([encode([text]) for text in texts])
        # Padding and neighbours must not change a text's vector.
        assert (vectors * alone).sum(axis=1) == pytest.approx(np.ones(4), abs=2e-3)
        assert encode(texts[::-1])[::-1] == pytest.approx(vectors, abs=2e-2)


def test_encode_no_texts_gives_no_rows_of_the_right_width(encoder: Encoder) -> None:
    assert encoder.encode_queries([]).shape == (0, encoder.dim)
    assert encoder.encode_passages([]).shape == (0, encoder.dim)
    assert encoder.encode_passages([]).dtype == np.float32


def test_encode_same_text_twice_gives_the_same_vector(encoder: Encoder) -> None:
    first, second = encoder.encode_queries(["hà nội", "hà nội"])
    assert first @ second == pytest.approx(1.0, abs=1e-6)
    assert np.array_equal(encoder.encode_queries(["hà nội"]), encoder.encode_queries(["hà nội"]))


@pytest.mark.parametrize("text", EDGES, ids=[ascii(text[:8]) for text in EDGES])
def test_encode_odd_text_gives_a_finite_unit_vector(encoder: Encoder, text: str) -> None:
    for vectors in (encoder.encode_queries([text]), encoder.encode_passages([text])):
        assert np.isfinite(vectors).all()
        assert np.linalg.norm(vectors[0]) == pytest.approx(1.0, abs=1e-5)


def test_name_says_the_model_and_a_digest(encoder: Encoder) -> None:
    model, _, digest = encoder.name.partition("@")
    assert model
    assert digest


def test_packaged_encoder_puts_the_answering_passage_first(packaged_encoder: Encoder) -> None:
    passages = [
        "Năm học mới bắt đầu vào ngày 5 tháng 9 trên cả nước.",
        "Hà Nội là thủ đô của nước Cộng hòa xã hội chủ nghĩa Việt Nam.",
        "Cà phê là mặt hàng xuất khẩu lớn của Tây Nguyên.",
    ]
    questions = ["Khai giảng ngày nào?", "Thủ đô của Việt Nam là thành phố nào?", "vùng nào xuất khẩu nhiều cà phê"]
    scores = packaged_encoder.encode_queries(questions) @ packaged_encoder.encode_passages(passages).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


def test_packaged_encoder_has_its_name_and_width(packaged_encoder: Encoder) -> None:
    assert packaged_encoder.dim == 384
    assert packaged_encoder.name.startswith("multilingual-e5-small-int8@")


def test_load_encoder_directory_with_onnx_runs_without_torch(tiny: dict[str, Path]) -> None:
    encoder = load_encoder(str(tiny["int8"]))
    assert isinstance(encoder, OnnxEncoder)
    assert encoder.name == OnnxEncoder(tiny["int8"]).name


def test_load_encoder_directory_without_onnx_goes_to_sentence_transformers(tmp_path: Path) -> None:
    folder = write_tiny_model(tmp_path / "tiny", None)
    encoder = load_encoder(str(folder))
    assert isinstance(encoder, SentenceEncoder)
    assert encoder.encode_queries(["hà nội"]).shape == (1, 64)


@pytest.mark.parametrize("name", ["no-such/model", "no-such-model", "/no/such/folder", "", "bad name!", "../x"])
def test_load_encoder_unknown_name_is_refused_offline(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelNotFound, match="pass one of these"):
        load_encoder(name)


def test_load_encoder_folder_that_is_no_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match=r"neither modules\.json nor config\.json"):
        load_encoder(str(tmp_path))

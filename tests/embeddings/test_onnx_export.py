from pathlib import Path

import numpy as np
import pytest

from embeddings.onnx_export import export_onnx, quantise
from tests.tiny_model import HIDDEN, tiny_packed


def _run(path: Path, ids: list[list[int]], mask: list[list[int]]) -> np.ndarray:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    assert [entry.name for entry in session.get_inputs()] == ["input_ids", "attention_mask"]
    assert [entry.name for entry in session.get_outputs()] == ["last_hidden_state"]
    return session.run(None, {"input_ids": np.array(ids), "attention_mask": np.array(mask)})[0]


@pytest.mark.parametrize("form", ["float32", "int8"])
def test_export_masked_tokens_do_not_change_the_others(tmp_path: Path, form: str) -> None:
    export_onnx(tiny_packed(), tmp_path / "model.onnx", form)  # type: ignore[arg-type]
    alone = _run(tmp_path / "model.onnx", [[0, 5, 6, 2]], [[1, 1, 1, 1]])
    beside = _run(tmp_path / "model.onnx", [[0, 5, 6, 2, 1, 1], [0, 7, 8, 9, 10, 2]], [[1] * 4 + [0] * 2, [1] * 6])
    assert alone.shape == (1, 4, HIDDEN)
    assert beside.shape == (2, 6, HIDDEN)
    # The int8 form scales each token for itself, so neighbours in a batch leave a text as it is.
    assert beside[0, :4] == pytest.approx(alone[0], abs=1e-4)


def test_export_int8_stays_near_float32(tmp_path: Path) -> None:
    for form in ("float32", "int8"):
        export_onnx(tiny_packed(), tmp_path / f"{form}.onnx", form)  # type: ignore[arg-type]
    ids, mask = [[0, 5, 6, 7, 8, 9, 2]], [[1] * 7]
    exact, cut = (_run(tmp_path / f"{form}.onnx", ids, mask)[0] for form in ("float32", "int8"))
    cosines = (exact * cut).sum(axis=1) / np.linalg.norm(exact, axis=1) / np.linalg.norm(cut, axis=1)
    assert cosines.min() > 0.995
    assert not np.array_equal(exact, cut)


def test_quantise_gives_seven_bits_and_a_scale_a_row() -> None:
    matrix = np.array([[63, -21, 10.4], [0.5, 0.25, -0.5], [0, 0, 0]], np.float32)
    whole, scales = quantise(matrix)
    assert whole[0].tolist() == [63, -21, 10]
    assert scales[0] == pytest.approx(1.0)
    assert np.abs(whole).max() <= 63
    assert whole[1] * scales[1] == pytest.approx(matrix[1], abs=0.5 / 63)
    assert (whole[2] * scales[2]).tolist() == [0, 0, 0]


def test_quantise_clips_a_lonely_peak_where_the_rest_gains() -> None:
    # One weight far out: with its range cut to 0.7 it loses, all others are rounded finer.
    matrix = np.concatenate([np.random.default_rng(0).normal(0, 0.05, 50_000), [1.0]]).astype(np.float32)[None]
    assert quantise(matrix)[1][0] == pytest.approx(0.7 / 63)

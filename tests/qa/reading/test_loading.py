import shutil
from pathlib import Path

import pytest

from embeddings.errors import ModelDamaged, ModelNotFound
from qa.reading.loading import load_span_reader
from qa.reading.span_reader import PACKED, SpanReader
from qa.reading.transformers_reader import TransformersReader
from tests.tiny_reader import write_pointing_reader


def test_load_span_reader_packaged_is_the_shipped_one() -> None:
    for reader in (load_span_reader(), load_span_reader("packaged")):
        assert isinstance(reader, SpanReader)
        assert reader.name == "packaged"


def test_load_span_reader_folder_with_a_graph_runs_without_torch(tmp_path: Path) -> None:
    shutil.copy(PACKED / "calibration.json", tmp_path)
    (tmp_path / "reader.onnx").write_bytes(b"")
    reader = load_span_reader(str(tmp_path))
    assert isinstance(reader, SpanReader)
    assert reader.name == f"packaged {tmp_path.name}"


def test_load_span_reader_folder_with_a_graph_and_no_calibration_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "reader.onnx").write_bytes(b"")
    with pytest.raises(ModelDamaged, match=r"calibration\.json"):
        load_span_reader(str(tmp_path))


def test_load_span_reader_folder_of_transformers_goes_to_transformers(tmp_path: Path) -> None:
    folder = write_pointing_reader(tmp_path / "pointing", {"x": (1.0, 1.0)})
    reader = load_span_reader(str(folder))
    assert isinstance(reader, TransformersReader)
    assert reader.name == TransformersReader(str(folder)).name


@pytest.mark.parametrize("name", ["no-such/model", "no-such-model", "/no/such/folder", "bad name!", "../x"])
def test_load_span_reader_unknown_name_is_refused_offline(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelNotFound, match=r"no extractive question answering model .*pass one of these"):
        load_span_reader(name)

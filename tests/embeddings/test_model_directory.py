import json
from pathlib import Path

import pytest

from embeddings.errors import ModelDamaged, UnknownPooling
from embeddings.model_directory import find_onnx, fingerprint, prompts_of, read_directory
from tests.tiny_model import HIDDEN, POSITIONS, write_tiny_model


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tiny_model(tmp_path / "tiny")


def _edit(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | changes), "utf-8")


def test_read_directory_gives_what_its_files_say(folder: Path) -> None:
    model = read_directory(folder)
    assert (model.dim, model.poolings, model.max_length, model.pad_id) == (HIDDEN, ("mean",), POSITIONS, 1)
    assert (model.query_prompt, model.passage_prompt) == ("q: ", "p: ")
    assert model.onnx_file == folder / "onnx" / "model.onnx"
    assert model.name.startswith("tiny@")


def test_read_directory_name_depends_on_the_weights_alone_not_on_the_place(tmp_path: Path) -> None:
    first, twin = (read_directory(write_tiny_model(tmp_path / place)).name for place in ("a", "b/c"))
    assert first == twin
    assert read_directory(write_tiny_model(tmp_path / "d", seed=1)).name != first
    assert read_directory(write_tiny_model(tmp_path / "e", pooling="cls")).name != first


def test_read_directory_least_length_wins(folder: Path) -> None:
    _edit(folder / "sentence_bert_config.json", max_seq_length=12)
    assert read_directory(folder).max_length == 12
    _edit(folder / "tokenizer_config.json", model_max_length=9)
    assert read_directory(folder).max_length == 9


def test_read_directory_old_pooling_settings_are_understood(folder: Path) -> None:
    settings = {"word_embedding_dimension": HIDDEN, "pooling_mode_cls_token": True, "pooling_mode_max_tokens": True}
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(settings))
    model = read_directory(folder)
    assert model.poolings == ("cls", "max")
    assert model.dim == 2 * HIDDEN


@pytest.mark.parametrize("settings", [{"pooling_mode": "attention"}, {"pooling_mode": "mean", "include_prompt": False}])
def test_read_directory_pooling_not_known_is_refused(folder: Path, settings: dict[str, object]) -> None:
    (folder / "1_Pooling" / "config.json").write_text(json.dumps(settings))
    with pytest.raises(UnknownPooling, match=r"'(attention|without the prompt)'; known here: cls, max"):
        read_directory(folder)


def test_read_directory_module_that_changes_vectors_is_refused(folder: Path) -> None:
    modules = json.loads((folder / "modules.json").read_text())
    modules.insert(2, {"idx": 2, "name": "2", "path": "2_Dense", "type": "sentence_transformers.models.Dense"})
    (folder / "modules.json").write_text(json.dumps(modules))
    with pytest.raises(UnknownPooling, match="Dense"):
        read_directory(folder)


@pytest.mark.parametrize("name", ["config.json", "modules.json", "1_Pooling/config.json"])
@pytest.mark.parametrize("content", [None, "", "{", "[1]", '"text"'])
def test_read_directory_damaged_file_is_refused(folder: Path, name: str, content: str | None) -> None:
    (folder / name).unlink() if content is None else (folder / name).write_text(content)
    with pytest.raises(ModelDamaged, match="configuration cannot be read"):
        read_directory(folder)


def test_read_directory_without_onnx_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelDamaged, match="no onnx"):
        read_directory(write_tiny_model(tmp_path / "tiny", None))


def test_find_onnx_prefers_the_int8_form_then_the_plain_one(tmp_path: Path) -> None:
    assert find_onnx(tmp_path) is None
    (tmp_path / "onnx").mkdir()
    for name in ("a.onnx", "model.onnx", "model_int8.onnx"):
        (tmp_path / "onnx" / name).touch()
        assert find_onnx(tmp_path) == tmp_path / "onnx" / name


@pytest.mark.parametrize(
    ("prompts", "expected"),
    [
        ({}, ("", "")),
        ({"query": "q: ", "passage": "p: "}, ("q: ", "p: ")),
        ({"query": "q: ", "document": "", "passage": "p: "}, ("q: ", "p: ")),
        ({"query": None, "document": "d: ", "passage": "p: "}, ("", "d: ")),
        ({"corpus": "c: "}, ("", "c: ")),
    ],
)
def test_prompts_of_takes_the_first_that_has_text(prompts: dict[str, str | None], expected: tuple[str, str]) -> None:
    assert prompts_of(prompts) == expected


def test_fingerprint_sees_a_changed_byte_at_either_end(folder: Path) -> None:
    weights = folder / "model.safetensors"
    before = fingerprint(folder, [weights])
    whole = weights.read_bytes()
    for changed in (whole[:100] + b"!" + whole[101:], whole[:-1] + b"!"):
        weights.write_bytes(changed)
        assert fingerprint(folder, [weights]) != before

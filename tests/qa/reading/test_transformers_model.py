import json
import sys
from pathlib import Path

import pytest

from embeddings.errors import MissingPackage, ModelDamaged, ModelNotFound
from qa.messages import explain
from qa.reading.transformers_model import check_folder, open_model
from qa.reading.transformers_reader import TransformersReader
from qa.types import Passage
from tests.tiny_reader import SPECIALS, write_bert_tokenizer, write_pointing_reader

POINTS = {"đáp": (3.0, 2.0)}
WORDS = ("hỏi", "tên", "một", "hai", "ba", "bốn")
# Ids: the five specials, then đáp 5, hỏi 6, tên 7, một 8, hai 9, ba 10, bốn 11.
CLS, SEP = 2, 3


def _passage(text: str, title: str = "") -> Passage:
    return Passage("bai", title, 0, len(text), text)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pointing_reader(tmp_path_factory.mktemp("models") / "short", POINTS, WORDS, window=12)


def test_encode_windows_overlap_and_each_has_the_question_and_the_title(folder: Path) -> None:
    encoded = open_model("short", folder).encode("hỏi hỏi hỏi hỏi", _passage("một hai ba bốn đáp một hai", title="tên"))
    # Of 12 tokens a quarter, 3, may be of the question; with 3 marks and the title 5 are left, 5 // 3 = 1 shared.
    around = [CLS, 6, 6, 6, SEP, 7]
    assert [one.columns["input_ids"] for one in encoded.windows] == [
        [*around, 8, 9, 10, 11, 5, SEP],
        [*around, 5, 8, 9, SEP],
    ]
    assert encoded.windows[0].columns["token_type_ids"] == [0] * 5 + [1] * 7
    assert [(one.start, one.first, one.count, one.nothing) for one in encoded.windows] == [(0, 6, 5, 0), (4, 6, 3, 0)]
    assert encoded.starts.tolist() == [0, 4, 8, 11, 15, 19, 23]
    assert encoded.ends.tolist() == [3, 7, 10, 14, 18, 22, 26]


def test_encode_model_padded_on_the_left_has_the_question_behind(tmp_path: Path) -> None:
    folder = write_pointing_reader(tmp_path / "left", POINTS, WORDS, padding_side="left")
    (window,) = open_model("left", folder).encode("hỏi", _passage("một hai", title="tên")).windows
    assert window.columns["input_ids"] == [CLS, 7, 8, 9, SEP, 6, SEP]
    assert (window.start, window.first, window.count, window.nothing) == (0, 2, 2, 0)


def test_encode_model_without_a_limit_reads_512_tokens_at_once(tmp_path: Path) -> None:
    from transformers import XLNetConfig, XLNetForQuestionAnsweringSimple

    write_bert_tokenizer(tmp_path, [*SPECIALS, "một", "hỏi"], window=10**30, padding_side="left")
    config = XLNetConfig(vocab_size=7, d_model=8, n_layer=1, n_head=1, d_inner=8)
    XLNetForQuestionAnsweringSimple(config).save_pretrained(tmp_path)
    model = open_model("endless", tmp_path)
    windows = model.encode("hỏi", _passage("một " * 600)).windows
    # 508 tokens beside the question and 3 marks; the second window begins 128 before the end of the first.
    assert [(len(one.columns["input_ids"]), one.start, one.count) for one in windows] == [
        (512, 0, 508),
        (224, 380, 220),
    ]
    assert [(one.start, len(one.first)) for one in model.logits(windows)] == [(0, 508), (380, 220)]


def test_encode_marks_written_in_a_text_are_text(folder: Path) -> None:
    (window,) = open_model("short", folder).encode("hỏi", _passage("[SEP] một")).windows
    assert SEP not in window.columns["input_ids"][window.first : window.first + window.count]


def test_logits_come_in_the_order_given_whatever_the_lengths(folder: Path) -> None:
    model = open_model("short", folder)
    texts = ["đáp", "một đáp hai", "đáp một hai ba bốn"] * 4  # 12 windows, more than one batch
    windows = [window for text in texts for window in model.encode("hỏi", _passage(text)).windows]
    said = model.logits(windows)
    # Up to the constant that the other words have: a start logit of 3 and an end logit of 2 on đáp, none elsewhere.
    firsts = [(one.first - one.first.min()).round(4).tolist() for one in said]
    assert firsts == [[0.0], [0.0, 3.0, 0.0], [3.0, 0.0, 0.0, 0.0, 0.0]] * 4
    assert [float(one.last.max() - one.last.min()) for one in said[1:3]] == pytest.approx([2.0, 2.0])


def test_check_folder_of_another_kind_of_model_says_which(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"architectures": ["BertForMaskedLM"]}')
    with pytest.raises(ModelNotFound, match=r"its config\.json names BertForMaskedLM") as caught:
        TransformersReader(str(tmp_path))
    assert "(config.json ghi BertForMaskedLM, không phải loại ...ForQuestionAnswering)" in explain(caught.value)


def test_check_folder_without_its_files_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelNotFound, match=r"has no config\.json"):
        check_folder("x", tmp_path)
    (tmp_path / "config.json").write_bytes((folder / "config.json").read_bytes())
    with pytest.raises(ModelNotFound, match="has no tokenizer"):
        check_folder("x", tmp_path)


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_check_folder_broken_configuration_is_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / "config.json").write_text(content)
    with pytest.raises(ModelDamaged, match=r"config\.json cannot be read"):
        check_folder("x", tmp_path)


def test_open_model_without_a_head_for_questions_is_refused(tmp_path: Path) -> None:
    from transformers import BertConfig, BertModel

    write_bert_tokenizer(tmp_path, SPECIALS, window=16)
    sizes = {"hidden_size": 8, "num_hidden_layers": 0, "num_attention_heads": 1, "intermediate_size": 8}
    BertModel(BertConfig(vocab_size=len(SPECIALS), **sizes)).save_pretrained(tmp_path)
    config = json.loads((tmp_path / "config.json").read_text())
    (tmp_path / "config.json").write_text(json.dumps(config | {"architectures": None}))
    reader = TransformersReader(str(tmp_path))
    with pytest.raises(ModelNotFound, match=r"it has no weights for qa_outputs\.bias, qa_outputs\.weight"):
        reader.load()


def test_open_model_of_pictures_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text('{"architectures": ["ViltForQuestionAnswering"], "model_type": "vilt"}')
    with pytest.raises(ModelNotFound, match=r"its config\.json names vilt, which does not answer by spans"):
        open_model("x", tmp_path)


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_open_model_broken_file_is_damaged(folder: Path, tmp_path: Path, file: str) -> None:
    for one in folder.iterdir():
        (tmp_path / one.name).write_bytes(one.read_bytes()[: 40 if one.name == file else None])
    with pytest.raises(ModelDamaged, match="is damaged"):
        open_model("x", tmp_path)


def test_open_model_weights_that_are_no_numbers_are_damaged(folder: Path, tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    for one in folder.iterdir():
        (tmp_path / one.name).write_bytes(one.read_bytes())
    weights = load_file(folder / "model.safetensors")
    weights["qa_outputs.bias"][:] = float("nan")
    save_file(weights, tmp_path / "model.safetensors", {"format": "pt"})
    with pytest.raises(ModelDamaged, match="no finite numbers"):
        TransformersReader(str(tmp_path)).read_spans("hỏi", [_passage("một")])


@pytest.mark.parametrize("package", ["torch", "transformers"])
def test_open_model_without_a_package_names_the_install_command(
    folder: Path, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=f"the model x needs .* pip install {package}$"):
        open_model("x", folder)

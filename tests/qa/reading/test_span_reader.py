import json
import random
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from embeddings.errors import ModelDamaged
from qa.reading.span_reader import PACKED, SpanReader, read_calibration
from qa.reading.word_vectors import open_word_table
from qa.types import Passage

ROOT = Path(__file__).resolve().parents[3]
FAIR = (
    "Hội sách thiếu nhi khai mạc sáng 12/4 tại Nhà văn hóa phường Vĩnh Trại. Ban tổ chức trưng bày 3.400 cuốn sách của "
    "26 nhà xuất bản. Bà Hà Thị Mận, phó chủ tịch phường, trao 150 suất quà cho học sinh khó khăn."
)


@pytest.fixture(scope="module")
def reader() -> SpanReader:
    return SpanReader()


def _passage(text: str, *, start: int = 0, title: str = "") -> Passage:
    return Passage("bai", title, start, start + len(text), text)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Hội sách khai mạc ngày nào?", "12/4"),
        ("Ai trao quà cho học sinh khó khăn?", "Hà Thị Mận"),
        ("Có bao nhiêu nhà xuất bản tham gia?", "26"),
        ("hoi sach thieu nhi to chuc o dau", "Vĩnh Trại"),
    ],
)
def test_read_spans_of_a_plain_story_hold_the_answer(reader: SpanReader, question: str, answer: str) -> None:
    (reading,) = reader.read_spans(question, [_passage(FAIR)])
    assert answer in reading.text
    assert len(reading.text) < 60


def test_read_spans_prefers_the_passage_that_answers(reader: SpanReader) -> None:
    other = "Chợ hoa xuân năm nay có 85 gian hàng, họp từ ngày 20 tháng Chạp ở bờ sông. Vé gửi xe máy là 5.000 đồng."
    held, missing = reader.read_spans("Ai trao quà cho học sinh khó khăn?", [_passage(FAIR), _passage(other)])
    assert held.answerable > missing.answerable
    assert held.confidence > missing.confidence


def test_read_spans_offsets_count_from_the_article(reader: SpanReader) -> None:
    (at_zero,) = reader.read_spans("Hội sách khai mạc ngày nào?", [_passage(FAIR)])
    (later,) = reader.read_spans("Hội sách khai mạc ngày nào?", [_passage(FAIR, start=1000)])
    assert (later.start, later.end) == (at_zero.start + 1000, at_zero.end + 1000)


def test_read_spans_texts_stand_in_their_passages_to_the_letter(reader: SpanReader) -> None:
    pieces = [
        "Sở GD&ĐT",
        "½ ﬁ ＡＢ",
        "“3.500”",
        "đồng\n",
        "  ",
        "ngày 5/9/2024",
        "🙂",
        "日本",
        "(98,6%)",
        "tr\u00e1i…",
        "\t-",
        "Ⅳ",
    ]
    draw = random.Random(5)
    for _ in range(40):
        text = unicodedata.normalize("NFC", " ".join(draw.choices(pieces, k=draw.randint(1, 12))))
        start = draw.randint(0, 300)
        (reading,) = reader.read_spans(
            draw.choice(["khi nào", "ai?", "½"]), [_passage(text, start=start, title="Tin ½")]
        )
        assert text[reading.start - start : reading.end - start] == reading.text
        assert reading.text == reading.text.strip()
        assert all(0.0 <= share <= 1.0 for share in (reading.span_score, reading.answerable, reading.confidence))


def test_read_spans_white_passage_gives_an_empty_span(reader: SpanReader) -> None:
    (reading,) = reader.read_spans("ai?", [_passage(" \n ", start=7)])
    assert (reading.start, reading.end, reading.text, reading.confidence) == (7, 7, "", 0.0)


def test_read_spans_no_passages_give_no_readings(reader: SpanReader) -> None:
    assert reader.read_spans("ai?", []) == []


def test_read_spans_passage_beyond_512_tokens_is_read_at_its_start(reader: SpanReader) -> None:
    text = FAIR + " Trời nắng đẹp." * 400
    (reading,) = reader.read_spans("Ai trao quà cho học sinh khó khăn?", [_passage(text)])
    assert text[reading.start : reading.end] == reading.text
    assert reading.end < 2600


def test_reading_loads_no_torch() -> None:
    code = (
        "import sys; from qa.reading.span_reader import SpanReader; SpanReader().load(); "
        "print([m for m in ('torch', 'transformers', 'onnx', 'tokenizers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_shipped_reader_stays_under_30_mb() -> None:
    assert sum(path.stat().st_size for path in PACKED.iterdir()) < 30_000_000


def test_reader_without_its_graph_is_damaged(tmp_path: Path) -> None:
    shutil.copy(PACKED / "calibration.json", tmp_path)
    with pytest.raises(ModelDamaged, match=r"reader\.onnx"):
        SpanReader(tmp_path).load()


@pytest.mark.parametrize("content", ["", "{}", '{"answerable": {"logit": "x", "bias": 0}, "confidence": 3}'])
def test_read_calibration_broken_file_is_damaged(tmp_path: Path, content: str) -> None:
    (tmp_path / "calibration.json").write_text(content)
    with pytest.raises(ModelDamaged, match=r"calibration\.json"):
        read_calibration(tmp_path / "calibration.json")


def test_calibration_formulas_are_logistic(tmp_path: Path) -> None:
    fitted = {"answerable": {"logit": 2, "bias": -1}, "confidence": {"log_span_score": 1, "logit": 0.5, "bias": 0}}
    (tmp_path / "c.json").write_text(json.dumps(fitted))
    answerable, confidence = read_calibration(tmp_path / "c.json").probabilities(-1.0, 2.0)
    assert answerable == pytest.approx(0.952574)  # 1 / (1 + e^-(2 * 2 - 1))
    assert confidence == pytest.approx(0.5)  # 1 / (1 + e^-(-1 + 0.5 * 2))


def test_open_word_table_without_a_model_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"\x02\0\0\0\0\0\0\0{}")
    with pytest.raises(ModelDamaged, match="word_embeddings"):
        open_word_table(tmp_path)

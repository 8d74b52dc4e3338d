"""One contract for every span reader, by value: the shipped one, and models of transformers of two kinds."""

import math
import unicodedata

import pytest

from qa.reading.passage_reading import PassageReading, ReadsSpans
from qa.reading.span_reader import SpanReader
from qa.reading.transformers_reader import TransformersReader
from qa.types import Passage
from tests.tiny_reader import write_bert_reader, write_xlm_roberta_reader

KINDS = ("packaged", "transformers bert", "transformers xlm-roberta")
QUESTION = "Hội sách khai mạc ngày nào?"
FAIR = "Hội sách thiếu nhi khai mạc sáng 12/4 ở phường Vĩnh Trại. Ban tổ chức bày 3.400 cuốn sách của 26 nhà xuất bản."
MARKET = "Chợ hoa xuân năm nay có 85 gian hàng, họp từ ngày 20 tháng Chạp ở bờ sông."
ODD = [
    "🙂",
    "ﬁ nh",
    "ＡＢＣ １２",
    "Lớp 5Ⅳ 🙂🙂 có “ﬁle”, ＶＮ và ½ số em.",
    "\u00a0a\u200bb\t",
    "[CLS] </s> <s> [SEP]",
    "日本語",
    "a",
    ".",
    "(",
    "x" * 700,
]


@pytest.fixture(scope="module", params=KINDS)
def reader(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ReadsSpans:
    folder = tmp_path_factory.mktemp("readers") / "tiny"
    if request.param == "packaged":
        return SpanReader()
    write = write_bert_reader if request.param == "transformers bert" else write_xlm_roberta_reader
    return TransformersReader(str(write(folder)))


def _passage(text: str, *, start: int = 0, title: str = "") -> Passage:
    return Passage("bai", title, start, start + len(text), text)


def _hold(reading: PassageReading, passage: Passage) -> None:
    assert reading.passage == passage
    assert passage.start <= reading.start < reading.end <= passage.end
    assert passage.text[reading.start - passage.start : reading.end - passage.start] == reading.text
    assert reading.text.strip()
    for share in (reading.span_score, reading.answerable, reading.confidence):
        assert isinstance(share, float)
        assert 0.0 <= share <= 1.0


def test_read_spans_one_reading_a_passage_in_the_order_given(reader: ReadsSpans) -> None:
    passages = [_passage(FAIR), _passage(MARKET), _passage("Hết."), _passage(" "), _passage(FAIR * 3, start=9)]
    readings = reader.read_spans(QUESTION, passages)
    assert [one.passage for one in readings] == passages
    for passage, reading in zip(passages, readings, strict=True):
        (alone,) = reader.read_spans(QUESTION, [passage])
        assert (alone.start, alone.end, alone.text) == (reading.start, reading.end, reading.text)
        # Padding and neighbours must not change what is said of a passage.
        told, again = (
            (one.span_score, one.answerable, one.confidence, one.within(0, 10_000)) for one in (reading, alone)
        )
        assert again[:3] == pytest.approx(told[:3], abs=1e-4)
        assert (again[3] is None) == (told[3] is None) == (passage.text == " ")


def test_read_spans_no_passages_give_no_readings(reader: ReadsSpans) -> None:
    assert reader.read_spans(QUESTION, []) == []


@pytest.mark.parametrize("text", [*ODD, FAIR], ids=ascii)
@pytest.mark.parametrize("title", ["", "Tin ½ ﬁ"])
def test_read_spans_text_stands_in_the_passage_to_the_letter(reader: ReadsSpans, text: str, title: str) -> None:
    passage = _passage(unicodedata.normalize("NFC", text), start=300, title=title)
    (reading,) = reader.read_spans(QUESTION, [passage])
    _hold(reading, passage)


def test_read_spans_offsets_shift_with_the_start_of_the_passage(reader: ReadsSpans) -> None:
    (at_zero,) = reader.read_spans(QUESTION, [_passage(FAIR)])
    (later,) = reader.read_spans(QUESTION, [_passage(FAIR, start=1000)])
    assert (later.start, later.end, later.text) == (at_zero.start + 1000, at_zero.end + 1000, at_zero.text)
    early, late = at_zero.within(0, 40), later.within(1000, 1040)
    assert early is not None
    assert late is not None
    assert (late.start, late.end) == (early.start + 1000, early.end + 1000)


@pytest.mark.parametrize("title", ["", "Hội sách"])
def test_read_spans_white_passage_gives_an_empty_span_and_zeros(reader: ReadsSpans, title: str) -> None:
    (reading,) = reader.read_spans(QUESTION, [_passage(" \n\t ", start=7, title=title)])
    assert (reading.start, reading.end, reading.text) == (7, 7, "")
    assert (reading.span_score, reading.answerable, reading.confidence) == (0.0, 0.0, 0.0)
    assert reading.within(0, 100) is None


def test_read_spans_passage_and_question_beyond_the_window_are_read(reader: ReadsSpans) -> None:
    passage = _passage(f"{FAIR} {MARKET} " * 20, start=5, title=FAIR * 3)
    (reading,) = reader.read_spans(QUESTION * 40, [passage])
    _hold(reading, passage)


def test_within_the_whole_passage_is_the_span_of_the_reading(reader: ReadsSpans) -> None:
    (reading,) = reader.read_spans(QUESTION, [_passage(FAIR, start=50)])
    found = reading.within(50, 50 + len(FAIR))
    assert found is not None
    assert (found.start, found.end) == (reading.start, reading.end)
    assert math.exp(found.log_share) == pytest.approx(reading.span_score)


def test_within_stays_within_and_is_no_better_than_the_whole(reader: ReadsSpans) -> None:
    (reading,) = reader.read_spans(QUESTION, [_passage(FAIR, start=50)])
    best = math.log(reading.span_score)
    for start in range(0, len(FAIR) - 25, 7):
        found = reading.within(50 + start, 50 + start + 25)
        assert found is not None
        assert 50 + start <= found.start < found.end <= 50 + start + 25
        assert found.log_share <= best + 1e-6


def test_within_a_place_without_letters_is_none(reader: ReadsSpans) -> None:
    (reading,) = reader.read_spans(QUESTION, [_passage(FAIR, start=50)])
    space = 50 + FAIR.index(" ")
    for start, end in [(space, space + 1), (0, 50), (60, 60), (50 + len(FAIR), 900), (70, 60)]:
        assert reading.within(start, end) is None


def test_name_tells_the_model(reader: ReadsSpans) -> None:
    assert reader.name == "packaged" or reader.name.startswith("tiny@")

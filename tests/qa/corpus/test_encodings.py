import pytest

from qa.corpus.encodings import Candidate, decode, plausibility
from qa.errors import NotText, WrongEncoding


def test_decode_utf8_and_byte_order_marks_decide() -> None:
    text = "Trường học"
    assert [decode(text.encode(name), "a") for name in ("utf-8", "utf-8-sig", "utf-16")] == [text] * 3


def test_decode_a_broken_utf16_file_says_where() -> None:
    with pytest.raises(WrongEncoding, match="0x41 at 4"):
        decode(b"\xff\xfea\x00A", "a")


def test_decode_the_most_plausible_candidate_is_taken() -> None:
    candidates = (Candidate("x", lambda data: "qwé zxé"), Candidate("y", lambda data: "trường học"))
    assert decode(b"\xff", "a", candidates=candidates) == "trường học"


def test_decode_offsets_count_from_the_start_of_the_file() -> None:
    with pytest.raises(WrongEncoding) as caught:
        decode(b"abc\xff", "a", offset=100)
    assert (caught.value.given["byte"], caught.value.given["offset"]) == (0xFF, 103)


def test_decode_many_control_characters_are_no_text() -> None:
    with pytest.raises(NotText, match="0x01 at 0"):
        decode(b"\x01\x02\x03 abc", "a")
    assert decode(b"abc \x07 def", "a") == "abc \x07 def"


def test_plausibility_counts_marked_words_that_are_syllables() -> None:
    # "trường" and "học" are syllables, "héßo" and "qwé" are none; "abc" has no mark and does not count.
    assert plausibility("trường học héßo qwé abc") == 0.5
    assert plausibility("abc") == 0.0


HELD = "Sở Giáo dục và Đào tạo tổ chức hội nghị tổng kết năm học. Tỷ lệ phòng học kiên cố của tỉnh đạt 82%."


@pytest.mark.parametrize(
    "written",
    [
        b"S\xeb Gi\xb8o d\xf4c v\xb5 \xa7\xb5o t\xb9o t\xe6 ch\xf8c h\xe9i ngh\xde t\xe6ng k\xd5t n\xa8m h\xe4c. "
        b"T\xfb l\xd6 ph\xdfng h\xe4c ki\xaan c\xe8 c\xf1a t\xd8nh \xae\xb9t 82%.",
        b"S\xf4\xfb Gia\xf9o du\xefc va\xf8 \xd1a\xf8o ta\xefo to\xe5 ch\xf6\xf9c ho\xe4i ngh\xf2 to\xe5ng ke\xe1t "
        b"na\xeam ho\xefc. Ty\xfb le\xe4 pho\xf8ng ho\xefc kie\xe2n co\xe1 cu\xfba t\xe6nh \xf1a\xeft 82%.",
    ],
    ids=["TCVN3", "VNI"],
)
def test_decode_reads_the_encodings_of_old_fonts(written: bytes) -> None:
    assert decode(written, "a") == HELD


WESTERN = (
    "Le ministère de l'Éducation a publié la liste des écoles où les élèves de la région sont inscrits.",
    "The “Resolution 71” workshop – 20 °C in the hall – was attended by 40 teachers from José’s school.",
    "Truong hoc mo cua luc “7 gio” – hoc sinh den dung gio.",
)


@pytest.mark.parametrize("text", WESTERN, ids=["French", "English", "without marks"])
def test_decode_reads_windows_1252_where_few_words_have_marks(text: str) -> None:
    assert decode(text.encode("cp1252"), "a") == text


def test_decode_does_not_hide_a_broken_byte_of_utf8() -> None:
    with pytest.raises(WrongEncoding):
        decode(("Lop 6A gom 30 em, lop 6B gom 31 em, cô dạy. " * 5).encode() + b"\xe9 het", "a")


def test_decode_never_takes_damaged_vietnamese_for_western_text() -> None:
    # Seven of the eight words have marks, more than the four in ten that are Western at most.
    damaged = "S\xeb Gi\xb8o d\xf4c v\xb5 \xa7\xb5o t\xb9o h\xe4c sinh".encode("latin-1")
    with pytest.raises(WrongEncoding):
        decode(damaged, "a", candidates=())

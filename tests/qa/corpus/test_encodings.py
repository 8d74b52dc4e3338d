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

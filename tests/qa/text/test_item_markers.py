import pytest

from qa.text.item_markers import follows, marker_at, roman_value


@pytest.mark.parametrize(
    ("text", "words", "readings"),
    [
        ("1. Dạy", "Dạy", (("1.", 1),)),
        ("12) Dạy", "Dạy", (("1)", 12),)),
        ("(3) Dạy", "Dạy", (("(1)", 3),)),
        ("1.Hoàn thiện", "Hoàn thiện", (("1.", 1),)),
        ("đ) Dạy", "Dạy", (("a)", 5),)),
        ("c) Dạy", "Dạy", (("a)", 3), ("i)", 100))),
        ("IV. Dạy", "Dạy", (("I.", 4),)),
        ("2.3. Dạy", "Dạy", (("2.", 3),)),
        ("Điều 5. Dạy", "Dạy", (("điều", 5),)),
        ("Chương II", "", (("chương", 2),)),
        ("Thứ hai, dạy", "dạy", (("thứ", 2),)),
        ("Ba là dạy", "dạy", (("là", 3),)),
        ("- Dạy", "Dạy", (("-", 0),)),
        ("•Dạy", "Dạy", (("•", 0),)),
    ],
)
def test_marker_at_marks_are_read(text: str, words: str, readings: tuple[tuple[str, int], ...]) -> None:
    marker = marker_at(text, 0, len(text))
    assert marker is not None
    assert (text[marker.end :], marker.readings) == (words, readings)


@pytest.mark.parametrize(
    "text", ["1.208 em", "-5 độ", "5/9 là ngày", "Điều này", "2024 là năm", "19.8.2024", "", "Hai bạn"]
)
def test_marker_at_other_openings_are_none(text: str) -> None:
    assert marker_at(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("style", "last", "ordinal", "expected"),
    [
        ("1.", 1, 2, True),
        ("1.", 1, 3, False),
        ("1.", 2, 2, False),
        ("-", 0, 0, True),
        ("a)", 4, 6, True),
        ("a)", 2, 4, False),
    ],
)
def test_follows_letters_may_leave_out_d_with_a_bar(style: str, last: int, ordinal: int, expected: bool) -> None:
    assert follows(style, last, ordinal) is expected


def test_roman_value_numerals_are_added_up() -> None:
    assert [roman_value(n) for n in ("I", "iv", "IX", "xl", "XCIX", "IIII", "A", "")] == [1, 4, 9, 40, 99, 0, 0, 0]

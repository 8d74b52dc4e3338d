import pytest

from qa.corpus.lists import list_items

Shown = list[tuple[str, str | None, list[str]]]


def shown(text: str) -> Shown:
    return [
        (run.style, text[slice(*run.intro)] if run.intro else None, [text[slice(*item)] for item in run.items])
        for run in list_items(text)
    ]


LAW = "Điều 1. Phạm vi\n1. Gồm:\na) Một;\nb) Hai.\n2. Trừ khách.\nĐiều 2. Giờ\n1. Sáng.\n2. Chiều."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cần làm như sau:\n1. Dạy. Tốt.\n2. Học.", [("1.", "Cần làm như sau:", ["1. Dạy. Tốt.", "2. Học."])]),
        ("Ba nhiệm vụ\n\n- Dạy\n- Học\n\nHết.", [("-", "Ba nhiệm vụ", ["- Dạy", "- Học"])]),
        (
            "Mở.\n1) Dạy.\n\nDạy cả trưa.\n2) Học.\n\nXong việc.",
            [("1)", None, ["1) Dạy.\n\nDạy cả trưa.", "2) Học.\n\nXong việc."])],
        ),
        ("1) Dạy.\nThêm.\n2) Học.\n3) Chơi.\nXong.", [("1)", None, ["1) Dạy.\nThêm.", "2) Học.", "3) Chơi."])]),
        ("Gồm: (1) dạy; (2) học. Hết.", [("(1)", "Gồm:", ["(1) dạy;", "(2) học."])]),
        ("Thi đua: dạy tốt; học tốt; chơi vui.", [(";", "Thi đua:", ["dạy tốt", "học tốt", "chơi vui."])]),
        ("Thứ nhất, mưa. To. Thứ hai, gió.", [("thứ", None, ["Thứ nhất, mưa. To.", "Thứ hai, gió."])]),
        ("A:\n- a\n- b\nB:\n- c\n- d", [("-", "A:", ["- a", "- b"]), ("-", "B:", ["- c", "- d"])]),
        ("5) Năm\n6) Sáu", [("1)", None, ["5) Năm", "6) Sáu"])]),
        ("Họp 1. Sau đó về.\n- Một dòng thôi", []),
        ("", []),
    ],
)
def test_list_items_enumerations_are_whole(text: str, expected: Shown) -> None:
    assert shown(text) == expected


def test_list_items_lists_within_items_come_after_their_outer_list() -> None:
    assert shown(LAW) == [
        (
            "điều",
            None,
            ["Điều 1. Phạm vi\n1. Gồm:\na) Một;\nb) Hai.\n2. Trừ khách.", "Điều 2. Giờ\n1. Sáng.\n2. Chiều."],
        ),
        ("1.", "Điều 1. Phạm vi", ["1. Gồm:\na) Một;\nb) Hai.", "2. Trừ khách."]),
        ("a)", "1. Gồm:", ["a) Một;", "b) Hai."]),
        ("1.", "Điều 2. Giờ", ["1. Sáng.", "2. Chiều."]),
    ]


def test_list_items_sections_of_a_law_go_on_below_a_new_chapter() -> None:
    text = "Chương I\nĐiều 1. Một\nĐiều 2. Hai\nChương II\nĐiều 3. Ba\nĐiều 4. Bốn"
    assert [(style, len(items)) for style, _, items in shown(text)] == [("chương", 2), ("điều", 2), ("điều", 2)]


def test_list_items_roman_headings_hold_their_paragraphs() -> None:
    text = "I. Mở đầu\nMột đoạn.\nII. Thân bài\nHai đoạn.\nIII. Kết\nHết."
    assert shown(text) == [("I.", None, ["I. Mở đầu\nMột đoạn.", "II. Thân bài\nHai đoạn.", "III. Kết\nHết."])]

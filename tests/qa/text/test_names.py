import pytest

from qa.text.names import Name, names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Năm học 2024-2025 Lào Cai có gì?", [("Lào Cai", "place")]),
        ("con o dien bien thi sao", [("Điện Biên", "place")]),
        ("Bà Ngô Thị Minh nói gì?", [("Ngô Thị Minh", "person")]),
        ("TP. Hồ Chí Minh ở đâu?", [("Hồ Chí Minh", "place")]),
        ("Napoleon đã làm gì?", [("Napoleon", "other")]),
        ("PISA là gì?", [("PISA", "other")]),
        ("Thủ tướng, Phó Chủ tịch UBND và Giám đốc Sở nói gì về AI?", []),
        ("hòa bình là gì?", []),
        ("Who chaired the meeting?", []),
        ("", []),
    ],
)
def test_names_are_provinces_and_what_capitals_set_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert [(name.text, name.kind) for name in names(text)] == found


def test_names_offsets_are_those_of_the_text_as_typed() -> None:
    assert names("o lao cai") == [Name("Lào Cai", 2, 9, "place")]

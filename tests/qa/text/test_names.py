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
        ("ông Lê Thái Bình là ai", [("Lê Thái Bình", "person")]),
        ("Nguyễn Thanh Hóa là ai?", [("Nguyễn Thanh Hóa", "person")]),
        ("Bà Nguyễn Thị Hòa Bình và bà Trần Thị Huế", [("Nguyễn Thị Hòa Bình", "person"), ("Trần Thị Huế", "person")]),
        ("ong nguyen thanh hoa la ai", []),
        ("Trường Lê Lợi Thái Bình ở đâu?", [("Trường Lê Lợi", "other"), ("Thái Bình", "place")]),
        ("Học ở huyện Mai Châu Hòa Bình", [("Mai Châu", "other"), ("Hòa Bình", "place")]),
        ("Sở Đào Tạo Thái Bình", [("Sở Đào Tạo", "other"), ("Thái Bình", "place")]),
        ("Bí thư Đoàn Thái Bình nói gì?", [("Thái Bình", "place")]),
        ("Vườn Nguyễn Huệ, Huế", [("Vườn Nguyễn Huệ", "other"), ("Huế", "place")]),
        ("Trường ở Đăk Lăk", [("Đắk Lắk", "place")]),
        ("Trường ở Đắc Lắc", [("Đắk Lắk", "place")]),
        ("truong o kontum", [("Kon Tum", "place")]),
        ("Trường ở Bắc Cạn", [("Bắc Kạn", "place")]),
        ("UBND TP.HCM ở đâu?", [("Hồ Chí Minh", "place")]),
        ("truong o tp hcm", [("Hồ Chí Minh", "place")]),
        ("tư tưởng HCM là gì?", []),
        ("bac can gi", []),
        ("Hiệu trưởng Lê Lợi Thanh Hóa là ai?", [("Lê Lợi", "person"), ("Thanh Hóa", "place")]),
        ("Học sinh Trần Phú Vĩnh Phúc đạt mấy giải?", [("Trần Phú", "other"), ("Vĩnh Phúc", "place")]),
        ("Thầy Trần Phú Thái Bình", [("Trần Phú Thái Bình", "person")]),
        ("co truong hai duong nao", [("Hải Dương", "place")]),
    ],
)
def test_names_are_provinces_and_what_capitals_set_apart(text: str, found: list[tuple[str, str]]) -> None:
    assert [(name.text, name.kind) for name in names(text)] == found


def test_names_offsets_are_those_of_the_text_as_typed() -> None:
    assert names("o lao cai") == [Name("Lào Cai", 2, 9, "place")]


def test_names_city_written_short_begins_with_its_tp() -> None:
    assert names("ở TP HCM") == [Name("Hồ Chí Minh", 2, 8, "place")]

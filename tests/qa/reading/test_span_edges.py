"""Tests of qa.reading.span_edges."""

import pytest

from qa.reading.span_edges import tidy


@pytest.mark.parametrize(
    ("text", "piece", "wanted"),
    [
        ("Bà Hà Thị Mận, phó chủ tịch", "Hà Thị Mận,", "Hà Thị Mận"),
        ("khai mạc ngày 12/4.", "12/4.", "12/4"),
        ("có 3.400 cuốn", ".400 cuốn", "400 cuốn"),
        ("có 3400 cuốn", "400 cu", "3400 cuốn"),
        ("Sở (GDĐT) Lào Cai", "(GDĐT", "(GDĐT)"),
        ("Sở (GDĐT) Lào Cai", "GDĐT)", "(GDĐT)"),
        ("chủ đề “Đoàn kết” năm", "Đoàn kết”", "“Đoàn kết”"),
        ("Lan (Hà Nội và", "(Hà Nội", "Hà Nội"),
        ("tên ; là", ";", ";"),
        ("98,6%", "98,6%", "98,6%"),
        ("Kết luận số 91-KL/TW của Bộ Chính trị", "91", "91-KL/TW"),
        ("Kết luận số 91-KL/TW của Bộ Chính trị", "KL/TW", "91-KL/TW"),
        ("Nghị định 71/2020/NĐ-CP quy định", "71/2020", "71/2020/NĐ-CP"),
        ("Nghị định 71/2020/NĐ-CP quy định", "2020", "2020"),
        ("tỷ số 50-50 này", "50", "50"),
        ("48/49 đại biểu", "48", "48"),
        ("phong trào “Đổi mới, sáng tạo trong quản lý” của ngành", "Đổi mới", "Đổi mới, sáng tạo trong quản lý"),
        ("phong trào “Đổi mới, sáng tạo trong quản lý” của ngành", "“Đổi mới", "Đổi mới, sáng tạo trong quản lý"),
        ('chủ đề "Xanh" và "Sạch, đẹp" năm', "Sạch", "Sạch, đẹp"),
        ('chủ đề "Xanh" và "Sạch, đẹp" năm', "và", "và"),
        ("chủ đề “Xanh, sạch", "Xanh", "Xanh"),
        ("nói: “Mất điện thoại. Không có xe”", "Mất điện thoại", "Mất điện thoại"),
        ("nói: “Xanh, " + "sạch và đẹp, " * 12 + "mãi”", "Xanh", "Xanh"),
    ],
)
def test_tidy_span_ends_at_words_codes_quotes_and_brackets(text: str, piece: str, wanted: str) -> None:
    start = text.index(piece)
    first, last = tidy(text, start, start + len(piece))
    assert text[first:last] == wanted

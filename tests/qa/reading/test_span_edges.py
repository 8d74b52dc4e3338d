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
        ("Quyết định số 131/QĐ-TTg - Thủ tướng", "131", "131/QĐ-TTg"),
        ("Công văn 5512/BGDĐT-GDTrH ngày", "Công văn 5512/BGDĐT", "Công văn 5512/BGDĐT-GDTrH"),
        ("Công văn 5512/BGDĐT ngày", "5512", "5512/BGDĐT"),
        ("Tờ trình số 5512/BGDĐT ngày", "5512", "5512/BGDĐT"),
        ("có lớp 12/THPT và", "12", "12"),
        ("mô hình 20-STEM của", "20", "20"),
        ("Luật 88/2014/QH13", "88", "88/2014/QH13"),
        ("Lệnh 20/2023/L-CTN", "20", "20/2023/L-CTN"),
        ("Thông tư 27/2020/TT- BGDĐT quy định", "27/2020/TT", "27/2020/TT- BGDĐT"),
        ("ngày 7/9/2024-CN", "7/9/2024", "7/9/2024"),
        ("500.000/HS", "500.000", "500.000"),
        ("3/HS", "3", "3"),
        ("tỷ số 50-50 này", "50", "50"),
        ("thấp nhất -3 độ C", "-3 độ C", "-3 độ C"),
        ("Tổng kết:\n- 3 xã", "- 3 xã", "3 xã"),
        ("đạt -3 điểm", "-3 điểm", "-3 điểm"),
        ("mục\n-1 giáo viên", "-1 giáo viên", "1 giáo viên"),
        ("-1 giáo viên", "-1 giáo viên", "1 giáo viên"),
        ("- gồm:\n  –1 giáo viên", "–1 giáo viên", "1 giáo viên"),
        ("từ 12 –15 em", "–15 em", "15 em"),
        ("từ 12% –15%", "–15%", "15%"),
        ("từ 2-3 ngày", "-3 ngày", "3 ngày"),
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

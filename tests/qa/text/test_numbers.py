import time

import pytest

from qa.text.numbers import Value, canonical_terms, equivalent, values


def test_values_come_in_reading_order_with_original_offsets():
    text = "Nga\u0300y 20/2, co\u0301 1.208 tr\u00adường (98,6%)"  # decomposed, with a soft hyphen
    assert values(text) == (
        Value("date", "02-20", 0, 10),
        Value("number", "1208", 16, 21),
        Value("percent", "98.6", 31, 36),
    )


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("khóa XI", ["11"]), ("lần thứ XIII", ["13"]), ("học kỳ I", ["1"]), ("thế kỷ XX", ["20"]), ("quý IV", ["4"]),
        ("lần thứ nhất", ["1"]), ("hạng C", []), ("IV", []), ("kỳ XXXXX", []), ("1.2.3", []), ("một", []),
        ("50 tỷ đồng", ["50000000000"]), ("mười hai trường", ["12"]), ("hai mươi năm", ["20"]), ("năm 2024", ["2024"]),
        ("năm mươi phần trăm", ["50"]),
        ("2tr500", ["2500000"]), ("1tỷ2", ["1200000000"]), ("3 triệu 5", ["3500000"]), ("3 trăm nghìn", ["300000"]),
        ("3 triệu 5 đồng", ["3500000"]), ("3 triệu 5 trường", ["3000000", "5"]), ("3 triệu 500 nghìn", ["3500000"]),
    ],
)  # fmt: skip
def test_values_of_numbers_are_plain_decimals(text, canonical):
    assert [value.canonical for value in values(text)] == canonical


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("1.208", "1208"), ("1,2 triệu", "1.200.000"), ("19/8/2024", "ngày 19 tháng 8 năm 2024"), ("19-8", "19/8"),
        ("2024-2025", "2024 – 2025"), ("năm học 24-25", "năm học 2024-2025"), ("mười hai", "12"), ("năm", "5"),
        ("một", "1"), ("50 tỷ đồng", "50.000.000.000 VNĐ"), ("98,6%", "98,6 phần trăm"), ("năm 2024", "2024"),
        ("lần thứ XIII", "lần thứ 13"), ("hai mươi lăm người.", "25 người"), ("19 giờ 15", "19h15"),
    ],
)  # fmt: skip
def test_equivalent_of_two_ways_of_writing_is_true(a, b):
    assert equivalent(a, b)
    assert equivalent(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("12", "13"), ("Hà Nội", "Hà Nội"), ("12 trường", "12 lớp"), ("19/8", "19/9"), ("", ""), ("12%", "12")]
)
def test_equivalent_of_other_values_or_none_is_false(a, b):
    assert not equivalent(a, b)


def test_canonical_terms_name_every_grain_of_a_date():
    assert canonical_terms("19/8/2024, 5-2024, tháng 8/2024, 98,6%, năm học 2024-2025, 19h15") == [
        "date:2024-08-19", "date:08-19", "month:2024-08", "num:5", "num:2024", "month:2024-08", "month:08", "pct:98.6",
        "schoolyear:2024-2025", "time:19:15",
    ]  # fmt: skip


@pytest.mark.parametrize("piece", ["1", "1.", "1.234", "hai mươi ", "tháng ", "1 tháng ", "2 tỷ ", "năm học 2-"])
def test_values_of_a_long_run_take_linear_time(piece):
    began = time.process_time()
    values(piece * 2_000)
    assert time.process_time() - began < 2

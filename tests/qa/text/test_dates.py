import pytest

from qa.text.numbers import values


@pytest.mark.parametrize(
    ("text", "kind", "canonical", "written"),
    [
        ("khai mạc ngày 19 tháng 8 năm 2024 tại Huế", "date", "2024-08-19", "ngày 19 tháng 8 năm 2024"),
        ("hôm 19/8/2024,", "date", "2024-08-19", "19/8/2024"),
        ("19-8-2024", "date", "2024-08-19", "19-8-2024"),
        ("19.8.2024", "date", "2024-08-19", "19.8.2024"),
        ("2024-08-19", "date", "2024-08-19", "2024-08-19"),
        ("16/5/23", "date", "2023-05-16", "16/5/23"),
        ("sáng 5-9", "date", "09-05", "5-9"),
        ("trước ngày 15/10", "date", "10-15", "ngày 15/10"),
        ("mùng hai tháng chín", "date", "09-02", "mùng hai tháng chín"),
        ("tháng tám năm 1945", "month", "1945-08", "tháng tám năm 1945"),
        ("thang 8/2024", "month", "2024-08", "thang 8/2024"),
        ("2024 – 2025", "schoolyear", "2024-2025", "2024 – 2025"),
        ("năm học 24-25", "schoolyear", "2024-2025", "24-25"),
        ("nam hoc 2024/25", "schoolyear", "2024-2025", "2024/25"),
        ("lúc 19 giờ 15 phút", "time", "19:15", "19 giờ 15 phút"),
        ("7h30", "time", "07:30", "7h30"),
        ("7 giờ rưỡi", "time", "07:30", "7 giờ rưỡi"),
    ],
)
def test_values_of_a_date_are_canonical_with_its_place(text, kind, canonical, written):
    (value,) = values(text)
    assert (value.kind, value.canonical, text[value.start : value.end]) == (kind, canonical, written)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("30/2/2024", ["30", "2", "2024"]),  # no such day
        ("tỉ số 3-1", ["3", "1"]),
        ("giai đoạn 2021-2025", ["2021", "2025"]),
        ("13-15 tuổi", ["13", "15"]),
    ],
)
def test_values_of_what_only_looks_like_a_date_are_numbers(text, canonical):
    assert [value.canonical for value in values(text)] == canonical
    assert {value.kind for value in values(text)} == {"number"}


def test_values_of_a_length_of_time_are_no_date():
    assert [(v.kind, v.canonical) for v in values("kéo dài 2 tháng 5 ngày")] == [("number", "2"), ("month", "05")]

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
        ("7g30", "time", "07:30", "7g30"),
        ("Ngày 20.11", "date", "11-20", "20.11"),
        ("chủ nhật 5.9", "date", "09-05", "5.9"),
        ("dịp 30-4", "date", "04-30", "30-4"),
        ("2/9 học sinh nghỉ mấy ngày?", "date", "09-02", "2/9"),
        ("sáng 2/3 giáo viên họp", "date", "03-02", "2/3"),
        ("từ 1/10 tỉnh đón khách", "date", "10-01", "1/10"),
        ("1/6 trẻ em được tặng quà gì?", "date", "06-01", "1/6"),
        ("1/7 giáo viên được tăng lương bao nhiêu?", "date", "07-01", "1/7"),
        ("Mai 1/9 học sinh có đi học không?", "date", "09-01", "1/9"),
        ("Đến 3/6 học sinh nghỉ hè chưa?", "date", "06-03", "3/6"),
        ("Hạn đến hết 5/8 thí sinh phải làm gì?", "date", "08-05", "5/8"),
        ("han 7/8 thi sinh xac nhan", "date", "08-07", "7/8"),
        ("trong tháng năm", "month", "05", "tháng năm"),
        ("ngày 9 tháng năm", "date", "05-09", "ngày 9 tháng năm"),
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
        ("2/3 giáo viên", ["2", "3"]),
        ("tỉ lệ 1/3", ["1", "3"]),
        ("gần 1/5 học sinh", ["1", "5"]),
        ("1/5 dân số", ["1", "5"]),
        ("có đến 2/3 giáo viên", ["2", "3"]),
        ("hết 2/3 thời gian", ["2", "3"]),
        ("8/10 điểm", ["8", "10"]),
        ("7/7 huyện, thành phố", ["7", "7"]),
        ("quý 2/2024", ["2", "2024"]),
        ("Thông tư 05/2024 quy định gì?", ["5", "2024"]),
        ("thong tu so 05/2024", ["5", "2024"]),
        ("đạt 8.3 điểm", ["8.3"]),
        ("mỗi ngày 2.5 giờ", ["2.5"]),
    ],
)
def test_values_of_what_only_looks_like_a_date_are_numbers(text, canonical):
    assert [value.canonical for value in values(text)] == canonical
    assert {value.kind for value in values(text)} == {"number"}


def test_values_of_a_length_of_time_are_no_date():
    assert [(v.kind, v.canonical) for v in values("kéo dài 2 tháng 5 ngày")] == [("number", "2"), ("month", "05")]


@pytest.mark.parametrize("written", ["9 tháng năm 2024", "chín tháng năm 2024"])
def test_values_of_months_of_a_year_are_no_day_in_may(written):
    assert [(v.kind, v.canonical) for v in values(written)] == [("number", "9"), ("year", "2024")]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("ngày 26-27/6/2025", ["2025-06-26", "2025-06-27"]),
        ("từ 1-5/9", ["09-01", "09-05"]),
        ("từ ngày 1 đến ngày 5/9/2024", ["2024-09-01", "2024-09-05"]),
        ("ngày 26 và 27 tháng 6 năm 2025", ["2025-06-26", "2025-06-27"]),
        ("nghỉ 30/4-1/5", ["04-30", "05-01"]),
        ("Lễ 30/4 và 1/5 học sinh nghỉ mấy ngày?", ["04-30", "05-01"]),
        ("30/4, 2/5 giáo viên nghỉ", ["04-30", "05-02"]),
        ("30/4 - 2/5 học sinh nghỉ", ["04-30", "05-02"]),
        ("Nghỉ hè từ 1/6 đến 1/8 học sinh làm gì?", ["06-01", "08-01"]),
    ],
)
def test_values_of_a_range_of_days_are_its_first_and_last(text, canonical):
    assert [value.canonical for value in values(text)] == canonical
    assert {value.kind for value in values(text)} == {"date"}

from datetime import date

import pytest

from qa.corpus.dates import find_date, infer_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thứ năm - 09/02/2023 20:01", date(2023, 2, 9)),
        ("2024-08-19T10:00:00+07:00", date(2024, 8, 19)),
        ("19.8.2024", date(2024, 8, 19)),
        ("ngày 5 tháng 3 năm 2024", date(2024, 3, 5)),
        ("5 tháng 3, 2024", date(2024, 3, 5)),
        ("31/2/2024 rồi 1/3/2024", date(2024, 3, 1)),
        ("năm học 2023-2024", None),
        ("Nghị định 71/2020/NĐ-CP", None),
        ("16/1", None),
        ("", None),
    ],
)
def test_find_date_first_whole_day_counts(text: str, day: date | None) -> None:
    assert find_date(text) == day


@pytest.mark.parametrize(
    ("opening", "title", "day"),
    [
        ("Ngày 16/1, tại Hà Nội diễn ra hội nghị.", "Thi đua năm học 2023-2024", date(2024, 1, 16)),
        ("Sáng ngày 5/9, trường khai giảng.", "Năm học 2023 - 2024", date(2023, 9, 5)),
        ("Ngày 20/2, tỉnh tổng kết công tác năm 2024, bàn kế hoạch năm 2025.", "", date(2025, 2, 20)),
        # In May the school year named may be the one that ends or the one that begins.
        ("Ngày 16/5, trường bàn tuyển sinh.", "Năm học 2023-2024", None),
        ("Ngày 16/1, trường họp.", "Tổng kết năm học 2023-2024, triển khai năm học 2024-2025", None),
        ("Ngày 20/2, tỉnh bàn kế hoạch năm 2025.", "", None),
        ("Trường họp ngày 16/1.", "Năm học 2023-2024", None),
        ("Ngày 31/2, trường họp.", "Năm học 2023-2024", None),
    ],
)
def test_infer_date_only_a_sure_year_is_taken(opening: str, title: str, day: date | None) -> None:
    assert infer_date(opening, title) == day

from qa.text.times import Time, times_in


def test_times_in_takes_the_word_before_and_lone_years() -> None:
    text = "Năm học 2023-2024 khác 2019, còn ngày 5/9 và 594 trường?"
    assert times_in(text) == [
        Time("Năm học 2023-2024", 0, 17, "schoolyear"),
        Time("2019", 23, 27, "year"),
        Time("ngày 5/9", 33, 41, "date"),
    ]


def test_times_in_range_of_days_is_one_time() -> None:
    assert times_in("Họp ngày 26-27/6/2025?") == [Time("ngày 26-27/6/2025", 4, 21, "date")]


def test_times_in_number_of_a_document_is_no_time() -> None:
    assert times_in("Thông tư 29/2024/TT-BGDĐT và Thông tư 05/2024 khác gì nhau?") == []


def test_times_in_months_of_a_year_take_no_word_of_theirs() -> None:
    assert [time.text for time in times_in("9 tháng năm 2024")] == ["năm 2024"]

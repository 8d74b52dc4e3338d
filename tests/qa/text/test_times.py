from qa.text.times import Time, times_in


def test_times_in_takes_the_word_before_and_lone_years() -> None:
    text = "Năm học 2023-2024 khác 2019, còn ngày 5/9 và 594 trường?"
    assert times_in(text) == [
        Time("Năm học 2023-2024", 0, 17, "schoolyear"),
        Time("2019", 23, 27, "year"),
        Time("ngày 5/9", 33, 41, "date"),
    ]

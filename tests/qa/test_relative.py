import pytest

from qa.following import complete
from qa.relative import next_of, with_year


@pytest.mark.parametrize(
    ("question", "last", "completed"),
    [
        ("Nhiệm vụ tiếp theo là gì?", "Nhiệm vụ thứ 7 của ngành là gì?", "Nhiệm vụ thứ 8 của ngành là gì?"),
        ("nhiem vu tiep theo la gi", "nhiem vu thu bay la gi", "Nhiem vu thu tam la gi"),
        ("Nhiệm vụ trước đó?", "Nội dung của nhiệm vụ thứ hai là gì?", "Nội dung của nhiệm vụ thứ nhất là gì?"),
        ("Điều tiếp theo thì sao?", "Điều 7 quy định gì?", "Điều 8 quy định gì?"),
    ],
)
def test_next_of_asks_the_last_question_of_the_next_number(question: str, last: str, completed: str) -> None:
    assert next_of(question, last) == completed
    assert complete(question, [last]) == completed


@pytest.mark.parametrize(
    ("question", "last"),
    [
        ("Nhiệm vụ tiếp theo là gì?", "Nhiệm vụ năm 2024 là gì?"),
        ("Nhiệm vụ tiếp theo là gì?", "Nhiệm vụ thứ 7 do ai làm?"),
        ("Nhiệm vụ tiếp theo là gì?", "Nhiệm vụ thứ mười là gì?"),
        ("Nhiệm vụ trước đó là gì?", "Nhiệm vụ 1 là gì?"),
        ("Tháng tiếp theo thì sao?", "Tháng 12 có bao nhiêu ngày?"),
        ("Thông tư tiếp theo là gì?", "Thông tư 29/2024/TT-BGDĐT là gì?"),
        ("Nhiệm vụ thứ 8 là gì?", "Nhiệm vụ thứ 7 là gì?"),
    ],
)
def test_next_of_what_has_no_next_number_is_empty(question: str, last: str) -> None:
    assert next_of(question, last) == ""


@pytest.mark.parametrize(
    ("question", "written"),
    [
        ("Năm trước có bao nhiêu trường?", "Năm 2023 có bao nhiêu trường?"),
        ("Có bao nhiêu trường năm sau?", "Có bao nhiêu trường năm 2025?"),
        ("Năm 2020 có bao nhiêu trường?", "Năm 2020 có bao nhiêu trường?"),
    ],
)
def test_with_year_counts_from_the_year_of_the_last_question(question: str, written: str) -> None:
    assert with_year(question, "Năm 2024 có mấy lớp?") == written

"""Tests of qa.text.laws."""

import time

import pytest

from qa.text.laws import named_law


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Luật Giáo dục 2019 có hiệu lực khi nào?", "Luật Giáo dục 2019"),
        ("Luật Giáo dục năm 2019, được ai ký?", "Luật Giáo dục năm 2019"),
        ("luat giao duc dai hoc nam 2018 co hieu luc khi nao", "luat giao duc dai hoc nam 2018"),
        ("Luật Giáo dục số 43/2019/QH14 có mấy điều?", "Luật Giáo dục số 43/2019/QH14"),
        ("Luật Nhà giáo quy định gì về lương?", "Luật Nhà giáo"),
        ("Ai ký Luật Ban hành văn bản quy phạm pháp luật?", "Luật Ban hành văn bản quy phạm pháp luật"),
        ("Luật Dầu khí có hiệu lực khi nào?", "Luật Dầu khí"),
        ("Luật nào có hiệu lực năm 2019?", ""),
        ("Hội nghị tuyên truyền pháp luật về thuế có gì?", ""),
        ("Luật?", ""),
        ("", ""),
    ],
)
def test_named_law_ends_at_its_number_or_before_what_is_said_of_it(text: str, law: str) -> None:
    assert named_law(text) == law


def test_named_law_of_long_text_takes_no_long_time() -> None:
    began = time.process_time()
    named_law("luật " + "a" * 50_000 + " luật khi" * 10_000)
    assert time.process_time() - began < 2

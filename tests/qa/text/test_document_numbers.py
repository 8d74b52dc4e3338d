import time

import pytest

from qa.text.document_numbers import documents_in


@pytest.mark.parametrize(
    ("text", "written", "number"),
    [
        ("Còn Thông tư 29/2024/TT-BGDĐT thì sao?", "Thông tư 29/2024/TT-BGDĐT", "29/2024/TT-BGDĐT"),
        ("thong tu so 29/2024/tt-bgddt", "thong tu so 29/2024/tt-bgddt", "29/2024/tt-bgddt"),
        ("Theo NĐ 116/2020 thì", "NĐ 116/2020", "116/2020"),
        ("Nghị quyết số 29-NQ/TW", "Nghị quyết số 29-NQ/TW", "29-NQ/TW"),
        ("Thông tư 29 năm 2024 có gì?", "Thông tư 29 năm 2024", "29 năm 2024"),
        ("Thông tư 22?", "Thông tư 22", "22"),
        ("Công văn 5512/BGDĐT nói gì?", "Công văn 5512/BGDĐT", "5512/BGDĐT"),
        ("cv số 5512/bgdđt", "cv số 5512/bgdđt", "5512/bgdđt"),
        ("Quyết định 16/TTg.", "Quyết định 16/TTg", "16/TTg"),
        ("số 43/2019/QH14,", "43/2019/QH14", "43/2019/QH14"),
    ],
)
def test_documents_in_takes_the_whole_number_and_its_noun(text: str, written: str, number: str) -> None:
    (document,) = documents_in(text)
    assert (text[document.start : document.end], text[document.number : document.end]) == (written, number)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch 5 năm 2021-2025",
        "ngày 5/9/2024",
        "quyết định 15/8/2024",
        "60/ngày",
        "20 triệu/năm",
        "5-9/9",
        "Kế hoạch 100/năm",
        "KẾ HOẠCH 5/NGÀY",
        "hướng dẫn 30/lop",
        "Lớp có 30/HS",
    ],
)
def test_documents_in_text_without_one_finds_none(text: str) -> None:
    assert documents_in(text) == []


@pytest.mark.parametrize("piece", ["1/", "29/2024/", "thông tư ", "1-AB/", "a/"])
def test_documents_in_long_run_take_linear_time(piece: str) -> None:
    began = time.process_time()
    documents_in(piece * 5_000)
    assert time.process_time() - began < 1

import time

import pytest

from qa.text.accents import fold
from qa.text.asking_part import asking_part
from qa.text.questions import kind_of

TOLD = [
    ("Em là học sinh lớp 9. Cho em hỏi kỳ thi của tỉnh có mấy môn?", "kỳ thi của tỉnh có mấy môn?"),
    ("Con tôi năm nay 6 tuổi, xin hỏi khi nào tựu trường?", "khi nào tựu trường?"),
    ("Em là học sinh lớp 9. Kỳ thi của tỉnh có mấy môn?", "Kỳ thi của tỉnh có mấy môn?"),
    ("Kỳ thi của tỉnh có mấy môn? Em là học sinh lớp 9.", "Kỳ thi của tỉnh có mấy môn?"),
    ("Em chào cô. Em học lớp 1. Dạ thưa cô cho em hỏi về các môn học?", "các môn học?"),
]


@pytest.mark.parametrize(("question", "part"), TOLD)
def test_asking_part_is_what_follows_the_context(question: str, part: str) -> None:
    assert asking_part(question) == part
    assert asking_part(fold(question)) == fold(part)


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì hội nghị? Hội nghị họp ở đâu?",
        "Hà Nội có 30 quận. Đúng không?",
        "Thầy của D. T. Suzuki là ai?",
        "Giá cước ở TP. Hồ Chí Minh là bao nhiêu?",
        "Ai nói “Tôi đi. Anh ở lại à?” và ở đâu?",
        "Hội Nông dân xã, cho hội viên vay bao nhiêu?",
        "Em là học sinh lớp 9.",
    ],
)
def test_asking_part_of_other_questions_is_the_whole(question: str) -> None:
    assert asking_part(question) == question


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("where", "Em không biết làm thế nào. Cho em hỏi địa chỉ của Sở ạ?"),
        ("who", "Em không rõ vì sao trường nghỉ, cho em hỏi ai là hiệu trưởng?"),
        ("list", "Tôi là phụ huynh. Tôi muốn hỏi các môn học của lớp 1"),
    ],
)
def test_kind_of_is_that_of_the_asking_part(kind: str, question: str) -> None:
    assert kind_of(question) == kind


@pytest.mark.parametrize("piece", ["a, ", "cho em hỏi, ", "thầy cô, ", "em muốn, ", "a? ", "A. ", "các thầy "])
def test_asking_part_of_long_runs_takes_linear_time(piece: str) -> None:
    started = time.process_time()
    asking_part(piece * 4000)
    assert time.process_time() - started < 2

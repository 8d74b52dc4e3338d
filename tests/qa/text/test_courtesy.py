import pytest

from qa.text.accents import fold
from qa.text.courtesy import without_courtesy

POLITE = [
    ("Giáo viên có được dạy thêm không? Em cảm ơn ạ.", "Giáo viên có được dạy thêm không?"),
    ("Lớp có học không ạ? Em xin chân thành cảm ơn thầy cô nhiều ạ!", "Lớp có học không ạ?"),
    ("Lớp có học không em cảm ơn", "Lớp có học không"),
    ("Lớp có học không thưa thầy?", "Lớp có học không?"),
    ("Lớp có học không các bác?", "Lớp có học không?"),
    ("Lớp có học k?", "Lớp có học không?"),
    ("Lớp có học khum mọi người", "Lớp có học không"),
    ("Cho em hỏi cách đăng ký", "cách đăng ký"),
    ("Xin hỏi về học phí của trường", "học phí của trường"),
    ("Em muốn hỏi học phí bao nhiêu?", "học phí bao nhiêu?"),
    ("Em chào thầy ạ. Cho em hỏi sao em chưa có điểm", "sao em chưa có điểm"),
    ("Các thầy cô cho em hỏi trường ở đâu?", "trường ở đâu?"),
    ("Ad ơi, trường có mấy lớp?", "trường có mấy lớp?"),
]
PLAIN = [
    "Cô Mai dạy gì?", "Ai dạy các thầy?", "Ai là người đứng đầu nhà trường?", "Chào cờ vào thứ mấy?",
    "Học sinh được ai cảm ơn?", "Thầy cho em nghỉ khi nào?", "Cho em hỏi", "Em cảm ơn thầy", "Em chào cô ạ!",
    "Gia đình em hỏi mua đất ở đâu?", "vitamin K", "Học phí 500 k", "hằng số k", "hằng số k?", "What is k?", "",
    "?", "Thưa mẹ, con đi là bài thơ của ai?", "Em gửi thầy, cô hồ sơ ở đâu?", "Chào bạn tiếng Anh là gì?",
]  # fmt: skip


@pytest.mark.parametrize(("question", "plain"), POLITE)
def test_without_courtesy_leaves_what_is_asked(question: str, plain: str) -> None:
    assert without_courtesy(question) == plain
    assert without_courtesy(fold(question)) == fold(plain)


@pytest.mark.parametrize("question", PLAIN)
def test_without_courtesy_leaves_other_questions_alone(question: str) -> None:
    assert without_courtesy(question) == question

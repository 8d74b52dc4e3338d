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
    ("Lớp có học không em cảm ơn thầy cô", "Lớp có học không"),
    ("Cho em hỏi học phí lớp 10 em cảm ơn ạ", "học phí lớp 10"),
    ("Xin hỏi thầy về học phí", "học phí"),
    ("Xin hỏi về hưu ở tuổi nào?", "về hưu ở tuổi nào?"),
    ("Cho em hỏi về hưu sớm có bị trừ lương không?", "về hưu sớm có bị trừ lương không?"),
    ("Tôi muốn hỏi thêm giờ được trả bao nhiêu?", "thêm giờ được trả bao nhiêu?"),
    ("Cho em hỏi thăm ốm giáo viên được chi bao nhiêu?", "thăm ốm giáo viên được chi bao nhiêu?"),
    ("Cho em hỏi tham gia bảo hiểm ở đâu?", "tham gia bảo hiểm ở đâu?"),
    ("Cho em hỏi viện phí bao nhiêu?", "viện phí bao nhiêu?"),
    ("Xin hỏi phụ huynh là ai?", "phụ huynh là ai?"),
    ("Em muốn hỏi Sở là cơ quan gì?", "Sở là cơ quan gì?"),
    ("Xin hỏi trường thêm bao nhiêu lớp?", "trường thêm bao nhiêu lớp?"),
    ("Mai nghỉ k ạ?", "Mai nghỉ không ạ?"),
]
PLAIN = [
    "Cô Mai dạy gì?", "Ai dạy các thầy?", "Ai là người đứng đầu nhà trường?", "Chào cờ vào thứ mấy?",
    "Học sinh được ai cảm ơn?", "Thầy cho em nghỉ khi nào?", "Cho em hỏi", "Em cảm ơn thầy", "Em chào cô ạ!",
    "Gia đình em hỏi mua đất ở đâu?", "vitamin K", "Học phí 500 k", "hằng số k", "hằng số k?", "What is k?", "",
    "?", "Thưa mẹ, con đi là bài thơ của ai?", "Em gửi thầy, cô hồ sơ ở đâu?", "Chào bạn tiếng Anh là gì?",
    "Vì sao chúng em cảm ơn thầy cô?", "Vì sao em cảm ơn thầy cô", "Ai sáng tác bài Em cảm ơn thầy cô?",
    "Khi nào phụ huynh cảm ơn thầy cô?", "Ngày nào học sinh và phụ huynh cảm ơn các thầy cô?",
    "Lương bao nhiêu k?", "học phí 1 tháng mấy trăm k", "Học phí một trăm k?", "vitamin k", "nguyên tố k",
    "phân bón k", "Đường thẳng có hệ số góc k?", "Rau nào có vitamin k?", "Phương trình có nghiệm khi k?",
    "Dạ, thưa, vâng dùng khi nào?",
    "Da, toc, mong la gi?", "Thay cho Hoi An, nguoi Phap chon noi nao?", "cho hoi vien vay von bao nhieu?",
]  # fmt: skip


@pytest.mark.parametrize(("question", "plain"), POLITE)
def test_without_courtesy_leaves_what_is_asked(question: str, plain: str) -> None:
    assert without_courtesy(question) == plain
    assert without_courtesy(fold(question)) == fold(plain)


@pytest.mark.parametrize("question", PLAIN)
def test_without_courtesy_leaves_other_questions_alone(question: str) -> None:
    assert without_courtesy(question) == question

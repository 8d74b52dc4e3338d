import pytest

from qa.text.accents import fold
from qa.text.questions import kind_of

WHETHER = [
    "Em nào mượn sách cũng phải đặt cọc à?",
    "Không ai phải nộp bài à?",
    "Trường được nghỉ rồi à các bạn?",
    "Số học sinh bỏ học tăng lên à?",
    "Lý do hoãn là mưa à?",
    "Khách sạn này đạt 5 sao à?",
    "Đội bóng đã vô địch lần nào trước năm 2002 chưa?",
    "Vở này từng đoạt giải gì chưa nhỉ",
    "Trường có bị tốc mái phòng học nào trong bão số 6 không?",
    "Có em học sinh đảo nào đạt giải trong kỳ thi ở Quảng Ngãi không?",
    "Trường nay còn sinh viên ngành tiểu học nào không?",
    "Nhờ máy viết mà không nói gì thì có được không?",
    "Trường nào nộp hồ sơ kiểm định đợt một cũng được công nhận hết đúng không ạ?",
    "Dân có bắt buộc dời đi dù kết quả phiếu thế nào không?",
    "Mấy thầy cô dạy nghề có được nhận trợ cấp không?",
    "Em có được trả bù học bổng mấy tháng nghỉ không ạ?",
    "Mấy ngọn tháp cao trên 80 mét đúng không ạ?",
    "Nhà Ai Cập học có lập gia đình không?",
    "Ai Cập đã đòi lại phiến đá chưa?",
    "Huyện Bác Ái có trường nội trú không?",
    "Sao Hỏa có nước không?",
    "Mưa có phải là nguyên nhân gây lở đất không?",
    "Bryan Cranston có đóng trong Better Call Saul ko?",
    "Có bắt buộc nộp tận nơi không, hay gửi mail được?",
    "Có đúng là trường nghỉ thứ Bảy?",
]
WONDERS = [
    "Cách mạng tháng Tám nổ ra rồi à?",
    "Trường này hay bị ngập à?",
    "Trường đóng cửa à?",
    "Trường bỏ thi môn Anh hả thầy?",
    "Vậy là nghỉ thật ư?",
    "Máy còn nguyên vẹn chứ ạ?",
]
OPEN = [
    ("who", "Ai đấy hả?"),
    ("who", "Hiệu trưởng là ai à?"),
    ("who", "Quyết định do ai ký đúng không?"),
    ("where", "Hội nghị họp ở đâu hả em?"),
    ("where", "Ai Cập nằm ở đâu?"),
    ("when", "Bao giờ thi hả?"),
    ("when", "Trường mình học mấy giờ à?"),
    ("when", "Khi nào kiểm đếm lại để quyết có làm rộng ra không?"),
    ("why", "Sao em chưa có điểm hả thầy?"),
    ("why", "Vì lý do gì mà nhà máy bị bỏ không?"),
    ("why", "Nguyên nhân của tai nạn hàng không?"),
    ("how", "Cách nấu phở à?"),
    ("how_many", "Học phí là bao nhiêu hả cô?"),
    ("list", "Kể tên các huyện của tỉnh hả?"),
    ("fact", "Thật à?"),
    ("fact", "Trường có gì hả?"),
    ("fact", "Vua nào đã hỏi thử có nên hàng giặc không?"),
    ("fact", "Hollister đã sử dụng vật gì trong bình chân không?"),
    ("fact", "Điện Biên hay Lào Cai hả?"),
    ("fact", "Học bổng loại A?"),
]


@pytest.mark.parametrize("question", WHETHER)
def test_kind_of_question_whether_is_yes_no_with_marks_and_without(question: str) -> None:
    assert kind_of(question) == "yes_no"
    assert kind_of(fold(question)) == "yes_no"


@pytest.mark.parametrize("question", WONDERS)
def test_kind_of_statement_with_an_asking_end_is_yes_no(question: str) -> None:
    assert kind_of(question) == "yes_no"


@pytest.mark.parametrize(("kind", "question"), OPEN)
def test_kind_of_open_question_stays_what_its_question_word_says(kind: str, question: str) -> None:
    assert kind_of(question) == kind
    assert kind_of(fold(question)) == kind


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("fact", "hoc phi nganh y a?"),
        ("fact", "da con pho ct a"),
        ("fact", "gio dung dien thoai noi tru son tay ha"),
        ("where", "dia chi truong o Lao Cai a?"),
        ("yes_no", "ong No Giang la giam doc So tinh Moc Lam a?"),
    ],
)
def test_kind_of_bare_a_asks_whether_only_after_a_statement(kind: str, question: str) -> None:
    assert kind_of(question) == kind


def test_kind_of_may_that_counts_is_how_many_or_when() -> None:
    assert kind_of("Huyện có mấy trường bỏ không?") == "how_many"
    assert kind_of("Mấy giờ có xe buýt không?") == "when"

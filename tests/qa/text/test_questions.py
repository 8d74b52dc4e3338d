import unicodedata

import pytest

from qa.text.accents import fold
from qa.text.questions import KINDS, content_terms, is_comparison, kind_of

QUESTIONS = {
    "fact": [
        "Đơn vị nào trúng thầu thi công khối nhà học?", "Hiệu trưởng nói điều gì?", "chiều dài sông Mê Kông",
        "AI là gì?", "Hạn chế trong công tác hội là gì?", "Can màu vàng dùng để đựng loại chất thải nào?",
        "độ mặn cao nhất ở trạm Sơn Đốc", "What is the capital of Laos?",
        "Năm học 2022-2023, chủ đề của ngành là gì?", "Nam 2024 chu de la gi", "Ba má em hỏi học phí là gì?",
        "2024-2025 chủ đề của ngành là gì?", "Năm thành lập trường là gì?", "Mười năm qua thành tích là gì?",
        "Gia đình ông Lâm làm nghề gì?", "Số tiền quyên góp dùng vào việc gì?", "Áo được may từ lông con vật nào?",
        "What majors may open this year?",
        "Giá trị cốt lõi của nhà trường là gì?",
        "Số hiệu công văn là gì?",
        "vitamin K",
        "Cho em hỏi học phí là gì?",
    ],
    "list": [
        "Nội dung cuộc họp gồm những gì?", "Kể tên các huyện của tỉnh Lào Cai", "10 nhiệm vụ trọng tâm là gì?",
        "Những trường nào đạt chuẩn quốc gia?", "Hai nhánh lớn của Mê Kông là gì?", "What are the main tasks?",
        "Ba nhiệm vụ trọng tâm mà Sở Giáo dục và Đào tạo đặt ra cho năm học mới là gì?", "Năm nhiệm vụ là gì?",
        "Năm sinh viên đạt giải là gì?", "10 nhiệm vụ của năm học 2024-2025 là gì?",
        "Cho em hỏi các môn thi vào lớp 10?", "Các bước đăng ký",
    ],
    "yes_no": [
        "Trường Sao Mai có nhà ăn không?", "Nhà trường có phải nộp báo cáo gì cho Sở không?",
        "Giáo viên nào cũng phải học tiếng Anh không?", "Ai cũng phải nộp học phí phải không?",
        "Nộp đơn trễ hạn thì có được gì không?", "Nghỉ học vài hôm thì có sao không?",
        "Trường có đạt chuẩn quốc gia không?", "Mất thẻ thì hãng có đền không vậy", "Học sinh đã nghỉ hè chưa?",
        "Có phải hội nghị họp ở Huế?", "Có ai bị thương không?", "Is the school in Hanoi?",
        "Giáo viên có được dạy thêm không? Em cảm ơn ạ.",
        "Giáo viên có được dạy thêm không thưa thầy?",
        "Giáo viên có được dạy thêm không mọi người?",
        "Giáo viên có được dạy thêm không ad?",
        "Giáo viên có được dạy thêm k?",
        "Giáo viên có được dạy thêm hok ạ?",
    ],
    "why": [
        "Vì sao miệng hố Jezero được chọn?", "Tại sao không nên tắt máy không?", "Nhờ đâu lượng khách phục hồi?",
        "Lý do Sở không chọn tên Bờ Sậy là gì?", "Nguyên nhân khiến lũ về ít là gì?", "Why was the meeting moved?",
        "Em chào thầy ạ. Cho em hỏi sao em chưa có điểm",
    ],
    "how": [
        "Hộ cận nghèo được ưu đãi ra sao?", "Tàu được giải cứu bằng cách nào?", "cách nấu phở bò",
        "Số phận của ngôi trường ra sao?",
        "Chị Trân xử lý những hũ sữa hỏng như thế nào?", "How does the machine work?",
        "Cho em hỏi cách đăng ký",
    ],
    "how_many": [
        "Chương trình bao gồm mấy môn?", "Các trường được nghỉ mấy ngày?", "Tổng số giáo viên là gì?",
        "Có bao nhiêu chiếc máy bay chở khách cho hãng hàng không?",
        "Cầu Long Biên gồm bao nhiêu nhịp?", "Huyện có mấy trường liên cấp?", "Khóa học kéo dài bao lâu?",
        "phạt bn tiền vậy", "tỉ lệ trẻ ăn bán trú ở Bạc Liêu", "How many cases does a Finnish noun have?",
        "Số giáo viên của tỉnh Lào Cai", "gia ve vao cong", "Lớp có mấy em?", "may em nghi hoc",
        "Sản lượng năm nay nhiều hơn năm trước bao nhiêu?",
        "Xin hỏi số học sinh của trường",
        "Thời gian làm bài môn Toán là bao nhiêu phút?",
        "Thời gian tập sự là bao lâu?",
        "Thời gian nghỉ hè kéo dài mấy tháng?",
        "Đến hạn cuối mà chưa nộp thì bị phạt bao nhiêu?",
        "giá trị hợp đồng xây trường",
    ],
    "when": [
        "Hội nghị tổ chức ngày nào?", "Ông sinh năm nào?", "Phố đi bộ mở đến mấy giờ?", "Bao giờ khai giảng?",
        "thời hạn hiệu lực của mã", "When does the campaign take place?",
        "Hạn nộp?",
        "Hạn cuối nộp hồ sơ?",
        "Hạn chót nộp hồ sơ là bữa nào?",
    ],
    "who": [
        "Ai nghĩ ra các quy tắc tính với số không?", "Học tiếng Nhật có phải tự trả tiền không, ai trả vậy?",
        "Ai chủ trì hội nghị?", "Người nào đặt cho bà danh xưng ấy?", "Quyết định do ai ký?", "Who won the final?",
        "Các chuyên viên gửi đơn cho ai?",
    ],
    "where": [
        "Hội nghị diễn ra ở đâu?", "Con cá 293 kg bị bắt ở tỉnh nào?", "Mẫu được gửi tới đâu để kiểm nghiệm?",
        "Where was he born?", "Số người ấy sống ở đâu?", "Chỗ gửi xe máy ở đâu vậy mấy bạn?",
        "Thầy cho em hỏi địa chỉ trường",
        "Các thầy cô cho em hỏi trường ở đâu ạ?",
        "Mấy anh chị cho em hỏi địa chỉ trường là gì ạ?",
        "Các kỳ thi diễn ra ở đâu?",
        "Hạn chót nộp hồ sơ ở đâu?",
    ],
    "comparison": [
        "Điện Biên hay Lào Cai có nhiều trường hơn?", "So sánh tỷ lệ đạt chuẩn của hai tỉnh",
        "Hai cách làm khác nhau thế nào?", "What is the difference between the two plans?",
    ],
}  # fmt: skip
PAIRS = [(kind, question) for kind, questions in QUESTIONS.items() for question in questions]


def test_questions_of_every_kind_are_tried():
    assert set(QUESTIONS) == set(KINDS)


@pytest.mark.parametrize(("kind", "question"), PAIRS)
def test_kind_of_reads_the_question_words(kind, question):
    assert kind_of(question) == kind


@pytest.mark.parametrize(("kind", "question"), PAIRS)
def test_is_comparison_agrees_with_the_kind(kind, question):
    assert is_comparison(question) == (kind == "comparison")


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("when", "In which year was Rạch Gừa built?"),
        ("who", "By whom was Rạch Gừa built?"),
        ("how_many", "In Lào Cai, how many schools are there?"),
    ],
)
def test_kind_of_english_question_with_a_vietnamese_name_inside(kind, question):
    assert kind_of(question) == kind
    assert kind_of(unicodedata.normalize("NFD", question)) == kind
    assert not {"which", "whom", "how", "was", "are"} & set(content_terms(question))


@pytest.mark.parametrize(("kind", "question"), PAIRS)
def test_kind_of_without_marks_is_the_same(kind, question):
    assert kind_of(fold(question)) == kind


@pytest.mark.parametrize(
    ("question", "content"),
    [
        ("Ai chủ trì hội nghị ở Điện Biên?", "chủ trì hội nghị điện biên"),
        ("Ai chu tri hoi nghi o Dien Bien", "chu tri hoi nghi dien bien"),
        ("Lễ phát động an toàn thực phẩm tổ chức ở đâu", "lễ phát động an toàn thực phẩm tổ chức"),
        ("Who is in charge of safety?", "charge safety"),
        ("Cho em hỏi học phí lớp 10 ạ? Em cảm ơn.", "học phí lớp 10"),
        ("Cái gì vậy", "cái gì vậy"),
        ("", ""),
    ],
)
def test_content_terms_leave_out_what_only_asks(question, content):
    assert content_terms(question) == content.split()

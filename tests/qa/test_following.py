import time

import pytest

from qa.following import complete, readings

SCHOOLS = "Năm học 2024-2025 Lào Cai có bao nhiêu trường?"
MEETING = "Hội nghị tổng kết năm học 2023-2024 diễn ra ngày nào?"
CHAIR = "Ai chủ trì hội nghị của Cụm thi đua số 1?"


@pytest.mark.parametrize(
    ("question", "last", "completed"),
    [
        ("Còn ở Điện Biên thì sao?", SCHOOLS, "Năm học 2024-2025 Điện Biên có bao nhiêu trường?"),
        ("con o dien bien thi sao", SCHOOLS, "Năm học 2024-2025 Điện Biên có bao nhiêu trường?"),
        ("The con o Dien Bien thi sao?", SCHOOLS, "Năm học 2024-2025 Điện Biên có bao nhiêu trường?"),
        ("thẻ còn ở Điện Biên thì sao", SCHOOLS, "Năm học 2024-2025 Điện Biên có bao nhiêu trường?"),
        ("what about Dien Bien?", SCHOOLS, "Năm học 2024-2025 Điện Biên có bao nhiêu trường?"),
        ("Còn TP Đà Nẵng?", SCHOOLS, "Năm học 2024-2025 Đà Nẵng có bao nhiêu trường?"),
        ("con tp.da nang thi sao", SCHOOLS, "Năm học 2024-2025 Đà Nẵng có bao nhiêu trường?"),
        ("TP. Huế?", SCHOOLS, "Năm học 2024-2025 Huế có bao nhiêu trường?"),
        ("Còn TP.HCM?", SCHOOLS, "Năm học 2024-2025 Hồ Chí Minh có bao nhiêu trường?"),
        ("Còn Đà Nẵng?", "TP.HCM có mấy trường?", "Đà Nẵng có mấy trường?"),
        ("Thế còn năm 2023?", SCHOOLS, "Năm 2023 Lào Cai có bao nhiêu trường?"),
        ("Thế còn 2022-2023?", SCHOOLS, "Năm học 2022-2023 Lào Cai có bao nhiêu trường?"),
        ("Còn học sinh thì sao?", SCHOOLS, "Năm học 2024-2025 Lào Cai có bao nhiêu học sinh?"),
        ("Còn Điện Biên năm 2023?", SCHOOLS, "Năm 2023 Điện Biên có bao nhiêu trường?"),
        ("Còn bà Dương Bích Nguyệt?", "Hoàng Quốc Khánh giữ chức vụ gì?", "Dương Bích Nguyệt giữ chức vụ gì?"),
        ("Thế ông Lâm Văn Mẫn?", "Hoàng Quốc Khánh giữ chức vụ gì?", "Lâm Văn Mẫn giữ chức vụ gì?"),
        ("Còn nhiệm vụ thứ 9?", "Nhiệm vụ thứ 7 của ngành là gì?", "Nhiệm vụ thứ 9 của ngành là gì?"),
        (
            "Thế còn Khánh Hòa?",
            "Bộ có giải pháp gì cho vùng lũ miền Trung - Tây Nguyên?",
            "Bộ có giải pháp gì cho vùng lũ Khánh Hòa?",
        ),
        ("Còn học kỳ II?", "Học kỳ I có mấy tuần?", "Học kỳ II có mấy tuần?"),
        ("Còn giáo viên thì sao?", "Vì sao trường đóng cửa?", "Vì sao trường đóng cửa, giáo viên?"),
        ("Thứ 8?", "Nhiệm vụ thứ 7 là gì?", "Nhiệm vụ thứ 8 là gì?"),
        ("Còn lớp 5B?", "Lớp 5A có bao nhiêu học sinh?", "Lớp 5B có bao nhiêu học sinh?"),
        ("con lop 5b", "lop 5a co bao nhieu hoc sinh", "Lop 5b co bao nhieu hoc sinh?"),
        ("lớp 4 thì sao?", "Lớp 5A có bao nhiêu học sinh?", "Lớp 4 có bao nhiêu học sinh?"),
        ("Còn HK2?", "HK1 có bao nhiêu tuần?", "HK2 có bao nhiêu tuần?"),
        ("Còn quý 3/2024?", "Quý 2/2024 thu bao nhiêu?", "Quý 3/2024 thu bao nhiêu?"),
        ("Còn giải nhì?", "Giải nhất thuộc về ai?", "Giải nhì thuộc về ai?"),
        ("Còn ngày 28/6?", "Ngày 26-27/6/2025 có gì?", "Ngày 28/6 có gì?"),
        (
            "Còn trường Kim Liên?",
            "Điểm chuẩn lớp 10 trường Chu Văn An là bao nhiêu?",
            "Điểm chuẩn lớp 10 trường Kim Liên là bao nhiêu?",
        ),
        (
            "Còn Trường Tiểu học Kim Đồng?",
            "Trường Tiểu học Trần Phú có mấy lớp?",
            "Trường Tiểu học Kim Đồng có mấy lớp?",
        ),
        ("Còn phó giám đốc?", "Ai là Giám đốc Sở GD&ĐT Sóc Trăng?", "Ai là phó giám đốc Sở GD&ĐT Sóc Trăng?"),
    ],
)
def test_complete_asks_again_of_something_else(question: str, last: str, completed: str) -> None:
    assert complete(question, [last]) == completed


@pytest.mark.parametrize(
    ("question", "last", "completed"),
    [
        (
            "Còn Thông tư 22/2021/TT-BGDĐT thì sao?",
            "Thông tư 29/2024/TT-BGDĐT quy định gì?",
            "Thông tư 22/2021/TT-BGDĐT",
        ),
        ("Còn 22/2021/TT-BGDĐT?", "Thông tư 29/2024/TT-BGDĐT quy định gì?", "Thông tư 22/2021/TT-BGDĐT"),
        ("Còn Thông tư 05/2024 thì sao?", "Thông tư 22/2021 quy định gì?", "Thông tư 05/2024"),
        ("Còn Thông tư 22?", "Thông tư 29/2024/TT-BGDĐT quy định gì?", "Thông tư 22"),
        ("Còn Nghị định 116/2020?", "Thông tư 29/2024/TT-BGDĐT quy định gì?", "Nghị định 116/2020"),
    ],
)
def test_complete_document_takes_the_place_of_a_document(question: str, last: str, completed: str) -> None:
    assert complete(question, [last]) == f"{completed} quy định gì?"


def test_complete_year_leaves_the_number_of_a_document() -> None:
    assert complete("Còn năm 2025?", ["Thông tư 05/2024 quy định gì?"]) == "Thông tư 05/2024 quy định gì năm 2025?"


@pytest.mark.parametrize(
    ("question", "last", "completed"),
    [
        ("Giáo viên thì sao?", "Học sinh được nghỉ Tết bao nhiêu ngày?", "Giáo viên được nghỉ Tết bao nhiêu ngày?"),
        ("Năm ngoái thì sao?", "Lào Cai có bao nhiêu trường học?", "Lào Cai có bao nhiêu trường học năm ngoái?"),
        ("Còn năm nay?", "Năm 2024 Lào Cai có bao nhiêu trường?", "Năm nay Lào Cai có bao nhiêu trường?"),
        ("Còn cấp THCS?", "Lào Cai có bao nhiêu trường học?", "Lào Cai có bao nhiêu trường học cấp THCS?"),
        ("Còn THCS?", "Cấp tiểu học có bao nhiêu trường?", "THCS có bao nhiêu trường?"),
        (
            "Còn tỷ lệ trường đạt chuẩn?",
            "Lào Cai có bao nhiêu trường học?",
            "Lào Cai có tỷ lệ trường đạt chuẩn là bao nhiêu?",
        ),
        ("Còn số giáo viên?", "Lào Cai có bao nhiêu trường học?", "Lào Cai có bao nhiêu giáo viên?"),
    ],
)
def test_complete_what_cannot_be_counted_is_put_elsewhere(question: str, last: str, completed: str) -> None:
    assert complete(question, [last]) == completed


@pytest.mark.parametrize(
    ("question", "last", "completed"),
    [
        ("Ai chủ trì?", MEETING, "Hội nghị tổng kết năm học 2023-2024 ai chủ trì?"),
        ("Ở đâu?", MEETING, "Hội nghị tổng kết năm học 2023-2024 ở đâu?"),
        ("Vậy ai dự?", MEETING, "Hội nghị tổng kết năm học 2023-2024 ai dự?"),
        ("Có bao nhiêu người dự?", MEETING, "Có bao nhiêu người dự hội nghị tổng kết năm học 2023-2024?"),
        ("Chủ đề là gì?", MEETING, "Chủ đề của hội nghị tổng kết năm học 2023-2024 là gì?"),
        ("Hội nghị bàn những gì?", MEETING, "Hội nghị tổng kết năm học 2023-2024 bàn những gì?"),
        ("Ai kết luận hội nghị?", MEETING, "Ai kết luận hội nghị tổng kết năm học 2023-2024?"),
        ("who chaired it?", MEETING, "Who chaired hội nghị tổng kết năm học 2023-2024?"),
        ("Vì sao?", "Năm 2024 được coi là năm gì?", "Vì sao năm 2024 được coi là năm?"),
        ("Kể thêm", MEETING, f"Kể thêm: {MEETING}"),
    ],
)
def test_complete_short_question_is_given_the_topic(question: str, last: str, completed: str) -> None:
    assert complete(question, [last]) == completed


@pytest.mark.parametrize(
    ("question", "last", "completed"),
    [
        ("Nó gồm những gì?", MEETING, "Hội nghị tổng kết năm học 2023-2024 gồm những gì?"),
        ("Ông ấy giữ chức gì?", CHAIR, "Người chủ trì hội nghị của Cụm thi đua số 1 giữ chức gì?"),
        ("Bà ấy nói gì?", "Ngô Thị Minh giữ chức gì?", "Ngô Thị Minh nói gì?"),
        ("Hội nghị đó do ai chủ trì?", MEETING, "Hội nghị tổng kết năm học 2023-2024 do ai chủ trì?"),
        ("Tỉnh này xếp thứ mấy?", SCHOOLS, "Tỉnh Lào Cai xếp thứ mấy?"),
        ("Năm học đó có gì mới?", SCHOOLS, "Năm học 2024-2025 ở Lào Cai có gì mới?"),
        ("Chủ đề của năm học đó là gì?", MEETING, "Chủ đề của năm học 2023-2024 là gì?"),
        ("GĐ Sở tỉnh này là ai?", SCHOOLS, "GĐ Sở tỉnh Lào Cai là ai?"),
        ("Ngày đó ai dự?", "Lễ khai giảng ngày 5/9/2024 có gì?", "Ngày 5/9/2024 ai dự?"),
        ("Ngày đó thi môn gì?", "Kỳ thi diễn ra ngày nào trong năm 2025?", "Ngày kỳ thi năm 2025 thi môn gì?"),
        ("Thông tư này do ai ký?", "Thông tư 29/2024/TT-BGDĐT quy định gì?", "Thông tư 29/2024/TT-BGDĐT do ai ký?"),
        ("Văn bản đó nói gì?", "Nghị quyết 29-NQ/TW ban hành ngày nào?", "Nghị quyết 29-NQ/TW nói gì?"),
        ("Luật này có mấy chương?", "Luật Giáo dục 2019 có hiệu lực khi nào?", "Luật Giáo dục 2019 có mấy chương?"),
        ("Văn bản này do ai ký?", "Luật Giáo dục có hiệu lực khi nào?", "Luật Giáo dục do ai ký?"),
        ("Ở đó có bao nhiêu giáo viên?", SCHOOLS, "Ở Lào Cai có bao nhiêu giáo viên?"),
    ],
)
def test_complete_pronoun_is_given_what_it_points_at(question: str, last: str, completed: str) -> None:
    assert complete(question, [last]) == completed


@pytest.mark.parametrize(
    ("question", "last", "completed"),
    [
        ("số giáo viên?", SCHOOLS, "Số giáo viên của năm học 2024-2025 Lào Cai?"),
        ("học sinh bao nhiêu", SCHOOLS, "Học sinh bao nhiêu năm học 2024-2025 Lào Cai?"),
        ("quê?", "Bùi Ngọc Hà học ở đâu?", "Quê của Bùi Ngọc Hà học?"),
        ("chủ đề năm học", MEETING, "Chủ đề năm học của hội nghị tổng kết năm học 2023-2024?"),
        ("mấy điểm cầu", "Tỷ lệ huy động trẻ ở Điện Biên là bao nhiêu?", "Mấy điểm cầu Điện Biên?"),
        ("Bí thư là ai?", SCHOOLS, "Bí thư của năm học 2024-2025 Lào Cai là ai?"),
        ("Nhiệm vụ cuối cùng?", "Kể tên 10 nhiệm vụ năm học 2023-2024", "10 nhiệm vụ năm học 2023-2024 cuối cùng?"),
        ("Năm sau thì sao?", "Chủ đề năm học 2023-2024 là gì?", "Chủ đề năm học 2024-2025 là gì?"),
        ("năm trước thì chủ đề nào", "Chủ đề năm học 2024-2025 là gì?", "năm học 2023-2024 thì chủ đề nào"),
    ],
)
def test_complete_fragment_inherits_the_frame(question: str, last: str, completed: str) -> None:
    assert complete(question, [last]) == completed


def test_complete_month_that_was_not_told_is_no_year() -> None:
    last = "Lào Cai có bao nhiêu trường trong năm 2025?"
    assert complete("Tháng đó có sự kiện gì?", [last]).startswith("Tháng đó có sự kiện gì")


@pytest.mark.parametrize(
    ("question", "completed"),
    [
        ("Sở yêu cầu bố trí đủ giáo viên những môn nào?", "Sở yêu cầu bố trí đủ giáo viên những môn nào {}?"),
        ("tỷ lệ trường đạt chuẩn quốc gia", "Tỷ lệ trường đạt chuẩn quốc gia của {}?"),
        ("Thời tiết hôm nay thế nào?", "Thời tiết hôm nay thế nào {}?"),
    ],
)
def test_readings_question_that_names_nothing_is_left_to_the_library(question: str, completed: str) -> None:
    assert readings(question, [SCHOOLS]) == (question, completed.format("năm học 2024-2025 Lào Cai"))


def test_readings_general_institution_is_no_name_of_its_own() -> None:
    asked = "Giám đốc Sở GD&ĐT là ai?"
    assert readings(asked, [SCHOOLS]) == (asked, "Giám đốc Sở GD&ĐT của năm học 2024-2025 Lào Cai là ai?")


def test_readings_question_of_the_same_place_may_inherit_the_time() -> None:
    asked = "Lào Cai có bao nhiêu học sinh giỏi?"
    assert readings(asked, [SCHOOLS]) == (asked, "Lào Cai có bao nhiêu học sinh giỏi năm học 2024-2025?")


@pytest.mark.parametrize(
    "question",
    [
        "Điện Biên có bao nhiêu học sinh giỏi?",
        "Trần Văn Lâu giữ chức vụ gì?",
        "Diễn đàn thanh thiếu niên năm 2025 diễn ra ở đâu?",
        "Nghị quyết 29-NQ/TW ban hành ngày nào?",
        "Which decree sets the roadmap for training teachers?",
        "xin chào",
    ],
)
def test_readings_question_that_names_its_own_has_one_reading(question: str) -> None:
    assert readings(question, [MEETING, SCHOOLS]) == (question,)


@pytest.mark.parametrize(
    "question",
    [
        "Lào Cai có bao nhiêu trường đạt chuẩn quốc gia?",
        "lao cai co bao nhieu truong dat chuan quoc gia",
        "  Cụm thi đua số 1  gồm những thành phố nào ?",
        "Học bạ là gì?",
        "Thời tiết hôm nay thế nào?",
        "Thế nào là phổ cập giáo dục?",
        "Python là gì?",
        "Xin chào!",
        "Ông Trần Văn Lâu giữ chức vụ gì?",
        "ông trần văn lâu giữ chức vụ gì?",
        "Cô gái Bắc Hà học ở đâu?",
        "Napoleon đã làm gì với quân đội của ông ấy?",
        "Còn bao nhiêu trường chưa đạt chuẩn quốc gia?",
        "Họ Nguyễn có từ khi nào?",
        "noi nop ho so ho tro heo tieu huy",
        "How long does it take to process an application?",
        "Who chaired the Cụm thi đua số 1 meeting?",
    ],
)
def test_complete_new_topic_is_left_to_the_letter(question: str) -> None:
    assert complete(question, [MEETING, SCHOOLS]) == question


def test_complete_nothing_asked_before_leaves_the_question() -> None:
    assert complete("Ở đâu?", []) == "Ở đâu?"


def test_complete_chain_keeps_its_topic() -> None:
    before = [MEETING]
    for question in ("Ai chủ trì?", "Có bao nhiêu người dự?", "Ở đâu?"):
        before.append(complete(question, before))
    assert before[-1] == "Hội nghị tổng kết năm học 2023-2024 ở đâu?"


def test_complete_chain_after_another_place_follows_the_place() -> None:
    second = complete("Còn ở Điện Biên thì sao?", [SCHOOLS])
    assert complete("Còn giáo viên?", [SCHOOLS, second]) == "Năm học 2024-2025 Điện Biên có bao nhiêu giáo viên?"


def test_complete_after_a_new_topic_follows_the_new_one() -> None:
    assert complete("Ở đâu?", [SCHOOLS, MEETING]) == "Hội nghị tổng kết năm học 2023-2024 ở đâu?"


@pytest.mark.parametrize("piece", ["và ", "bao nhiêu ", "hội nghị ", "Nguyễn ", "năm 2023 ", "của "])
def test_complete_endless_repetition_takes_no_longer_than_its_length(piece: str) -> None:
    began = time.process_time()
    complete(piece * (1000 // len(piece)), [piece * (1000 // len(piece))] * 8)
    assert time.process_time() - began < 1.0  # 0.03 s; a quadratic search takes minutes

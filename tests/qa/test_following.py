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
    ],
)
def test_complete_asks_again_of_something_else(question: str, last: str, completed: str) -> None:
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

import pytest

from qa.framing import frame, frame_of, inherited, topic

RATE = "Tỷ lệ phòng học kiên cố của Lào Cai là bao nhiêu?"
SCHOOLS = "Năm học 2024-2025 tỉnh Lào Cai có bao nhiêu trường?"
MINISTER = "Theo bà Ngô Thị Minh, Cụm thi đua số 1 gồm những thành phố nào?"


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        (RATE, "Lào Cai"),
        (SCHOOLS, "năm học 2024-2025 tỉnh Lào Cai"),
        ("lào cai có bao nhiêu trường đạt chuẩn quốc gia", "lào cai"),
        ("Năm 2025 giáo dục Lào Cai có những nhiệm vụ đột phá nào?", "năm 2025 giáo dục Lào Cai"),
        ("Mưa lũ miền Trung - Tây Nguyên làm thiệt hại bao nhiêu tiền?", "mưa lũ miền Trung - Tây Nguyên"),
        ("Ai chủ trì hội nghị sơ kết học kỳ I?", "hội nghị sơ kết học kỳ I"),
        ("Nghề nào lương cao?", "nghề lương cao"),
    ],
)
def test_frame_of_keeps_names_events_and_times_and_not_what_was_asked(question: str, kept: str) -> None:
    assert frame_of(question) == kept


def test_frame_lasts_while_questions_speak_of_its_names() -> None:
    past = [MINISTER, "Ngô Thị Minh nói năm 2024 là năm gì?"]
    assert frame(past) == frame_of(MINISTER)
    assert topic(past) == "Ngô Thị Minh nói năm 2024 là năm"


def test_frame_gives_way_to_another_place() -> None:
    assert frame([RATE, "Điện Biên có bao nhiêu trường?"]) == "Điện Biên"


@pytest.mark.parametrize(
    ("asked", "about"),
    [
        ("số giáo viên?", "năm học 2024-2025 tỉnh Lào Cai"),
        ("Năm học 2023-2024 bao nhiêu?", "tỉnh Lào Cai"),
        ("Ở Điện Biên bao nhiêu?", "năm học 2024-2025"),
        ("Lào Cai có bao nhiêu học sinh giỏi?", "năm học 2024-2025"),
        ("Điện Biên có bao nhiêu học sinh giỏi?", ""),
        ("Trần Văn Lâu là ai?", ""),
        ("Năm học 2024-2025 tỉnh Lào Cai ra sao?", ""),
    ],
)
def test_inherited_is_what_the_question_lacks(asked: str, about: str) -> None:
    assert inherited(asked, [SCHOOLS]) == about

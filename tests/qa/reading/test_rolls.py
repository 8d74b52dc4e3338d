import pytest

from qa.reading.rolls import holder_in_roll

ROLL = (
    "Tại điểm cầu Mỏ Vàng có các đồng chí Đặng Ấn Sáu, Ủy viên Ban Thường vụ, Bí thư Tỉnh ủy, Trưởng Đoàn đại biểu Quốc"
    " hội tỉnh; Tô Thị Bảy, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh; ông Hà Tám - Phó Chủ tịch UBND tỉnh; Mai Văn Chín"
    " (Giám đốc Sở Giáo dục và Đào tạo)."
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Bí thư Tỉnh uỷ Mỏ Vàng là ai?", "Đặng Ấn Sáu"),
        ("Ai là Phó Bí thư Tỉnh ủy?", "Tô Thị Bảy"),
        ("chu tich ubnd tinh la ai", "Tô Thị Bảy"),
        ("Chủ tịch Ủy ban nhân dân tỉnh là ai?", "Tô Thị Bảy"),
        ("Phó Chủ tịch UBND tỉnh Mỏ Vàng là ai?", "Hà Tám"),
        ("Ai là Trưởng đoàn ĐBQH tỉnh?", "Đặng Ấn Sáu"),
        ("Ai là Ủy viên Ban Thường vụ kiêm Bí thư Tỉnh ủy?", "Đặng Ấn Sáu"),
        ("Giám đốc Sở GD&ĐT là ai?", "Mai Văn Chín"),
        ("Ai hiện giữ chức vụ Giám đốc Sở Giáo dục và Đào tạo?", "Mai Văn Chín"),
        ("Ai là người giữ chức Bí thư Tỉnh ủy?", "Đặng Ấn Sáu"),
        ("Người đang giữ chức Chủ tịch UBND tỉnh là ai?", "Tô Thị Bảy"),
        ("tên Chủ tịch UBND tỉnh Mỏ Vàng", "Tô Thị Bảy"),
        ("Chủ tịch UBND tỉnh Mỏ Vàng dự hội nghị tên là gì?", "Tô Thị Bảy"),
    ],
)
def test_holder_in_roll_is_the_name_before_the_office(question, name):
    start, end = holder_in_roll(question, ROLL)
    assert ROLL[start:end] == name


@pytest.mark.parametrize(
    "question",
    [
        "Phó Trưởng đoàn ĐBQH tỉnh là ai?",  # nobody there is
        "Chủ tịch HĐND tỉnh là ai?",
        "Ai chủ trì hội nghị?",
        "Ai là tỉnh?",
        "Ai cùng dự với Bí thư Tỉnh ủy?",
        "Ngoài Bí thư Tỉnh ủy, ai còn dự hội nghị?",
        "Ngoài Bí thư Tỉnh ủy, người dự hội nghị là ai?",
        "Ai được Chủ tịch UBND tỉnh tặng bằng khen?",
        "Ai là người được Chủ tịch UBND tỉnh tặng bằng khen?",
        "Chủ tịch UBND tỉnh tặng bằng khen cho ai?",
        "Ai chủ trì thay Chủ tịch UBND tỉnh?",
        "Ai sẽ thay ông Đặng Ấn Sáu làm Bí thư Tỉnh ủy?",
        "Ai là Bí thư Tỉnh ủy thay ông Đặng Ấn Sáu?",
        "Bí thư Tỉnh ủy và Chủ tịch UBND tỉnh là ai?",
        "",
    ],
)
def test_holder_in_roll_of_an_office_that_nobody_holds_is_none(question):
    assert holder_in_roll(question, ROLL) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Chủ tịch UBND tỉnh Tô Thị Bảy và Bí thư Tỉnh ủy Đặng Ấn Sáu cùng dự.",
        "Bí thư Tỉnh ủy Hà Tám, Chủ tịch UBND tỉnh Tô Thị Bảy; Giám đốc Mai Chín, kế toán Lê Mười.",  # offices first
        "Tô Thị Bảy, Chủ tịch UBND tỉnh; cùng nhiều đại biểu.",  # one entry is no roll
        "Tô Thị Bảy, Chủ tịch UBND tỉnh; Hà Tám, Chủ tịch UBND tỉnh.",  # two hold it
        ";;;",
    ],
)
def test_holder_in_roll_of_what_is_no_clear_roll_is_none(sentence):
    assert holder_in_roll("Chủ tịch UBND tỉnh là ai?", sentence) is None


def test_holder_in_roll_is_named_without_what_he_is_called() -> None:
    roll = "Ông Hà Tám, Chủ tịch UBND tỉnh; bà Tô Thị Bảy, Bí thư Tỉnh ủy cùng dự."
    assert holder_in_roll("Chủ tịch UBND tỉnh là ai?", roll) == (4, 10)


def test_holder_in_roll_of_a_long_sentence_takes_no_long_time():
    import time

    began = time.process_time()
    holder_in_roll("Chủ tịch UBND tỉnh là ai?", "Đặng Ấn Sáu ông Hà " * 2000 + ";")
    assert time.process_time() - began < 2


def test_holder_in_roll_of_a_city_or_a_ministry_is_told_in_whole() -> None:
    roll = "Hà Tám, Chủ tịch UBND thành phố; Tô Thị Bảy, Vụ trưởng Vụ Giáo dục Tiểu học."
    assert holder_in_roll("Chủ tịch UBND thành phố Mỏ Vàng là ai?", roll) == (0, len("Hà Tám"))
    start, end = holder_in_roll("Ai giữ chức Vụ trưởng Vụ Giáo dục Tiểu học?", roll) or (0, 0)
    assert roll[start:end] == "Tô Thị Bảy"
    roll = "Hà Tám, Trưởng khoa Công nghệ thông tin; Tô Thị Bảy, Trưởng phòng Đào tạo."
    assert holder_in_roll("Ai giữ chức vụ Trưởng khoa Công nghệ thông tin?", roll) == (0, len("Hà Tám"))


DEPARTMENT = "Ông Lò Văn An, Giám đốc Sở; Hà Tám, Giám đốc Sở Y tế; Tô Thị Bảy, Phó Giám đốc."


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Ai là Giám đốc Sở Nội vụ?", None),
        ("ai la pho giam doc so y te", None),
        ("Ai là Giám đốc Sở Y tế?", "Hà Tám"),
        ("Giám đốc Sở là ai?", "Lò Văn An"),
        ("Phó Giám đốc dự hội nghị là ai?", "Tô Thị Bảy"),
    ],
)
def test_holder_in_roll_is_of_the_body_that_is_asked_for(question: str, name: str | None) -> None:
    found = holder_in_roll(question, DEPARTMENT)
    assert (found and DEPARTMENT[slice(*found)]) == name


SCHOOLING = (
    "Dự lễ có ông Lò Văn An, Bí thư Tỉnh ủy Mỏ Vàng; bà Tô Thị Bảy, Chủ tịch UBND tỉnh; bà Đỗ Thị Chín, Giám đốc Sở"
    " GDĐT tỉnh; thầy Hà Tám, Hiệu trưởng Trường Tiểu học Suối Thầu."
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Trong hội nghị, Bí thư Tỉnh ủy Mỏ Vàng là ai?", "Lò Văn An"),
        ("Năm 2024 Chủ tịch UBND tỉnh là ai?", "Tô Thị Bảy"),
        ("Năm học 2023-2024, Chủ tịch UBND tỉnh là ai?", "Tô Thị Bảy"),
        ("Thầy nào là Hiệu trưởng Trường Tiểu học Suối Thầu?", "Hà Tám"),
        ("Ai hiện đảm nhiệm chức Giám đốc Sở GDĐT tỉnh?", "Đỗ Thị Chín"),
        ("Ai giữ vai trò Giám đốc Sở GDĐT tỉnh?", "Đỗ Thị Chín"),
        ("Chủ tịch UBND tỉnh dự lễ là người nào?", "Tô Thị Bảy"),
        ("Tại lễ, ngoài Chủ tịch UBND tỉnh, người phát biểu là ai?", None),
        ("Tại lễ, ai gặp Chủ tịch UBND tỉnh?", None),
        ("Tại lễ, Chủ tịch UBND tỉnh tặng hoa cho người nào?", None),
        ("Người được Chủ tịch UBND tỉnh khen là người nào?", None),
    ],
)
def test_holder_in_roll_is_found_however_the_question_is_put(question: str, name: str | None) -> None:
    found = holder_in_roll(question, SCHOOLING)
    assert (found and SCHOOLING[slice(*found)]) == name

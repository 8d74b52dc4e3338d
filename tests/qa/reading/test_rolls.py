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

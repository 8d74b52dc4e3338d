import pytest

from qa.reading.offices import holds_another_office


def test_holds_another_office_that_stands_behind_the_name() -> None:
    question = "ai la chu tich tinh"
    assert holds_another_office(question, "Dự hội nghị có ông Lò A", ", Phó Chủ tịch UBND tỉnh.")
    assert not holds_another_office(question, "Dự hội nghị có ông Lò A", ", Chủ tịch UBND tỉnh.")
    assert not holds_another_office(question, "Dự hội nghị có ông Lò A", ". Phó Chủ tịch UBND tỉnh vắng mặt.")


def test_holds_another_office_asks_only_between_semicolons() -> None:
    before, after = (
        "có ông Lò A, Chủ tịch UBND tỉnh; ông Lò B",
        ", Tỉnh ủy viên, Phó Chủ tịch UBND tỉnh; ông Lò C, Chủ tịch",
    )
    assert not holds_another_office("Phó Chủ tịch UBND tỉnh là ai?", before, after)
    assert holds_another_office("Chủ tịch UBND tỉnh là ai?", before, after)


@pytest.mark.parametrize(
    ("question", "before", "another"),
    [
        ("Ai là Chủ tịch UBND tỉnh Lào Cai?", "Dự hội nghị có Phó Chủ tịch UBND tỉnh ", True),
        ("Phó Chủ tịch UBND tỉnh dự hội nghị là ai?", "Chủ tịch UBND tỉnh ", True),
        ("pho chu tich ubnd tinh la ai", "Dự hội nghị có Phó Chủ tịch Thường trực UBND tỉnh ", False),
        ("Ai là Chủ tịch UBND tỉnh?", "Phó Chủ tịch Lò A, Chủ tịch ", False),
        ("Ai là Chủ tịch UBND tỉnh?", "Trưởng Ban Chỉ đạo ", False),
        ("Bộ trưởng nào chủ trì?", "Thứ trưởng Bộ Giáo dục và Đào tạo ", True),
        ("Thứ trưởng nào chủ trì?", "Thứ trưởng ", False),
        ("Ai chủ trì hội nghị?", "Phó Chủ tịch UBND tỉnh ", False),
        ("Chủ tịch và Phó Chủ tịch tỉnh là ai?", "Phó Chủ tịch ", False),
    ],
)
def test_holds_another_office_tells_deputies_from_heads(question: str, before: str, another: bool) -> None:
    assert holds_another_office(question, before) is another


@pytest.mark.parametrize(
    ("before", "after", "deputy"),
    [
        ("Bà Lò A, Phó Chủ tịch UBND tỉnh và ông ", ", Chủ tịch UBND tỉnh cùng dự.", False),
        ("Ông Lò B, Chủ tịch UBND tỉnh và bà ", ", Phó Chủ tịch UBND tỉnh cùng dự.", True),
        ("Dự lễ có bà Lò A, Phó Chủ tịch UBND tỉnh. Ông ", ", Chủ tịch UBND tỉnh, yêu cầu nhanh hơn.", False),
        ("Dự lễ có bà Lò A, Phó Chủ tịch UBND tỉnh. Ông ", " phát biểu.", None),
        ("Dự lễ có:\n- Lò A, Phó Chủ tịch UBND tỉnh\n- ", ", Chủ tịch UBND tỉnh", False),
        ("Cô Lò A là Phó Chủ tịch, thầy ", " là Chủ tịch.", False),
        ("Phó Chủ tịch UBND TP. Hà Nội, bà ", " phát biểu.", True),
        ("Phó Chủ tịch UBND tỉnh, ThS. ", " phát biểu.", True),
        ("Chủ tịch UBND tỉnh, ông ", ", từng là Phó Chủ tịch UBND huyện, phát biểu.", False),
    ],
)
def test_holds_another_office_leaves_the_one_named_before_his_own(before: str, after: str, deputy: bool | None) -> None:
    assert holds_another_office("Ai là Chủ tịch UBND tỉnh?", before, after) is bool(deputy)
    assert holds_another_office("Phó Chủ tịch UBND tỉnh là ai?", before, after) is (deputy is False)

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

import pytest

from qa.evaluation.equal_values import contains_equal


@pytest.mark.parametrize(
    ("answer", "gold"),
    [
        ("1,2 triệu", "1.200.000"),
        ("hơn 1,2 triệu học sinh", "1.200.000 học sinh"),
        ("sáng 19/8/2024", "ngày 19 tháng 8 năm 2024"),
        ("đạt 98,6 phần trăm", "98,6%"),
        ("bảy giáo viên", "7 giáo viên"),
        ("năm 2024", "2024"),
    ],
)
def test_answer_contains_a_gold_of_equal_value(answer, gold):
    assert contains_equal(answer, gold)


@pytest.mark.parametrize(
    ("answer", "gold"),
    [
        ("98,6%", "986%"),
        ("1,2 triệu", "12 triệu"),
        ("19/8/2024", "19/9/2024"),
        ("308 học sinh", "308 giáo viên"),
        ("", "7"),
    ],
)
def test_answer_does_not_contain_a_gold_of_another_value(answer, gold):
    assert not contains_equal(answer, gold)

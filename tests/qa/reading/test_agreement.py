import pytest

from qa.reading.agreement import Said, relation_of


@pytest.mark.parametrize(
    ("answer", "other", "relation"),
    [
        ("1.208 trường", "1208 trường", "same"),
        ("1,2 triệu đồng", "1.200.000 đồng", "same"),
        ("19/8/2024", "ngày 19 tháng 8 năm 2024", "same"),
        ("19/8", "ngày 19/8/2024", "same"),
        ("19/8/2024", "20/8/2024", "other figure"),
        ("1.208 trường", "1.150 trường", "other figure"),
        ("98,6%", "97%", "other figure"),
        ("1.208 trường", "1.150 lớp", None),
        ("1.208 trường", "98,6%", None),
        ("5 huyện và 2 thị xã", "6 huyện", None),
        ("Lâm Văn Mẫn", "lâm văn mẫn", "same"),
        ("Lâm Văn Mẫn", "Hoàng Quốc Khánh", None),
        ("", "", None),
    ],
)
def test_relation_is_told_by_values_and_units(answer: str, other: str, relation: str | None) -> None:
    assert relation_of(Said(answer), Said(other)) == relation
    assert relation_of(Said(other), Said(answer)) == relation


def test_relation_of_bare_figures_goes_by_the_word_behind_them() -> None:
    assert relation_of(Said("498", " học sinh trong năm"), Said("512 học sinh")) == "other figure"
    assert relation_of(Said("498", " học sinh"), Said("41", " giáo viên")) is None
    assert relation_of(Said("498", " học sinh"), Said("498", " giáo viên")) is None

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
        ("98,6%", "98,57%", "same"),  # rounded
        ("99%", "98,57%", "same"),
        ("98,5%", "98,57%", "other figure"),
        ("100%", "99,6%", "other figure"),  # all is no round figure
        ("98,6%", "98,64%", "same"),
        ("98,55%", "98,6%", "same"),
        ("90%", "86%", "other figure"),
        ("1.200 trường", "1.208 trường", "other figure"),
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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Said("592", " trường mầm non"), Said("480", " trường tiểu học")),  # another level
        (Said("41 giáo viên"), Said("30 giáo viên dạy giỏi")),  # a part of them
        (Said("592", " trường"), Said("480", " trường đạt chuẩn")),
        (Said("500 học sinh", "", "có gần "), Said("498 học sinh")),  # hedged
        (Said("5", "", "lớp "), Said("6", "", "lớp ")),  # names, no counts
        (Said("số 5"), Said("số 6")),
        (Said("98,6%", " học sinh đỗ"), Said("97%", " giáo viên đạt chuẩn")),
        (Said("512", " em.", "Năm học 2022-2023 có "), Said("540", " em.", "Năm học 2024-2025 có ")),
        (Said("592 trường", title="Giáo dục Lào Cai"), Said("480 trường", " ở Điện Biên")),
        (Said("19/8/2023"), Said("20/8/2024")),  # of a festival of every year
        (Said("30", " giáo viên"), Said("30", " giáo án")),
        (Said("1,2", " triệu đồng"), Said("1,2", " tỷ đồng", "hơn ")),
    ],
)
def test_relation_of_figures_of_two_things_is_none(one: Said, other: Said) -> None:
    assert relation_of(one, other) is None
    assert relation_of(other, one) is None


def test_relation_of_a_figure_pointed_at_in_part_goes_by_the_whole() -> None:
    assert relation_of(Said("1,2", " triệu đồng"), Said("1.200.000 đồng")) == "same"
    assert relation_of(Said("1,2", " triệu đồng"), Said("1,5", " triệu đồng")) == "other figure"
    assert relation_of(Said("98,6", "%"), Said("97", " phần trăm")) == "other figure"

import pytest

from qa.reading.home import at_home, home_of
from qa.types import Passage

ARTICLE = "Lào Cai họp ngày 20/2. Toàn tỉnh có 594 trường. Ngành giáo dục Lào Cai đề ra 6 nhiệm vụ."
PIECE = Passage("a", "Nhiệm vụ đột phá", 23, 47, "Toàn tỉnh có 594 trường.")


@pytest.mark.parametrize(
    ("text", "home"),
    [
        (ARTICLE, "Lào Cai"),
        (ARTICLE + " Đại biểu từ Hà Nội về dự.", None),
        ("Lào Cai họp ngày 20/2.", None),
        ("Việt Nam và Lào Cai, tỉnh Lào Cai", "Lào Cai"),
        ("", None),
    ],
)
def test_home_of_is_the_only_province_named_twice(text: str, home: str | None) -> None:
    assert home_of(text) == home


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Lào Cai có bao nhiêu trường?", "Nhiệm vụ đột phá (Lào Cai)"),
        ("lao cai co bao nhieu truong", "Nhiệm vụ đột phá (Lào Cai)"),
        ("Điện Biên có bao nhiêu trường?", "Nhiệm vụ đột phá"),
        ("Tỉnh có bao nhiêu trường?", "Nhiệm vụ đột phá"),
    ],
)
def test_at_home_tells_the_province_that_is_asked_for(question: str, title: str) -> None:
    told = at_home(question, PIECE, lambda: ARTICLE)
    assert (told.title, told.text, told.start) == (title, PIECE.text, PIECE.start)


def test_at_home_a_piece_that_names_it_stays() -> None:
    piece = Passage("a", "Tin", 0, 22, "Lào Cai họp ngày 20/2.")
    assert at_home("Lào Cai họp khi nào?", piece, lambda: ARTICLE) is piece


def test_at_home_looks_nothing_up_where_no_province_is_asked_for() -> None:
    def article() -> str:
        raise AssertionError("not asked for")

    assert at_home("Có bao nhiêu trường?", PIECE, article) is PIECE


LONG = (
    "Năm học 2023-2024, ngành giáo dục tỉnh tổng kết ngày 5/8/2024. Ông Trần Văn Long, Giám đốc Sở, chủ trì.\n"
    "Ông cho biết có 594 trường."
)
LAST = Passage("a", "Tổng kết", LONG.index("Ông cho"), len(LONG), "Ông cho biết có 594 trường.")


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("Năm học 2023-2024 có bao nhiêu trường?", "Tổng kết (năm học 2023-2024)"),
        ("nam hoc 2023 - 2024 co bao nhieu truong", "Tổng kết (năm học 2023-2024)"),
        ("Năm học 2022-2023 có bao nhiêu trường?", "Tổng kết"),
        ("Năm 2023 có bao nhiêu trường?", "Tổng kết (năm 2023)"),
        ("Năm 2024 có bao nhiêu trường?", "Tổng kết"),
        ("Ông Trần Văn Long nói có bao nhiêu trường?", "Tổng kết (Trần Văn Long)"),
        ("Ông Lê Văn Hùng nói có bao nhiêu trường?", "Tổng kết"),
    ],
)
def test_at_home_tells_the_year_the_article_begins_with_and_the_person_named_last(question: str, title: str) -> None:
    told = at_home(question, LAST, lambda: LONG)
    assert (told.title, told.text, told.start) == (title, LAST.text, LAST.start)


def test_at_home_a_piece_that_names_another_year_too_is_told_that_of_its_article() -> None:
    piece = Passage("a", "Tổng kết", 90, 122, "Năm học 2022-2023 có 590 trường.")
    told = at_home("Năm học 2023-2024 có bao nhiêu trường?", piece, lambda: LONG)
    assert told.title == "Tổng kết (năm học 2023-2024)"
    assert at_home("Năm học 2022-2023 có bao nhiêu trường?", piece, lambda: LONG) is piece


def test_at_home_a_piece_that_goes_on_with_nobody_is_told_no_person() -> None:
    piece = Passage("a", "Tổng kết", 90, 104, "Có 594 trường.")
    assert at_home("Ông Trần Văn Long nói có bao nhiêu trường?", piece, lambda: LONG) is piece

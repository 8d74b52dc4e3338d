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

import pytest

from qa.corpus.characters import tidy
from qa.corpus.markdown import plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("Có **35** lớp, *vui*, __to__, _đẹp_, ~~cũ~~, `mã`.", "Có 35 lớp, vui, to, đẹp, cũ, mã."),
        ('[Sở](http://a.vn/x_(y) "t") và ![ảnh trường](a.png)', "Sở và ảnh trường"),
        ("* một\n+ hai\n- ba\n1. bốn", "- một\n- hai\n- ba\n1. bốn"),
        ("| Lớp | Sĩ số |\n|---|--:|\n| 1A | 35 |", "Lớp | Sĩ số\n1A | 35"),
        ("Mở\n\n## Mục hai ##\nĐoạn.", "Mở\n\nMục hai\n\nĐoạn."),
        ("Mở\n\nMục\n---\nĐoạn.", "Mở\n\nMục\n\nĐoạn."),
        ("> Trích\n> dẫn", "Trích dẫn"),
        (
            "Dòng này viết dài cho nên phải xuống dòng ở giữa câu\nTrường vẫn mở.",
            "Dòng này viết dài cho nên phải xuống dòng ở giữa câu Trường vẫn mở.",
        ),
        ("Câu thơ một,\nCâu thơ hai,", "Câu thơ một,\nCâu thơ hai,"),
        ("snake_case_name và 2 * 3 * 4", "snake_case_name và 2 * 3 * 4"),
        ("1\\. Không phải mục; 5 &lt; 6<br>xuống", "1. Không phải mục; 5 < 6\nxuống"),
        ("<!-- ẩn -->Hiện <b>đậm</b> <https://a.vn>", "Hiện đậm https://a.vn"),
        ("```\nmã = 1\n```", "mã = 1"),
        ("Nhiệt độ < 5 và > 3", "Nhiệt độ < 5 và > 3"),
    ],
)
def test_plain_text_markup_goes_and_words_stay(markdown: str, plain: str) -> None:
    assert tidy(plain_text(markdown)[1]) == plain


def test_plain_text_first_heading_is_the_title_and_leaves_the_text() -> None:
    title, text = plain_text("# Bài **một**\n\nĐoạn.\n\n## Mục\n\nHai.")
    assert (title, tidy(text)) == ("Bài một", "Đoạn.\n\nMục\n\nHai.")


def test_plain_text_another_heading_than_the_title_stays() -> None:
    title, text = plain_text("# Mở đầu\n\nĐoạn.", "Bài một")
    assert (title, tidy(text)) == ("Bài một", "Mở đầu\n\nĐoạn.")

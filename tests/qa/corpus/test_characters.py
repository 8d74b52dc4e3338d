import unicodedata

from qa.corpus.characters import tidy, tidy_line


def test_tidy_spaces_lines_and_invisible_marks_are_settled() -> None:
    raw = "\ufeff  Tr\u01b0\u01a1\u0300ng\u00a0 h\u1ecdc\t\tt\u00adốt\u200b \r\n\r\n\r\n\r\n Hai\u2028Ba\x00\ud800 \n"
    assert tidy(raw) == "Trường học tốt\n\nHai\nBa"


def test_tidy_twice_changes_nothing() -> None:
    once = tidy(unicodedata.normalize("NFD", " Một \n\n\n hai\u200b \u0301 ba "))
    assert tidy(once) == once


def test_tidy_line_is_one_line() -> None:
    assert tidy_line(" Một\n hai\t") == "Một hai"

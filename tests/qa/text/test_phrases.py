import pytest

from qa.text.accents import fold
from qa.text.phrases import Cue


def test_cue_loose_finds_words_without_marks_among_others() -> None:
    assert Cue("<a>", a="còn ở").search("con ở Huế") is not None


def test_cue_strict_finds_words_without_marks_only_where_none_are() -> None:
    cue = Cue("<a> <b>", loose=False, a="hội nghị", b="đó")
    assert cue.search("hội nghị do ai mở") is None
    assert cue.search("hoi nghi do o dau") is not None


def test_cue_takes_the_longest_phrase_and_whole_words() -> None:
    cue = Cue("<a>", a="thế | thế còn")
    found = cue.search("Thế còn ai?")
    assert found is not None
    assert found.group() == "Thế còn"
    assert cue.search("thếp giấy") is None


def test_cue_takes_a_callable_in_place_of_a_match() -> None:
    assert Cue("<a>", a="và").sub(lambda found: found.group().upper(), "anh và em") == "anh VÀ em"


# 2^40 ways to read it if a phrase stood twice: no test would end.
@pytest.mark.parametrize("word", ["của", "do", "đó"])
def test_cue_phrase_listed_twice_is_read_one_way(word: str) -> None:
    cue = Cue("(?:<a> )+$", loose=False, a="của | của | do | đó | đo | do")
    assert cue.search(f"{word} " * 40 + "ai") is None
    assert cue.search(f"{fold(word)} " * 40 + "ai") is None

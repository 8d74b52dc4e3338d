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

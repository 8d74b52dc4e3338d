import numpy as np

from qa.reading.candidates import Candidate, candidates_of
from qa.reading.windows import holder_of, windows_of
from qa.types import Hit, Passage

TEXTS = ("Một một. Hai hai. Ba ba. Bốn bốn.", "Năm năm. Sáu sáu.")


def _candidates() -> list[Candidate]:
    passages = [Passage(f"a{n}", "", 10, 10 + len(text), text, n) for n, text in enumerate(TEXTS, start=1)]
    return candidates_of([Hit(n, 1.0 / n, one, 0.9, 5.0) for n, one in enumerate(passages, start=1)])


def _texts(scores: list[float], *, most: int = 5, characters: int = 20) -> list[str]:
    windows = windows_of(_candidates(), np.array(scores, np.float32), most=most, characters=characters)
    return [window.text for window in windows]


def test_windows_are_the_best_sentences_with_the_one_before_first() -> None:
    # "Hai hai. Ba ba." has 15 characters, a third sentence would make 24.
    assert _texts([0, 0, 9, 0, 0, 0], most=1) == ["Hai hai. Ba ba."]


def test_windows_grow_to_both_sides_while_they_fit() -> None:
    assert _texts([0, 9, 0, 0, 0, 0], most=1, characters=24) == ["Một một. Hai hai. Ba ba."]


def test_windows_sentence_read_already_opens_no_further_one() -> None:
    assert _texts([0, 5, 9, 0, 1, 0]) == [
        "Hai hai. Ba ba.",
        "Năm năm. Sáu sáu.",
        "Một một. Hai hai.",
        "Ba ba. Bốn bốn.",
    ]


def test_windows_sentence_longer_than_a_window_is_read_whole() -> None:
    assert _texts([9, 0, 0, 0, 0, 0], most=1, characters=3) == ["Một một."]


def test_windows_stand_in_their_articles() -> None:
    for window in windows_of(_candidates(), np.arange(6, dtype=np.float32), most=9, characters=20):
        text = TEXTS[int(window.article_id[1]) - 1]
        assert text[window.start - 10 : window.end - 10] == window.text


def test_windows_none_asked_for_are_none() -> None:
    assert _texts([1, 2, 3, 4, 5, 6], most=0) == []


def test_holder_is_the_first_window_with_the_whole_sentence() -> None:
    candidates = _candidates()
    windows = windows_of(candidates, np.array([0, 0, 9, 0, 5, 0], np.float32), most=2, characters=20)
    assert [holder_of(one, windows) for one in candidates] == [None, 0, 0, None, 1, 1]

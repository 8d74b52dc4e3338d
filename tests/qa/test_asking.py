import unicodedata

import pytest

from qa.asking import accept, dense_weight_of, sentence_weight_of, understand
from qa.errors import EmptyQuestion, QuestionTooLong
from qa.library.language import Language, learn
from qa.settings import Settings
from qa.types import Query

LIBRARY = learn(
    "test",
    ["Ủy ban nhân dân (UBND) tỉnh họp. Lào Cai có 594 trường. Chủ đề năm học là gì? Ai chủ trì hội nghị ở Lào Cai?"],
)


def _understood(question: str, language: Language = LIBRARY) -> Query:
    return understand(accept(question, limit=100), language)


def test_understood_questions_are_read_with_the_words_of_the_articles() -> None:
    learned = learn("test", ["Có bao nhiêu giáo viên. UBND tỉnh, UBND xã, UBND huyện; ủy ban nhân dân."])
    query = _understood("UBND tỉnh có bn GV?", learned)
    assert query.text == "UBND tỉnh có bn GV?"
    assert query.worded == "UBND tỉnh có bao nhiêu giáo viên?"


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("Em là học sinh lớp 9. Cho em hỏi Lào Cai có bao nhiêu trường?", "Lào Cai có bao nhiêu trường?"),
        ("Em học ở Lào Cai. Cho em hỏi Lào Cai có bao nhiêu trường?", "Lào Cai có bao nhiêu trường?"),
        ("Em học ở Lào Cai. Cho em hỏi tỉnh có bao nhiêu trường?", None),  # the place is told before
        ("em hoc o lao cai. cho em hoi tinh co bao nhieu truong?", None),  # no capitals: what is a name is not known
        ("Em học lớp 9. Em có được thi không?", None),  # what is told may be a condition
    ],
)
def test_what_is_told_before_the_question_is_not_read_unless_it_names_more(question: str, read: str | None) -> None:
    query = _understood(question)
    assert query.worded == (read or query.text)
    assert query.text.startswith(("Em", "em"))  # searched with all of it


def test_accept_composes_and_trims() -> None:
    query = accept(unicodedata.normalize("NFD", "  Chủ đề \n là gì? "), limit=100)
    assert (query.asked, query.text, query.searched) == ("Chủ đề là gì?",) * 3


@pytest.mark.parametrize("question", ["", " \n", "?", "\u200b"])
def test_accept_question_without_letters_is_refused(question: str) -> None:
    with pytest.raises(EmptyQuestion):
        accept(question, limit=100)


def test_accept_counts_the_characters_of_the_composed_question() -> None:
    assert accept(unicodedata.normalize("NFD", "ế" * 100), limit=100).asked == "ế" * 100
    with pytest.raises(QuestionTooLong, match="has 101 characters; at most 100"):
        accept("a" * 101, limit=100)


def test_understand_gives_marks_back_as_the_library_has_them() -> None:
    query = _understood("lao cai co bao nhieu truong")
    assert (query.asked, query.text) == ("lao cai co bao nhieu truong", "lào cai có bao nhiêu trường")


def test_understand_question_with_its_marks_stays_to_the_letter() -> None:
    question = "Ai chủ trì hội nghị ở Lào Cai?"
    assert _understood(question).text == question


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Dạ em chào thầy ạ. Cho em hỏi Lào Cai có bao nhiêu trường? Em cảm ơn ạ.", "Lào Cai có bao nhiêu trường?"),
        ("cho em hoi lao cai co bao nhieu truong", "lào cai có bao nhiêu trường"),
        ("cho em hoi lao cai co bao nhieu truong, em cam on", "lào cai có bao nhiêu trường"),
    ],
)
def test_understand_takes_courtesy_off(question: str, text: str) -> None:
    query = _understood(question)
    assert (query.asked, query.text) == (question, text)


def test_understand_searches_short_and_long_form_together() -> None:
    query = _understood("Chủ tịch UBND tỉnh là ai?")
    assert query.text == "Chủ tịch UBND tỉnh là ai?"
    assert query.searched == "Chủ tịch Ủy ban nhân dân (UBND) tỉnh là ai?"


def test_understand_without_restoring_or_expanding_leaves_that_as_typed() -> None:
    accepted = accept("lào cai va UBND", limit=100)
    marked = understand(accepted, LIBRARY, restoring=False)
    assert (marked.text, marked.searched) == ("lào cai va UBND", "lào cai va Ủy ban nhân dân (UBND)")
    short = understand(accept("lao cai co UBND", limit=100), LIBRARY, expanding=False)
    assert (short.text, short.searched) == ("lào cai có UBND", "lào cai có UBND")


def test_understand_without_a_library_still_gives_marks_back() -> None:
    assert _understood("hoc sinh lop 5", Language()).text == "học sinh lớp 5"


def test_learn_on_top_of_another_knows_both() -> None:
    both = learn("both", ["Bảo hiểm y tế (BHYT) cho học sinh."], before=LIBRARY)
    assert {pair.short for pair in both.pairs} == {"UBND", "BHYT"}
    assert {"lào", "hiểm"} <= set(both.counts().words)


@pytest.mark.parametrize(
    ("question", "weight"),
    [
        ("Lào Cai có bao nhiêu trường?", 0.3),
        ("lao cai co bao nhieu truong", 0.0),
        ("Năm 2024 Lào Cai có bao nhiêu trường?", 0.0),
        ("How many schools does Lao Cai have?", 0.3),
    ],
)
def test_sentence_weight_of_a_question_without_its_marks_or_with_figures_is_none(question: str, weight: float) -> None:
    assert sentence_weight_of(question, Settings(sentence_weight=0.3)) == weight


def test_dense_weight_of_english_questions_is_their_own() -> None:
    settings = Settings(dense_weight=0.4, dense_weight_english=0.9)
    assert dense_weight_of("Lào Cai có bao nhiêu trường?", settings) == 0.4
    assert dense_weight_of("lao cai co bao nhieu truong", settings) == 0.4
    assert dense_weight_of("How many schools does Lào Cai have?", settings) == 0.9

from dataclasses import replace
from random import Random

import pytest

from training.augment import crop, near_passages, sentence_bounds, strip_accents, vary_question, without_answer
from training.examples import Example

TEXT = "Trời mưa to. Lan đi học lúc 7 giờ!\nMai ở nhà đọc sách. Chiều nắng lên."
START = TEXT.index("7 giờ")
HELD = Example("1", "Lan đi học lúc nào?", "Một ngày", TEXT, START, START + 5, "vi", ("7 giờ",))
MISSING = replace(HELD, id="2", start=-1, end=-1, answers=())


def test_strip_accents_takes_every_mark() -> None:
    assert strip_accents("Đường Nguyễn Huệ, đã ướt") == "Duong Nguyen Hue, da uot"


def test_sentence_bounds_hold_each_sentence() -> None:
    pieces = [TEXT[a:b] for a, b in sentence_bounds(TEXT)]
    assert pieces == ["Trời mưa to.", "Lan đi học lúc 7 giờ!", "Mai ở nhà đọc sách.", "Chiều nắng lên."]


@pytest.mark.parametrize("length", [1, 30, 50, 500])
def test_crop_keeps_the_answer_and_whole_sentences(length: int) -> None:
    for seed in range(8):
        cut = crop(HELD, length, Random(seed))
        assert cut.passage[cut.start : cut.end] == "7 giờ"
        assert cut.passage in TEXT
        assert cut.passage[-1] in ".!"


def test_crop_to_one_character_is_the_sentence_of_the_answer() -> None:
    assert crop(HELD, 1, Random(0)).passage == "Lan đi học lúc 7 giờ!"


def test_crop_of_an_unanswerable_stays_unanswerable() -> None:
    cut = crop(MISSING, 20, Random(1))
    assert (cut.start, cut.end) == (-1, -1)
    assert cut.passage in TEXT


def test_crop_of_an_unanswerable_is_mostly_around_the_sentence_most_like_the_question() -> None:
    cuts = [crop(replace(MISSING, question="Lan về lúc mấy giờ?"), 1, Random(seed)).passage for seed in range(200)]
    # three in four on purpose, and a quarter of the rest by chance: 0.75 + 0.25 / 4 = 0.81 of 200 = 162
    assert 140 <= cuts.count("Lan đi học lúc 7 giờ!") <= 184
    assert len(set(cuts)) == 4


def test_without_answer_drops_each_sentence_that_has_it() -> None:
    filler = " Cả lớp hát một bài dài về quê hương, rồi chép lại từng câu vào vở cho sạch đẹp." * 2
    longer = replace(HELD, passage=TEXT + filler + " Cô nhắc: 7 giờ nhé.")
    left = without_answer(longer)
    assert left is not None
    assert not left.answerable
    assert "7 giờ" not in left.passage
    assert left.passage.startswith("Trời mưa to. Mai ở nhà")


def test_without_answer_of_a_short_passage_is_nothing() -> None:
    assert without_answer(HELD) is None


def test_vary_question_strips_about_an_eighth_and_leaves_english() -> None:
    draws = [vary_question(HELD, Random(seed), bare=0.12, halved=0.06).question.rstrip("?") for seed in range(400)]
    bare = strip_accents(HELD.question).rstrip("?")
    assert 30 <= draws.count(bare) <= 80  # 0.12 * 400 = 48, and some of the halved ones
    assert draws.count(HELD.question.rstrip("?")) >= 290  # 0.82 * 400 = 328
    english = replace(HELD, question="When?", language="en")
    assert vary_question(english, Random(0), bare=1.0, halved=0.0) == english


def test_near_passages_share_rare_words_but_not_the_answer() -> None:
    def other(text: str) -> Example:
        return Example(text, "x?", "", text, -1, -1, "vi")

    with_answer = other("Lan đi học lúc 7 giờ sáng")
    near = other("Lan đi học rất sớm")
    far = other("Cá bơi dưới ao")
    found = near_passages([HELD, with_answer, near, far])(HELD)
    assert ("", "Lan đi học rất sớm") in found
    assert ("", "Lan đi học lúc 7 giờ sáng") not in found
    assert all(passage != TEXT for _, passage in found)
    assert found[0] == ("", "Lan đi học rất sớm")

import pytest

from qa.text.spelling import is_bare_syllable, is_syllable, parts, place_tone, without_tone

words_of = str.split


@pytest.mark.parametrize(
    "word", words_of("gì giếng quốc quỳnh khuỷu nghiêng thuyết kỳ ghế ước yêu ai đường hoạch oong")
)
def test_is_syllable_of_vietnamese_is_true(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", words_of("bàc hoc voilà été hđnd cế kạn strông gâ quố ữ2"))
def test_is_syllable_of_impossible_spelling_is_false(word):
    # bàc, hoc: a stop takes only sắc or nặng; cế, kạn: k stands before e, ê, i, y and c elsewhere.
    assert not is_syllable(word)


def test_is_bare_syllable_knows_vietnamese_from_english():
    words = words_of("truong nghieng gieng quoc gi dien name what stop number is of")
    assert [is_bare_syllable(word) for word in words] == [True] * 6 + [False] * 6


def test_parts_of_gi_and_qu_keep_their_letter_in_the_onset():
    assert [parts(letters) for letters in ("gia", "qua", "nghiêng", "ương", "xyz")] == [
        ("gi", "a"),
        ("qu", "a"),
        ("ngh", "iêng"),
        ("", "ương"),
        None,
    ]


def test_without_tone_keeps_vowel_marks():
    assert [without_tone(word) for word in ("trường", "an", "ế")] == [("trương", "\u0300"), ("an", ""), ("ê", "\u0301")]


def test_place_tone_moves_the_mark_to_its_canonical_place():
    typed = words_of("hoà thuỷ khoẻ hòan qúy gìa gíao TOÀ Uỷ tịên muá qủa")
    assert [place_tone(word) for word in typed] == words_of("hòa thủy khỏe hoàn quý già giáo TÒA Ủy tiện múa quả")


def test_place_tone_of_right_or_foreign_words_changes_nothing():
    words = words_of("quý quỹ già gì giếng ngoài khuỷu của voilà Gaudí hoạch")
    assert [place_tone(word) for word in words] == words

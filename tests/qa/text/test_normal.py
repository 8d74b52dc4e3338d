import time
import unicodedata

import pytest

from qa.text.normal import NormalText, normal_form, normalize

PAIRS = [
    ("Tie\u0302\u0301ng Vie\u0323\u0302t", "Tiếng Việt"),
    ("tie\u0301\u0302ng", "tiếng"),  # tone typed before the circumflex
    ("hoà bình, thuỷ lợi, khoẻ, TOÀ án, Uỷ ban", "hòa bình, thủy lợi, khỏe, TÒA án, Ủy ban"),
    ("quý, già, giếng, của, lí/lý", "quý, già, giếng, của, lí/lý"),
    ("“Học” – ‘tốt’ — «giỏi»", '"Học" - \'tốt\' - "giỏi"'),
    ("tr\u00adường\u200b học\ufeff", "trường học"),
    ("\u00d0ại học, \u00f0ến", "Đại học, đến"),
    ("ＵＢＮＤ\u3000２０２４", "UBND 2024"),
    ("ofﬁce eﬃcient", "office efficient"),
    ("5\u00a0000\u202fđồng", "5 000 đồng"),
    ("𝐓𝐢𝐧 𝐦𝐨̛́𝐢", "Tin mới"),
    ("Émile và Gaudí đá bóng", "Émile và Gaudí đá bóng"),
]


@pytest.mark.parametrize(("typed", "normal"), PAIRS)
def test_normalize_brings_every_way_of_typing_to_one_form(typed, normal):
    assert normalize(typed) == normal
    assert normalize(normal) == normal
    assert normal_form(typed).text == normal


@pytest.mark.parametrize(("typed", "normal"), PAIRS)
def test_normal_form_of_decomposed_text_is_that_of_composed(typed, normal):
    assert normalize(unicodedata.normalize("NFD", typed)) == normal


def test_normalize_keeps_d_and_dd_apart():
    assert normalize("da đa Da Đa") == "da đa Da Đa"


def test_original_span_of_decomposed_text_takes_whole_letters():
    published = "Ho\u0323c sinh Ða\u0300 Na\u0306\u0303ng"
    normal = normal_form(published)
    start = normal.text.index("Đà Nẵng")
    assert normal.text == "Học sinh Đà Nẵng"
    assert published[slice(*normal.original_span(start, start + 7))] == "Ða\u0300 Na\u0306\u0303ng"
    assert published[slice(*normal.original_span(0, 3))] == "Ho\u0323c"


def test_original_span_of_part_of_a_ligature_takes_the_ligature():
    normal = normal_form("oﬃce")
    assert normal.text == "office"
    assert [normal.original_span(at, at + 1) for at in range(6)] == [(0, 1), (1, 2), (1, 2), (1, 2), (2, 3), (3, 4)]


def test_original_span_of_invisible_characters_starts_at_the_letter():
    normal = normal_form("\ufefftr\u00adường")
    assert normal.text == "trường"
    assert normal.original_span(0, 6) == (1, 8)
    assert normal.original_span(2, 3) == (4, 5)


def test_original_span_of_an_empty_span_is_a_place():
    assert normal_form("hoà").original_span(3, 3) == (3, 3)


def test_original_span_outside_the_text_is_refused():
    with pytest.raises(ValueError, match=r"span \[1, 9\) does not lie in a text of 3 characters"):
        normal_form("hoà").original_span(1, 9)


def test_normal_form_of_plain_text_is_the_text():
    assert normal_form("abc") == NormalText("abc", range(4))


def test_normalize_of_a_long_run_of_letters_is_linear():
    began = time.process_time()
    normalize("gòa" * 20_000 + "e\u0301" * 20_000)
    assert time.process_time() - began < 2

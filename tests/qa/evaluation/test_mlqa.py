import pytest

from qa.evaluation.mlqa import contains, exact_match, token_f1, tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Thành phố  Hồ Chí Minh. ", ["thành", "phố", "hồ", "chí", "minh"]),
        ("«40 ngày»", ["40", "ngày"]),  # quotation marks of any script are punctuation (categories Pi, Pf)
        ("19/8/2024", ["1982024"]),  # punctuation is removed, not made a space
        ("1,2 triệu", ["12", "triệu"]),
        ("của những chiếc cái là nhà của Lan", ["nhà", "lan"]),  # the articles of the official script
        ("laptop những-ai", ["laptop", "nhữngai"]),  # only whole words, after punctuation is gone
        ("50$ + 3%", ["50", "3"]),  # ASCII symbols count as punctuation (string.punctuation)
        ("40 °C", ["40", "°c"]),  # other symbols (category So) stay
        ("", []),
    ],
)
def test_tokens_follow_the_mlqa_rules(text, expected):
    assert tokens(text) == tuple(expected)


def test_tokens_of_decomposed_text_equal_those_of_composed_text():
    assert tokens("Hô\u0300 Gươm") == tokens("Hồ Gươm") == ("hồ", "gươm")


def test_exact_match_ignores_case_punctuation_and_articles():
    assert exact_match("Chiếc cầu Long Biên.", "cầu Long Biên")
    assert not exact_match("cầu Long Biên", "Long Biên cầu")


def test_token_f1_is_the_harmonic_mean_of_shared_tokens():
    # given 3 tokens (hơn 308 điểm), wanted 2 (308 điểm), shared 2: P = 2/3, R = 1, F1 = 2·2/(3+2) = 0.8
    assert token_f1("hơn 308 điểm", "308 điểm") == pytest.approx(0.8)


def test_token_f1_counts_a_repeated_token_as_often_as_both_have_it():
    # given "hai hai hai", wanted "hai hai": shared min(3, 2) = 2, F1 = 2·2/(3+2) = 0.8
    assert token_f1("hai hai hai", "hai hai") == pytest.approx(0.8)


def test_token_f1_without_shared_tokens_is_zero():
    assert token_f1("Huế", "Hà Nội") == 0.0
    assert token_f1("", "") == 0.0


def test_contains_needs_the_gold_tokens_side_by_side():
    assert contains("Trường có 308 học sinh.", "308 học sinh")
    assert not contains("Trường có 1308 học sinh.", "308 học sinh")
    assert not contains("học 308 sinh", "học sinh")
    assert not contains("Hà Nội", "")

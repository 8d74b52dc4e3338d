from qa.text.syllables import syllables, terms


def test_syllables_of_mixed_text_are_lower_cased_words_and_numbers():
    assert syllables("Bộ GD&ĐT: 1.208 trường, Covid-19!") == ["bộ", "gd", "đt", "1.208", "trường", "covid", "19"]


def test_syllables_of_decomposed_text_are_composed():
    assert syllables("Tie\u0302\u0301ng Vie\u0323\u0302t") == ["tiếng", "việt"]


def test_syllables_of_nothing_are_none():
    assert syllables(" \n…") == []


def test_terms_bigrams_stay_within_a_sentence():
    assert terms("Học sinh giỏi. Giáo viên") == [
        "học",
        "sinh",
        "giỏi",
        "giáo",
        "viên",
        "học_sinh",
        "sinh_giỏi",
        "giáo_viên",
    ]


def test_terms_end_with_the_values_of_numbers_and_dates():
    assert terms("Ngày 19/8/2024 có 1.208 em")[-4:] == ["date:2024-08-19", "date:08-19", "month:2024-08", "num:1208"]
    assert "num:1208" in terms("1208 em")

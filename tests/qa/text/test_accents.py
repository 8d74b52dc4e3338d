from qa.text.accents import fold, is_accented


def test_fold_strips_all_marks_and_the_bar_of_d():
    assert fold("Đường đến Thủy Nguyên: mười ưu tiên, ẵm ỡ ỵ") == "Duong den Thuy Nguyen: muoi uu tien, am o y"


def test_fold_keeps_length_and_plain_text():
    text = "Điện Biên “2024” – café €"
    assert len(fold(text)) == len(text)
    assert fold("plain 12-3") == "plain 12-3"


def test_is_accented_counts_tone_vowel_mark_and_d():
    assert [is_accented(s) for s in ("hoc", "học", "da", "đa", "tu", "tư", "12")] == [
        False,
        True,
        False,
        True,
        False,
        True,
        False,
    ]

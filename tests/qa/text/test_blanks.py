from qa.text.blanks import blanked


def test_blanked_keeps_the_length_and_all_other_places() -> None:
    assert blanked("TT 29/2024 và 30", [(3, 10), (14, 16)]) == "TT         và   "
    assert blanked("không có gì", []) == "không có gì"

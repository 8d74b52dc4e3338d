import pytest

from qa.text.addresses import addresses, without_addresses


@pytest.mark.parametrize(
    "address",
    ["so.gd@laocai.gov.vn", "laocai.edu.vn", "laocai.edu.vn/diem", "https://a.vn/x?y=z", "www.abc.xyz", "Gmail.com"],
)
def test_addresses_finds_them_without_the_marks_around(address):
    text = f"Xem ({address}), được không?"
    assert [text[start:end].strip("(),") for start, end in addresses(text)] == [address]


@pytest.mark.parametrize(
    "text", ["TP.HCM", "Th.S Vy", "v.v", "năm 2023.Trong đó", "29/2024/TT-BGDĐT", "1.208", "@", ""]
)
def test_addresses_of_other_words_with_points_are_none(text):
    assert addresses(text) == []


def test_without_addresses_keeps_the_length_and_all_else():
    assert without_addresses("gửi a@b.vn nhé") == "gửi        nhé"

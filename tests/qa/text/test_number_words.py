from decimal import Decimal

import pytest

from qa.text.number_words import figure, quantity, runs, spelled


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1208", "1208"), ("1.208", "1208"), ("1.208,5", "1208.5"), ("1,208", "1.208"), ("98,6", "98.6"),
        ("3.5", "3.5"), ("0.125", "0.125"), ("1.200.000", "1200000"), ("1,200,000", "1200000"),
        ("1 200 000", "1200000"),
    ],
)  # fmt: skip
def test_figure_reads_points_as_thousands_and_commas_as_decimals(written, value):
    assert figure(written) == Decimal(value)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1,2 triệu", 1_200_000), ("50 nghìn tỷ", 50 * 10**12), ("2 tỷ rưỡi", 2_500_000_000), ("2tr5", 2_500_000),
        ("1 triệu 200 nghìn", 1_200_000), ("50k", 50_000), ("100 trieu", 10**8), ("2 vạn", 20_000),
    ],
)  # fmt: skip
def test_quantity_reads_scales(written, value):
    assert quantity(written) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("mười hai", 12), ("hai mươi lăm", 25), ("hai lăm", 25), ("một trăm linh năm", 105), ("năm mươi", 50),
        ("hai triệu rưỡi", 2_500_000), ("hai trăm rưỡi", 250), ("một nghìn không trăm linh năm", 1005),
        ("một nghìn chín trăm bảy mươi lăm", 1975), ("nửa triệu", 500_000), ("ba chục", 30), ("hai mươi mốt", 21),
        ("một tỷ hai trăm triệu", 1_200_000_000), ("năm", 5),
    ],
)  # fmt: skip
def test_spelled_reads_number_words(words, value):
    assert spelled(words.split()) == value


@pytest.mark.parametrize("words", ["hai mươi năm", "hai ba", "nghìn triệu", "trăm", "rưỡi", "hai nghìn ba triệu"])
def test_spelled_of_no_number_is_none(words):
    # "hai mươi năm" is twenty years.
    assert spelled(words.split()) is None


def test_runs_leave_years_and_lone_ambiguous_words():
    assert list(runs(["ba", "năm"])) == [(0, 1, 3)]
    assert list(runs(["năm", "một", "nghìn"])) == [(1, 3, 1000)]
    assert list(runs(["một"])) == []

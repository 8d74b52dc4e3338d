from dataclasses import replace
from random import Random

from training.examples import Example
from training.swaps import Swaps

TEXT = "Năm học 2023-2024, Trường Tiểu học Hoa Sen ở Lào Cai có 30 giáo viên, theo bà Trần Thị Mai."
ASKED = Example("1", "Trường Tiểu học Hoa Sen có mấy giáo viên?", "Hoa Sen", TEXT, 0, 3, "vi", ("Năm",))
OTHERS = [
    replace(ASKED, question=question)
    for question in (
        "Trường Tiểu học Ban Mai ở đâu?",
        "Ở Cà Mau có mấy trường?",
        "Theo bà Lê Thị Nga, trường thiếu gì?",
    )
]


def _drawn(example: Example, *others: Example) -> set[str]:
    swaps = Swaps([example, *others])
    drawn = [swaps.swapped(example, Random(seed)) for seed in range(60)]
    assert all(one is None or not one.answerable for one in drawn)
    return {one.question for one in drawn if one is not None}


def test_swapped_names_another_of_the_same_kind_and_length() -> None:
    assert _drawn(ASKED, *OTHERS) == {"Trường Tiểu học Ban Mai có mấy giáo viên?"}
    in_place = replace(ASKED, question="Ở Lào Cai có mấy giáo viên?")
    assert _drawn(in_place, *OTHERS) == {"Ở Cà Mau có mấy giáo viên?"}


def test_swapped_shifts_a_school_year_whole_and_never_to_one_that_is_told() -> None:
    questions = _drawn(replace(ASKED, question="Năm học 2023-2024 trường có mấy giáo viên?"))
    shifts = (-3, -2, -1, 1, 2, 3)
    assert questions == {f"Năm học {2023 + by}-{2024 + by} trường có mấy giáo viên?" for by in shifts}
    assert "năm 2023 " not in " ".join(_drawn(replace(ASKED, question="Hết năm 2024 trường có mấy giáo viên?")))


def test_swapped_leaves_a_question_alone_whose_names_the_passage_lacks() -> None:
    assert not _drawn(replace(ASKED, question="Ở Cần Thơ có mấy giáo viên?"), *OTHERS)
    assert not _drawn(replace(ASKED, question="Trường có mấy giáo viên?"), *OTHERS)

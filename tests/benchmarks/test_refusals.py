from benchmarks.refusals import RULES, Tally, tallies
from training.examples import Example

TOLD = "Năm 2024, ông Trần Văn Nam, Phó Giám đốc Sở, thăm Trường Tiểu học Hoa Sen ở Lào Cai; trường có 30 lớp."


def _example(question: str, answer: str = "") -> Example:
    start = TOLD.index(answer) if answer else -1
    return Example("1", question, "Chuyến thăm", TOLD, start, start + len(answer) if answer else -1, "vi")


def test_tallies_count_what_each_rule_says_of_answered_and_unanswered() -> None:
    counted = tallies(
        [
            _example("Trường Tiểu học Hoa Sen có bao nhiêu lớp?", "30"),
            _example("Trường Tiểu học Hoa Sen có bao nhiêu lớp?", "Lào Cai"),  # no number: as if the gold were wrong
            _example("Trường Tiểu học Ban Mai có bao nhiêu lớp?"),
            _example("Năm 2019 có bao nhiêu lớp?"),
            _example("Bà Lê Thị Nga thăm trường nào?"),
            _example("Giám đốc Sở là ai?", "Trần Văn Nam"),
        ]
    )
    assert counted == {
        "another year, place, number or school": Tally(3, 0, 3, 2),
        "of these, another school": Tally(2, 0, 1, 1),
        "a person whom it never names": Tally(0, 0, 1, 1),
        "an answer of another shape": Tally(2, 1, 0, 0),
        "the deputy for the head, or the head for the deputy": Tally(1, 1, 0, 0),
    }
    assert list(counted) == list(RULES)

import re
from random import Random

from training.examples import Example
from training.rolls import with_roll

TOLD = "Sáng 12/8, hội nghị tổng kết diễn ra. Nhiều việc đã được nêu. Kết quả tốt."
MADE = [
    with_roll(Example("1", "Hội nghị diễn ra khi nào?", "Tổng kết", TOLD, 0, 9, "vi"), Random(s)) for s in range(400)
]


def test_roll_is_set_into_the_passage_between_sentences() -> None:
    for made in MADE:
        assert all(sentence in made.passage for sentence in TOLD.split(". "))
        assert made.question != "Hội nghị diễn ra khi nào?"


def test_roll_answers_stand_where_they_say_and_are_whole() -> None:
    held = [made for made in MADE if made.answerable]
    assert 280 <= len(held) <= 360  # four in five
    for made in held:
        assert (made.passage[made.start : made.end],) == made.answers
        assert not made.passage[made.end].isalpha()
        assert not made.passage[made.start - 1].isalpha()


def test_roll_asks_for_the_one_whose_office_stands_beside_the_name() -> None:
    made = next(m for m in MADE if m.question == "Bí thư Đoàn trường là ai?" and m.answerable)
    after = made.passage[made.end :].split(";")[0]
    before = made.passage[: made.start].split(";")[-1]
    assert "Bí thư Đoàn trường" in before + after


def test_roll_without_an_answer_names_no_holder_of_the_office() -> None:
    places = re.compile(r" (?:tỉnh |thành phố )?(?:[A-ZĐ]\w+ )?[A-ZĐ]\w+$")
    silent = [made for made in MADE if not made.answerable and made.question.startswith("Ai là ")]
    asked = [made.question.removeprefix("Ai là ").removesuffix("?") for made in silent]
    assert len(asked) > 3
    for made, office in zip(silent, asked, strict=True):
        named = places.sub("", office) if office not in made.passage else office
        assert re.search(rf"(?<!Phó ){re.escape(named)}(?! [A-ZĐ])", made.passage) is None


def test_roll_offices_are_those_of_their_level() -> None:
    told = [made.passage + made.question for made in MADE]
    assert any("UBND thành phố" in one for one in told)
    assert not any(re.search(r"(?:UBND|HĐND|Công an|Quốc hội) thành(?! phố)", one) for one in told)
    assert not any("Tỉnh ủy" in one and "UBND thành phố" in one for one in told)

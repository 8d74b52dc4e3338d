from random import Random

from training.claims import Claims
from training.examples import Example

PASSAGE = "Trường Hoa Sen có 512 em và 31 thầy cô. Hiệu trưởng là bà Lan, hiệu phó là ông Bảo. Trường mở cửa năm 1998."


def _example(question: str, answer: str, verdict: bool | None = None) -> Example:
    start = PASSAGE.find(answer)
    end = start + len(answer) if answer else -1
    return Example(question, question, "", PASSAGE, start if answer else -1, end, "vi", (answer,), verdict)


EXAMPLES = (
    _example("Trường Hoa Sen có bao nhiêu em?", "512"),
    _example("Trường Hoa Sen có bao nhiêu thầy cô?", "31"),
    _example("Ai là hiệu trưởng?", "bà Lan"),
    _example("Ai là hiệu phó?", "ông Bảo"),
    _example("Vì sao trường đông?", "mở cửa"),
)


def _claims(of: Example, draws: int = 60) -> set[tuple[bool | None, str]]:
    claims, random = Claims(EXAMPLES), Random(1)
    made = [claims.claimed(of, random) for _ in range(draws)]
    assert all(one is not None and (one.start, one.end) == (of.start, of.end) for one in made)
    return {(one.verdict, one.question) for one in made if one is not None}


def test_claimed_puts_the_answer_in_for_yes_and_another_of_its_kind_for_no() -> None:
    made = _claims(EXAMPLES[2])
    assert (True, "bà Lan là hiệu trưởng phải không?") in made
    assert (False, "Có phải ông Bảo là hiệu trưởng không?") in made
    assert all(("bà Lan" in question) == verdict and ("ông Bảo" in question) != verdict for verdict, question in made)


def test_claimed_puts_another_figure_of_the_passage_or_other_digits_in_for_no() -> None:
    told = {
        question.split(" có ")[1].split(" em")[0]
        for yes, question in _claims(EXAMPLES[0], 200)
        if not yes and " em phải" in question
    }
    assert "31" in told
    assert "512" not in told
    assert len(told) > 2
    assert all("512" in question for yes, question in _claims(EXAMPLES[0]) if yes)


def test_claimed_leaves_what_has_no_place_for_an_answer() -> None:
    claims = Claims(EXAMPLES)
    assert claims.claimed(EXAMPLES[4], Random(1)) is None
    assert claims.claimed(_example("Trường sơn màu gì?", ""), Random(1)) is None


def test_claimed_leaves_what_the_passage_does_not_answer_undecided() -> None:
    made = Claims(EXAMPLES).claimed(_example("Ai là bảo vệ?", ""), Random(1))
    assert made is not None
    assert (made.answerable, made.verdict) == (False, None)
    assert "bà Lan là bảo vệ" in made.question or "ông Bảo là bảo vệ" in made.question


def test_claimed_puts_another_place_in_for_no() -> None:
    asked = [_example("Trường họp ở đâu?", "Hoa Sen"), _example("Hội họp ở đâu?", "Lan")]
    claims, random = Claims(asked), Random(1)
    made = {claims.claimed(asked[0], random) for _ in range(60)}
    assert any(one is not None and one.verdict is False and "ở Lan" in one.question for one in made)

"""Open questions turned into yes or no ones: their answer, or another of its shape from the same passage, put in."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from qa.text.questions import kind_of
from training.examples import Example

_NUMBER = re.compile(r"\d[\d.,]*(?: ?%)?")
_LONGEST = 60  # characters of an answer that is put into a question
_NOUNS = (
    "tỉnh|thành phố|nước|quốc gia|huyện|xã|trường|công ty|môn|lớp|đội|tổ chức|cơ quan|đơn vị|tác giả|vị vua|loài"
    "|ngôn ngữ|giải"
)
_ASKED = (
    (re.compile(r"\bbao nhiêu\b", re.IGNORECASE), "number"),
    (re.compile(r"\b(?:vào )?(?:năm nào|khi nào|ngày nào|lúc nào|tháng nào|bao giờ)\b", re.IGNORECASE), ""),
    (re.compile(r"\b(?:ở đâu|tại đâu|nơi nào)\b", re.IGNORECASE), "place"),
    (re.compile(rf"\b(?:{_NOUNS}) nào\b", re.IGNORECASE), ""),
    (re.compile(r"\b(?:người nào|ai)\b", re.IGNORECASE), ""),
    (re.compile(r"(?<=\blà )gì\b|\b(?:cái gì|điều gì|việc gì)\b", re.IGNORECASE), ""),
)
_FORMS = (
    "{} phải không?", "{} đúng không?", "{} có đúng không ạ?", "Có phải {} không?", "Có phải {} không ạ?",
    "Liệu {} không?", "{} à?", "{} phải không ạ", "Có đúng là {} không?",
)  # fmt: skip


class Claims:
    """Knows the answers of each passage."""

    def __init__(self, examples: Iterable[Example]) -> None:
        told: dict[str, dict[str, str]] = defaultdict(dict)
        for example in examples:
            if example.answerable and example.verdict is None and example.end - example.start <= _LONGEST:
                told[example.passage][example.passage[example.start : example.end]] = kind_of(example.question)
        self._told = dict(told)

    def claimed(self, example: Example, random: Random) -> Example | None:
        """Return the question with its answer put in, to be answered with yes, or with another one, with no.

        The span stays: it is what decides. A question that its passage does not answer gets another's answer and stays
        undecided: how a claim is asked must not tell. None where the question has no place for an answer, or the
        passage no other.
        """
        answer = example.passage[example.start : example.end] if example.answerable else ""
        asked = next(((found, as_) for pattern, as_ in _ASKED if (found := pattern.search(example.question))), None)
        if asked is None or len(answer) > _LONGEST:
            return None
        found, as_ = asked
        right = _put(answer, as_)
        if example.answerable and right is None:
            return None
        known = right if as_ == "number" and right else answer  # a place is told apart by its name, not by "ở"
        other = _put(self._other(example, known, random), as_)
        yes = example.answerable and random.random() < 0.5
        put = right if yes else other
        if put is None or other is None or right == other:  # without another there is no yes either: both are as many
            return None
        question = example.question.rstrip(" ?")
        claim = random.choice(_FORMS).format(question[: found.start()] + put + question[found.end() :])
        verdict = yes if example.answerable else None
        return replace(example, question=claim, verdict=verdict) if kind_of(claim) == "yes_no" else None

    def _other(self, example: Example, answer: str, random: Random) -> str:
        """Return another answer of the same kind and shape; a number with another digit where the passage has none."""
        kind, told = kind_of(example.question), self._told.get(example.passage, {})
        same_kind = [text for text, its_kind in told.items() if its_kind == kind]
        if not answer:
            return random.choice(same_kind) if same_kind else ""
        shape = _shape(answer)
        others = [text for text in same_kind if _shape(text) == shape and not _overlap(text, answer)]
        if others and (shape != "number" or random.random() < 0.5):
            return random.choice(others)
        return _other_digits(answer, random) if shape == "number" else ""


def _put(text: str, as_: str) -> str | None:
    if as_ == "number":
        number = _NUMBER.search(text)
        return number.group() if number else None
    if as_ == "place" and text and not text.lower().startswith(("ở ", "tại ", "trên ", "trong ", "gần ")):
        return f"ở {text}"
    return text or None


def _overlap(one: str, other: str) -> bool:
    return one.lower() in other.lower() or other.lower() in one.lower()


def _shape(text: str) -> str:
    if _NUMBER.search(text):
        return "number"
    return "name" if text[:1].isupper() else "words"


def _other_digits(text: str, random: Random) -> str:
    places = [at for at, character in enumerate(text) if character.isdigit()]
    at = random.choice(places)
    digit = random.choice([other for other in "123456789" if other != text[at]])
    return text[:at] + digit + text[at + 1 :]

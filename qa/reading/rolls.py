"""Who holds an office in a roll: "Lâm Văn Mẫn, Bí thư Tỉnh ủy; Trần Văn Lâu, Chủ tịch UBND tỉnh; ...".

The name stands before its offices, the semicolon ends them. Our span reader takes the name behind the office as often;
punctuation alone decides here, so it is read by rule.
"""

import re
from dataclasses import replace

from qa.reading.candidates import Candidate
from qa.reading.passage_reading import PassageReading
from qa.reading.span_choice import FoundSpan
from qa.text.accents import fold
from qa.text.normal import normalize
from qa.text.questions import kind_of

_BEFORE_NAMES = re.compile(
    "chí|ông|bà|anh|chị|thầy|cô|giáo|pgs|gs|ts|ths|bs|ngưt|ngnd|tướng|tá|úy|sĩ|có|gồm|là|do|với|và", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+")
_NAME_ENDS = re.compile(r" ?[,(–—]| - ")
_OFFICE_ENDS = re.compile(r"[,;()–—]| - ")
_NAME_LENGTHS = range(2, 6)  # words
_SHORT = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban mttq", "mttq"),
    ("mat tran to quoc", "mttq"),
    ("giao duc va dao tao", "gddt"),
    ("gd&dt", "gddt"),
    ("gd-dt", "gddt"),
    ("dai bieu quoc hoi", "dbqh"),
)
_DEPUTY = re.compile(r"\b(?:pho|thu|nguyen|cuu) $")
_LEAST = 2  # syllables of an office: "Bí thư" and more


def span_in(question: str, one: Candidate, reading: PassageReading) -> FoundSpan | None:
    """Return the best span of a sentence that was read, in a roll the name of whom a who question asks for."""
    span = reading.within(one.start, one.end)
    if span is None or kind_of(question) != "who" or (name := holder_in_roll(question, one.text)) is None:
        return span
    return replace(span, start=one.start + name[0], end=one.start + name[1])


def holder_in_roll(question: str, sentence: str) -> tuple[int, int] | None:
    """Return where the name stands whose offices a question asks for; None where no roll of the sentence tells.

    The question must hold an office of one entry to the letter (marks and usual short forms aside), without "Phó"
    before it, and more of it than of any other entry.
    """
    if ";" not in sentence:
        return None
    asked = f" {_plain(question)} "
    found: list[tuple[int, tuple[int, int]]] = []
    at = 0
    for piece in sentence.split(";"):
        if (name := _name_of(piece)) is not None:
            held = sum(_held(asked, office) for office in _OFFICE_ENDS.split(piece[name[1] :]))
            found.append((held, (at + name[0], at + name[1])))
        at += len(piece) + 1
    found.sort(reverse=True)
    if len(found) < 2 or found[0][0] == 0 or found[0][0] == found[1][0]:
        return None
    return found[0][1]


def _name_of(piece: str) -> tuple[int, int] | None:
    """Return where the name stands that ends before the first comma, dash or bracket of an entry."""
    end = _NAME_ENDS.search(piece)
    words = list(_WORD.finditer(piece[: end.start()])) if end else []
    length = 0
    while length < len(words) and words[-1 - length].group()[0].isupper():
        length += 1
    if length and _BEFORE_NAMES.fullmatch(words[-length].group()):  # "Ông Hà Tám" begins the sentence
        length -= 1
    before = words[-1 - length].group() if length < len(words) else ""
    if end is None or length not in _NAME_LENGTHS or (before and not _BEFORE_NAMES.fullmatch(before)):
        return None
    return words[-length].start(), words[-1].end()


def _held(asked: str, office: str) -> int:
    """Return of how many syllables an office is that a question asks for, 0 where it does not."""
    words = _plain(office)
    place = asked.find(f" {words} ")
    if len(words.split()) < _LEAST or place < 0 or _DEPUTY.search(asked[: place + 1]):
        return 0
    return len(words.split())


def _plain(text: str) -> str:
    plain = fold(normalize(text)).lower()
    for long, short in _SHORT:
        plain = plain.replace(long, short)
    return " ".join(re.findall(r"\w+", plain))

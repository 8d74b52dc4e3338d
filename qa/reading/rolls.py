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
# What stands before the office that is asked for, at the beginning or behind "ai": "Ai hiện giữ chức vụ ...?"
_CALLED = r"(?:(?:dong chi|ong|ba|vi) )?"
_HOLDS = (
    r"(?:(?:dang|hien|hien nay|hien tai|se|duoc bau|duoc bo nhiem) )*"
    r"(?:la|lam|(?:giu|dam nhiem|dam nhan)(?: chuc vu(?! truong vu)| chuc danh| chuc| cuong vi| vai tro)?) "
)
_WHO = r"(?:ai|(?:nguoi|vi|ong|ba|thay|co|anh|chi|dong chi|lanh dao|can bo) nao)"
_AI_LA = re.compile(rf" {_WHO} {_HOLDS}(?:nguoi {_HOLDS})?{_CALLED}")
_LEAD = re.compile(
    r" (?:(?:cho (?:toi |em )?(?:biet|hoi)|xin hoi|hien nay|hien tai|hien|ho ten|ho va ten|ten|cua"
    r"|nam (?:hoc )?\d{4}(?: \d{4})?) )*"
    rf"(?:nguoi {_HOLDS})?{_CALLED}"
)
_ASKS_WHO = re.compile(rf" {_WHO} ")
_LA_AI = re.compile(rf" (?:la {_WHO}|ten la gi|ten gi) ")
_OPENING = re.compile(r"(?:trong|tai|o|nam) [^,]*, ")  # "Trong hội nghị, Bí thư Tỉnh ủy là ai?"
# An office that ends so is not told in whole: of which department, which school?
_OPEN_END = re.compile(
    r" (?:chu tich|giam doc|thu|truong|(?<!thanh )pho|chanh|vien|so|phong|ban|bo|cuc|khoa|to|trung tam|cong ty"
    r"|tieu hoc|dai hoc|mam non|thcs|thpt|ubnd|hdnd|mttq|(?<!quoc )hoi|(?<!tinh |uyen |hanh )doan) $"
)
_GOES_ON = re.compile(
    r" (?:$|(?:la|ai|ten|nao|hien|dang|da|du|tham|phat|trao|den|co|duoc|va|kiem|khi|luc|trong|vay|a|nhi|the|nhiem) )"
)


def span_in(question: str, one: Candidate, reading: PassageReading) -> FoundSpan | None:
    """Return the best span of a sentence that was read, in a roll the name of whom a who question asks for."""
    span = reading.within(one.start, one.end)
    if span is None or kind_of(question) != "who" or (name := holder_in_roll(question, one.text)) is None:
        return span
    return replace(span, start=one.start + name[0], end=one.start + name[1])


def holder_in_roll(question: str, sentence: str) -> tuple[int, int] | None:
    """Return where the name stands whose offices a question asks for; None where no roll of the sentence tells.

    The question must ask for an office of one entry to the letter (marks and usual short forms aside), without "Phó"
    before it, and for more of it than of any other entry. Who is with the one that holds it, or comes after, is
    another.
    """
    if ";" not in sentence or (asked := _asked_office(question)) is None:
        return None
    found: list[tuple[int, bool, tuple[int, int]]] = []
    at = 0
    for piece in sentence.split(";"):
        if (name := _name_of(piece)) is not None:
            found.append((*_held(asked, piece[name[1] :]), (at + name[0], at + name[1])))
        at += len(piece) + 1
    found.sort(reverse=True)
    if len(found) < 2 or found[0][0] == found[1][0]:
        return None
    _, is_asked_for, (start, end) = found[0]
    is_named = f" {_plain(sentence[start:end])} " in f" {_plain(question)} "
    return (start, end) if is_asked_for and not is_named else None


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


def _asked_office(question: str) -> str | None:
    """Return the plain words of a question from the office on that it asks for: "ai là ...", "... là ai", "tên ..."."""
    asked = f" {_plain(question)} "
    if found := _AI_LA.search(asked):
        return asked[found.end() - 1 :]
    if _ASKS_WHO.search(asked) and not _LA_AI.search(asked):  # "Ai dự cùng Bí thư?", "Bí thư gặp ai?"
        return None
    if (asks := _LA_AI.search(asked)) and asks.end() == len(asked):
        folded = fold(normalize(question)).lower().strip()
        opening = _OPENING.match(folded)
        asked = f" {_plain(folded[opening.end() :] if opening else folded)} "
    lead = _LEAD.match(asked)
    return asked[lead.end() - 1 :] if lead else None


def _held(asked: str, offices: str) -> tuple[int, bool]:
    """Return how many syllables of a question are offices of an entry, and whether it begins with one of them."""
    lengths = {plain: _length(asked, plain) for plain in map(_plain, _OFFICE_ENDS.split(offices))}
    begins = any(length and asked.startswith(f" {plain} ") for plain, length in lengths.items())
    return sum(lengths.values()), begins


def _length(asked: str, office: str) -> int:
    """Return of how many syllables an office is that a question names in whole, 0 where it does not."""
    words = f" {office} "
    place = asked.find(words)
    if len(office.split()) < _LEAST or place < 0 or _DEPUTY.search(asked[: place + 1]):
        return 0
    rest = asked[place + len(words) - 1 :]
    return 0 if _OPEN_END.search(words) and not _GOES_ON.match(rest) else len(office.split())


def _plain(text: str) -> str:
    plain = fold(normalize(text)).lower()
    for long, short in _SHORT:
        plain = plain.replace(long, short)
    return " ".join(re.findall(r"\w+", plain))

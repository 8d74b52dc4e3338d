"""One canonical form for every way of writing a number, a share, a date, a school year or a time, with its offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from qa.text.dates import RULES
from qa.text.normal import normal_form, normalize
from qa.text.number_words import QUANTITY, SEQUENCE, quantity, runs, spelled

_YEAR = re.compile(r"(?<!\w)(?:năm|nam) ((?:1\d|20)\d\d)(?!\w|[.,]\d)", re.IGNORECASE)
_SHARE = r" ?(?:%|phần trăm|phan tram)"
_FIGURES = re.compile(rf"(?<!\w)(?<!\d[.,])({QUANTITY})({_SHARE})?", re.IGNORECASE)
_SEQUENCE = re.compile(SEQUENCE, re.IGNORECASE)
_SHARE_AFTER = re.compile(r" phần trăm(?!\w)", re.IGNORECASE)
_ROMAN_CUES = (
    r"khóa|khoa|lần thứ|lan thu|thứ|học kỳ|học kì|hoc ky|kỳ|kì|thế kỷ|thế kỉ|the ky|chương|chuong|phần|phan|quý|quy"
    r"|tập|hồi|mục|điều|đại hội|hạng|cấp|vùng|giai đoạn|tiểu bang|nhóm|loại|bậc"
)
# C and L alone are more often letters ("hạng C") than a hundred and fifty.
_ROMAN = re.compile(r"(?<=\w )([IVX][IVXLC]{0,7})(?!\w)")
_ENDS_WITH_CUE = re.compile(rf"(?<!\w)(?:{_ROMAN_CUES}) \Z", re.IGNORECASE)
_LONGEST_CUE = 12
_ROMAN_FORM = re.compile(r"(C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
_ORDINAL = re.compile(r"(?<!\w)thứ (nhất|nhì)(?!\w)", re.IGNORECASE)
_CURRENCY = re.compile(r"(?<!\w)(?:vnđ|vnd|đ)(?!\w)")

_TERMS = {"number": "num", "year": "num", "percent": "pct"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value read in a text: number, year, percent, date, month, schoolyear or time, at [start, end) of that text.

    `canonical` is plain decimal for numbers, ISO for dates: "1208", "98.6", "2024-08-19", "08-19", "2024-08", "19:15".
    """

    kind: str
    canonical: str
    start: int
    end: int


def values(text: str) -> tuple[Value, ...]:
    """Read all values of a text in reading order; offsets are those of the text as given."""
    normal = normal_form(text)
    read = [
        Value(kind, canonical, *normal.original_span(start, end))
        for kind, canonical, start, end in _values(normal.text)
    ]
    return tuple(read)


def canonical_terms(text: str) -> list[str]:
    """Give the index terms of a text's values: "num:1208", "pct:98.6", "date:2024-08-19" and "date:08-19", ..."""
    return [term for kind, canonical, *_ in _values(normalize(text)) for term in _terms(kind, canonical)]


def equivalent(a: str, b: str) -> bool:
    """Tell whether two texts hold at least one value and are equal but for how their values are written."""
    one, other = _rendered(a), _rendered(b)
    return one is not None and one == other


def _values(text: str) -> list[tuple[str, str, int, int]]:
    taken = bytearray(len(text))
    found: list[tuple[str, str, int, int]] = []
    for kind, canonical, start, end in _candidates(text):
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            found.append((kind, canonical, start, end))
    return sorted(found, key=lambda value: value[2])


def _candidates(text: str) -> Iterator[tuple[str, str, int, int]]:
    for pattern, read in RULES:
        for match in pattern.finditer(text):
            if reading := read(match):
                yield *reading, *match.span()
    for match in _YEAR.finditer(text):
        yield "year", match.group(1), *match.span()
    for match in _FIGURES.finditer(text):
        yield "percent" if match.group(2) else "number", _plain(quantity(match.group(1))), *match.span()
    for match in _ROMAN.finditer(text):
        before = text[max(0, match.start() - _LONGEST_CUE) : match.start()]
        if (roman := _roman(match.group(1))) is not None and _ENDS_WITH_CUE.search(before):
            yield "number", str(roman), *match.span(1)
    for match in _ORDINAL.finditer(text):
        yield "number", "1" if match.group(1).lower() == "nhất" else "2", *match.span(1)
    yield from _spelled_numbers(text)


def _spelled_numbers(text: str) -> Iterator[tuple[str, str, int, int]]:
    for match in _SEQUENCE.finditer(text):
        words = [(word.group().lower(), word.start(), word.end()) for word in re.finditer(r"\S+", match.group())]
        for first, last, value in runs([word for word, *_ in words]):
            start, end = match.start() + words[first][1], match.start() + words[last - 1][2]
            share = _SHARE_AFTER.match(text, end)
            yield "percent" if share else "number", _plain(value), start, share.end() if share else end


def _terms(kind: str, canonical: str) -> list[str]:
    if kind == "date" and len(canonical) == 10:
        return [f"date:{canonical}", f"date:{canonical[5:]}", f"month:{canonical[:7]}"]
    if kind == "month" and len(canonical) == 7:
        return [f"month:{canonical}", f"month:{canonical[5:]}"]
    return [f"{_TERMS.get(kind, kind)}:{canonical}"]


def _rendered(text: str) -> str | None:
    plain = normal_form(text).text.strip(" \t\n.,;:!?\"'()")
    if (alone := spelled(plain.lower().split())) is not None and plain:
        return f"num:{_plain(alone)}"
    found = _values(plain)
    if not found:
        return None
    pieces, at = [], 0
    for kind, canonical, start, end in found:
        pieces += [plain[at:start], f" {_terms(kind, canonical)[0]} "]
        at = end
    words = "".join([*pieces, plain[at:]]).lower().split()
    return _CURRENCY.sub("đồng", " ".join(words))


def _roman(written: str) -> int | None:
    match = _ROMAN_FORM.fullmatch(written)
    if match is None:
        return None
    worth = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
    digits = [worth[letter] for letter in written]
    return sum(-n if n < after else n for n, after in zip(digits, [*digits[1:], 0], strict=True))


def _plain(value: Decimal) -> str:
    whole = value.normalize()
    return f"{whole:f}"

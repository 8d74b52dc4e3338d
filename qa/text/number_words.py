"""Numbers as Vietnamese writes them: with points and commas, with nghìn, triệu and tỷ, or in words."""

import re
from collections.abc import Iterator
from decimal import Decimal

_DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
# Typed without marks they are still plain after a figure; tram (trạm) and van (văn) are not.
_SCALES_AFTER_FIGURES = _SCALES | {
    "trăm": 100, "nghin": 10**3, "ngan": 10**3, "k": 10**3, "trieu": 10**6, "tr": 10**6, "ty": 10**9, "ti": 10**9,
}  # fmt: skip
_JOINERS = frozenset({"linh", "lẻ"})
_TENS = frozenset({"mươi", "chục"})
_WORDS = frozenset({*_DIGITS, *_SCALES, *_JOINERS, *_TENS, "mười", "trăm", "rưỡi", "rưởi", "nửa"})
# Alone these are mostly other words: a year, a pronoun, private, a soul.
_NOT_ALONE = _WORDS - {"hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"}
_LONGEST = 16

FIGURE = (
    r"(?:\d{1,3}(?:\.\d{3}){1,6}(?:,\d+)?|\d{1,3}(?:,\d{3}){2,6}|\d{1,3}(?: \d{3}){2,6}|\d+(?:[.,]\d+)?)(?![.,]?\d)"
)
_SCALE = "|".join(sorted(_SCALES_AFTER_FIGURES, key=len, reverse=True))
_LARGE = "triệu|trieu|tỷ|tỉ|ty|ti"
# "3 triệu 5" is 3.5 million before what it counts or nothing; "3 triệu 5 trường" is two figures.
_ENDS = r"(?=[?!;)]|[.,](?!\d)|\s?\Z|\s(?:đồng|dong|đ|vnđ|vnd)(?!\w))"
# Every repetition is bounded, so that no text makes the search quadratic.
QUANTITY = (
    rf"{FIGURE}(?:\s?(?:tr|{_LARGE})(?:\d{{3}}|\d)(?!\w)|\s(?:{_LARGE})\s\d{_ENDS}"
    rf"|\s?(?:{_SCALE})(?!\w)(?:\s(?:{_SCALE}|rưỡi|ruoi)(?!\w)){{0,2}})?"
    rf"(?:\s\d{{1,3}}\s(?:{_SCALE})(?!\w)){{0,3}}"
)
"""A figure, its scales, and what is added to it: 1.208, 1,2 triệu, 50 nghìn tỷ, 2 tỷ rưỡi, 1 triệu 200 nghìn, 2tr5."""
WORDS = rf"(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
SEQUENCE = rf"(?<!\w){WORDS}(?:\s{WORDS}){{0,{_LONGEST - 1}}}(?!\w)"
"""Number words in a row; `runs` finds the numbers among them."""

_PIECE = re.compile(rf"({FIGURE})|([^\W\d_]+)((?:\d{{1,3}}|\s\d\Z)?)", re.IGNORECASE)


def figure(written: str) -> Decimal:
    """Read 1.208 as 1208, 1,2 as 1.2, 1.200.000 and 1,200,000 and 1 200 000 as a million and a fifth."""
    plain = written.replace(" ", "")
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", plain):
        plain = plain.replace(",", "")
    return Decimal(plain.replace(",", "."))


def quantity(written: str) -> Decimal:
    """Read what QUANTITY matches."""
    total = part = Decimal(0)
    scale = Decimal(1)
    for match in _PIECE.finditer(written.lower()):
        if match.group(1):
            total += part * scale
            part, scale = figure(match.group(1)), Decimal(1)
        elif match.group(2) in ("rưỡi", "ruoi"):
            part += Decimal("0.5")
        else:
            scale *= _SCALES_AFTER_FIGURES[match.group(2)]
            part += Decimal(f"0.{match.group(3).strip() or 0}")  # 2tr5, 2tr500, 3 triệu 5
    return total + part * scale


def spelled(words: list[str]) -> Decimal | None:
    """Read lower-cased number words as one number; None when they are not one, as "hai mươi năm" (twenty years)."""
    if words == ["nửa"]:
        return Decimal("0.5")
    total, at = Decimal(0), 0
    limit = 10**18
    while at < len(words):
        group, at = _below_thousand(words, at)
        if group is None:
            return None
        scale = 1
        while at < len(words) and words[at] in _SCALES:
            scale *= _SCALES[words[at]]
            at += 1
        if at < len(words) and words[at] in ("rưỡi", "rưởi") and (scale > 1 or group % 100 == 0):
            group += Decimal("0.5") if scale > 1 else 50
            at += 1
        if scale >= limit or (at < len(words) and scale == 1):
            return None
        total, limit = total + group * scale, scale
    return total


def runs(words: list[str]) -> Iterator[tuple[int, int, Decimal]]:
    """Find the numbers in a row of number words: [first, last) and value, the longest at each place."""
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            value = spelled(words[at:end])
            if value is not None and not (end == at + 1 and words[at] in _NOT_ALONE):
                yield at, end, value
                at = end
                break
        else:
            at += 1


def _below_thousand(words: list[str], at: int) -> tuple[Decimal | None, int]:
    """Read the words of a number below a thousand from `at`: its value and where it ends."""
    value, start = 0, at
    if words[at] == "nửa" and words[at + 1 : at + 2] and words[at + 1] in _SCALES:
        return Decimal("0.5"), at + 1
    if _is(words, at + 1, {"trăm"}) and words[at] in _DIGITS:
        value, at = 100 * _DIGITS[words[at]], at + 2
    if _is(words, at, {"mười"}):
        value, at = value + 10, at + 1
    elif _is(words, at + 1, _TENS) and words[at] in _DIGITS:
        value, at = value + 10 * _DIGITS[words[at]], at + 2
    elif _is(words, at, _JOINERS) and at + 1 < len(words) and words[at + 1] in _DIGITS:
        return Decimal(value + _DIGITS[words[at + 1]]), at + 2
    elif _is(words, at + 1, {"lăm", "nhăm", "mốt"}) and words[at] in _DIGITS:
        return Decimal(value + 10 * _DIGITS[words[at]] + _DIGITS[words[at + 1]]), at + 2  # hai lăm: 25
    if _is(words, at, set(_DIGITS)) and (at == start or words[at] not in ("năm", "không")):
        # hai mươi năm is twenty years; twenty-five is hai mươi lăm.
        value, at = value + _DIGITS[words[at]], at + 1
    return (Decimal(value), at) if at > start else (None, at)


def _is(words: list[str], at: int, kinds: frozenset[str] | set[str]) -> bool:
    return at < len(words) and words[at] in kinds

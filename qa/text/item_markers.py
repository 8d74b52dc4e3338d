"""The marks that begin a list item: "1.", "a)", "IV.", "Điều 5.", "Thứ nhất,", "-", "•"."""

import re
from dataclasses import dataclass

# The Vietnamese alphabet with the English letters mixed in; a list may leave any of the latter (and đ) out.
_ALPHABET = "abcdđefghijklmnopqrstuvwxyz"
_LEFT_OUT = frozenset("đfjwz")

_UNITS = "Điều|Khoản|Chương|Phần|Mục|Bước|Câu|Bài|Tiết|Nhiệm vụ|Giai đoạn|Nội dung|Câu hỏi|Phương án"
_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_COUNTS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")

_MARK = re.compile(
    rf"(?:(?P<unit>{_UNITS})\s+(?P<unit_value>\d{{1,3}}|[IVXLC]{{1,7}})\b[.:)]?(?=\s|$)"
    r"|(?P<levels>(?:\d{1,2}\.){1,4})(?P<level>\d{1,2})[.)]?(?=\s)"
    r"|(?P<open>\(?)(?P<value>\d{1,3}|[IVXLC]{1,7}|[ivx]{1,5}|[A-ZĐa-zđ])(?P<close>[.)/])(?=\s|[^\W\d_]{2})"
    r"|(?P<ordinal>[Tt]hứ (?:" + "|".join(_ORDINALS) + r"))(?=[,:]?\s)"
    r"|(?P<count>(?:" + "|".join(c.capitalize() for c in _COUNTS) + r")) là(?=[,:]?\s)"
    r"|(?P<bullet>[-–—*+](?=\s)|[•●▪■○◦·►➢✓✔❖]))[,:]?\s*"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark at [start, end): every (style, ordinal) it can be read as ("c)" is the third letter or a Roman hundred).

    Items of one list share the style; ordinals count from 1 and are 0 for bullets. Words of the item begin at `end`.
    """

    start: int
    end: int
    readings: tuple[tuple[str, int], ...]


def marker_at(text: str, start: int, end: int) -> Marker | None:
    """Return the mark that begins text[start:end], None if there is none."""
    found = _MARK.match(text, start, end)
    if found is None:
        return None
    readings = _readings(found)
    return Marker(start, found.end(), readings) if readings else None


def follows(style: str, last: int, ordinal: int) -> bool:
    """Tell whether `ordinal` comes right after `last` in a list of this style."""
    if ordinal == 0:
        return last == 0
    if ordinal <= last:
        return False
    if "a" in style or "A" in style:
        return all(letter in _LEFT_OUT for letter in _ALPHABET[last : ordinal - 1])
    return ordinal == last + 1


def _readings(found: re.Match[str]) -> tuple[tuple[str, int], ...]:
    if found["bullet"]:
        return ((found["bullet"], 0),)
    if found["unit"]:
        value = found["unit_value"]
        return ((found["unit"].lower(), int(value) if value.isdigit() else roman_value(value)),)
    if found["levels"]:
        return ((found["levels"], int(found["level"])),)
    if found["ordinal"]:
        return (("thứ", _ORDINALS.index(found["ordinal"][4:]) + 1),)
    if found["count"]:
        return (("là", _COUNTS.index(found["count"].lower()) + 1),)
    return _value_readings(found["value"], found["open"] + "{}" + found["close"])


def _value_readings(value: str, shape: str) -> tuple[tuple[str, int], ...]:
    if value.isdigit():
        return ((shape.format("1"), int(value)),) if int(value) else ()
    readings = []
    if len(value) == 1:
        readings.append((shape.format("a" if value.islower() else "A"), _ALPHABET.index(value.lower()) + 1))
    if roman := roman_value(value):
        readings.append((shape.format("i" if value.islower() else "I"), roman))
    return tuple(sorted(readings, key=lambda reading: reading[1]))


_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral up to 399, 0 for anything else."""
    if not _ROMAN.fullmatch(numeral):
        return 0
    values = [_ROMAN_DIGITS[letter] for letter in numeral.lower()]
    return sum(-v if any(later > v for later in values[i + 1 : i + 2]) else v for i, v in enumerate(values))

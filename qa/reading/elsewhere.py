"""Whether a passage speaks of another year, province or numbered thing than the question names."""

import re
from datetime import date

from qa.text.accents import fold
from qa.text.names import names
from qa.text.normal import normalize
from qa.text.numbers import values

_NUMBERED = re.compile(
    r"\b(so|lop|dieu|khoan|khoa|ky|quy|dot|nhom|vung|chuong|tap|phan|hang|lan thu|giai doan) (\d+|[ivx]+)\b|"
    r"\b(\d+) (tuoi)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def speaks_of_another(question: str, passage: str, published: date | None = None) -> bool:
    """Tell whether the question names a time, a place or a number that the passage lacks while it has its like.

    The theme of 2025-2026 does not stand where only that of 2024-2025 is told, nor a figure of Sóc Trăng where all is
    about Lào Cai. What the passage does not speak of at all says nothing: its article may be about just that.
    `passage` has its title before it; the year of publication counts as told.
    """
    question, passage = normalize(question), normalize(passage)
    told = _years(passage) | ({str(published.year)} if published else set())
    pairs = (
        (_school_years(question), _school_years(passage)),
        (_years(question), told),
        (_places(question), _places(passage)),
    )
    if any(asked and had and not asked & had for asked, had in pairs):
        return True
    had = _numbered(passage)
    return any(
        _is_missing(number, {other for same, other in had if same == word}) for word, number in _numbered(question)
    )


def _is_missing(number: str, told: set[str]) -> bool:
    """Tell whether a number is not told and its like are; between two that are told it may be meant: 9 to 15 years."""
    if number in told or not told:
        return False
    bounds = [int(one) for one in told if one.isdigit()]
    return not (number.isdigit() and len(bounds) > 1 and min(bounds) < int(number) < max(bounds))


def _school_years(text: str) -> set[str]:
    return {value.canonical for value in values(text) if value.kind == "schoolyear"}


def _years(text: str) -> set[str]:
    """Return the years that stand in a text, also inside of dates and school years."""
    found: set[str] = set()
    for value in values(text):
        if value.kind in ("year", "schoolyear", "date", "month"):
            found |= set(_YEAR.findall(value.canonical))
        elif value.kind == "number" and _YEAR.fullmatch(text[value.start : value.end]):
            found.add(value.canonical)
    return found


def _places(text: str) -> set[str]:
    return {fold(name.text.lower()) for name in names(text) if name.kind == "place"}


def _numbered(text: str) -> set[tuple[str, str]]:
    found = _NUMBERED.finditer(fold(text.lower()))
    return {(match.group(1) or match.group(4), match.group(2) or match.group(3)) for match in found}

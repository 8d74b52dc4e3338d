"""Whether a passage speaks of another year, province or numbered thing than the question names."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from qa.text.accents import fold
from qa.text.names import names
from qa.text.normal import normalize
from qa.text.numbers import Value, values

_NUMBERED = re.compile(
    r"\b(so|lop|dieu|khoan|khoa|ky|quy|dot|nhom|vung|chuong|tap|phan|hang|lan thu|giai doan) (\d+|[ivx]+)\b|"
    r"\b(\d+) (tuoi)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_FOLLOWING = re.compile(r"\bnam hoc (moi|toi|sau|tiep theo|ke tiep)\b")


@dataclass(frozen=True, slots=True)
class _Named:
    """The school years, years, provinces and numbered things (word and number) that a text names.

    `following` are the school years after those named, where the text speaks of "năm học mới" and the like.
    """

    school_years: frozenset[str]
    years: frozenset[str]
    places: frozenset[str]
    numbered: frozenset[tuple[str, str]]
    following: frozenset[str]


def speaks_of_another(question: str, passage: str, published: date | None = None) -> bool:
    """Tell whether the question names a time, a place or a number that the passage lacks while it has its like.

    The theme of 2025-2026 does not stand where only that of 2024-2025 is told, nor a figure of Sóc Trăng where all is
    about Lào Cai. What the passage does not speak of at all says nothing: its article may be about just that.
    `passage` has its title before it; the year of publication counts as told.
    """
    asked, told = _named(question), _named(passage)
    years = told.years | ({str(published.year)} if published else set())
    pairs = ((asked.school_years, told.school_years), (asked.years, years), (asked.places, told.places))
    if any(mine and its and not mine & (its | told.following) for mine, its in pairs):
        return True
    return any(
        _is_missing(number, {other for same, other in told.numbered if same == word}) for word, number in asked.numbered
    )


@lru_cache(maxsize=2048)  # the question meets four passages, and the passages of a library come up again
def _named(text: str) -> _Named:
    """Read what a text names; years also stand inside of dates and school years."""
    plain = normalize(text)
    folded = fold(plain.lower())
    found = values(plain)
    school_years = frozenset(value.canonical for value in found if value.kind == "schoolyear")
    years = {
        year
        for value in found
        if value.kind in ("year", "schoolyear", "date", "month")
        for year in _YEAR.findall(value.canonical)
    }
    return _Named(
        school_years,
        frozenset(years | {value.canonical for value in found if _is_bare_year(value, plain)}),
        frozenset(fold(name.text.lower()) for name in names(plain) if name.kind == "place"),
        frozenset(
            (match.group(1) or match.group(4), match.group(2) or match.group(3)) for match in _NUMBERED.finditer(folded)
        ),
        frozenset(map(_next, school_years)) if _FOLLOWING.search(folded) else frozenset(),
    )


def _next(school_year: str) -> str:
    return "-".join(str(int(year) + 1) for year in school_year.split("-"))


def _is_bare_year(value: Value, text: str) -> bool:
    return value.kind == "number" and _YEAR.fullmatch(text[value.start : value.end]) is not None


def _is_missing(number: str, told: set[str]) -> bool:
    """Tell whether a number is not told and its like are; between two that are told it may be meant: 9 to 15 years."""
    if number in told or not told:
        return False
    bounds = [int(one) for one in told if one.isdigit()]
    return not (number.isdigit() and len(bounds) > 1 and min(bounds) < int(number) < max(bounds))

"""What an article told before a piece of it, told to the reader where the piece takes it for granted.

"Toàn tỉnh" is the province that the article is about, "năm học này" the one it begins with, "ông" the one named last.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from qa.reading.elsewhere import first_times
from qa.reading.persons import lacks_person, persons_in
from qa.text.names import names
from qa.text.normal import normalize
from qa.text.numbers import values
from qa.types import Passage

_LOOKED_AT = 20_000  # characters
_BEFORE = 4_000  # characters before a piece in which a person is looked for
_GOES_ON = re.compile(r"\b(?:ông|bà|thầy|cô|anh|chị|em|chú|bác|cụ)\b", re.IGNORECASE)
_YEARS = ("year", "month", "date", "schoolyear")

Told = Callable[[], str]


def at_home(question: str, piece: Passage, article: Told) -> Passage:
    """Return the piece with what the question names and its article told of it before, in the title.

    That is its province, the year or school year that it begins with, and the person of whom the piece goes on with
    "ông", each where the piece does not name it. `article` gives the text, and is called only where that is so.
    """
    told = [told for tell in (_province, _school_year, _year, _person) if (told := tell(question, piece, article))]
    if not told:
        return piece
    more = ", ".join(told)
    return replace(piece, title=f"{piece.title} ({more})" if piece.title else more)


@lru_cache(maxsize=256)
def home_of(text: str) -> str | None:
    """Return the one province that a text names, at least twice; None where there is none or more than one."""
    named = _provinces(text)
    return next(iter(named)) if len(named) == 1 and named.total() > 1 else None


def _province(question: str, piece: Passage, article: Told) -> str | None:
    """Return the asked province where the article is about it: it names that one at least twice, and no other."""
    asked = _provinces(question).keys()
    missing = asked - _provinces(_with_title(piece)).keys() if asked else asked
    home = home_of(article()[:_LOOKED_AT]) if missing else None
    return home if home in missing else None


def _school_year(question: str, piece: Passage, article: Told) -> str | None:
    asked = _school_years(question)
    if not asked or not asked.isdisjoint(_school_years(_with_title(piece))):
        return None
    first, _ = first_times(article())
    return f"năm học {first}" if first in asked else None


def _year(question: str, piece: Passage, article: Told) -> str | None:
    asked = set() if _school_years(question) else _years(question)
    if not asked or not asked.isdisjoint(_years(_with_title(piece))):
        return None
    _, first = first_times(article())
    return f"năm {first}" if first in asked else None


def _person(question: str, piece: Passage, article: Told) -> str | None:
    here = _with_title(piece)
    if not lacks_person(question, here) or not _GOES_ON.search(piece.text) or persons_in(piece.text):
        return None
    last = persons_in(_before(piece, article))[-1:]
    return last[0] if last and not lacks_person(question, f"{here}\n{last[0]}") else None


def _before(piece: Passage, article: Told) -> str:
    return f"{piece.title}\n{article()[max(piece.start - _BEFORE, 0) : piece.start]}"


def _with_title(piece: Passage) -> str:
    return f"{piece.title}\n{piece.text}"


def _school_years(text: str) -> set[str]:
    return {value.canonical for value in values(text) if value.kind == "schoolyear"}


def _years(text: str) -> set[str]:
    """Return the years of a text; those of dates and months with a year count."""
    told = " ".join(value.canonical for value in values(text) if value.kind in _YEARS)
    return set(re.findall(r"(?:19|20)\d\d", told))


def _provinces(text: str) -> Counter[str]:
    return Counter(name.text for name in names(normalize(text)) if name.kind == "place" and name.text != "Việt Nam")

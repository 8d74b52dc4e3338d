"""What an article told before a piece of it, told to the reader where the piece takes it for granted.

"Toàn tỉnh" is the province that the article is about, "năm học này" the one named last, "ông" the person.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from qa.reading.persons import lacks_person, persons_in
from qa.text.names import names
from qa.text.normal import normalize
from qa.text.numbers import values
from qa.types import Passage

_LOOKED_AT = 20_000  # characters
_BEFORE = 4_000  # characters before a piece in which a year or a person is looked for
_GOES_ON = re.compile(r"\b(?:ông|bà|thầy|cô|anh|chị|em|chú|bác|cụ)\b", re.IGNORECASE)
_YEARS = ("year", "month", "date", "schoolyear")

Told = Callable[[], str]


def at_home(question: str, piece: Passage, article: Told) -> Passage:
    """Return the piece with what the question names and its article told of it before, in the title.

    That is its province, the year or school year named last before it, and the person of whom it goes on with "ông";
    each where the piece names none of its like. `article` gives the text; it is called only where something is missing.
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
    if not asked or _school_years(_with_title(piece)):
        return None
    last = _school_years(_before(piece, article))[-1:]
    return f"năm học {last[0]}" if last and last[0] in asked else None


def _year(question: str, piece: Passage, article: Told) -> str | None:
    asked = [] if _school_years(question) else _years(question)
    if not asked or _years(_with_title(piece)):
        return None
    last = _years(_before(piece, article))[-1:]
    return f"năm {last[0]}" if last and last[0] in asked else None


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


def _school_years(text: str) -> list[str]:
    return [value.canonical for value in values(text) if value.kind == "schoolyear"]


def _years(text: str) -> list[str]:
    """Return the years of a text in reading order; those of dates and months with a year count."""
    return list(_years_of(text))


def _years_of(text: str) -> Iterator[str]:
    for value in values(text):
        if value.kind in _YEARS:
            yield from re.findall(r"(?:19|20)\d\d", value.canonical)


def _provinces(text: str) -> Counter[str]:
    return Counter(name.text for name in names(normalize(text)) if name.kind == "place" and name.text != "Việt Nam")

"""Years, school years and dates in a question, with the word that leads them in."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from qa.text.document_numbers import documents_in
from qa.text.numbers import values
from qa.text.phrases import Cue

Kind = Literal["schoolyear", "year", "date", "month"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAD = Cue(r"<lead> $", lead="năm học | năm | ngày | tháng | school year")
_LONGEST_LEAD = 12
_TO = re.compile(r" ?- ?")


@dataclass(frozen=True, slots=True)
class Time:
    """A time at [start, end) of the text; "năm học", "năm" and "ngày" before it belong to it."""

    text: str
    start: int
    end: int
    kind: str


def times_in(text: str) -> list[Time]:
    """Find the years, school years, months and dates of a text in reading order; 2023 alone is a year.

    "26-27/6/2025" is one time; the year of "Thông tư 29/2024/TT-BGDĐT" is none.
    """
    found: list[Time] = []
    numbers = [(document.number, document.end) for document in documents_in(text)]
    for value in values(text):
        year = value.kind == "number" and _YEAR.fullmatch(text[value.start : value.end])
        within = any(start < value.start < end and text[value.start - 1] == "/" for start, end in numbers)
        if within or not (year or value.kind in get_args(Kind)):
            continue
        lead = _LEAD.search(text[max(0, value.start - _LONGEST_LEAD) : value.start]) if value.kind != "year" else None
        start = value.start - (len(lead.group()) if lead else 0)
        kind = "year" if year else value.kind
        if found and found[-1].kind == kind == "date" and _TO.fullmatch(text, found[-1].end, start):
            start = found.pop().start
        found.append(Time(text[start : value.end], start, value.end, kind))
    return found

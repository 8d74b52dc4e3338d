"""Years, school years and dates in a question, with the word that leads them in."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from qa.text.numbers import values
from qa.text.phrases import Cue

Kind = Literal["schoolyear", "year", "date", "month"]

_YEAR = re.compile(r"(?:19|20)\d\d")
_LEAD = Cue(r"<lead> $", lead="năm học | năm | ngày | tháng | school year")
_LONGEST_LEAD = 12


@dataclass(frozen=True, slots=True)
class Time:
    """A time at [start, end) of the text; "năm học", "năm" and "ngày" before it belong to it."""

    text: str
    start: int
    end: int
    kind: str


def times_in(text: str) -> list[Time]:
    """Find the years, school years, months and dates of a text in reading order; 2023 alone is a year."""
    found = []
    for value in values(text):
        year = value.kind == "number" and _YEAR.fullmatch(text[value.start : value.end])
        if year or value.kind in get_args(Kind):
            lead = _LEAD.search(text[max(0, value.start - _LONGEST_LEAD) : value.start])
            start = value.start - (len(lead.group()) if lead else 0)
            found.append(Time(text[start : value.end], start, value.end, "year" if year else value.kind))
    return found

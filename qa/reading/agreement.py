"""Whether other articles say the same as the answer, or another figure for the same thing."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from qa.reading.figures import Figure, figures_in
from qa.text.accents import fold
from qa.text.names import names
from qa.text.numbers import Value, equivalent, values
from qa.text.syllables import syllables

Relation = Literal["same", "other figure"]

_KINDS = frozenset({"number", "percent", "date"})
_YEARS = frozenset({"year", "schoolyear"})
_NONE_AND_ALL = frozenset({"0", "100"})  # shares that are not rounded to: 99,6% are not all


@dataclass(frozen=True, slots=True)
class Said:
    """A short answer with the rest of its sentence: the unit of a bare figure, the year and the place it holds for.

    `title` is that of its article.
    """

    text: str
    after: str = ""
    before: str = ""
    title: str = ""


def relation_of(one: Said, another: Said) -> Relation | None:
    """Tell how two short answers to one question are related; None where no rule says.

    The same: equal words, or values that are equal however they are written. Another figure: one exact value each, of
    one kind, of the same thing, but not the same; figures of other years or other provinces contradict nothing.
    """
    mine, its = _figure(one), _figure(another)
    if mine is None or its is None:
        alike = equivalent(one.text, another.text) or _words(one.text) == _words(another.text) != ()
        return "same" if alike else None
    if not _of_one_thing(mine, its):
        return None
    if _is_same(mine, its):
        return "same" if mine.exact == its.exact else None
    differ = mine.exact and its.exact and not (mine.label or its.label)
    return "other figure" if differ and not _is_elsewhere(one, another) and not _is_other_event(mine, its) else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in syllables(text))


def _figure(said: Said) -> Figure | None:
    start, end = len(said.before), len(said.before) + len(said.text)
    found = [one for one in figures_in(said.before + said.text + said.after) if _stands_in(one.value, start, end)]
    return found[0] if len(found) == 1 else None


def _stands_in(value: Value, start: int, end: int) -> bool:
    """Tell whether a short answer holds a value, or a piece of a number: the 1,2 of 1,2 triệu."""
    if value.kind == "date":
        return start <= value.start and value.end <= end
    return value.kind in _KINDS and value.start < end and start < value.end


def _of_one_thing(mine: Figure, its: Figure) -> bool:
    """Tell whether two figures count the same: 592 trường mầm non are not of the 480 trường tiểu học."""
    return mine.value.kind == its.value.kind and (mine.value.kind == "date" or mine.counted == its.counted)


def _is_same(mine: Figure, its: Figure) -> bool:
    a, b = mine.value.canonical, its.value.canonical
    # 19/8 and 19/8/2024 are the same day as far as anybody says.
    if a == b or (mine.value.kind == "date" and (a.endswith(b) or b.endswith(a))):
        return True
    return mine.value.kind == "percent" and not {a, b} & _NONE_AND_ALL and _is_rounded(Decimal(a), Decimal(b))


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """Tell whether one of two shares is the other rounded to its own decimals: 98,6% is 98,57%, 98% is not 97,2%."""
    return any(fine.quantize(rough, rounding=ROUND_HALF_UP) == rough for rough, fine in ((one, other), (other, one)))


def _is_other_event(mine: Figure, its: Figure) -> bool:
    """Tell whether two dates are of two years: what happens every year has another date in each."""
    a, b = mine.value.canonical, its.value.canonical
    return mine.value.kind == "date" and len(a) == len(b) == len("2024-08-19") and a[:4] != b[:4]


def _is_elsewhere(one: Said, another: Said) -> bool:
    """Tell whether the sentences name other years, or they and their titles other provinces."""
    pairs = ((_years(one), _years(another)), (_places(one), _places(another)))
    return any(mine and its and mine.isdisjoint(its) for mine, its in pairs)


def _years(said: Said) -> frozenset[str]:
    rest = f"{said.before}\n{said.after}"
    return frozenset(value.canonical for value in values(rest) if value.kind in _YEARS)


def _places(said: Said) -> frozenset[str]:
    texts = (said.title, said.before + said.text + said.after)
    return frozenset(name.text for text in texts for name in names(text) if name.kind == "place")

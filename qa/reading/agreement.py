"""Whether other articles say the same as the answer, or another figure for the same thing."""

from dataclasses import dataclass
from typing import Literal

from qa.text.accents import fold
from qa.text.numbers import Value, equivalent, values
from qa.text.syllables import syllables

Relation = Literal["same", "other figure"]

_KINDS = frozenset({"number", "percent", "date"})


@dataclass(frozen=True, slots=True)
class Said:
    """A short answer and what follows it in its sentence: the unit of a bare figure."""

    text: str
    after: str = ""


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Value
    unit: str


def relation_of(one: Said, another: Said) -> Relation | None:
    """Tell how two short answers to one question are related; None where no rule says.

    The same: equal words, or values that are equal however they are written. Another figure: one value each, of one
    kind and before the same word, but not the same.
    """
    mine, its = _figure(one), _figure(another)
    if mine is None or its is None:
        alike = equivalent(one.text, another.text) or _words(one.text) == _words(another.text) != ()
        return "same" if alike else None
    if mine.value.kind != its.value.kind:
        return None
    alike = mine.unit == its.unit or mine.value.kind != "number"
    if mine.value.canonical == its.value.canonical:
        return "same" if alike else None
    if mine.value.kind == "date":
        # 19/8 and 19/8/2024 are the same day as far as anybody says.
        ends = mine.value.canonical.endswith(its.value.canonical) or its.value.canonical.endswith(mine.value.canonical)
        return "same" if ends else "other figure"
    return "other figure" if alike else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in syllables(text))


def _figure(said: Said) -> _Figure | None:
    found = [value for value in values(said.text) if value.kind in _KINDS]
    if len(found) != 1:
        return None
    counted = syllables(f"{said.text[found[0].end :]} {said.after}")
    return _Figure(found[0], fold(counted[0]) if counted else "")

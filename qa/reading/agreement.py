"""Whether other articles say the same as the answer, or another figure for the same thing."""

from dataclasses import dataclass
from typing import Literal

from qa.text.accents import fold
from qa.text.numbers import Value, equivalent, values
from qa.text.syllables import syllables

Relation = Literal["same", "other figure"]

_KINDS = frozenset({"number", "percent", "date"})


@dataclass(frozen=True, slots=True)
class _Figure:
    value: Value
    unit: tuple[str, ...]


def relation_of(answer: str, other: str) -> Relation | None:
    """Tell how two short answers to one question are related; None where no rule says.

    The same: equal words, or values that are equal however they are written. Another figure: one value each, of one
    kind and with the same unit, but not the same.
    """
    if equivalent(answer, other) or _words(answer) == _words(other) != ():
        return "same"
    mine, its = _figure(answer), _figure(other)
    if mine is None or its is None or mine.value.kind != its.value.kind:
        return None
    if mine.value.canonical == its.value.canonical:
        return "same"
    if mine.value.kind == "date":
        # 19/8 and 19/8/2024 are the same day as far as anybody says.
        ends = mine.value.canonical.endswith(its.value.canonical) or its.value.canonical.endswith(mine.value.canonical)
        return "same" if ends else "other figure"
    return "other figure" if mine.unit == its.unit or mine.value.kind == "percent" else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in syllables(text))


def _figure(text: str) -> _Figure | None:
    found = [value for value in values(text) if value.kind in _KINDS]
    if len(found) != 1:
        return None
    return _Figure(found[0], tuple(fold(word) for word in syllables(text[found[0].end :])))

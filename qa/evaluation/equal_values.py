"""A gold answer inside an answer that writes its numbers and dates in another way."""

from qa.evaluation.mlqa import contains
from qa.text.numbers import equivalent, values

_ALIKE = {"year": "number"}


def contains_equal(answer: str, gold: str) -> bool:
    """Tell whether the answer contains the gold once the values of both are written alike.

    `1,2 triệu học sinh` contains `1.200.000`; `sáng 19/8/2024` contains `ngày 19 tháng 8 năm 2024`.
    """
    return equivalent(answer, gold) or contains(_alike(answer), _alike(gold))


def _alike(text: str) -> str:
    """Write each value as one word that the MLQA rules leave whole: 98,6 % is percent98p6."""
    pieces, at = [], 0
    for value in values(text):
        kind, canonical = _ALIKE.get(value.kind, value.kind), value.canonical.replace(".", "p")
        pieces += [text[at : value.start], f" {kind}{canonical} "]
        at = value.end
    return "".join([*pieces, text[at:]])

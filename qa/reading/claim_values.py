"""Whether a sentence has the figures and dates that a question claims, or another in the place of one."""

from decimal import Decimal

from qa.reading.figures import TIMES, Figure, figures_in
from qa.text.phrases import Cue

_COUNTS = frozenset({"number", "percent"})
_RANGE = Cue(
    "<word>", loose=False, word="từ | đến | tới | trước | sau | hạn | quyết định | thông tư | công văn | nghị định"
)
_NEAR = Decimal("0.01")  # of each other: 1.208 may be the 1.200 of the question, rounded


def values_agree(question: str, sentence: str, clause: str) -> bool | None:
    """Tell whether each figure of the question stands in the clause, and each date in the sentence.

    False where one is missing and another stands in its place: the only one of the kind, of the same thing, exact, and
    no matter of rounding. None for all else.
    """
    asked = figures_in(question)
    here, anywhere = figures_in(clause), figures_in(sentence)
    missing = [one for one in asked if not any(_same(one, other) for other in _among(one, here, anywhere))]
    if not missing:
        return True
    if len(missing) > 1 or _names_other_times(asked, anywhere, missing[0]):
        return None
    (one,) = missing
    rivals = [other for other in _among(one, here, anywhere) if other.value.kind == one.value.kind]
    if len(rivals) != 1 or not _excludes(one, rivals[0]):
        return None
    return None if one.value.kind in TIMES and _RANGE.search(sentence) else False


def names_other_times(question: str, sentence: str) -> bool:
    """Tell whether the sentence names a year or a day that the question does not: then may not be now."""
    return _names_other_times(figures_in(question), figures_in(sentence), None)


def _among(one: Figure, here: list[Figure], anywhere: list[Figure]) -> list[Figure]:
    return here if one.value.kind in _COUNTS else anywhere


def _same(one: Figure, other: Figure) -> bool:
    a, b = one.value, other.value
    if a.kind in ("date", "month") and b.kind in ("date", "month"):
        # "tháng 9" is said by 5/9/2024; 5/9/2024 is not said by "tháng 9", nor by 5/9 of no year.
        told = b.canonical if a.kind == b.kind else b.canonical[:-3]
        return f"-{told}".endswith(f"-{a.canonical}")
    if a.kind != b.kind or a.canonical != b.canonical or one.exact != other.exact:
        return False
    return a.kind not in _COUNTS or one.counted == other.counted


def _excludes(one: Figure, other: Figure) -> bool:
    a, b = one.value, other.value
    if one.counted != other.counted or not (one.exact and other.exact) or one.label or other.label:
        return False
    if a.kind == "date":
        return a.canonical[-5:] != b.canonical[-5:]
    if a.kind not in _COUNTS:
        return False
    mine, its = Decimal(a.canonical), Decimal(b.canonical)
    return abs(mine - its) >= (1 if a.kind == "percent" else _NEAR * max(mine, its))


def _names_other_times(asked: list[Figure], told: list[Figure], missing: Figure | None) -> bool:
    known = {one.value.canonical for one in asked}
    kinds = TIMES - ({missing.value.kind} if missing else set())
    return any(one.value.kind in kinds and one.value.canonical not in known for one in told)

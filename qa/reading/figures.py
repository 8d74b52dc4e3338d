"""A figure in a sentence: its value, what it counts, and whether it is said to be exact."""

import re
from dataclasses import dataclass

from qa.text.accents import fold, is_accented
from qa.text.numbers import Value, values
from qa.text.phrases import Cue

TIMES = frozenset({"date", "month", "year", "schoolyear"})
_HEDGES = Cue(
    r"<hedge>\W*$",
    loose=False,
    hedge="hơn | gần | khoảng | trên | dưới | chừng | ngót | xấp xỉ | ước | ước tính | tối đa | tối thiểu | ít nhất"
    " | nhiều nhất | không quá | trung bình | đến | tới | từ",
)
_LABELS = Cue(
    r"<label>\W*$", loose=False, label="thứ | lớp | số | điều | khoản | khóa | kỳ | tiết | bài | chương | nhóm | phần"
)
_LONGEST_BEFORE = 14  # characters in which a hedge or a label stands
_WORD = re.compile(r"[ \u00a0]?([^\W\d_]+)")


def _words_in(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENDS = _words_in(
    "trong của và với so từ đến tới theo để khi nếu vào trên này đó nay thì mà hay hoặc gồm không phải đúng chưa cùng"
    " tăng giảm vì do bởi nên như"
)
_BARE_ENDS = frozenset(map(fold, _ENDS))
_LONGEST_COUNTED = 5  # syllables


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with the words behind it that say of what it is, marks folded; the words end where others begin.

    `exact` is false behind "hơn", "gần" and their like; `label` is true where a figure names and does not count: lớp 5.
    """

    value: Value
    counted: tuple[str, ...]
    exact: bool
    label: bool


def figures_in(text: str) -> list[Figure]:
    """Return the figures of a text in reading order: "512 học sinh trong năm" counts ("hoc", "sinh")."""
    return [_figure(text, value) for value in values(text)]


def without_times(text: str) -> str:
    """Return a text with spaces in the places of its dates, months and years: their words say nothing by themselves."""
    for value in values(text):
        if value.kind in TIMES:
            text = text[: value.start] + " " * (value.end - value.start) + text[value.end :]
    return text


def _figure(text: str, value: Value) -> Figure:
    before = text[max(0, value.start - _LONGEST_BEFORE) : value.start]
    exact, label = _HEDGES.search(before) is None, _LABELS.search(before) is not None
    return Figure(value, _counted(text, value.end), exact, label)


def _counted(text: str, at: int) -> tuple[str, ...]:
    ends = _ENDS if is_accented(text) else _BARE_ENDS
    words: list[str] = []
    while len(words) < _LONGEST_COUNTED and (found := _WORD.match(text, at)):
        if found.group(1).lower() in ends:
            break
        words.append(fold(found.group(1).lower()))
        at = found.end()
    return tuple(words)

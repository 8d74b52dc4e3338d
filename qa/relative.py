"""What a follow-up counts from the last question: "năm trước", "nhiệm vụ tiếp theo"."""

import re

from qa.text.accents import fold, is_accented
from qa.text.phrases import Cue
from qa.text.times import times_in
from qa.text.topics import capitalised, uncapitalised

_RELATIVE = Cue(
    r"<year>(?!\w| học \d| \d)",
    year="năm học trước đó | năm học trước | năm học ngoái | năm trước đó | năm trước | năm ngoái | năm học sau"
    " | năm học tới | năm học tiếp theo | năm học kế tiếp | năm sau | năm tới | năm tiếp theo | năm kế tiếp",
)
_BACK = Cue("<back>", back="trước | ngoái")
_NEXT = Cue(
    r"(?!<time>)((?:[^\W\d_]+ ){1,3}?)(?:<next>|(<before>))(?: (?:<so>|(<asks>)))?[ ?.!]*",
    time="năm | tháng | ngày | tuần | quý | giờ | thứ | buổi",
    next="tiếp theo | kế tiếp | tiếp sau | sau đó",
    before="trước đó | liền trước",
    so="thì sao | thế nào | thì thế nào | ra sao",
    asks="là gì | là ai | là những gì | là bao nhiêu | ở đâu | nói gì | quy định gì | do ai làm",
    loose=False,
)
_RANKS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_BARE_RANKS = tuple(map(fold, _RANKS))


def with_year(question: str, last: str) -> str:
    """Write out "năm trước" and "năm sau" of a question without a time, counted from the year of the last one."""
    relative = _RELATIVE.search(question)
    years = [time for time in times_in(last) if time.kind in ("year", "schoolyear")]
    if relative is None or times_in(question) or not years:
        return question
    step = -1 if _BACK.search(relative.group()) else 1
    year = re.sub(r"\d{4}", lambda found: str(int(found.group()) + step), years[-1].text)
    written = capitalised(year) if relative.group()[0].isupper() else uncapitalised(year)
    return question[: relative.start()] + written + question[relative.end() :]


def next_of(question: str, last: str) -> str:
    """Give the last question of the thing that comes next, "nhiệm vụ thứ 8" after the seventh; empty if none does.

    A follow-up that asks something else of it than the last question did is none.
    """
    match = _NEXT.fullmatch(question)
    if match is None or (match[3] and not fold(last).lower().rstrip(" ?.!").endswith(fold(match[3]).lower())):
        return ""
    head = re.escape(fold(match[1]))
    figure = rf"(?:thu )?(\d{{1,3}})|thu ({'|'.join(_BARE_RANKS)})"
    found = re.search(rf"(?<!\w){head}(?:{figure})(?![\w/-]|[.,]\d)", fold(last), re.IGNORECASE)
    if found is None:
        return ""
    written = _other(found[1] or found[2], -1 if match[2] else 1, marked=is_accented(last))
    start, end = found.span(1 if found[1] else 2)
    return capitalised(last[:start] + written + last[end:]) if written else ""


def _other(figure: str, step: int, *, marked: bool) -> str:
    """Return the number before or after a figure or a rank, written like it; empty where there is none."""
    if figure.isdigit():
        return str(int(figure) + step) if int(figure) + step > 0 else ""
    at = _BARE_RANKS.index(figure.lower()) + step
    return (_RANKS if marked else _BARE_RANKS)[at] if 0 <= at < len(_RANKS) else ""

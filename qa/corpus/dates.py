"""Days as Vietnamese pages write them."""

import re
from datetime import date

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2((?:19|20)\d{2})(?![\d/-])")
_ISO = re.compile(r"(?<![\d/.-])((?:19|20)\d{2})-(\d{1,2})-(\d{1,2})(?!\d)")
_WORDS = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm|,)?\s+((?:19|20)\d{2})(?!\d)", re.IGNORECASE)

_YEAR = re.compile(r"(?<![\d./-])((?:19|20)\d{2})(?![\d/])")
_DAY_AND_MONTH = re.compile(
    r"^(?:(?:sáng|chiều|trưa|tối|ngày|hôm|vào|nay)\s+)*(\d{1,2})[/-](\d{1,2})(?![\d/])", re.IGNORECASE
)
_SCHOOL_YEAR = re.compile(r"năm học\s+((?:19|20)\d{2})\s*[-–]\s*((?:19|20)\d{2})", re.IGNORECASE)
_CLOSING_YEAR = re.compile(r"tổng kết[^.]{0,200}?\bnăm\s+((?:19|20)\d{2})(?!\s*[-–\d])", re.IGNORECASE)


def find_date(text: str) -> date | None:
    """Return the first full date: 19/8/2024, 2024-08-19, "ngày 19 tháng 8 năm 2024"; None where there is none."""
    found = [
        (match.start(), _day(*numbers))
        for pattern, order in ((_NUMERIC, (4, 3, 1)), (_ISO, (1, 2, 3)), (_WORDS, (3, 2, 1)))
        for match in pattern.finditer(text)
        for numbers in [[int(match[group]) for group in order]]
    ]
    days = sorted((at, day) for at, day in found if day is not None)
    return days[0][1] if days else None


def infer_date(opening: str, title: str) -> date | None:
    """Return the day an opening such as "Ngày 16/1, ..." speaks of, None unless the words around leave one year only.

    Two ways are sure enough: a single school year around it and a month from September to February; or, from January to
    March, the closing ("tổng kết") of a calendar year whose successor is the last year named.
    """
    told = _DAY_AND_MONTH.match(opening)
    if told is None:
        return None
    day, month = int(told[1]), int(told[2])
    around = f"{title}\n{opening}"
    school_years = {(int(first), int(last)) for first, last in _SCHOOL_YEAR.findall(around)}
    if len(school_years) == 1 and (month >= 9 or month <= 2):
        return _day(next(iter(school_years))[month <= 2], month, day)
    closing = _CLOSING_YEAR.search(opening)
    years = [int(year) for year in _YEAR.findall(around)]
    if closing and month <= 3 and not school_years and max(years) == int(closing[1]) + 1:
        return _day(max(years), month, day)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

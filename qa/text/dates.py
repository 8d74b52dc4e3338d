"""Dates, months, school years and times of day as Vietnamese writes them."""

import re
from collections.abc import Callable
from datetime import date, time

from qa.text.number_words import WORDS, spelled

Reading = tuple[str, str] | None
"""A kind and a canonical form; None when the match is no date after all."""
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], Reading]]

_MONTH_WORDS = {"giêng": 1, "chạp": 12, "tư": 4}
_DAY = rf"(\d{{1,2}}|(?<=y ){WORDS}(?: {WORDS}){{0,2}}|(?<=ng ){WORDS}(?: {WORDS})?)"  # words only after ngày, mùng
_MONTH = r"(\d{1,2}|giêng|chạp|mười(?: một| hai)?|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín)"
_LEAD = r"(?:(?:ngày|ngay)\s)?(?:(?:mùng|mồng|mung|mong)\s)?"
_NO_LENGTH = r"(?!\w| ngày| tuần| tuổi| giờ)"  # "2 tháng 5 ngày" is a length of time
_THANG, _NAM = r"(?:tháng|thang)", r"(?:năm|nam)"
_CUE = r"(?:ngày|ngay|hôm|hom|sáng|sang|trưa|chiều|chieu|tối|toi|đêm|dem)"


def _schoolyear(match: re.Match[str]) -> Reading:
    first, last = int(match.group(1)), int(match.group(2))
    first += 2000 if first < 100 else 0
    last += first // 100 * 100 if last < 100 else 0
    return ("schoolyear", f"{first}-{last}") if last == first + 1 else None


def _full(year: str, month: str, day: str) -> Reading:
    try:
        number = int(year)
        century = 0 if len(year) == 4 else 2000 if number < 50 else 1900
        return "date", date(century + number, _read(month), _read(day)).isoformat()
    except ValueError:
        return None


def _day_and_month(day: str, month: str) -> Reading:
    try:
        return "date", date(2000, _read(month), _read(day)).isoformat()[5:]  # 2000: 29 February is a day
    except ValueError:
        return None


def _in_words(match: re.Match[str]) -> Reading:
    day, month, year = match.groups()
    return _full(year, month, day) if year else _day_and_month(day, month)


def _month(match: re.Match[str]) -> Reading:
    month, year = _read(match.group(1)), match.group(2)
    if not 1 <= month <= 12:
        return None
    return "month", f"{year}-{month:02d}" if year else f"{month:02d}"


def _time(match: re.Match[str]) -> Reading:
    hour, minute, half = match.groups()
    try:
        return "time", time(int(hour), 30 if half else int(minute or 0)).isoformat("minutes")
    except ValueError:
        return None


def _read(written: str) -> int:
    if written.isdigit():
        return int(written)
    lowered = written.lower()
    value = spelled(lowered.split())
    return _MONTH_WORDS.get(lowered, int(value) if value is not None else 0)


def _rule(pattern: str, read: Callable[[re.Match[str]], Reading]) -> Rule:
    return re.compile(pattern, re.IGNORECASE), read


# In this order: what an earlier rule reads, a later one does not see.
RULES: tuple[Rule, ...] = (
    _rule(r"(?<!\d)((?:19|20)\d\d) ?[-/] ?((?:19|20)\d\d)(?!\d)", _schoolyear),
    _rule(r"(?<=năm học )(\d\d(?:\d\d)?) ?[-/] ?(\d\d)(?!\d)", _schoolyear),
    _rule(r"(?<=nam hoc )(\d\d(?:\d\d)?) ?[-/] ?(\d\d)(?!\d)", _schoolyear),
    _rule(r"(?<![\w-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\w-])", lambda m: _full(m[1], m[2], m[3])),
    _rule(
        rf"(?<![\w./-]){_LEAD}(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}}) ?\2 ?(\d{{4}}|\d\d)(?![\w/-]|[.,]\d)",
        lambda m: _full(m[4], m[3], m[1]),
    ),
    _rule(
        rf"(?<!\w){_LEAD}{_DAY} {_THANG} {_MONTH}(?:(?:,? {_NAM} |, ?| ?[/-] ?)(\d{{4}}))?{_NO_LENGTH}",
        _in_words,
    ),
    _rule(rf"(?<!\w){_THANG} {_MONTH}(?:(?:,? {_NAM} | ?[/-] ?)(\d{{4}}))?(?!\w)", _month),
    _rule(r"(?<![\w./-])(\d{1,2}) ?/ ?(\d{4})(?![\w/])", _month),
    _rule(rf"(?<![\w./-]){_LEAD}(\d{{1,2}}) ?/ ?(\d{{1,2}})(?![\w/]|[.,]\d)", lambda m: _day_and_month(m[1], m[2])),
    _rule(r"(?<=\w\s)(?<!\d\s)(\d{1,2})-(\d{1,2})(?![\w/-]|[.,]\d)", lambda m: _after_cue(m)),
    _rule(r"\A\s*(\d{1,2})-(\d{1,2})\s*\Z", lambda m: _day_and_month(m[1], m[2])),
    _rule(
        r"(?<![\w:])(\d{1,2}) ?(?:giờ|gio|h|:)(?: ?(\d\d)(?: ?(?:phút|phut|p)(?!\w))?| (rưỡi|ruoi))?(?![\w:])", _time
    ),
)
_ENDS_WITH_CUE = re.compile(rf"(?<!\w){_CUE}\s\Z", re.IGNORECASE)


def _after_cue(match: re.Match[str]) -> Reading:
    # 19-8 is a date after "ngày", "sáng", "tối"; elsewhere it may be a range or a score.
    before = match.string[max(0, match.start() - 12) : match.start()]
    return _day_and_month(match[1], match[2]) if _ENDS_WITH_CUE.search(before) else None

"""Dates, months, school years and times of day as Vietnamese writes them."""

import re
from collections.abc import Callable
from datetime import date, time

from qa.text.document_numbers import is_document_number
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
_CUE = (
    r"(?:ngày|ngay|hôm|hom|sáng|sang|trưa|chiều|chieu|tối|toi|đêm|dem|dịp|dip|lễ|kỷ niệm|kỉ niệm|ky niem|mừng"
    r"|chủ nhật|chu nhat|(?:thứ|thu) (?:hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bay|[2-7]))"
)
_LONGEST_CUE = 12
# "ngày 2.5 giờ" is how long a day's work is.
_NO_MEASURE = (
    r"(?![\w/-]|[.,]\d| ?%| (?:giờ|gio|tiếng|tieng|phút|phut|km|kg|m|lít|lit|tấn|tan|nghìn|ngàn|triệu|tỷ|tỉ|điểm|diem"
    r"|đồng|dong|lần|lan|phần trăm)(?!\w))"
)
# The second day of "26-27/6" begins after a dash; "2024-5/9" and "C-5/9" are something else.
_REST = rf"(?: ?/ ?| {_THANG} )(\d{{1,2}})(?:(?: ?/ ?|,? {_NAM} )(\d{{4}}))?(?![\w/]|[.,]\d)"
_BEGINS = r"(?:(?<![\w./-])|(?<=\d-)(?<!\d{3}-))"


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
    if match.group()[0].isdigit() and _year_follows(match, month, year):
        return None
    return _full(year, month, day) if year else _day_and_month(day, month)


def _month(match: re.Match[str]) -> Reading:
    month, year = _read(match.group(1)), match.group(2)
    if not 1 <= month <= 12:
        return None
    if _year_follows(match, match.group(1), year) and _ENDS_WITH_NUMBER.search(_before(match)):
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
        rf"{_BEGINS}{_LEAD}(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}}) ?\2 ?(\d{{4}}|\d\d)(?![\w/-]|[.,]\d)",
        lambda m: _full(m[4], m[3], m[1]),
    ),
    _rule(
        rf"(?<!\w){_LEAD}{_DAY} {_THANG} {_MONTH}(?:(?:,? {_NAM} |, ?| ?[/-] ?)(\d{{4}}))?{_NO_LENGTH}",
        _in_words,
    ),
    _rule(rf"(?<!\w){_THANG} {_MONTH}(?:(?:,? {_NAM} | ?[/-] ?)(\d{{4}}))?(?!\w)", _month),
    _rule(r"(?<![\w./-])(\d{1,2}) ?/ ?(\d{4})(?![\w/]|-[^\W\d])", lambda m: None if _is_issue(m) else _month(m)),
    _rule(
        rf"{_BEGINS}{_LEAD}(\d{{1,2}}) ?/ ?(\d{{1,2}})(?![\w/]|[.,]\d)",
        lambda m: None if _is_fraction(m) else _day_and_month(m[1], m[2]),
    ),
    _rule(
        rf"(?<![\w./-]){_LEAD}(\d{{1,2}})(?= ?- ?(\d{{1,2}}){_REST})",
        lambda m: _first_day(m),
    ),
    _rule(
        rf"(?<!\w)(?:ngày|ngay) (\d{{1,2}})(?= ?(?:,|và|đến|tới|va|den|toi) (?:ngày |ngay )?(\d{{1,2}}){_REST})",
        lambda m: _first_day(m),
    ),
    _rule(rf"(?<=\w\s)(\d{{1,2}})[.-](\d{{1,2}}){_NO_MEASURE}", lambda m: _after_cue(m)),
    _rule(r"\A\s*(\d{1,2})-(\d{1,2})\s*\Z", lambda m: _day_and_month(m[1], m[2])),
    _rule(
        r"(?<![\w:])(?<!\d[.,])(\d{1,2}) ?(?:giờ|gio|h|:|g(?=\d\d(?!\d)))"
        r"(?: ?(\d\d)(?: ?(?:phút|phut|p)(?!\w))?| (rưỡi|ruoi))?(?![\w:])",
        _time,
    ),
)
_ENDS_WITH_CUE = re.compile(rf"(?<!\w){_CUE}\s\Z", re.IGNORECASE)
_ENDS_WITH_SINCE = re.compile(r"(?<!\w)(?:từ|tu|trước|truoc|sau|vào|vao)\s\Z", re.IGNORECASE)
_ENDS_WITH_ISSUE = re.compile(
    r"(?<!\w)(?:quý|quy|kỳ|kì|ky|đợt|dot|lần|lan|số|so|khóa|khoa|phiên|phien|tập|tap)\s\Z", re.IGNORECASE
)
_ENDS_WITH_SHARE = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|ty le|ti le|tỷ số|tỉ số|ty so|ti so"
    r"|chiếm|chiem|đạt|dat|quá|qua|bằng|bang|hơn|hon|điểm|diem)"
    r"\s\Z",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r" (?:giáo viên|giao vien|học sinh|hoc sinh|sinh viên|sinh vien|trẻ|trường|truong|lớp|lop|xã|huyện|huyen|tỉnh|tinh"
    r"|số|so|tổng|tong|diện tích|dien tich|dân số|dan so|thời gian|thoi gian|điểm|diem|môn|mon|đại biểu|dai bieu"
    r"|phiếu|phieu|thành viên|thanh vien|người|nguoi|cán bộ|can bo|phụ huynh|phu huynh|quãng đường|đơn vị|don vi"
    r"|tiêu chí|tieu chi|chỉ tiêu|chi tieu|câu|cau|bài|bai|phòng|phong|thí sinh|thi sinh|công việc|cong viec)(?!\w)",
    re.IGNORECASE,
)
_SCHOOL_DAYS = {(2, 9), (5, 9)}  # "5/9 học sinh được nghỉ không?" asks of the day school begins, not of five ninths
# From "1/6 trẻ em được gì?" to "1/9 học sinh đi học": a holiday or the day a rule begins, but "gần 1/5 học sinh".
_KNOWN_DAYS = {(1, month) for month in range(5, 10)}
_ENDS_WITH_ABOUT = re.compile(
    r"(?<!\w)(?:khoảng|khoang|gần|gan|có|co|còn|trên|tren|dưới|duoi|ít nhất|it nhat|tối thiểu|toi thieu)\s\Z",
    re.IGNORECASE,
)
# "Đến 1/6 học sinh nghỉ", but "có đến 2/3 học sinh" and "hết 2/3 thời gian".
_ENDS_WITH_UNTIL = re.compile(
    r"(?<!\w)(?<!có )(?<!co )(?<!lên )(?<!len )(?:đến|den|tới|toi|hết|het|hạn|han|mai)\s\Z", re.IGNORECASE
)
_MEASURED = re.compile(
    r" (?:số|so|tổng|tong|diện tích|dien tich|dân số|dan so|thời gian|thoi gian|quãng đường|điểm|diem|phiếu|phieu"
    r"|tiêu chí|tieu chi|chỉ tiêu|chi tieu|công việc|cong viec)(?!\w)",
    re.IGNORECASE,
)
_ENDS_WITH_DAY = re.compile(
    r"(?<![\w/])(\d{1,2})/(\d{1,2})(?:/\d{4})? ?(?:,|-|và|va|đến|den|tới|toi) ?\Z", re.IGNORECASE
)
_LONGEST_DAY = 16
_STARTS_WITH_YEAR = re.compile(r" (?:19|20)\d\d(?!\d)")
_ENDS_WITH_NUMBER = re.compile(rf"(?:\d|(?<!\w)(?:{WORDS}|mấy|may|các|cac|những|nhung))\s\Z", re.IGNORECASE)


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - _LONGEST_CUE) : match.start()]


def _after_cue(match: re.Match[str]) -> Reading:
    # 19-8 and 20.11 are dates after "ngày", "sáng", "dịp"; elsewhere they may be a range, a score or a decimal.
    return _day_and_month(match[1], match[2]) if _ENDS_WITH_CUE.search(_before(match)) else None


def _is_issue(match: re.Match[str]) -> bool:
    # "quý 2/2024", "Thông tư 05/2024"
    return _ENDS_WITH_ISSUE.search(_before(match)) is not None or is_document_number(match.string, match.start())


def _is_fraction(match: re.Match[str]) -> bool:
    """Tell whether 2/3 is two thirds: at most one, without a word for a day before it, of something or as a share."""
    first, second = int(match[1]), int(match[2])
    if first > second or (first, second) in _SCHOOL_DAYS or not match.group()[0].isdigit():
        return False
    before = _before(match)
    if _ENDS_WITH_CUE.search(before) or _ENDS_WITH_SINCE.search(before) or _follows_day(match):
        return False
    if _ENDS_WITH_SHARE.search(before) or _MEASURED.match(match.string, match.end()):
        return True
    if _ENDS_WITH_UNTIL.search(before) or not _COUNTED.match(match.string, match.end()):
        return False
    return (first, second) not in _KNOWN_DAYS or _ENDS_WITH_ABOUT.search(before) is not None


def _follows_day(match: re.Match[str]) -> bool:
    # "30/4 và 1/5 học sinh nghỉ": what is more than one was no fraction either.
    day = _ENDS_WITH_DAY.search(match.string[max(0, match.start() - _LONGEST_DAY) : match.start()])
    return day is not None and int(day[1]) > int(day[2])


def _year_follows(match: re.Match[str], month: str, year: str | None) -> bool:
    # "9 tháng năm 2024" is nine months of that year, not the ninth of May.
    return month.lower() == "năm" and not year and _STARTS_WITH_YEAR.match(match.string, match.end()) is not None


def _first_day(match: re.Match[str]) -> Reading:
    """Read the 26 of "26-27/6/2025" with the month and year of the last day."""
    first, last, month, year = match.groups()
    if int(first) >= int(last):
        return None
    return _full(year, month, first) if year else _day_and_month(first, month)

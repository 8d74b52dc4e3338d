"""What a page says about itself: its title, its day and who published it."""

import re
from collections.abc import Sequence
from datetime import date

from qa.corpus.clutter import Kind
from qa.corpus.dates import find_date, infer_date

_LONGEST_TITLE = 220
_BODY = 120
"""A line this long that ends as a sentence is a paragraph of the story; twice as long, it need not end as one."""

_LETTERHEAD = re.compile(
    r"(?:cộng h[oò]à? xã hội chủ nghĩa việt nam|độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc|số\s*:.*|[-*_=\s]+|"
    r".*,\s*ngày\s*[\d….]*\s*tháng\s*[\d….]*\s*năm\s*[\d….]*)",
    re.IGNORECASE,
)
_DEED = re.compile(
    r"(?:quyết định|thông tư(?: liên tịch)?|nghị định|nghị quyết|chỉ thị|thông báo|kế hoạch|nội quy|quy chế|quy định|"
    r"báo cáo|hướng dẫn|công điện|tờ trình|luật|pháp lệnh|biên bản|giấy mời)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:về|v/v|ban hành|tổ chức|công tác|triển khai|năm)\b.*", re.IGNORECASE)
_DOMAIN = r"[A-Za-z][\w-]{0,60}(?:\.[A-Za-z][\w-]{0,60}){0,4}\.(?:vn|com|net|org|info|edu)"
_DATELINE = re.compile(rf"\(?({_DOMAIN})\)?\s*[-–—:]\s+(?=\w)")
_SOURCES = (
    re.compile(r"ghi rõ nguồn\s*:?\s*[\"“'‘]([^\"”'’]{3,80})[\"”'’]", re.IGNORECASE),
    re.compile(r"^(?:nguồn|nguồn tin|theo nguồn)\s*:\s*(?:theo\s+)?(\S.{1,78}?)\.?$", re.IGNORECASE | re.MULTILINE),
    re.compile(rf"^{_DATELINE.pattern}", re.MULTILINE),
    re.compile(rf"(?:bài viết|bài|thông tin)[^.\n]{{0,40}}\bcủa ({_DOMAIN})\b", re.IGNORECASE),
    re.compile(r"^cơ quan chủ quản\s*:\s*([^-–\n]{3,80}?)\s*(?:[-–\n]|$)", re.IGNORECASE | re.MULTILINE),
)
_PICTURE_PREFIX = re.compile(r"^(bao[a-z]{3,})(?=[-_])", re.MULTILINE)


def is_body(line: str) -> bool:
    """Tell whether a line is a paragraph of running text."""
    return len(line) >= _BODY and (line.rstrip('"”’»)')[-1:] in tuple(".!?…:;") or len(line) >= 2 * _BODY)


def title_line(lines: Sequence[str], kinds: Sequence[Kind | None]) -> int | None:
    """Return the index of the line that is the title, None if no line is.

    It is the first line of the story below a menu or banner; in an official paper the line that names the paper.
    """
    body = next((i for i, line in enumerate(lines) if is_body(line) and kinds[i] is None), len(lines))
    above = [i for i in range(body) if kinds[i] in (Kind.MENU, Kind.BANNER)]
    start = above[-1] + 1 if above else 0
    plain = [i for i in range(start, body) if lines[i] and kinds[i] is None]
    named = [i for i in plain[:15] if _DEED.fullmatch(lines[i].rstrip(" :"))]
    if named:
        return named[0]
    for i in plain:
        if not _LETTERHEAD.fullmatch(lines[i]):
            return i if _reads_as_title(lines[i]) else None
    return None


def full_title(lines: Sequence[str], at: int) -> str:
    """Return the title at a line; "THÔNG BÁO" alone is joined by the line below that says about what."""
    below = next((line for line in lines[at + 1 : at + 3] if line), "")
    if _DEED.fullmatch(lines[at].rstrip(" :")) and _SUBJECT.match(below) and len(below) <= _LONGEST_TITLE:
        return f"{lines[at].rstrip(' :')}: {below}"
    return lines[at].rstrip(" :")


def find_published(lines: Sequence[str], kinds: Sequence[Kind | None], title: str) -> date | None:
    """Return the day of the page: its stamp, else the day its first paragraphs open with, None where none is sure."""
    for line, kind in zip(lines, kinds, strict=True):
        if kind in (Kind.STAMP, Kind.UPDATED) and (day := find_date(line)):
            return day
    letterhead = (line for line in lines[:15] if _LETTERHEAD.fullmatch(line))
    paragraphs = [line for line in lines if line and line != title][:3]
    openings = [line[found.end() :] if (found := _DATELINE.match(line)) else line for line in paragraphs]
    for opening in (*letterhead, *(re.split(r",\s", text, maxsplit=1)[0] for text in openings)):
        if len(opening) <= 60 and (day := find_date(opening)):
            return day
    inferred = (infer_date(opening, title) for opening in openings)
    return next((day for day in inferred if day), None)


def find_source(text: str) -> str:
    """Return who published the page as the page names it, empty if it does not."""
    for pattern in _SOURCES:
        if found := pattern.search(text):
            return found[1].strip()
    pictures = _PICTURE_PREFIX.findall(text)
    return pictures[0] if len(pictures) > 1 else ""


def without_dateline(line: str, source: str) -> str:
    """Drop the name of the site that opens a paragraph ("Dienbien.edu.vn - Ngày ...") where it is the source."""
    found = _DATELINE.match(line)
    return line[found.end() :] if found and found[1] == source else line


def _reads_as_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and line[-1] not in ".,;…:" and any(char.isalpha() for char in line)

"""Where a span ends: at whole words, numbers of documents and quoted names, with brackets and quotes closed."""

import re

from qa.text.document_numbers import DOCUMENT_NOUNS

_EDGES = " \t\n\r,;:.!?…-–"
_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", '"': '"'}
_QUOTES = {"“": "”", "«": "»", '"': '"'}
_LONGEST_QUOTE = 120  # characters; longer ones are speeches, of which a part may be the answer
_PART = r"[-–/] ?[A-ZĐƯ][^\W_]*"
# 88/2014/QH13, 131/QĐ-TTg, 5512/BGDĐT, "27/2020/TT- BGDĐT" off the web; not 48/49, 50-50, 7/9/2024-CN, 3/HS.
_CODE = re.compile(
    rf"(?<![\w.,/-])\d+(?:/\d{{4}}(?:{_PART})+"
    rf"|[-–/](?:(?=[A-ZĐƯ]{{2}})[^\W_]+(?:{_PART})+|(?P<single>[A-ZĐƯ]{{4,}}\b)))"
)
# One part without a year may as well be "12/THPT", "10-IELTS": such a number is led in.
_LED = re.compile(rf"(?<!\w)(?:{DOCUMENT_NOUNS}|báo cáo|tờ trình|số) \Z", re.IGNORECASE)
_LONGEST_LEAD = 20
_MINUS = re.compile(r"(?<=[^\s\d%;][^\S\n])[-–]\d")  # no bullet, nor the dash of a range: "từ 12 –15"
_SENTENCE_ENDS = re.compile(r"[.!?…]\s|\n")


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without marks at its edges, with whole words, and with brackets and quotes closed or left out.

    The number of a document ("91-KL/TW") is not cut, nor a short quotation whose beginning is the span's: of 585
    answers of the training questions that begin a quotation of up to 120 characters, 576 go to its end. What would be
    left empty stays as it is.
    """
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    start, end = _whole_codes(text, start, end)
    first, last = start, end
    while first < last and text[first] in _EDGES and not _MINUS.match(text, first):
        first += 1
    while first < last and text[last - 1] in _EDGES:
        last -= 1
    for opening, closing in _PAIRS.items():
        first, last = _closed(text, first, last, opening, closing)
    last = _whole_quote(text, first, last)
    return (first, last) if first < last else (start, end)


def _whole_codes(text: str, start: int, end: int) -> tuple[int, int]:
    for found in _CODE.finditer(text, max(start - 40, 0), min(end + 40, len(text))):
        if found["single"] and not _LED.search(text[max(found.start() - _LONGEST_LEAD, 0) : found.start()]):
            continue
        if start <= found.start() < end:
            end = max(end, found.end())
        elif start < found.end() <= end:  # what lies within, as the year, may be the answer itself
            start = found.start()
    return start, end


def _whole_quote(text: str, first: int, last: int) -> int:
    opening = text[first - 1 : first]
    if opening not in _QUOTES or (opening == '"' and text.count('"', 0, first - 1) % 2):
        return last
    closing = text.find(_QUOTES[opening], first, first + _LONGEST_QUOTE)
    if closing < last or _SENTENCE_ENDS.search(text, first, closing):
        return last
    return closing


def _closed(text: str, start: int, end: int, opening: str, closing: str) -> tuple[int, int]:
    piece = text[start:end]
    if opening == closing:
        missing = extra = piece.count(opening) % 2
    else:
        missing = piece.count(opening) > piece.count(closing)
        extra = piece.count(closing) > piece.count(opening)
    if missing and text[end : end + 1] == closing:
        return start, end + 1
    if extra and start > 0 and text[start - 1] == opening:
        return start - 1, end
    if missing and piece.startswith(opening):
        return start + 1, end
    if extra and piece.endswith(closing):
        return start, end - 1
    return start, end

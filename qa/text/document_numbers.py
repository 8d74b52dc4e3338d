"""Numbers of circulars, decrees and decisions: "Thông tư 29/2024/TT-BGDĐT", "nghị quyết số 29-NQ/TW", "NĐ 116/2020"."""

import re
from dataclasses import dataclass

from qa.text.accents import fold

DOCUMENT_NOUNS = (
    "thông tư liên tịch|thông tư|nghị định|nghị quyết|quyết định|luật|công văn|chỉ thị|kế hoạch|văn bản|thông báo"
    "|hướng dẫn|kết luận"
)
_SHORT = "ttlt|tt|nđ|nq|qđ|cv|ct|kh"
_LEAD = rf"(?<!\w)(?:{DOCUMENT_NOUNS}|{_SHORT}|{fold(DOCUMENT_NOUNS)}|{fold(_SHORT)})(?: (?:số|so))?"
_LONGEST_LEAD = 24
_YEAR = r"(?:19|20)\d\d(?!\d)"
_PART = r"[-/][^\W\d_][^\W_]{0,9}"
# 88/2014/QH13, 131/QĐ-TTg, 29-NQ/TW; not 500.000/người, 48/49, 2/năm.
_CODE = rf"\d{{1,5}}/{_YEAR}(?:{_PART}){{1,4}}|\d{{1,5}}[-/][^\W\d_]{{2,9}}(?:{_PART}){{1,3}}"
# 5512/BGDĐT, 16/TTg, which is one only after its noun; not 100/năm, 5/ngày.
_SHORT_CODE = r"\d{1,5}[-/](?:(?-i:[A-ZĐ]{2})[A-Za-zĐđ\d]{0,8}|[bcdđghklmnpqrstvwx]{3,9})"
_NUMBER = rf"(?:{_CODE}|{_SHORT_CODE}|\d{{1,5}}(?:/{_YEAR}| (?:năm|nam) {_YEAR}(?!-)|(?! năm| nam)))(?![\w/-]|[.,]\d)"
_DOCUMENT = re.compile(rf"(?:({_LEAD}) ({_NUMBER})|(?<![\w.,/-])(?:{_CODE})(?!\w))", re.IGNORECASE)
_ENDS_WITH_LEAD = re.compile(rf"{_LEAD} \Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A document named by its number at [start, end) of a text; the number itself begins at `number`."""

    start: int
    end: int
    number: int


def documents_in(text: str) -> list[Document]:
    """Find the documents that a normalised text names by their numbers, in reading order."""
    return [
        Document(match.start(), match.end(), match.start(2) if match.group(1) else match.start())
        for match in _DOCUMENT.finditer(text)
    ]


def is_document_number(text: str, start: int) -> bool:
    """Tell whether the number that begins at `start` is led in as a document's: "Thông tư 05/2024" is no month."""
    return _ENDS_WITH_LEAD.search(text[max(0, start - _LONGEST_LEAD) : start]) is not None

"""Where Vietnamese sentences and list items begin and end, in time linear in the text."""

import re
from collections import deque
from collections.abc import Iterator

from qa.text.item_markers import follows, marker_at
from qa.text.names import is_surname

_LETTERS = [chr(code) for code in (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))]
_UPPER = "".join(letter for letter in _LETTERS if letter.isupper())
_LOWER = "".join(letter for letter in _LETTERS if letter.islower())

_LINE = re.compile(r"[^\s][^\n\r\x0b\x0c\x85\u2028\u2029]*")
_END = re.compile(
    r"(?P<marks>[.!?…]+)(?P<closers>[\"”’»)\]]*)(?:\[\d{1,3}\])*(?=\s|$)"
    # A space forgotten between two sentences: "năm 2023.Trong đó".
    rf"|(?P<glued>(?<=[{_LOWER}0-9%)”])[.!?](?=[{_UPPER}][{_LOWER}]+\s))"
)

# A quote or bracket is one piece up to this length; a longer one is a speech, quoted sentence by sentence.
_GUARDED = 300
_GUARD = re.compile(
    rf"“[^“”]{{0,{_GUARDED}}}”|«[^«»]{{0,{_GUARDED}}}»|‘{{1,2}}[^‘’]{{0,{_GUARDED}}}’{{1,2}}"
    rf"|\([^()]{{0,{_GUARDED}}}\)|\[[^\[\]]{{0,{_GUARDED}}}\]"
    rf"|(?<![^\s(\[“])\"(?=\S)[^\"]{{0,{_GUARDED}}}\"(?=[\s.,;:!?…)\]]|$)"
)


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Before a person's name: never the end.
_BEFORE_PERSONS = _words(
    "ths ts tskh pgs gs gsts bs bscki bsckii ds ks kts ls nsnd nsưt đ/c đc ô ô/b mr mrs ms dr prof"
)
# Before a person's full name: never the end; before all else they are words: "... cho HS. Nhà trường".
_BEFORE_FULL_NAMES = _words("gv hs sv hv")
# Before a name or a number: the end only where a word follows that opens sentences ("... của TP. Các trường ...").
_BEFORE_NAMES = _words("tp tx tt q p f h x st ng nxb nd cn đh cđ cty corp tnhh ltd inc jr")
_BEFORE_NUMBERS = _words("tr trg pp vol no fig nđ qđ nq kh cv đt sđt dt tel fax stt số vd")
_ABBREVIATIONS = _BEFORE_PERSONS | _BEFORE_NAMES | _BEFORE_NUMBERS
# These close an enumeration and so may close the sentence as well.
_MAY_END = _words("v.v vv")
_NAME_AT_MOST = 40
_TITLES = _words("ông bà anh chị em cô chú bác thầy cậu bạn cụ mợ dì sư sĩ trưởng")
_OPENERS = _words(
    "sau trong các theo đây khi năm tại ông bà nhưng tuy do vì nếu để với ngoài bên đồng hiện trước từ một những đến"
    " việc ngày cùng có không hai ba nhờ mỗi nhiều qua ở vào trên dưới bởi và anh chị em cô thầy họ nó tôi chúng ta đó"
    " này như thế vậy rồi riêng thứ cũng đã sẽ được bằng về cả mặc dù"
)
_VALUE = r"(?:\d{1,3}(?:\.\d{1,2})*|[IVXLC]{1,7})"
_LABEL = re.compile(
    rf"\(?(?:{_VALUE}|[A-Za-zĐđ])"
    rf"|(?:Điều|Khoản|Chương|Phần|Mục|Bước|Câu|Bài|Tiết|Hình|Bảng|Biểu|Phụ lục|Ví dụ)\s+{_VALUE}"
)
_NEXT = re.compile(r"\s*[\"“‘«(\[]*")
_WORD = re.compile(r"\w+")
_INLINE_MARK = re.compile(rf"(?<=[:;.,…!?] )(?:\(?\d{{1,2}}\)|\(?[a-zđ]\)|\d{{1,2}}\.(?= ?[{_UPPER}])|[-–+•●▪](?= ))")
_SEMICOLON = re.compile(r";\s+(?:[-–+•]\s+)?")
_SPOKEN = re.compile(r"\w")

Span = tuple[int, int]


def sentences(text: str) -> tuple[Span, ...]:
    """Return half-open spans of sentences and list items.

    Spans stand in order, are trimmed of white space, never overlap and cover every other character. Lines end
    sentences; no text gives no spans.
    """
    spans: list[Span] = []
    for line in _LINE.finditer(text):
        start, end = line.start(), line.start() + len(line.group().rstrip())
        for cut in (*_cuts(text, start, end), end):
            stop = start + len(text[start:cut].rstrip())
            if stop > start:
                spans.append((start, stop))
            start = cut + _leading_space(text, cut, end)
    return tuple(spans)


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the pieces of text[start:end] between its semicolons, without these and without dashes that open a piece.

    Semicolons inside quotes and brackets do not count; a piece without letters or digits is left out.
    """
    guards = deque(_guards(text, start, end))
    pieces: list[Span] = []
    begin = start
    for found in (*_SEMICOLON.finditer(text, start, end), None):
        if found and _inside(guards, found.start(), found.start() + 1):
            continue
        stop = found.start() if found else end
        piece = text[begin:stop].rstrip().rstrip(";").rstrip()
        if _SPOKEN.search(piece):
            pieces.append((begin, begin + len(piece)))
        begin = found.end() if found else end
    return tuple(pieces)


def _leading_space(text: str, start: int, end: int) -> int:
    at = start
    while at < end and text[at].isspace():
        at += 1
    return at - start


def _guards(text: str, start: int, end: int) -> Iterator[Span]:
    for found in _GUARD.finditer(text, start, end):
        yield found.span()


def _inside(guards: deque[Span], start: int, end: int) -> bool:
    """Tell whether [start, end) lies within a guard and ends before it does; drops guards that are passed."""
    while guards and guards[0][1] <= start:
        guards.popleft()
    return bool(guards) and guards[0][0] < start and end < guards[0][1]


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Return, in order, where sentences after the first begin in the line [start, end)."""
    guards = deque(_guards(text, start, end))
    items = deque(_inline_items(text, start, end, guards.copy()))
    cuts: list[int] = []
    begin = start
    for found in _END.finditer(text, start, end):
        while items and items[0] <= found.start():
            begin = items.popleft()
            cuts.append(begin)
        if found.end() < end and not _inside(guards, found.start(), found.end()) and _ends(text, begin, found, end):
            begin = found.end() + _leading_space(text, found.end(), end)
            cuts.append(begin)
    cuts.extend(item for item in items if item > begin)
    return list(dict.fromkeys(cuts))


def _inline_items(text: str, start: int, end: int, guards: deque[Span]) -> list[int]:
    """Return where items of an enumeration written within a line begin: "gồm: 1) ...; 2) ...", "; - ...; - ..."."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for found in _INLINE_MARK.finditer(text, start, end):
        marker = marker_at(text, found.start(), end)
        if marker is None or _inside(guards, found.start(), found.end()):
            continue
        for style, ordinal in marker.readings:
            run = runs.setdefault(style, [])
            if ordinal <= 1 and not (run and ordinal == 0):
                run[:] = run if len(run) > 1 else []
            if ordinal <= 1 or (run and follows(style, run[-1][0], ordinal)):
                run.append((ordinal, found.start()))
    return sorted({at for run in runs.values() if len(run) > 1 for _, at in run})


def _ends(text: str, begin: int, found: re.Match[str], end: int) -> bool:
    """Tell whether the end mark `found` ends the sentence that began at `begin`."""
    following = _NEXT.match(text, found.end(), end)
    at = following.end() if following else found.end()
    lower_next = at < end and text[at].islower()
    token = text[max(begin, found.start() - 24) : found.start()].split()[-1:] or [""]
    word = token[0].lstrip('"“‘«([')
    if found["glued"]:
        return len(word) > 1 and word.lower() not in _ABBREVIATIONS
    if found["marks"] != ".":
        return not lower_next
    if _LABEL.fullmatch(text, begin, found.start()):
        return False
    if lower_next and (set(found["closers"]) & set('"”’»)]') or not _plain(word)):
        return False
    return _word_may_end(word, text, begin, found.start(), at)


def _plain(word: str) -> bool:
    """Tell whether a word before ". lower case" is one that ends sentences, not an unknown abbreviation."""
    core = word.rstrip('"”’»)]%')
    return core != word or (len(core) > 1 and (core.islower() or core.isdigit()) and core not in _BEFORE_NUMBERS)


def _word_may_end(word: str, text: str, begin: int, stop: int, after: int) -> bool:
    lowered = word.lower()
    if lowered in _MAY_END:
        return not text[after : after + 1].islower()
    if lowered in _BEFORE_PERSONS:
        return False
    if lowered in _BEFORE_NUMBERS:
        return not text[after : after + 1].isdigit()
    if lowered in _BEFORE_FULL_NAMES:
        return not _names_person(text, after)
    opens = _opens(text, after)
    if lowered in _BEFORE_NAMES:
        return opens
    if len(word) == 1 and word.isupper():
        return _letter_may_end(text, begin, stop, opens)
    parts = word.split(".")
    if len(parts) > 1 and all(part.isalpha() and len(part) <= 3 for part in parts):
        return opens or len(parts[-1]) == 3
    return True


def _opens(text: str, at: int) -> bool:
    """Tell whether a word stands here that opens sentences and no name: "Hai trường", not "Hai Bà Trưng"."""
    word = _WORD.match(text, at)
    if word is None or word.group().lower() not in _OPENERS:
        return False
    return not text[word.end() + 1 : word.end() + 2].isupper()


def _names_person(text: str, at: int) -> bool:
    """Tell whether a surname and two more capitalised words stand here: "Lê Thị B", not "Hà Nội đã"."""
    words = text[at : at + _NAME_AT_MOST].split()[:3]
    return len(words) == 3 and is_surname(words) and all(word[0].isupper() for word in words)


def _letter_may_end(text: str, begin: int, stop: int, opens: bool) -> bool:
    """Tell "vitamin C. Nên ..." and "Nguyễn Văn A. Sau đó ..." from "ông A. Nguyễn" and "J. K. Rowling"."""
    before = text[max(begin, stop - 26) : stop - 1].split()
    previous = before[-1] if before else ""
    if not previous or previous[-1] in '.,(“"' or previous.lower() in _TITLES:
        return False
    return opens or previous.islower()

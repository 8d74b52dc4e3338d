"""A comparison -> the question once for each that is compared, so that each can be looked up by itself."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from qa.text.accents import fold
from qa.text.names import Name, names
from qa.text.normal import normalize
from qa.text.numbers import values
from qa.text.phrases import Cue
from qa.text.questions import is_comparison, kind_of
from qa.text.times import Time, times_in
from qa.text.topics import capitalised

_COMPARES = Cue(
    # "Hơn 200 đại biểu", "hơn một nghìn", "hơn bao nhiêu km" compare nothing; "chênh lệch bao nhiêu" does.
    r"<cue>|<more>(?!(?: than)? (?:\d|<figure>))",
    cue="so sánh | so với | khác nhau | khác gì | khác biệt | giống nhau | chênh lệch | compare | difference"
    " | versus | vs",
    more="hơn | more than | than | more | fewer | higher | lower",
    figure="bao nhiêu | bao lâu | bao xa | mấy | một | hai | ba | bốn | bảy | tám | chín | mười | hàng trăm"
    " | hàng nghìn | năm mươi | năm trăm | năm nghìn | năm ngàn | sáu mươi | sáu trăm | sáu nghìn | trăm | nghìn"
    " | ngàn | triệu | nửa | a | one | two | three | half | how many",
)
# "Sáp nhập A và B", "quãng đường nối A và B": neither is spoken of alone.
_JOINS = Cue(
    r"<joint> (?:<held> ){0,2}$",
    joint="hợp nhất | sáp nhập | nhập | gộp | ghép | nối | nối liền | nối giữa | kết nối | liên kết | khoảng cách"
    " | quãng đường | biên giới | ranh giới | quan hệ | hợp tác | merging | joining | distance",
    held="giữa | hai | hai tỉnh | tỉnh | thành phố | huyện | xã | của | từ | between",
)
_WHY = Cue("<why>", why="tại sao | vì sao | sao lại | vì đâu | do đâu | nhờ đâu | vì lý do | vì lí do | vì gì | why")
_LINKS = (
    "và | với | hay | hoặc | so với | và với | hay là | khác | khác với | and | or | vs | versus | with | compared to"
    " | compared with"
)
_LINK = Cue("<link>", link=_LINKS)
_BETWEEN = Cue(
    r"[ ,]*(?:<between>)?[ ,]*(?:<noun> )?",
    between=_LINKS,
    noun="tỉnh | thành phố | ông | bà | đồng chí | của | ở | tại",
)
_SO_WITH = Cue("<word> $", word="so với | khác với | khác | hơn | compared to | compared with")
_NUMBER = re.compile(r"\d{1,3}|[IVXLC]+")
_MORE_OF = Cue(r"<more> ((?:[^\W\d_]+ ){1,6}?)<than>", more="nhiều | ít", than="hơn")
_MORE_THAN = Cue(r"<more> ((?:[^\W\d_]+ ){0,6}?)<than>", more="nhiều | ít", than="hơn")
_THAN = Cue(r"(?<![ ,])[ ,]*(<than>).*$", than="hơn | so với | khác với | khác | than")
_FIGURES = (
    "số | tổng số | tỷ lệ | tỉ lệ | mức | giá | điểm | diện tích | dân số | quy mô | kinh phí | học phí | lương"
    " | the number"
)
_FIGURE = Cue("^(?:<ask> )?<topic>", ask="so sánh | hãy so sánh", topic=_FIGURES)
_MEASURED = Cue(
    "^<topic>|<more>|<verdict>[ ?.!]*$",
    topic=f"{_FIGURES} | chủ đề",
    more="nhiều | ít | more | fewer | higher | lower",
    verdict="không | chưa",
)
_DEGREE = Cue(
    "(?: <has>)? <degree>$",
    has="có | còn | đã | luôn | có phải",
    degree="nhiều | ít | cao | thấp | lớn | nhỏ | đông | đắt | rẻ | dài | rộng",
)
_APART_BY = Cue(
    r"(?<![ ,])[ ,]*<apart>(?: <many>)?",
    apart="hơn kém nhau | hơn kém | chênh lệch nhau | chênh nhau | hơn nhau | kém nhau",
    many="bao nhiêu | mấy",
)
_BEFORE_SECOND = (
    "so với tỉnh thành phố tp huyện xã ông bà đồng chí của ở tại bên phía trường năm cùng kỳ hẳn các những mấy"
    " in at of the"
)
_AFTER_SOURCE = Cue("<word> $", word="theo")
_WORDS = Cue(
    r"^(?:<ask> )+|(?<![ ,])[ ,]*<rest>|<both> (?=\S)",
    ask="so sánh | hãy so sánh | hãy | compare | giữa",
    rest="khác nhau như thế nào | khác nhau thế nào | khác nhau ra sao | khác nhau ở điểm nào | khác nhau ở chỗ nào"
    " | giống và khác nhau như thế nào | giống và khác nhau thế nào | giống nhau | khác nhau"
    " | có gì khác nhau | có gì giống nhau"
    " | có gì khác | khác gì nhau | chênh lệch bao nhiêu | hơn",
    both="giữa | cả hai | between",
)

Item = Name | Time


def sides(question: str) -> tuple[str, ...]:
    """Return a comparison once for each name, year or date it compares, in their order; empty for other questions.

    "Lào Cai hay Điện Biên có nhiều trường hơn?" is asked as "Lào Cai có bao nhiêu trường?" and "Điện Biên có bao nhiêu
    trường?".
    """
    text = " ".join(normalize(question).split()).strip(" ?.!")
    if (_COMPARES.search(_unnamed(text)) is None and not is_comparison(question)) or _asks_why(text):
        return ()
    for items in (names(text), times_in(text)):
        for row in _rows(text, items):
            start, end = row[0].start, row[-1].end
            if _AFTER_SOURCE.search(text[:start]) or _JOINS.search(text[:start]):
                continue  # "Theo Sở, Lào Cai hơn ...": the source is no side
            if _APART_BY.search(text) and not _APART_BY.sub("", text[:start] + text[end:]).strip(" ,"):
                return ()  # "A và B hơn kém nhau bao nhiêu?" does not say of what
            return _distinct(_plain(text[:start] + _written(item, row) + text[end:]) for item in row)
    return _apart(text)


def distinct_parts(asked: Sequence[str]) -> tuple[str, ...]:
    """Return what each of several questions has that the others have not, names whole: ("Bắc Ninh", "Bắc Giang")."""
    words = [question.strip(" ?").split() for question in asked]
    shortest = min(map(len, words))
    lead = next((at for at in range(shortest) if len({row[at] for row in words}) > 1), shortest)
    left = shortest - lead
    tail = next((at for at in range(left) if len({row[-1 - at] for row in words}) > 1), left)
    same = len(set(map(tuple, words))) == 1
    return tuple("" if same else _whole(row, lead, len(row) - tail) for row in words)


def _whole(words: Sequence[str], first: int, last: int) -> str:
    """Return the words from first to last with the rest of a name or a date they cut, or with what numbers them."""
    text = " ".join(words)
    start = len(" ".join([*words[:first], ""]))
    end = max(start, len(" ".join(words[:last])))
    pieces = [(name.start, name.end) for name in names(text)]
    pieces += [(value.start, value.end) for value in values(text) if value.kind in ("date", "month")]
    for begins, ends in pieces:
        if begins < max(end, start + 1) and start < ends:
            start, end = min(start, begins), max(end, ends)
    if first and _NUMBER.fullmatch(text[start:end]):
        start -= len(words[first - 1]) + 1
    return text[start:end].strip(" ,")


def _asks_why(text: str) -> bool:
    return _WHY.search(text) is not None or kind_of(text) == "why"


def _rows(text: str, items: Sequence[Item]) -> Iterator[list[Item]]:
    """Give the runs of two or more items of a kind with only "và", "hay" or "với" between, the longest first."""
    runs: list[list[Item]] = []
    for item in items:
        last = runs[-1][-1] if runs else None
        if last and last.kind == item.kind and _BETWEEN.fullmatch(text[last.end : item.start]):
            runs[-1].append(item)
        else:
            runs.append([item])
    rows = [run for run in runs if len(run) > 1 and _is_row(text, run)]
    yield from sorted(rows, key=len, reverse=True)


def _is_row(text: str, run: Sequence[Item]) -> bool:
    """Tell whether things are named side by side, not "Lucia ở Bắc Âu" or "so với A, B ..."."""
    gaps = [text[one.end : other.start] for one, other in pairwise(run)]
    linked = any(_LINK.search(gap) for gap in gaps)
    return linked or ("," in "".join(gaps) and not _SO_WITH.search(text[: run[0].start]))


def _apart(text: str) -> tuple[str, ...]:
    """Ask "A có nhiều trường hơn B không?" of both: what stands before "hơn", with either name.

    "Ai đến sớm hơn A?" and "A hơn B ở điểm nào?" are asked as they stand: neither side can be asked alone.
    """
    unnamed = _unnamed(text)
    than = _THAN.search(unnamed)
    if than is None or _MEASURED.search(text) is None:
        return ()
    claim = _claim(text, unnamed, than.start())
    for items in (names(text), times_in(text)):
        inside = [item for item in items if text[: item.end] == claim[: item.end]]
        outside = [item for item in items if item.start >= than.start()]
        like = [item for item in inside if outside and item.kind == outside[0].kind]
        if any(_JOINS.search(text[: item.start]) for item in inside):
            return ()
        if like and _leads_on(text[than.end(1) : outside[0].start], claim):
            return _distinct(
                _plain(claim[: like[-1].start] + written + claim[like[-1].end :])
                for written in (like[-1].text, _written(outside[0], [like[-1]]))
            )
    return ()


def _claim(text: str, unnamed: str, than: int) -> str:
    """Return what is said before "hơn", asked as a figure: "Lào Cai có bao nhiêu trường", "Số trường là bao nhiêu"."""
    before = text[:than]
    if _FIGURE.search(text) and (degree := _DEGREE.search(before)):
        return f"{before[: degree.start()]} là bao nhiêu"
    more = _MORE_THAN.search(unnamed)
    return f"{text[: more.start()]}bao nhiêu {text[more.start(1) : more.end(1)]}" if more else before


def _leads_on(gap: str, claim: str) -> bool:
    """Tell whether only "so với", "ở", "tỉnh" or words of the claim stand between "hơn" and the second name."""
    known = {fold(word) for word in (*_BEFORE_SECOND.split(), *claim.lower().split())}
    return all(fold(word) in known for word in gap.lower().replace(",", " ").replace(".", " ").split())


def _unnamed(text: str) -> str:
    """Return a text of the same length whose names say nothing: Than Uyên is a place; "Compare" begins a question."""
    for name in names(text):
        if name.start or " " in text[: name.end]:
            text = text[: name.start] + "x" * (name.end - name.start) + text[name.end :]
    return text


def _written(item: Item, row: Sequence[Item]) -> str:
    # "năm học 2023-2024 và 2024-2025": the second is a school year as well.
    lead = re.match(r"\D+", row[0].text) if isinstance(item, Time) and item.text[0].isdigit() else None
    return (lead.group() if lead else "") + item.text


def _plain(text: str) -> str:
    """Take the words of comparing out of a question."""
    if apart := _APART_BY.search(text):
        counted = "" if _FIGURE.search(text) else text[apart.end() :].strip(" ,")
        text = f"{text[: apart.start()]} có bao nhiêu {counted}" if counted else text[: apart.start()]
    asked = _WORDS.sub("", _MORE_OF.sub(r"bao nhiêu \1", text))
    return capitalised(" ".join(asked.split()).strip(" ,")) + "?"


def _distinct(asked: Iterator[str]) -> tuple[str, ...]:
    every = tuple(dict.fromkeys(asked))
    return every if len(every) > 1 else ()

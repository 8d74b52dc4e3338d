"""The last question asked again of something else: "Còn ở Điện Biên thì sao?" puts the place in place of the place."""

import re
from dataclasses import replace

from qa.text.accents import fold
from qa.text.document_numbers import documents_in
from qa.text.names import Name, names
from qa.text.phrases import Cue
from qa.text.times import Time, times_in
from qa.text.topics import capitalised, counted, has_question_word, uncapitalised

_FOLLOWS = Cue(
    r"((?:<lead>[ ,]+)*(?:<other>[ ,]+)?)(.+?)((?:[ ,]+<so>)?)(?:[ ,]+<polite>)*[ ?.!]*",
    lead="thế | vậy | và | rồi | thế thì | vậy thì | and | so | then",
    # "the con", typed so, may have come back as "thẻ còn".
    other=r"còn | th\w còn | vậy còn | và còn | what about | how about | and what about",
    so="thì sao | thì thế nào | thì như thế nào | thì ra sao | ra sao | sao | thế nào | thì bao nhiêu"
    " | thì là bao nhiêu"
    " | thì khi nào | thì ở đâu | thì là gì",
    polite="ạ | vậy | nhỉ | hả | thế | nhé",
)
_SAYS_SO = Cue("<so>", so="thì sao | thì thế nào | thì như thế nào | thì ra sao | thì bao nhiêu | thì là bao nhiêu")
_OTHER = Cue("<other>", other=r"còn | th\w con | what about | how about", loose=False)
_BEFORE = Cue(
    r"^(?:<before>[ ,]+)+",
    before="ở | tại | về | với | trong | vào | đối với | cho | của | bên | phía | riêng | in | at | for",
)
_AT = Cue(r"^<at> ", at="ở | tại | in | at")
# "TP.HCM" is a name as it stands; HCM alone may be the person.
_PLACE_NOUN = Cue(r"^<noun>(?:\. ?| )(?=\S)(?!HCM)", noun="tỉnh | thành phố | tp | thủ đô | nước")
_PERSON_NOUN = Cue(r"^<noun> (?=\S)", noun="ông | bà | cô | anh | chị | đồng chí | thầy | em")
_CARDINAL = r"\d+|[IVX]+|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mot|bon|nam|sau|bay|tam|chin|muoi"
_RANK = r"nhất|nhat|nhì|nhi|khuyến khích|khuyen khich"
_FIGURE = rf"\d{{1,4}}[A-ZĐ]\d{{0,2}}(?!\w)|{_CARDINAL}|{_RANK}"  # 5A, 10A1
_COUNTER = re.compile(rf"((?:[^\W\d_]+ ){{1,4}})(\d+/\d+|{_FIGURE})", re.IGNORECASE)
_ATTACHED = re.compile(r"([^\W\d_]{1,4})(\d{1,2})")
_NOW = Cue(
    "<now>",
    now="năm ngoái | năm trước | năm nay | năm sau | năm tới | năm học này | năm học trước | năm học ngoái"
    " | năm học sau | năm học tới | hiện nay | bây giờ | hôm nay | hôm qua | ngày mai | tháng này | tháng trước"
    " | tháng sau | tuần này | tuần trước | tuần sau | học kỳ này | học kỳ trước | học kỳ sau",
)
_LEVEL = Cue(
    "(?:<of> )?<level>",
    of="cấp | bậc | cấp học | bậc học",
    level="nhà trẻ | mẫu giáo | mầm non | tiểu học | THCS | THPT | trung học cơ sở | trung học phổ thông | trung cấp"
    " | cao đẳng | đại học",
)
_OFFICE = Cue(
    "(?:<deputy> )?<office>",
    deputy="phó | tổng | phó tổng",
    office="chủ tịch | giám đốc | hiệu trưởng | bí thư | trưởng phòng | trưởng ban | trưởng khoa | cục trưởng"
    " | vụ trưởng | viện trưởng | bộ trưởng | thứ trưởng | thủ tướng | chánh văn phòng | tổ trưởng",
)
_PEOPLE = Cue(
    "<people>",
    people="học sinh | sinh viên | giáo viên | giảng viên | nhà giáo | cán bộ | nhân viên | phụ huynh | trẻ em | trẻ"
    " | thí sinh | viên chức | công chức | người lao động | hiệu trưởng",
)
_MEASURE = Cue(
    r"^<unit>(?! <place>)",
    unit="ngày | giờ | tiếng | phút | tuần | tháng | năm | tiết | buổi | lần | tuổi | điểm | tín chỉ | đồng | tiền"
    " | nghìn | triệu | tỷ | km | kg | lít",
    place="cầu | trường | thi | đến",
)
_RATE = Cue(r"^<rate> ", rate="tỷ lệ | tỉ lệ | diện tích | dân số | mức | kinh phí")
_NUMBER_OF = Cue(r"^<number> (?=\S)", number="số | số lượng | tổng số")
_FEW = 9  # words: what is asked again is named, not told


def shifted(question: str, last: str) -> str:
    """Give the last question with what a follow-up names in place of its like; empty if the question is no such one."""
    match = _FOLLOWS.fullmatch(question)
    if match is None:
        return ""
    target = last.rstrip(" ?.!")
    if not (rest := _named(match)):  # "Thứ 8?"
        target, left = _same_head(target, match.group(2))
        return "" if left else capitalised(target) + "?"
    for put in (_document, _same_head, _now, _alike, _institution, _times, _place, _person, _people, _count):
        target, rest = put(target, rest)
        if not rest:
            return capitalised(target) + "?"
    return f"{capitalised(target)}, {uncapitalised(rest)}?"


def _named(match: re.Match[str]) -> str:
    """Give what a follow-up names, with its preposition; empty if it asks something of its own."""
    lead, rest, so = match.groups()
    if has_question_word(rest) or len(rest.split()) > _FEW:
        return ""
    if _SAYS_SO.search(so) or _OTHER.search(lead):
        return rest
    return rest if _is_only_named(rest) and (lead or so or _BEFORE.search(rest) or match.string.endswith("?")) else ""


def _is_only_named(rest: str) -> bool:
    bare = _PERSON_NOUN.sub("", _PLACE_NOUN.sub("", _BEFORE.sub("", rest)))
    found: list[Time | Name] = [*times_in(bare), *names(bare)]
    return any(piece.start == 0 and piece.end == len(bare) for piece in found)


def _document(target: str, rest: str) -> tuple[str, str]:
    """Put "Thông tư 22/2021/TT-BGDĐT" in place of a document, "22/2021/TT-BGDĐT" in place of its number."""
    new, old = documents_in(rest), documents_in(target)
    if not new or not old or (new[0].start, new[0].end) != (0, len(rest)):
        return target, rest
    start = old[-1].start if new[0].number else old[-1].number
    return target[:start] + rest + target[old[-1].end :], ""


def _same_head(target: str, rest: str) -> tuple[str, str]:
    """Put "nhiệm vụ thứ 9" in place of "nhiệm vụ thứ 7", "lớp 4" of "lớp 1": the same words before another figure."""
    if attached := _ATTACHED.fullmatch(rest):
        return _other_figure(target, rest, rf"(?<!\w){fold(attached.group(1))}(\d{{1,2}})(?!\w)", attached.group(2))
    head = _COUNTER.fullmatch(rest)
    if head is None or any(time.start <= head.start(2) for time in times_in(rest)):
        return target, rest
    figure = r"\d+/\d+" if "/" in head.group(2) else _FIGURE
    words = head.group(1).split()
    for begin in range(len(words)):
        lead = re.escape(fold(" ".join(words[begin:])))
        put, left = _other_figure(target, rest, rf"(?<!\w){lead} ({figure})(?![\w-]|/\d+/\D)", head.group(2))
        if not left:
            return put, left
    return target, rest


def _other_figure(target: str, rest: str, pattern: str, figure: str) -> tuple[str, str]:
    found = re.search(pattern, fold(target), re.IGNORECASE)
    if found is None:
        return target, rest
    return target[: found.start(1)] + figure + target[found.end(1) :], ""


def _now(target: str, rest: str) -> tuple[str, str]:
    """Put "năm ngoái", "hiện nay" in place of a time, or add it."""
    new = _BEFORE.sub("", rest)
    if _NOW.fullmatch(new) is None:
        return target, rest
    spans = [(time.start, time.end) for time in times_in(target)]
    if old := _NOW.search(target):
        spans.append(old.span())
    start, end = spans[-1] if spans else (len(target), len(target))
    return f"{target[:start]}{'' if spans else ' '}{uncapitalised(new)}{target[end:]}", ""


def _alike(target: str, rest: str) -> tuple[str, str]:
    """Put a level in place of a level, an office of an office; what was counted is counted at the level named."""
    new = _BEFORE.sub("", rest)
    for kind in (_LEVEL, _OFFICE):
        if kind.fullmatch(new) and (old := kind.search(target)):
            return target[: old.start()] + new + target[old.end() :], ""
    return (f"{target} {uncapitalised(new)}", "") if _LEVEL.fullmatch(new) and counted(target) else (target, rest)


def _institution(target: str, rest: str) -> tuple[str, str]:
    """Put "trường Kim Liên" in place of "trường Chu Văn An": the same noun before another name."""
    plain = _BEFORE.sub("", rest)
    new = names(plain)[-1:]
    if not new or not new[0].start or new[0].end != len(plain):
        return target, rest
    noun = fold(plain[: new[0].start]).lower()
    for old in reversed(names(target)):
        if f" {fold(target[: old.start]).lower()}".endswith(f" {noun}"):
            return _replaced(target, old, new[0].text), ""
    return target, rest


def _times(target: str, rest: str) -> tuple[str, str]:
    for piece in times_in(rest):
        new = uncapitalised(rest[piece.start : piece.end])
        if new.isdigit():
            new = f"năm {new}"
        elif piece.kind == "schoolyear" and new[0].isdigit():
            new = f"năm học {new}"
        old = times_in(target)
        like = [one for one in old if one.kind == piece.kind] or old
        target = _replaced(target, like[-1], new) if like else f"{target} {new}"
        rest = _without(rest, piece)
    return target, rest


def _place(target: str, rest: str) -> tuple[str, str]:
    at, plain = _AT.search(rest), _PLACE_NOUN.sub("", _BEFORE.sub("", rest))
    known = [name for name in names(plain) if name.kind == "place"]
    if not at and not (known and (known[0].start, known[0].end) == (0, len(plain))):
        return target, rest
    new = known[0].text if known and (known[0].start, known[0].end) == (0, len(plain)) else plain
    old = [name for name in names(target) if name.kind == "place"] or _after_at(target)
    return (_replaced(target, _whole(old, target), new) if old else f"{target} ở {new}"), ""


def _person(target: str, rest: str) -> tuple[str, str]:
    plain = _PERSON_NOUN.sub("", _BEFORE.sub("", rest))
    new = [name for name in names(plain) if (name.start, name.end) == (0, len(plain))]
    if not new:
        return target, rest
    old = [name for name in names(target) if name.kind == new[0].kind] or names(target)
    return (_replaced(target, old[-1], new[0].text), "") if old else (target, rest)


def _people(target: str, rest: str) -> tuple[str, str]:
    """Put "giáo viên" in place of "học sinh", unless it is people or things that were counted."""
    many, plain, old = counted(target), _BEFORE.sub("", rest), _PEOPLE.search(target)
    if old is None or _PEOPLE.fullmatch(plain) is None or (many and not _MEASURE.search(many.group(1))):
        return target, rest
    return target[: old.start()] + uncapitalised(plain) + target[old.end() :], ""


def _count(target: str, rest: str) -> tuple[str, str]:
    old, plain = counted(target), _NUMBER_OF.sub("", _BEFORE.sub("", rest))
    if old is None or names(plain) or (_MEASURE.search(old.group(1)) and not _MEASURE.search(plain)):
        return target, rest
    space, after = " " if old.group(1).endswith(" ") else "", target[old.end(1) :]
    if _RATE.search(plain):
        return f"{target[: old.start()]}{uncapitalised(plain)} là bao nhiêu{space}{after}", ""
    return target[: old.start(1)] + uncapitalised(plain) + space + after, ""


def _whole(places: list[Name], text: str) -> Name:
    """Give the last place with what it is joined to: "miền Trung - Tây Nguyên"."""
    last = places[-1]
    joined = re.search(r"(?:miền )?(?:[^\W\d_]+ )?[^\W\d_]+ - $", text[: last.start])
    return replace(last, start=joined.start()) if joined else last


def _after_at(text: str) -> list[Name]:
    return [
        name for name in names(text) if re.search(r"(?:ở|tại|xã|huyện|phường|thành phố|tỉnh) $", text[: name.start])
    ]


def _replaced(text: str, old: Time | Name, new: str) -> str:
    return text[: old.start] + new + text[old.end :]


def _without(text: str, piece: Time | Name) -> str:
    return _BEFORE.sub("", f"{text[: piece.start]} {text[piece.end :]}".strip(" ,") + " ").strip(" ,")

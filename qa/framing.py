"""What a conversation is about: its topic, word for word, and its frame - the place, organisation, event and time.

A question that asks another thing of the same place keeps the frame, and no more: "Số giáo viên?" after "Tỷ lệ phòng
học kiên cố của Lào Cai là bao nhiêu?" is asked of Lào Cai, not of the rate.
"""

import re
from collections.abc import Sequence

from qa.text.accents import fold
from qa.text.names import Name, names
from qa.text.phrases import Cue
from qa.text.times import Time, times_in
from qa.text.topics import counted, has_question_word, own_words, pieces_of, topic_of, uncapitalised

EVENTS = (
    "hội nghị | hội thảo | diễn đàn | sự kiện | cuộc họp | buổi họp | buổi lễ | buổi học | buổi | cuộc thi"
    " | kỳ thi | lễ"
    " | chương trình | dự án | đề án | kế hoạch | nghị quyết | nghị định | phong trào | hoạt động | chuyên đề"
    " | lớp học | khóa học"
)
_EVENT = Cue("<event>", event=EVENTS)
_COPULA = Cue(r"<copula>", copula="là gì | là ai | là bao nhiêu | là khi nào | là ở đâu | là những ai | là những gì")
_PREDICATE = Cue(
    r"[ ,]*<does>.*$",
    does="có | là | gồm | bao gồm | đạt | bàn | họp | diễn ra | tổ chức | bắt đầu | kết thúc | nêu | nói | yêu cầu"
    " | làm | đề nghị | dự | tham dự | tham gia | chủ trì | được | bị | cần | phải | đang | has | have | is | are"
    " | was | were",
    loose=False,
)
_LINK = Cue(
    r"[ ,]*(?:<link>[ ,]*)+$", link="của | ở | tại | trong | từ | về | cho | tỉnh | thành phố | miền | of | in | at"
)
_WORD = re.compile(r"[^\W\d_]+")


_MOST_WITH_TIME = 5  # syllables: "Diễn đàn năm 2025" is a topic, "Năm 2025 phấn đấu bao nhiêu phần trăm?" asks on
_COMMON = re.compile(r"(?:[Ss]ở|[Bb]ộ|[Pp]hòng) (?:[Gg]iáo dục và [Đđ]ào tạo|[Gg]iáo dục)|(?:[Ss]ở )?\b[A-ZĐ&]{2,}\b")


def topic(past: Sequence[str]) -> str:
    """Give the topic of a conversation: kept as long as each question repeats it, else the latest."""
    kept = ""
    for question in past:
        if not kept or fold(kept).lower() not in fold(question).lower():
            kept = topic_of(question)
    return kept


def frame(past: Sequence[str]) -> str:
    """Give the frame of a conversation: that of its latest question that brings a name or a time of its own."""
    kept, source = "", ""
    for question in past:
        if not kept or not (fold(kept).lower() in fold(question).lower() or _goes_on(question, source)):
            kept, source = frame_of(question), question
    return kept


def frame_of(question: str) -> str:
    """Give the names, events and times of a question with what holds them together; its topic if it has none."""
    pieces = pieces_of(question)
    anchored = [piece for piece in pieces if _anchors(piece)]
    if not anchored:
        return topic_of(question)
    asks_of = not has_question_word(question) or _COPULA.search(question) is not None
    kept = anchored if asks_of or counted(question) else pieces
    return uncapitalised(" ".join(_anchored(piece, asks_of=asks_of) if piece in anchored else piece for piece in kept))


def inherited(asked: str, past: Sequence[str]) -> str:
    """Give what a question lacks of the conversation; empty if it stands by names of its own.

    That is the frame, or the whole topic for a question without a word of its own; a place or a time that the question
    brings takes the place of the old one.
    """
    places = [name for name in names(asked) if name.kind == "place"]
    said = _without(asked, [*places, *times_in(asked)])
    about = frame(past) if own_words(said) else topic(past)
    brings_others = {name.text for name in names(_specific(asked))} - {name.text for name in names(about)}
    if brings_others and (own_words(said) or len(brings_others) > len(places)):
        return ""
    if times_in(asked) and (_EVENT.search(asked) or len(own_words(said)) > _MOST_WITH_TIME):
        return ""
    if times_in(asked):
        about = _without(about, times_in(about))
    if places:
        about = _without(about, [name for name in names(about) if name.kind == "place"])
    return "" if fold(about).lower() in fold(asked).lower() else about


def _specific(text: str) -> str:
    """Take out what has capitals but says not which one: "Sở GD&ĐT", "Học kỳ II"."""
    return _COMMON.sub(lambda found: found.group().lower(), text)


def _without(text: str, pieces: Sequence[Name | Time]) -> str:
    """Take names or times out of a text, with the words that lead them in."""
    for piece in sorted(pieces, key=lambda piece: -piece.start):
        text = f"{_LINK.sub('', text[: piece.start])} {text[piece.end :]}"
    return " ".join(text.split()).strip(" ,")


def _goes_on(question: str, source: str) -> bool:
    """Tell whether a question speaks of names of the one the frame is from, and of no other time."""
    own, held = ({name.text for name in names(text)} for text in (question, source))
    kinds, held_kinds = ({time.kind for time in times_in(text)} for text in (question, source))
    return bool(own) and own <= held and kinds.isdisjoint(held_kinds)


def _anchors(piece: str) -> list[tuple[int, int]]:
    found = [(name.start, name.end) for name in names(piece)] + [(time.start, time.end) for time in times_in(piece)]
    found += [word.span() for word in _WORD.finditer(piece) if word.group().istitle() and word.start()]
    if event := _EVENT.search(piece):
        found.append(event.span())
    return sorted(found)


def _anchored(piece: str, *, asks_of: bool) -> str:
    """Cut the attribute that was asked for ("tỷ lệ ... của") off the front, and the predicate off the end."""
    anchors = _anchors(piece)
    start, end = anchors[0][0], max(end for _, end in anchors)
    head = "" if asks_of else piece[:start]
    return f"{head}{piece[start:end]}{_PREDICATE.sub('', piece[end:])}".strip(" ,")

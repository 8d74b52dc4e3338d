"""What a question is about, once what it asks is taken away, and how much it says of its own."""

import re

from qa.text.accents import is_accented
from qa.text.english import speaks_english
from qa.text.names import SURNAMES, names
from qa.text.numbers import values
from qa.text.phrases import Cue
from qa.text.spelling import is_bare_syllable

_ASKS = (
    "là những gì | là gì | là ai | là bao nhiêu | bao nhiêu | những gì | những ai | những đâu | cái gì"
    " | làm gì | điều gì"
    " | việc gì | gì | do ai | bởi ai | của ai | cho ai | ai | ngày nào | tháng nào | năm nào | khi nào"
    " | lúc nào | lúc mấy giờ"
    " | mấy giờ | bao giờ | bao lâu | bao xa | thế nào | như thế nào | ra sao | nào | vì sao | tại sao | sao"
    " | ở đâu | tại đâu"
    " | từ đâu | đến đâu | đâu | mấy | đúng không | phải không | hay không | có phải | không | chưa | kể tên | liệt kê"
    " | hãy kể | hãy nêu | cho biết | nêu | what | which | who | whom | whose | when | where | why | how many"
    " | how much | how"
)
_ASK = Cue(r"<at> (?:[^\W\d_]+ ){1,3}?<which>|<asks>", asks=_ASKS, at="ở | tại | thuộc | của", which="nào")
# "không" and "chưa" ask only at the end.
_IS_ASKED = Cue(
    r"<asks>|<end>[\s?.!]*$|^<tell>",
    asks=_ASKS.replace(" | không | chưa", ""),
    end="không | ko | chưa",
    tell="kể | nêu | liệt kê | nói | giải thích | trình bày",
)
# What questions do with a topic: alone, none of it says which one.
_LIGHT = (
    "chủ trì | tham dự | tham gia | dự | tổ chức | diễn ra | bắt đầu | kết thúc | phát biểu | kết luận"
    " | đề nghị | yêu cầu"
    " | họp | mở | khai mạc | bế mạc | bàn | nói | nêu | làm | gồm | bao gồm | thuộc | giữ | hỗ trợ | đạt"
    " | chịu trách nhiệm"
    " | chủ đề | mục tiêu | mục đích | kết quả | địa điểm | thời gian | chức vụ | chức | nội dung | lý do"
    " | lí do | thành phần"
    " | tỷ lệ | tỉ lệ | tổng số | số lượng | số | tên | quy mô | ý nghĩa | nguyên nhân | người | đại biểu"
    " | đứng đầu | giám đốc"
    " | hội nghị | hội thảo | diễn đàn | sự kiện | cuộc họp | buổi học | buổi lễ | chương trình | dự án | sở"
    " | bộ | tỉnh | trường"
    " | ngày | tháng | năm | trước | sau | thêm | về | cụ thể | chi tiết | khác | nữa | lần | cuối | đầu tiên"
    " | hiện nay"
    " | attend | attended | chaired | chair | held | hold | happen | happened | take place | people | say"
    " | said | organized"
    " | organised | there"
)
_STOPS = (
    "là | của | và | các | những | được | có | cho | với | tại | ở | trong | từ | đến | theo | mà | do | khi"
    " | bị | bởi | ra"
    " | vào | như | hay | hoặc | à | ạ | vậy | nhỉ | thế | cái | việc | để | đã | đang | sẽ | còn | cũng"
    " | lên | xuống | kể"
    " | giải thích | trình bày | hãy | tất cả | ông | bà | the | a | an | of | in | on | at | to | is | are"
    " | was | were | do"
    " | does | did | for | by | with | from | and | have | has"
)
_OWN = Cue("<light>|<stops>|<order>|<asks>", loose=False, light=_LIGHT, stops=_STOPS, asks=_ASKS, order=r"thứ \w+")
_EDGE = (
    "của | và | các | những | được | có | cho | đã | đang | sẽ | là | thì | gồm | bao gồm | ra | bị"
    " | đạt | trong | ở | tại | vào"
)
_PREDICATES = (
    "chủ trì | tham dự | tham gia | dự | tổ chức | diễn ra | bắt đầu | kết thúc | kết luận | phát biểu | họp khi | làm"
    " | nêu | nói | yêu cầu | đề nghị | bàn | do | and | của | the | chaired | attended | is | are | was"
    " | were | did | does | do"
)
# Whole runs, of which those at an end go: a pattern that wants the end tries each word of a run anew.
_EDGES = Cue(r"(?:<edge>[ ,]*)+", loose=False, edge=f"{_EDGE} | {_PREDICATES}")
_COUNTED = Cue(
    r"<many> (?:<unit> )?((?:(?!<stop>)[^\W\d_]+(?: (?=[^\W\d_])|(?!\w))){1,6})",
    many="bao nhiêu | mấy | how many",
    unit="phần trăm",
    stop=f"{_STOPS.replace(' | và', '').replace(' | and', '')} | {_PREDICATES.replace(' | and', '')} | đạt"
    f" | thuộc | nào"
    " | hoàn thành | chưa | không",
)
# A name in small letters, or without marks: "ong lam van man".
_PERSON = Cue(r"^<title> (?:<surname>) \w+ \w+", title="ông | bà | đồng chí", surname=" | ".join(SURNAMES))
_AT_EDGE = " ,;:?.!\"'"
_TOPICAL = frozenset({"year", "schoolyear", "date", "month", "percent"})


def counted(question: str) -> re.Match[str] | None:
    """Find what a question counts, in group 1: "trường" in "Lào Cai có bao nhiêu trường đạt chuẩn?"."""
    return _COUNTED.search(question)


def topic_of(question: str) -> str:
    """Give what a question is about, without its question words and what they ask for; empty if nothing is left."""
    return uncapitalised(" ".join(pieces_of(question)))


def pieces_of(question: str) -> list[str]:
    """Give what stands before, between and after the question words, without what they ask for."""
    text = question.strip(_AT_EDGE)
    if (many := counted(text)) and has_topic(text[: many.start()]) and not own_words(text[many.end() :]):
        text = f"{text[: many.start()]} bao nhiêu {text[many.end() :]}"
    pieces = [_trimmed(piece.strip(_AT_EDGE)) for piece in _ASK.sub("\n", text).split("\n")]
    return [piece for piece in pieces if piece]


def statement_of(question: str) -> str:
    """Give what a question says besides its question words."""
    return uncapitalised(" ".join(_ASK.sub(" ", question).strip(_AT_EDGE).split()))


def own_words(question: str) -> list[str]:
    """List the syllables that say what a question is about, apart from question words and what any topic can do."""
    return re.findall(r"[^\W_]+", _OWN.sub(" ", question))


def has_question_word(text: str) -> bool:
    """Tell whether a text asks something."""
    return _IS_ASKED.search(text) is not None


def has_topic(question: str) -> bool:
    """Tell whether a question names something: a name, a year or a date, a figure of three digits."""
    figures = any(value.kind in _TOPICAL or len(value.canonical) > 2 for value in values(question))
    return (
        figures
        or bool(names(question))
        or _PERSON.search(question) is not None
        or (not speaks_english(question) and _has_foreign_word(question))
    )


def _trimmed(piece: str) -> str:
    """Take the words that only hold others together off both ends."""
    held = _EDGES.sub(lambda run: "" if not run.start() or run.end() == len(piece) else run.group(), piece)
    return held.strip(_AT_EDGE)


def _has_foreign_word(question: str) -> bool:
    # "goldman làm gì", "python là gì"; never "bn", "hs", "ubnd".
    words = [word.lower() for word in re.findall(r"[^\W\d_]{5,}", question) if not is_accented(word)]
    return any(not is_bare_syllable(word) and not set(word).isdisjoint("aeiouy") for word in words)


def uncapitalised(text: str) -> str:
    """Give the text with a small first letter, unless a name stands there."""
    begins = any(name.start == 0 for name in names(text))
    return text if begins or (text[:2].isalpha() and text[:2].isupper()) else text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """Give the text with a capital first letter."""
    return text[:1].upper() + text[1:]

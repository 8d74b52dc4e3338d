"""What a question says only to be polite: greetings and "cho em hỏi" before it, addresses and thanks after it."""

import re
from functools import lru_cache

from qa.text.accents import is_accented
from qa.text.phrases import Cue

_ADDRESS = (
    "thầy | cô | thầy cô | cô thầy | anh | chị | anh chị | bác | chú | cô chú | cô bác | bạn | ad | admin"
    " | ac | mn | mọi người | cả nhà | page | shop | nhà trường | ban giám hiệu | trường | phụ huynh | sở"
)
_MANY = "các | mấy | những | quý | toàn thể"
_ME = (
    "em | con | cháu | tôi | mình | tớ | tui | mk | chị | anh | bác | chúng em | chúng tôi | bọn em | tụi em"
    " | chúng mình | phụ huynh | gia đình em"
)
_SOFT = "ạ | à | nha | nhé | với | vậy | nhỉ | hả | thế | ơi | nè | dạ"
_ABOUT = "về | là | rằng | thăm | một chút | chút | tí | xíu | một câu | một việc | thêm | ạ | nha | nhé | với"
# "Xin hỏi về hưu ở tuổi nào?" asks of leaving work; without marks "tham" and "ve" begin other words too.
_ASKED = (
    "về hưu | về nước | về quê | về muộn | về trễ | về sớm | về đích | về già | về đêm | thêm giờ | thăm ốm | thăm hỏi"
    " | thăm quan | tham gia | tham quan | tham dự | tham nhũng | tham khảo | tham mưu | thẩm quyền | thẩm định"
    " | thâm niên | tỉ lệ | tỉ số | tỉ giá | vệ sinh | vệ tinh | vé máy | vé xe | vé tàu | vé số | vẽ tranh"
)
_UNIONS = "hoi vien | hoi dong | hoi nghi | hoi thao | hoi khuyen | hoi an"  # "cho hội viên vay", typed without marks
_LETTERS = r"[^\W\d_]+"
_ASKING = {
    "me": _ME,
    "many": _MANY,
    "you": _ADDRESS,
    "ask": "hỏi",
    "about": _ABOUT,
    "asked": _ASKED,
    "unions": _UNIONS,
    "please": "làm ơn | vui lòng | có thể | xin | dạ",
    "let": "cho | cho phép",
    "may": "xin | được",
    "want": "xin | muốn | cần | xin phép | muốn xin",
    "beg": "xin | xin phép | xin được",
    "then": "về | rằng | một chút | chút | ạ | nha | nhé",  # not "là": "Xin hỏi phụ huynh là ai?"
}
_LET = (
    r"(?:(?:<many> )?<you>(?: [^\W\d_]+)?[ ,]{1,2})?(?:<please> )?<let> (?:<me> |(?!<unions>))"
    r"(?:<may> )?<ask>(?: (?!<asked>)<about>){0,2}\W{1,4}"
)
_WANT = (
    r"(?:<me> <want>|<beg>(?! <unions>)) <ask>(?: (?:<many> )?<you>(?=,| (?!<asked>)<then>))?"
    r"(?: (?!<asked>)<about>){0,2}\W{1,4}"
)
# Each takes one opening off: "Em chào thầy ạ." and "Dạ thưa cô Mai,", "Ad ơi", "Thầy cho em hỏi", "Em muốn hỏi".
_OPENINGS = (
    Cue(
        rf"^(?!{_LETTERS}, {_LETTERS}(?:,| <more> ))"  # "Dạ, thưa, vâng" are words asked about
        r"(?:<yes>[ ,]+)?(?:<me> )?(?:<deeply> )?<greets>(?: (?:<many> )?<you>(?: [^\W\d_]+){0,2}?)?(?: <soft>)?"
        r"(?:\s?[.,!:;?…]\W{0,3}|\s(?=<asks>))",
        more="và | hay | hoặc",
        yes="dạ | vâng",
        me=_ME,
        deeply="xin | kính",
        greets="chào | thưa | hello | hi | alo | dạ",
        many=_MANY,
        you=_ADDRESS,
        soft=_SOFT,
        asks="cho | xin hỏi | em muốn hỏi | em xin hỏi",
        loose=False,
    ),
    Cue(r"^(?:<many> )?<you>(?: [^\W\d_]+)? <hey>\W{1,4}", many=_MANY, you=_ADDRESS, hey="ơi", loose=False),
    Cue(rf"^{_LET}", **_ASKING, loose=False),
    Cue(rf"^{_WANT}", **_ASKING, loose=False),
)
# The last one that stands after another sentence or clause: "Em học lớp 9. Cho em hỏi", "Con tôi 6 tuổi, xin hỏi".
_AFTER_CONTEXT = Cue(rf"^.*\w\W?[.,;:!?…]\s?(?:{_LET}|{_WANT})", **_ASKING, loose=False)
_THANKING = {
    "deeply": "xin | chân thành | rất | trân trọng",
    "thanks": "cảm ơn | cám ơn | thanks | thank | tks",
    "much": "nhiều | trước | rất | lắm | you | so much",
    "many": _MANY,
    "you": _ADDRESS,
    "soft": _SOFT,
}
_THANKS = Cue(
    r"(?<=[.,;!?…])\s?(?:<me> )?(?:<deeply> ){0,2}<thanks>(?: (?:<much>|<many>|<you>|<soft>)){0,6}\W{0,4}$",
    me=_ME,
    **_THANKING,
    loose=False,
)
_NOT = "không | ko | hông | hok | khum | k | kh | chưa | vậy | ạ | nhỉ"
# Run on without a stop, someone is thanked only after the end of a question: "bài em cảm ơn thầy cô" is a song, and
# "Vì sao chúng em cảm ơn thầy cô?" asks about it.
_THANKS_RUN_ON = Cue(
    r"(?:(<ends>) <one> (?:<deeply> ){0,2}<thanks>(?: (?:<much>|<many>|<you>|<soft>)){0,6}"
    r"|(?<= )(?<!chúng )(?<!bọn )(?<!tụi )(?<!chung )(?<!bon )(?<!tui )<one>"
    r" (?:<deeply> ){0,2}<thanks>(?: (?:<much>|<soft>)){0,4})[^\w?]{0,4}$",
    ends=f"{_NOT} | đâu | gì | bao nhiêu | thế nào | như nào | ra sao | bao lâu | nhé | nha | với",
    one="em | con | cháu | tôi | mình",
    **_THANKING,
    loose=False,
)
# "Ai dạy các thầy?" keeps its teachers: an address comes after a word that ends a question.
_LAST_ADDRESS = Cue(
    r"(?<= )(<ends>(?: <soft>)?),? (?:(?:<sir> )?(?:<many> )?<all>|(?:<sir>|<many>|<sir> <many>) <you>)"
    r"(?: <soft>)?\W{0,4}$",
    ends=_NOT,
    soft=_SOFT,
    sir="thưa",
    many=_MANY,
    all="thầy cô | cô thầy | anh chị | cô chú | cô bác | bác | ad | admin | ac | mn | mọi người | cả nhà | page | shop",
    you=_ADDRESS,
    loose=False,
)
# How "không" is typed for short at the end, in small letters: no "500 k".
_SHORT_NOT = re.compile(
    r"(?<=[^\W\d_] )(?:k|kh|hok|khum|khom|hơm)(?=(?P<soft> (?:ạ|vậy|nhỉ|thế|a|vay|nhi|the))?\W{0,4}$)"
)
# "hằng số k", "what is k", "vitamin k", "hệ số góc k", and thousands: "bao nhiêu k", "mấy trăm k".
_BEFORE_LETTER = re.compile(
    r"(?<!\w)(?:số|so|chữ(?: cái)?|chu cai|là|la|is|vitamin|tố|to|bón|góc|goc|nhóm|nhom|hạng|hang|khi|theo|của|cua"
    r"|nhiêu|nhieu|nhiu|mấy|may|trăm|tram|nghìn|ngàn|ngan|chục|chuc|mươi|muoi|mười) \Z",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 10
_YES_NO = Cue("<yes>", yes="có | được | phải | đã | cần | còn | bị | đúng | nên | biết | sẽ | dc | đc", loose=False)


@lru_cache(maxsize=256)
def without_courtesy(question: str) -> str:
    """Take greetings, addresses, "cho em hỏi" and thanks off a question, and write out "không" at its end.

    A text that says nothing else is returned as it is.
    """
    text = question.strip()
    for _ in range(3):
        before = text
        for opening in _OPENINGS:
            text = _unless_empty(opening.sub("", text), text)
        if text == before:
            break
    asks = "?" if text.endswith("?") else ""
    text = _unless_empty(_THANKS.sub("", text).strip(), text)
    text = _unless_cut_short(_THANKS_RUN_ON.sub(r"\1", text).strip(), text)
    text = _unless_empty(text.rstrip(" ,;"), text)
    text = _unless_empty(_LAST_ADDRESS.sub(rf"\1{asks}", text), text)
    if text.isupper():
        return text
    return _SHORT_NOT.sub(_written_out, text)


def without_context(question: str) -> str:
    """Return what follows the last "cho em hỏi" after another sentence or clause; the question where there is none."""
    return _unless_empty(_AFTER_CONTEXT.sub("", question), question)


def _written_out(short: re.Match[str]) -> str:
    text, before = short.string, short.string[: short.start()]
    if _BEFORE_LETTER.search(before[-_LONGEST_BEFORE:]):
        return short[0]
    if short[0] == "k" and not short["soft"] and not _YES_NO.search(before):
        return short[0]
    return "không" if is_accented(text) else "khong"


def _unless_cut_short(shorter: str, text: str) -> str:
    # "Vì sao em cảm ơn" is more than "Vì sao".
    return shorter if len(shorter.split()) > 2 else text


def _unless_empty(shorter: str, text: str) -> str:
    return shorter if any(map(str.isalnum, shorter)) else text

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
# Each takes one opening off: "Em chào thầy ạ." and "Dạ thưa cô Mai,", "Ad ơi", "Thầy cho em hỏi", "Em muốn hỏi".
_OPENINGS = (
    Cue(
        r"^(?:<yes>[ ,]+)?(?:<me> )?(?:<deeply> )?<greets>(?: (?:<many> )?<you>(?: [^\W\d_]+){0,2}?)?(?: <soft>)?"
        r"(?:\s?[.,!:;?…]\W{0,3}|\s(?=<asks>))",
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
    Cue(
        r"^(?:(?:<many> )?<you>(?: [^\W\d_]+)?[ ,]{1,2})?(?:<please> )?<let> (?:<me> )?(?:<may> )?<ask>"
        r"(?: <about>){0,2}\W{1,4}",
        many=_MANY,
        you=_ADDRESS,
        please="làm ơn | vui lòng | có thể | xin | dạ",
        let="cho | cho phép",
        me=_ME,
        may="xin | được",
        ask="hỏi",
        about=_ABOUT,
        loose=False,
    ),
    Cue(
        r"^(?:<me> <want>|<beg>) <ask>(?: (?:<many> )?<you>(?=,| <about>))?(?: <about>){0,2}\W{1,4}",
        me=_ME,
        want="xin | muốn | cần | xin phép | muốn xin",
        beg="xin | xin phép | xin được",
        ask="hỏi",
        many=_MANY,
        you=_ADDRESS,
        about=_ABOUT,
        loose=False,
    ),
)
_THANKS = Cue(
    r"(?:(?<=[.,;!?…])\s?|(?<= )(?=<me> ))(?:<me> )?(?:<deeply> ){0,2}<thanks>"
    r"(?: (?:<much>|<many>|<you>|<soft>)){0,6}\W{0,4}$",
    me=_ME,
    deeply="xin | chân thành | rất | trân trọng",
    thanks="cảm ơn | cám ơn | thanks | thank | tks",
    much="nhiều | trước | rất | lắm | you | so much",
    many=_MANY,
    you=_ADDRESS,
    soft=_SOFT,
    loose=False,
)
# "Ai dạy các thầy?" keeps its teachers: an address comes after a word that ends a question.
_LAST_ADDRESS = Cue(
    r"(?<= )(<ends>(?: <soft>)?),? (?:(?:<sir> )?(?:<many> )?<all>|(?:<sir>|<many>|<sir> <many>) <you>)"
    r"(?: <soft>)?\W{0,4}$",
    ends="không | ko | hông | hok | khum | k | kh | chưa | vậy | ạ | nhỉ",
    soft=_SOFT,
    sir="thưa",
    many=_MANY,
    all="thầy cô | cô thầy | anh chị | cô chú | cô bác | bác | ad | admin | ac | mn | mọi người | cả nhà | page | shop",
    you=_ADDRESS,
    loose=False,
)
# How "không" is typed for short at the end: "k" in small letters, but no "500 k", "hằng số k" or "what is k".
_SHORT_NOT = re.compile(
    r"(?<=[^\W\d_] )(?<!số )(?<!chữ )(?<!(?:so|la|là|is) )(?:k|kh|hok|khum|khom|hơm)"
    r"(?=(?: (?:ạ|vậy|nhỉ|thế|a|vay|nhi|the))?\W{0,4}$)"
)


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
    text = _unless_empty(_LAST_ADDRESS.sub(rf"\1{asks}", text), text)
    if text.isupper():
        return text
    return _SHORT_NOT.sub("không" if is_accented(text) else "khong", text)


def _unless_empty(shorter: str, text: str) -> str:
    return shorter if any(map(str.isalnum, shorter)) else text

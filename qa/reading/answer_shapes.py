"""What the words of an answer must look like: "bao nhiêu" wants a number, "ngày nào" a day, "thứ mấy" a rank.

"Bao lâu" wants nothing: "cả ngày lẫn đêm" and "mỗi quý" are answers; nor does "mức nào", which "Khá trở lên" answers.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from qa.text.accents import fold, is_accented
from qa.text.asking_part import asking_part
from qa.text.normal import normalize
from qa.text.phrases import Cue
from qa.text.questions import kind_of
from qa.text.syllables import syllables

Fits = Callable[[str], bool]

_NUMBER_WORDS = (
    r"một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|vài|nhiều|ít|đôi|nửa|rưỡi"
    r"|tất cả|toàn bộ|mọi|duy nhất"
)
_NUMBER = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b|\b(?-i:[IVX]+)\b", re.IGNORECASE)
_BARE_NUMBER = re.compile(rf"\d|\b(?:{fold(_NUMBER_WORDS)})\b", re.IGNORECASE)
_RANK = re.compile(
    rf"\d|\b(?-i:[IVX]+)\b|\b(?:{_NUMBER_WORDS}|nhất|nhì|đầu|cuối|chót|á quân|quán quân|vô địch"
    r"|khuyến khích|đặc biệt|xuất sắc|chủ nhật|huy chương \w+)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d|\b(?:mùng|mồng|rằm|tết|hôm|thứ|chủ nhật|lễ)\b", re.IGNORECASE)
_ONLY_YEAR = re.compile(r"(?:năm )?(?:19|20)\d\d", re.IGNORECASE)
_ASKS_RANK = Cue(
    r"<word>|<stand>(?: \w+){0,4} <place>",
    word="thứ mấy | hạng mấy | giải mấy | thứ bao nhiêu",
    stand="xếp | xếp hạng | về đích",
    place="vị trí nào | vị trí bao nhiêu",
)
_ASKS_NO_FIGURE = Cue("<word>", word="bao lâu | mức nào | how long | how often")
_ASKS_DAY = Cue(
    r"<word>(?! giờ| gio)",
    word="ngày nào | ngày mấy | hôm nào | ngày bao nhiêu | which day | what day | what date | which date",
)
WHOLE_KINDS = ("yes_no", "list", "comparison")
"""Kinds answered by sentences and lists: a span decides nothing there."""
_OFFERS = frozenset(["hay", "hoặc", "or", "giữa", "hơn"])


@lru_cache(maxsize=64)
def fits_of(question: str) -> Fits | None:
    """Return the test that the text of an answer passes, None where any text may answer."""
    text = normalize(asking_part(question))
    if _ASKS_RANK.search(text):
        return _is_rank
    if _ASKS_DAY.search(text):
        return _is_day
    return _is_number if kind_of(question) == "how_many" and not _ASKS_NO_FIGURE.search(text) else None


def _is_rank(text: str) -> bool:
    return _RANK.search(text) is not None


def _is_day(text: str) -> bool:
    return _DAY.search(text) is not None and _ONLY_YEAR.fullmatch(text) is None


def _is_number(text: str) -> bool:
    """Tell whether a text holds a number; one without any mark may write it in bare words."""
    return _NUMBER.search(text) is not None or (not is_accented(text) and _BARE_NUMBER.search(text) is not None)


def repeats(question: str, text: str) -> bool:
    """Tell whether an answer only says words of the question again, as they stand there: then it answers nothing.

    Of 51,755 answers of training and tuning questions four do. One syllable may be a figure ("năm"), and what is asked
    for may stand in a yes or no question, in a list and beside "hay" or "hơn".
    """
    said, asked = _lowered(text), _lowered(question)
    if len(said) < 2 or kind_of(question) in WHOLE_KINDS or not _OFFERS.isdisjoint(asked):
        return False
    return any(asked[at : at + len(said)] == said for at in range(len(asked) - len(said) + 1))


def _lowered(text: str) -> list[str]:
    return [syllable.lower() for syllable in syllables(text)]

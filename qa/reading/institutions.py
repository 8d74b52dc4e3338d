"""Schools, universities and hospitals that a text names: one of another name is no answer."""

import re
from collections.abc import Callable, Iterator

from qa.text.names import bare_spelling
from qa.text.normal import normalize

# Not môi trường, thị trường, quảng trường, hội trường, hiện trường, chiến trường, thương trường.
_HEAD = re.compile(
    r"\b(?:(?<!môi )(?<!thị )(?<!quảng )(?<!hội )(?<!hiện )(?<!chiến )(?<!thương )trường|đại học|học viện|cao đẳng"
    r"|bệnh viện)(?= )",
    re.IGNORECASE,
)
_LEVEL = re.compile(
    r" (?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông|trung học|phổ thông|dân tộc|nội trú|bán trú"
    r"|liên cấp|năng khiếu|chuyên|quốc tế|tư thục|dân lập|công lập|đại học|cao đẳng|trung cấp|đa khoa|trung ương"
    r"|th|thcs|thpt|ptdtnt|ptdtbt|ptth|mn|đh|cđ|và(?= (?:th|tiểu|trung|mầm|phổ))|&|-)(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r" ([^\W\d_]+)")
_SYLLABLE = re.compile(r"\w+")


def institutions(text: str) -> Iterator[frozenset[str]]:
    """Yield the syllables of each institution's own name, folded: {"hoa", "sen"} of "Trường Tiểu học Hoa Sen".

    A single syllable is left out: "Trường Sa" and "Trường Sơn" are no schools. So are abbreviations: HN is Hà Nội.
    """
    plain = normalize(text).replace("&", " & ").replace("  ", " ")
    at = 0
    for head in _HEAD.finditer(plain):
        if head.start() < at:  # "Trường Đại học" is one
            continue
        own, at = set(), head.end()
        while (found := _LEVEL.match(plain, at)) or ((found := _WORD.match(plain, at)) and found.group(1)[0].isupper()):
            if found.re is _WORD and not _is_abbreviation(found.group(1)):
                own.add(bare_spelling(found.group(1)))
            at = found.end()
        if len(own) > 1:
            yield frozenset(own)


def is_of_another_institution(question: str, passage: str, article: Callable[[], str] = str) -> bool:
    """Tell whether the question names an institution whose name is not in the article, and the passage another one.

    `article` gives the text around the passage, where there is more: the passage may go on with "nhà trường" alone. It
    is called only where that decides. What the passage names shorter than the question does is no other: "Trường Kim
    Đồng" of "Trường Kim Đồng Lào Cai".
    """
    asked = tuple(institutions(question))
    if not asked:
        return False
    others = tuple(institutions(passage))
    if not others or any(other <= name for other in others for name in asked):
        return False
    told = _syllables(passage)
    if any(name <= told for name in asked):
        return False
    told |= _syllables(article())
    return not any(name <= told for name in asked)


def _syllables(text: str) -> frozenset[str]:
    return frozenset(_SYLLABLE.findall(bare_spelling(text)))


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= 4

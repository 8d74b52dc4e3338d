"""Schools, universities and hospitals that a text names: one of another name is no answer."""

import re
from collections.abc import Iterator

from qa.text.accents import fold
from qa.text.normal import normalize

_HEAD = re.compile(r"\b(?:trường|đại học|học viện|cao đẳng|bệnh viện)(?= )", re.IGNORECASE)
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
    for head in _HEAD.finditer(plain):
        own, at = set(), head.end()
        while (found := _LEVEL.match(plain, at)) or ((found := _WORD.match(plain, at)) and found.group(1)[0].isupper()):
            if found.re is _WORD and not _is_abbreviation(found.group(1)):
                own.add(fold(found.group(1).lower()))
            at = found.end()
        if len(own) > 1:
            yield frozenset(own)


def is_of_another_institution(question: str, passage: str) -> bool:
    """Tell whether the question names an institution whose name is not in the passage, which names others."""
    asked = tuple(institutions(question))
    if not asked:
        return False
    told = frozenset(fold(word.lower()) for word in _SYLLABLE.findall(normalize(passage)))
    return not any(name <= told for name in asked) and any(True for _ in institutions(passage))


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= 4

"""English told from Vietnamese typed without marks."""

import re
from itertools import pairwise

from qa.text.accents import is_accented
from qa.text.addresses import without_addresses
from qa.text.normal import normalize
from qa.text.spelling import is_bare_syllable

_COMMON = """
what which who whom whose where when why how is are was were be been am does did do has have had will would should could
the of and for from with without about between into over under after before during many much long often name names
there their they this that these those his her its you your some any first last year years people number
"""
_SELVES = ("i", "you", "we", "they", "she", "my", "our")
_PAIRS = frozenset((verb, who) for verb in ("can", "may") for who in _SELVES)
"""Words that are common only side by side: "can" alone is cần or cán, "may" is máy."""
_ASKED = """
the nao|nhu the|co the|khi nao|luc nao|nam nao|ngay nao|thang nao|nguoi nao|nuoc nao|tinh nao|truong nao|noi nao|o dau
la gi|lam gi|ten gi|la ai|do ai|bao nhieu|bao lau|bao gio|vi sao|tai sao|ly do|duoc khong|phai khong|hay khong
"""
_VIETNAMESE = frozenset(tuple(pair.split()) for line in _ASKED.split("\n") for pair in line.split("|") if pair)
"""What asks in Vietnamese, its marks left out: the "the" of "Google Form dung the nao" is no article."""
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[^\W\d_bcdfghjklmnpqrstvwxz]", re.IGNORECASE)
_SHORT = re.compile(r"[A-ZĐ]{2,6}")  # GV, UBND, AI: of no language
_WORDS = frozenset(_COMMON.split())
_SURELY = frozenset(word for word in _WORDS if not is_bare_syllable(word))
_FEW = 3


def is_english(words: list[str]) -> bool:
    """Tell English from Vietnamese in lower-cased words without marks, by how few of them can be syllables."""
    if not words:
        return False
    pairs = list(pairwise(words))
    if words[0] not in _SURELY and not _VIETNAMESE.isdisjoint(pairs):
        return False
    foreign = sum(not is_bare_syllable(word) for word in words)
    common = sum(word in _WORDS for word in words) + 2 * sum(pair in _PAIRS for pair in pairs)
    return 2 * foreign > len(words) or (10 * foreign >= 3 * len(words) and common > 0) or 5 * common >= 2 * len(words)


def speaks_english(question: str) -> bool:
    """Tell whether a question is English, where names keep their marks: "Who built the Rạch Gừa bridge?".

    Words in small letters with marks are Vietnamese, unless an English word begins the question; one or two words are
    English only where one is a common English word.
    """
    shouted = question.isupper()
    words = _WORD.findall(without_addresses(normalize(question)))
    if words and (shouted or not words[0].isupper()) and words[0].lower() in _SURELY:
        return True
    if any(word.islower() and is_accented(word) for word in words):
        return False
    told = [one for one in words if _VOWEL.search(one) and (shouted or not _SHORT.fullmatch(one))]
    bare = [one.lower() for one in told if not is_accented(one)]
    if len(bare) < _FEW and _SURELY.isdisjoint(bare):
        return False
    return 2 * len(bare) > len(told) and is_english(bare)

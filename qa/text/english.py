"""English told from Vietnamese typed without marks."""

import re

from qa.text.accents import is_accented
from qa.text.spelling import is_bare_syllable

_COMMON = """
what which who whom whose where when why how is are was were be been am does did do has have had will would should could
the of and for from with without about between into over under after before during many much long often name names
there their they this that these those his her its you your some any first last year years people number
"""
_WORD = re.compile(r"[^\W\d_]+")
_VOWEL = re.compile(r"[^\W\d_bcdfghjklmnpqrstvwxz]", re.IGNORECASE)
_SHORT = re.compile(r"[A-ZĐ]{2,6}")  # GV, UBND, AI: of no language
_WORDS = frozenset(_COMMON.split())


def is_english(words: list[str]) -> bool:
    """Tell English from Vietnamese in lower-cased words without marks, by how few of them can be syllables."""
    if not words:
        return False
    foreign = sum(not is_bare_syllable(word) for word in words)
    common = sum(word in _WORDS for word in words)
    return 2 * foreign > len(words) or (10 * foreign >= 3 * len(words) and common > 0) or 5 * common >= 2 * len(words)


def speaks_english(question: str) -> bool:
    """Tell whether a question is English, where names keep their marks: "Who built the Rạch Gừa bridge?"."""
    short = None if question.isupper() else _SHORT
    words = [one for one in _WORD.findall(question) if _VOWEL.search(one) and not (short and short.fullmatch(one))]
    bare = [word.lower() for word in words if not is_accented(word)]
    return 2 * len(bare) > len(words) and is_english(bare)

"""The spelling rules of Vietnamese: which syllables can exist, and where their tone mark stands."""

import re
import unicodedata
from functools import lru_cache

from qa.text.accents import fold

TONES = "\u0300\u0301\u0309\u0303\u0323"
"""The combining marks huyền, sắc, hỏi, ngã, nặng."""

_ONSETS = "b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x"
_RHYME_LIST = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uôc uôi uôm uôn uông uôt
    uy uya uych uynh uyt uyu uyên uyêt uyp ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y ych yêm yên yêng yêt yêu ynh yt
"""
_RHYMES = frozenset(_RHYME_LIST.split())
_SPLIT = re.compile(rf"({_ONSETS})?([aăâeêioôơuưy].*)")
# k, gh and ngh stand before e, ê, i, y and nothing else; c, g and ng before the others.
_BEFORE_FRONT = frozenset({"k", "gh", "ngh"})
_BEFORE_BACK = frozenset({"c", "g", "ng"})
_FRONT = "eêiy"
_STOPS = ("c", "ch", "p", "t")


def without_tone(syllable: str) -> tuple[str, str]:
    """Take a lower-cased NFC syllable apart into its letters without tone and its tone mark, empty for the level tone.

    A syllable with two tone marks is none: it comes back whole, with an empty tone.
    """
    if syllable.isascii():
        return syllable, ""
    marks = [mark for mark in unicodedata.normalize("NFD", syllable) if mark in TONES]
    if len(marks) != 1:
        return syllable, ""
    letters = "".join(mark for mark in unicodedata.normalize("NFD", syllable) if mark not in TONES)
    return unicodedata.normalize("NFC", letters), marks[0]


def parts(letters: str) -> tuple[str, str] | None:
    """Take a lower-cased syllable without its tone apart into onset and rhyme; None if it cannot be Vietnamese."""
    match = _SPLIT.fullmatch(letters)
    if match is None:
        return None
    onset, rhyme = match.group(1) or "", match.group(2)
    if rhyme not in _RHYMES or (onset == "qu" and rhyme[0] in "ouưô" and rhyme != "ôc"):
        return None
    front = rhyme[0] in _FRONT
    return None if (onset in _BEFORE_FRONT and not front) or (onset in _BEFORE_BACK and front) else (onset, rhyme)


@lru_cache(maxsize=1 << 15)
def is_syllable(syllable: str) -> bool:
    """Tell whether a lower-cased NFC word is a possible Vietnamese syllable, marks included."""
    letters, tone = without_tone(syllable)
    split = _split_with_gi(letters)
    if split is None:
        return False
    return tone in ("\u0301", "\u0323") if split[1].endswith(_STOPS) else True


@lru_cache(maxsize=1 << 15)
def is_bare_syllable(word: str) -> bool:
    """Tell whether a lower-cased word without marks is some Vietnamese syllable with its marks left out."""
    return word in _bare_syllables()


@lru_cache(maxsize=1 << 12)
def place_tone(word: str) -> str:
    """Move the tone mark of a syllable to its one canonical place (hoà -> hòa, hòan -> hoàn, qúy -> quý), case kept.

    A word that is no Vietnamese syllable is left as it is.
    """
    letters, tone = without_tone(word.lower())
    split = _split_with_gi(letters) if tone else None
    if split is None or len(letters) != len(word):
        return word
    at = len(letters) - len(split[1]) + _tone_index(split[1])
    bare = [_without_tone_mark(letter) for letter in word]
    bare[at] = unicodedata.normalize("NFC", bare[at] + tone)
    return "".join(bare)


def _split_with_gi(letters: str) -> tuple[str, str] | None:
    # gì, gìn, giếng: the i belongs to the onset and to the rhyme at once.
    split = parts(letters)
    if split is None and letters.startswith("gi") and letters[1:] in _RHYMES:
        return "g", letters[1:]
    return split


def _tone_index(rhyme: str) -> int:
    marked = [at for at, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    if marked:
        return marked[-1]
    vowels = sum(letter in "aeiouy" for letter in rhyme)
    if vowels == len(rhyme):
        return 1 if vowels == 3 else 0  # ngoài, khuỷu; hòa, thủy, của
    return vowels - 1  # hoàn, huỳnh


def _without_tone_mark(letter: str) -> str:
    if letter.isascii():
        return letter
    kept = "".join(mark for mark in unicodedata.normalize("NFD", letter) if mark not in TONES)
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=1)
def _bare_syllables() -> frozenset[str]:
    onsets = ["", *_ONSETS.split("|")]
    spelled = (onset + rhyme for onset in onsets for rhyme in _RHYMES)
    return frozenset(fold(letters) for letters in spelled if _split_with_gi(letters) is not None)

"""The normal form of Vietnamese text, for indexing and for questions, with the way back to the text as published.

NFC, one place for the tone mark (hoà -> hòa), plain quotes, dashes and spaces, no invisible characters, no ligatures or
full-width letters, and Đ where its look-alikes Ð (U+00D0) stand. Letters keep their case and their marks.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.text.spelling import TONES, place_tone


def _plain_forms() -> dict[str, str]:
    forms = dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", "")
    forms |= dict.fromkeys(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))), "")
    forms |= dict.fromkeys("\u00a0\u1680\u202f\u205f\u3000", " ") | dict.fromkeys(map(chr, range(0x2000, 0x200B)), " ")
    forms |= dict.fromkeys("“”„‟«»″", '"') | dict.fromkeys("‘’‚‛′‹›", "'")
    forms |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-")
    forms |= {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
    # Ligatures; full-width ASCII; the mathematical letters and digits that posts use as bold type.
    for code in (*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800)):
        forms[chr(code)] = unicodedata.normalize("NFKC", chr(code))
    return forms


_FORMS = _plain_forms()
_TABLE = str.maketrans(_FORMS)
_LONGER_OR_GONE = re.compile(
    "[" + "".join(form for form, plain in _FORMS.items() if len(plain) != 1) + "\u0300-\u036f]"
)
_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: typed after the tone they do not compose
_WRONG_ORDER = re.compile(f"[{TONES}][{_SHAPES}]")
_LETTER = r"[^\W\d_]"
_TONED = "àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ"
# A syllable whose tone stands on one of two plain vowels, so that it may stand on the wrong one. Every part is of
# bounded length: a run of a million letters costs a million steps.
_MOVABLE = re.compile(
    rf"(?<!{_LETTER})[bcdđghklmnpqrstvx]{{0,3}}(?:[oui][{_TONED}]|[òóỏõọùúủũụìíỉĩị][aeoyêâôơă])[a-zêôâăơư]{{0,3}}(?!{_LETTER})",
    re.IGNORECASE,
)


_QUESTION = 400
"""Characters up to which a text is taken for a question, and its normal form remembered."""


@dataclass(frozen=True, slots=True)
class NormalText:
    """A text in normal form; `offsets[i]` is where character i starts in the original, the last entry its length."""

    text: str
    offsets: Sequence[int]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Map the half-open span [start, end) of `text` to the original, whole original characters on both sides.

        Raises ValueError when the span does not lie in the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span [{start}, {end}) does not lie in a text of {len(self.text)} characters")
        if start == end:
            return self.offsets[start], self.offsets[start]
        # Characters that came from one ligature share its offset: the end is the next greater one.
        last = self.offsets[end - 1]
        return self.offsets[start], self.offsets[bisect_right(self.offsets, last, lo=end - 1)]


def normalize(text: str) -> str:
    """Bring text to its normal form."""
    if text.isascii():
        return text
    return _normalized_question(text) if len(text) <= _QUESTION else _normalized(text)


def _normalized(text: str) -> str:
    if not _length_preserving(text):
        return normal_form(text).text
    return _place_tones(text.translate(_TABLE))


# On its way to the hits a question is normalised six times, 20 microseconds each.
_normalized_question = lru_cache(maxsize=256)(_normalized)


def normal_form(text: str) -> NormalText:
    """Bring text to its normal form and keep the way back."""
    if text.isascii():
        return NormalText(text, range(len(text) + 1))
    if _length_preserving(text):
        return NormalText(_place_tones(text.translate(_TABLE)), range(len(text) + 1))
    pieces: list[str] = []
    offsets: list[int] = []
    start, held = 0, ""
    for at, character in enumerate(text):
        plain = _FORMS.get(character, character)
        if not plain:
            continue
        if held and not _joins(plain):
            offsets.extend([start] * _append(pieces, held))
            held = ""
        if not held:
            start = at
        held += plain
    offsets.extend([start] * _append(pieces, held))
    return NormalText(_place_tones("".join(pieces)), [*offsets, len(text)])


def _length_preserving(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and _LONGER_OR_GONE.search(text) is None


def _append(pieces: list[str], segment: str) -> int:
    composed = unicodedata.normalize("NFC", segment)
    if len(composed) > 1 and _WRONG_ORDER.search(decomposed := unicodedata.normalize("NFD", segment)):
        composed = unicodedata.normalize("NFC", _WRONG_ORDER.sub(lambda pair: pair.group()[::-1], decomposed))
    pieces.append(composed)
    return len(composed)


def _joins(character: str) -> bool:
    # Marks, and the vowels and finals of Korean, may compose with what stands before them.
    return unicodedata.category(character[0])[0] == "M" or "\u1160" <= character[0] <= "\u11ff"


def _place_tones(text: str) -> str:
    return _MOVABLE.sub(lambda match: place_tone(match.group()), text)

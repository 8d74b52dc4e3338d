"""Vietnamese letters without their marks: one character in, one character out."""

import sys
import unicodedata


def _folding_table() -> dict[int, str]:
    table = {ord("đ"): "d", ord("Đ"): "D", 0x00D0: "D", 0x00F0: "d"}
    # Latin letters with marks end at U+1EFF; beyond it nothing that Vietnamese is typed with decomposes.
    for code in (*range(0x00C0, 0x0250), *range(0x1E00, 0x1F00)):
        decomposed = unicodedata.normalize("NFD", chr(code))
        if len(decomposed) > 1:
            table[code] = decomposed[0]
    return {code: sys.intern(base) for code, base in table.items()}


_FOLDING = _folding_table()


def fold(text: str) -> str:
    """Strip every tone mark, vowel mark and the bar of đ; NFC text keeps its length."""
    return text if text.isascii() else text.translate(_FOLDING)


def is_accented(syllable: str) -> bool:
    """Tell whether the syllable carries a tone mark, a vowel mark or đ."""
    return fold(syllable) != syllable

"""Vietnamese in an encoding of before Unicode, met as the wrong letters: TCVN3 (ABC), VNI, and UTF-8 read as cp1252.

Fonts of those days drew the letters of cp1252 as Vietnamese ones; text copied from them reads "Tr­êng ®¹i häc".
"""

import re
from collections.abc import Callable

from qa.errors import LegacyEncoding
from qa.text.normal import normalize
from qa.text.spelling import is_syllable

# TCVN 5712:1993, third set, as the ABC fonts used it; small letters from 0xA8, the seven capitals before them. Capitals
# with a tone were the same codes in a font of capitals, so they come back small.
_TCVN3_CODES = "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ"
_TCVN3_LETTERS = "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"

# VNI for Windows: a letter, then its mark as a letter of its own; a few letters are single codes.
_VNI_SINGLE = {"ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}
_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "à": "\u0300", "á": "\u0301", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "è": "\u0300", "é": "\u0301", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_VNI_SINGLE)
    for letter in "aeiouyôö":
        for mark, tone in _VNI_TONES.items():
            pairs[letter + mark] = normalize(_VNI_SINGLE.get(letter, letter) + tone)
    for letter in "aeo":
        pairs |= {letter + mark: normalize(letter + "\u0302" + tone) for mark, tone in _VNI_CIRCUMFLEX.items()}
    pairs |= {"a" + mark: normalize("a\u0306" + tone) for mark, tone in _VNI_BREVE.items()}
    capitals = {code.upper(): letter.upper() for code, letter in pairs.items()}
    mixed = {code[0].upper() + code[1]: letter.upper() for code, letter in pairs.items() if len(code) == 2}
    return pairs | mixed | capitals


_TCVN3 = str.maketrans(_TCVN3_CODES, _TCVN3_LETTERS)
_VNI = _vni_pairs()
_VNI_CODE = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
# cp1252 leaves five bytes without a letter; text read as it keeps them as controls.
_UNDEFINED = {code: bytes([code]) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
# Letters that cp1252 lacks and Vietnamese cannot do without: a line that has one was read right.
_HEALTHY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_SUSPECT = re.compile("[\x81-\xff\u0152-\u0192\u02c6\u02dc\u2013-\u2122]")
# Not at a no-break space: it is half a letter of UTF-8 read as cp1252.
_TOKEN = re.compile(r"[^ \t\n\r.,;:!?/()\[\]\"'-]+")
_MARKED = re.compile(r"[^\x00-\x7f“”‘’–—…]")
_ENOUGH_WORDS, _ENOUGH_TO_REFUSE = 2, 5
# Vietnamese has marks on 7 words of 10 and more; English with a few foreign names on hardly any.
_MARKED_SHARE = 0.3
_SURE, _SUSPECTED = 0.9, 0.5


def _from_utf8(line: str) -> str:
    try:
        data = b"".join(_UNDEFINED.get(ord(character)) or character.encode("cp1252") for character in line)
        return data.decode("utf-8")
    except UnicodeError:
        return line


ENCODINGS: dict[str, Callable[[str], str]] = {
    "UTF-8 read as cp1252": _from_utf8,
    "TCVN3 (ABC)": lambda line: line.translate(_TCVN3),
    "VNI": lambda line: _VNI_CODE.sub(lambda match: _VNI[match.group()], line),
}
"""Each encoding by name, and how a line that was read wrongly is read right."""


def recognise(text: str) -> tuple[str, float] | None:
    """Name the legacy encoding that text is really in, with the share of its marked words that this makes Vietnamese.

    None for text that was read right, whatever its language. Below a share of 0.9 the text is damaged beyond it.
    """
    lines = [line for line in text.split("\n") if _SUSPECT.search(line) and not _HEALTHY.search(line)]
    marked, right = _marked_words(lines)
    words = sum(len(_TOKEN.findall(line)) for line in lines)
    if marked < max(_ENOUGH_WORDS, _MARKED_SHARE * words) or 2 * right > marked:
        return None
    tried = {name: _marked_words(list(map(convert, lines))) for name, convert in ENCODINGS.items()}
    name = max(tried, key=lambda name: tried[name][1] / max(tried[name][0], 1))
    marked, right = tried[name]
    enough = right >= _ENOUGH_WORDS if right >= _SURE * marked else right >= _ENOUGH_TO_REFUSE
    return (name, right / marked) if enough and right >= _SUSPECTED * marked else None


def repair(text: str, path: str = "the text") -> str:
    """Read text right that is in a legacy encoding, before anything else is done to it; other text stays as it is.

    Raises LegacyEncoding when it clearly is in one but too damaged to convert.
    """
    found = recognise(text)
    if found is None:
        return text
    name, share = found
    if share < _SURE:
        raise LegacyEncoding(path=path, encoding=name, share=round(100 * share))
    convert = ENCODINGS[name]
    return "\n".join(line if _HEALTHY.search(line) else convert(line) for line in text.split("\n"))


def _marked_words(lines: list[str]) -> tuple[int, int]:
    """Count the words with marks, and those of them that are Vietnamese."""
    words = [word for line in lines for word in _TOKEN.findall(line) if _MARKED.search(word)]
    stripped = (normalize(word).strip("\"'").lower() for word in words)
    return len(words), sum(map(is_syllable, stripped))

"""Bytes to text: UTF-8 and UTF-16 first, then the encodings that old Vietnamese files are in."""

import codecs
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass

from qa.corpus.characters import tidy
from qa.errors import NotText, WrongEncoding
from qa.text.legacy import ENCODINGS, repair
from qa.text.spelling import is_syllable

_LOG = logging.getLogger(__name__)

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# A saved page may hold a stray control character; a binary holds them by the dozen in any kilobyte.
_CONTROL_SHARE = 0.005
_SAMPLE = 65_536

_WORD = re.compile(r"[^\W\d_]+")
_MARKED = re.compile(r"[^\x00-\x7f]")
# Of the words with marks, this share must be Vietnamese syllables. Measured on the raw seed pages: the right encoding
# gives 0.99 and more, TCVN3 or VNI taken for windows-1258 under 0.5.
_PLAUSIBLE = 0.8
# Western text has letters with marks in fewer of its words (French in two or three of ten), Vietnamese in any encoding
# such bytes in seven of ten.
_WESTERN = 0.4
_LETTER = re.compile(r"[^\W\d_]")
_BROKEN_UTF8 = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")  # as cp1252 "Ã©", "áº¡"
_FOREIGN = re.compile("[^\x00-\x7f“”‘’–—…•°«»]")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An encoding that old Vietnamese files are in; `decode` raises UnicodeError for bytes that it does not know."""

    name: str
    decode: Callable[[bytes], str]


CANDIDATES: tuple[Candidate, ...] = (
    Candidate("windows-1258", lambda data: data.decode("cp1258")),
    Candidate("TCVN3", lambda data: ENCODINGS["TCVN3 (ABC)"](data.decode("cp1252"))),
    Candidate("VNI", lambda data: ENCODINGS["VNI"](data.decode("cp1252"))),
    Candidate("utf-16-le", lambda data: data.decode("utf-16-le")),
    Candidate("utf-16-be", lambda data: data.decode("utf-16-be")),
)


def decode(data: bytes, path: str, *, offset: int = 0, candidates: tuple[Candidate, ...] = CANDIDATES) -> str:
    """Return the text of a file's bytes, which begin at `offset` in it.

    A byte order mark decides; else UTF-8 where it fits; else the most plausible of the candidates; else windows-1252
    where few words have marks: English, French, or typographic quotes around Vietnamese without any. Text that somebody
    has read in the wrong encoding before it was saved is read right. Raises NotText for a binary, WrongEncoding where
    none fits, LegacyEncoding where the text is damaged beyond repair.
    """
    return repair(_decoded(data, path, offset, candidates), path)


def _decoded(data: bytes, path: str, offset: int, candidates: tuple[Candidate, ...]) -> str:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _strictly(data[len(bom) :], name, path, offset + len(bom))
    wide = _looks_wide(data)
    if not wide:
        _refuse_binary(data, path, offset)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            bad = error.start
    else:
        bad = data.index(0)
    return _legacy(data, path, offset, bad, wide, candidates)


def plausibility(text: str) -> float:
    """Return the share, in [0, 1], of Vietnamese syllables among the words with marks; 0 where no word has one."""
    words = [word.lower() for word in _WORD.findall(tidy(text[:_SAMPLE])) if _MARKED.search(word)]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0


def _legacy(data: bytes, path: str, offset: int, bad: int, wide: bool, candidates: tuple[Candidate, ...]) -> str:
    scored: list[tuple[float, str, str]] = []
    for candidate in candidates:
        if candidate.name.startswith("utf-16") == wide:
            try:
                text = candidate.decode(data)
            except UnicodeError:
                continue
            scored.append((plausibility(text), candidate.name, text))
    score, name, text = max(scored, key=lambda row: row[0], default=(0.0, "", ""))
    if score < _PLAUSIBLE:
        if wide:
            raise NotText(path=path, byte=data[bad], offset=offset + bad)
        if (western := _western(data)) is not None:
            _LOG.info("%s is not UTF-8 (byte 0x%02x at %d); read as windows-1252", path, data[bad], offset + bad)
            return western
        tried = ", ".join(candidate.name for candidate in candidates if not candidate.name.startswith("utf-16"))
        raise WrongEncoding(path=path, byte=data[bad], offset=offset + bad, tried=tried)
    _LOG.info("%s is not UTF-8 (byte 0x%02x at %d); read as %s", path, data[bad], offset + bad, name)
    return text


def _western(data: bytes) -> str | None:
    """Return the bytes as windows-1252 where few words have marks and none looks like two bytes of UTF-8."""
    if _BROKEN_UTF8.search(data):
        return None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    words = [word for word in text.split() if _LETTER.search(word)]
    marked = sum(_FOREIGN.search(word) is not None for word in words)
    return text if marked <= _WESTERN * len(words) else None


def _strictly(data: bytes, name: str, path: str, offset: int) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        at = min(error.start, len(data) - 1)
        raise WrongEncoding(
            path=path, byte=data[at], offset=offset + at, tried=f"{name} as its first bytes say"
        ) from error


def _looks_wide(data: bytes) -> bool:
    """Tell whether every other byte is mostly zero, as in UTF-16 without a byte order mark."""
    sample = data[:_SAMPLE]
    if len(sample) < 4 or len(data) % 2:
        return False
    low, high = sample[0::2].count(0) / len(sample[0::2]), sample[1::2].count(0) / len(sample[1::2])
    return max(low, high) > 0.5 and min(low, high) < 0.1


def _refuse_binary(data: bytes, path: str, offset: int) -> None:
    zero = data.find(b"\x00")
    sample = data[:_SAMPLE]
    controls = _CONTROL.findall(sample)
    if zero < 0 and len(controls) <= max(2, _CONTROL_SHARE * len(sample)):
        return
    found = _CONTROL.search(sample)
    at = zero if found is None else found.start()
    raise NotText(path=path, byte=data[at], offset=offset + at)

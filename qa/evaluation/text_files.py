"""Bytes of a case file -> text in which a byte that is no UTF-8 can still be told by its line."""

import codecs

from qa.evaluation.cases import Problem

_SURROGATES = range(0xDC80, 0xDD00)


def decode(content: bytes) -> str:
    """Decode UTF-8 (with or without BOM) or UTF-16 with BOM, line ends made one; foreign bytes become surrogates."""
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    text = content.decode(encoding, errors="surrogateescape" if encoding == "utf-8-sig" else "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def bad_byte(number: int, line: str) -> Problem | None:
    """Return the problem of a decoded line that held a byte which is no UTF-8."""
    for column, character in enumerate(line, start=1):
        if ord(character) in _SURROGATES:
            return Problem(number, "wrong_encoding", {"byte": f"0x{ord(character) - 0xDC00:02x}", "column": column})
    return None

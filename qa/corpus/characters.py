"""The characters an article's text is made of: NFC, one kind of space, one kind of line end, nothing invisible."""

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Zero-width marks, soft hyphens, direction marks, byte order marks, control characters, halves of surrogate pairs.
_INVISIBLE = re.compile(
    r"[\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
    r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]"
)
_EDGES = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")


def tidy(text: str) -> str:
    """Return the text as an article holds it: lines trimmed, at most one empty line in a row, none at the ends."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))
    return _EMPTY_LINES.sub("\n\n", _EDGES.sub("\n", _SPACES.sub(" ", text))).strip()


def tidy_line(text: str) -> str:
    """Return the text tidied and on one line."""
    return " ".join(tidy(text).split())

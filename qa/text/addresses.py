"""Where e-mail and web addresses stand: what is in one is spelled as it is typed, by no rule of a language."""

import re

from qa.text.blanks import blanked

_TOKEN = re.compile(r"\S+")
_MAIL = re.compile(r"\w@\w")
_ENDINGS = frozenset(["vn", "com", "net", "org", "edu", "gov", "info", "biz", "int", "asia"])
_EDGES = "?!,;:.…\"'()“”‘’«»<>"


def addresses(text: str) -> list[tuple[int, int]]:
    """Return the half-open spans of the addresses in order; "hỏi tại laocai.edu.vn/diem" has one."""
    return [found.span() for found in _TOKEN.finditer(text) if _is_address(found.group().strip(_EDGES))]


def without_addresses(text: str) -> str:
    """Return the text with a space for every character of its addresses."""
    return blanked(text, addresses(text))


def _is_address(word: str) -> bool:
    if "://" in word or word.lower().startswith("www.") or _MAIL.search(word):
        return True
    labels = word.split("/", 1)[0].split(".")
    return len(labels) > 1 and labels[-1].lower() in _ENDINGS and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    return label.isascii() and label.replace("-", "").isalnum()

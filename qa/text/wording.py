"""A question in the words of the articles: what only people who type fast write short is written out for the readers.

"Lào Cai có bn GV?" is read as "Lào Cai có bao nhiêu giáo viên?". Search needs no choice, it takes all forms together
(`qa.text.abbreviations`); a reader is given one question, so only what is clear is written out.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from qa.text.abbreviations import AND, READ_ONLY, Pair, packaged_pairs
from qa.text.accents import fold
from qa.text.counts import SyllableCounts
from qa.text.english import speaks_english
from qa.text.normal import normalize
from qa.text.spelling import is_bare_syllable
from qa.text.syllables import syllables

_TOKEN = re.compile(r"\S+")
_FORM = re.compile(r"[^\W\d_]+(?:[&-][^\W\d_]+)?")
_EDGES = "?!,;:.…\"'()“”‘’«»"
_DOUBTFUL = "cn cp ct cv cđ dc đc hp kt ng nh nn nv sp tc td ts tt vs đt"
_UNCLEAR = frozenset(f"{_DOUBTFUL} {_DOUBTFUL.upper()} mn".split())
"""Forms of which people mean several things about as often, whatever the articles speak of: kinh tế or kiểm tra."""
_DOCUMENTS = {"tt": "thông tư", "cv": "công văn"}
"""What an unclear form stands for before a figure: "TT 29"."""
_NUMBERED = frozenset(["số", "so"])
"""May stand between the two: "TT số 29"."""
_STAFF, _TEACHERS = "nv", "gv"
"""Side by side they are the staff of a school: "CBGV, NV"."""
_HARDLY = 0.05  # share of the long form's count that a short form may have in the articles to be written out
_SURELY = 2  # times as often must the articles have a long form as another one of the same letters
_SHORTEST = 2  # letters: so few mean many things before a name, "TT Phạm Minh Chính"
_HEADS = frozenset(["sở", "bộ", "ubnd", "phòng", "trường", "ban", "công", "viện", "trung", "nhà", "hội"])
"""Words that begin what is headed, not a name of its own: "GĐ Sở"."""


class Wording:
    """Knows the short forms of a library and how often it has the words that they stand for."""

    def __init__(self, learned: Iterable[Pair], counts: SyllableCounts) -> None:
        self._rows = {word: row for row, word in enumerate(counts.words)}
        self._counts = counts
        self._everyday: dict[str, str] = {}
        self._longs: dict[str, dict[str, str]] = {}
        spelled: dict[str, str] = {}  # as the library writes it, if it gives it beside any short form
        for pair in (*sorted(learned), *packaged_pairs()):
            short = pair.short.removeprefix(READ_ONLY)
            if short != pair.short and short.islower():
                self._everyday[short] = pair.long
            else:
                long = spelled.setdefault(pair.long.lower(), pair.long)
                self._longs.setdefault(short.lower(), {})[long.lower()] = long

    def worded(self, question: str) -> str:
        """Write out the short forms that are clear; a question without any stays as it is to the letter.

        Left alone are what the articles themselves write short, parts of symbols, addresses and names (29-NQ/TW), what
        has two meanings that people or the articles have about as often, English questions, and those all in capitals.
        """
        text = normalize(question)
        if text.isupper() or speaks_english(text):
            return question
        tokens = list(_TOKEN.finditer(text))
        cores = [token.group().strip(_EDGES) for token in tokens]
        pieces, end, number = [], 0, 0
        while number < len(tokens):
            typed, short, size = cores[number], cores[number], 1
            if joined := self._joined(tokens[number : number + 3]):
                typed, short, size = " ".join(cores[number : number + 3]), joined, 3
            goes_on = tokens[number + size - 1].group().endswith(cores[number + size - 1])  # no comma after it
            after = cores[number + size : number + size + 2] if goes_on else []
            following = "".join(after[:1])
            told = self._told_by(short.lower(), cores[max(number - 2, 0) : number], after)
            if long := told or self._long_of(short, typed, following, first=number == 0):
                begin = tokens[number].start() + tokens[number].group().index(cores[number])
                pieces += [text[end:begin], long[:1].upper() + long[1:] if number == 0 else long]
                end = begin + len(typed)
            number += size
        return "".join(pieces) + text[end:] if pieces else question

    def _joined(self, tokens: list[re.Match[str]]) -> str:
        """Return "GDĐT" for the tokens of "GD và ĐT", nothing where a form of these letters has no "và"."""
        left, middle, right = [token.group() for token in tokens] if len(tokens) == 3 else ("", "", "")
        short = left.lstrip(_EDGES) + right.rstrip(_EDGES)
        known = middle == AND.strip() and any(AND in long for long in self._longs.get(short.lower(), ()))
        return short if known and len(" ".join((left, middle, right))) == tokens[2].end() - tokens[0].start() else ""

    def _told_by(self, key: str, before: list[str], after: list[str]) -> str:
        """Return what an unclear form stands for beside a figure or the teachers, nothing where these tell nothing."""
        beside = [core for core in before if core != AND.strip()][-1:]
        staff = key == _STAFF and beside and beside[0].lower().endswith(_TEACHERS)
        figure = "".join(after[1:] if after[:1] and after[0].lower() in _NUMBERED else after[:1])
        long = "nhân viên" if staff else _DOCUMENTS.get(key, "") if figure[:1].isdigit() else ""
        return long if long and self._count(long) else ""

    def _long_of(self, short: str, typed: str, following: str, *, first: bool) -> str:
        """Return the words that a form stands for here, nothing where that is not clear or the articles write it so."""
        small = short.islower() or (first and short[1:].islower())
        key = short.lower()
        if _FORM.fullmatch(short) is None or not (small or short.isupper()):
            return ""
        if (key if small else short) in _UNCLEAR:
            return ""
        if key in self._everyday:
            return self._everyday[key] if small else ""
        key = key if key in self._longs else key.replace("-", "&")  # GD-ĐT
        longs = sorted(self._longs.get(key, {}).values(), key=self._count, reverse=True)
        if not longs or (small and is_bare_syllable(fold(key))):  # "ca", "tư" are words, CA and TƯ are not
            return ""
        named = following[:1].isupper() and not following.isupper() and following.lower() not in _HEADS
        if named and (len(longs) > 1 or len(key) <= _SHORTEST):
            return ""
        most, other = (*map(self._count, longs[:2]), 0)[:2]
        clear = most >= max(1, _SURELY * other) and self._count(typed) <= _HARDLY * most
        return longs[0] if clear else ""

    def _count(self, form: str) -> int:
        """Return how often the articles have the rarest pair of neighbouring syllables of a form, or its only one."""
        rows = [self._rows.get(word, -1) for word in syllables(form)]
        if not rows or min(rows) < 0:
            return 0
        if len(rows) == 1:
            return int(self._counts.unigrams[rows[0]])
        keys = np.array([left << 32 | right for left, right in pairwise(rows)], dtype=np.int64)
        return int(self._counts.pair_counts(keys).min())

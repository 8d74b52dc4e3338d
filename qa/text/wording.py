"""A question in the words of the articles: what only people who type fast write short is written out for the readers.

"Lào Cai có bn GV?" is read as "Lào Cai có bao nhiêu giáo viên?". Search needs no choice, it takes all forms together
(`qa.text.abbreviations`); a reader is given one question, so only what is clear is written out.
"""

import re
from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from qa.text.abbreviations import READ_ONLY, Pair, packaged_pairs
from qa.text.accents import fold
from qa.text.counts import SyllableCounts
from qa.text.english import speaks_english
from qa.text.normal import normalize
from qa.text.spelling import is_bare_syllable
from qa.text.syllables import syllables

_TOKEN = re.compile(r"\S+")
_FORM = re.compile(r"[^\W\d_]+(?:&[^\W\d_]+)?")
_EDGES = "?!,;:.…\"'()“”‘’«»"
_UNCLEAR = frozenset({"vs", "đc", "dc"})  # với or versus; được, địa chỉ or điểm cầu
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
            if pair.short.startswith(READ_ONLY):
                self._everyday[pair.short.removeprefix(READ_ONLY)] = pair.long
            else:
                long = spelled.setdefault(pair.long.lower(), pair.long)
                self._longs.setdefault(pair.short.lower(), {})[long.lower()] = long

    def worded(self, question: str) -> str:
        """Write out the short forms that are clear; a question without any stays as it is to the letter.

        Left alone are what the articles themselves write short, parts of symbols, addresses and names (29-NQ/TW), what
        has two meanings that the articles have about as often, English questions, and those all in capitals.
        """
        text = normalize(question)
        if text.isupper() or speaks_english(text):
            return question
        tokens = list(_TOKEN.finditer(text))
        pieces, end = [], 0
        for number, token in enumerate(tokens):
            core = token.group().strip(_EDGES)
            goes_on = number + 1 < len(tokens) and token.group().endswith(core)  # no comma between
            following = tokens[number + 1].group().strip(_EDGES) if goes_on else ""
            if long := self._long_of(core, following, first=number == 0):
                begin = token.start() + token.group().index(core)
                pieces += [text[end:begin], long[:1].upper() + long[1:] if number == 0 else long]
                end = begin + len(core)
        return "".join(pieces) + text[end:] if pieces else question

    def _long_of(self, short: str, following: str, *, first: bool) -> str:
        """Return the words that a form stands for here, nothing where that is not clear."""
        small = short.islower() or (first and short[1:].islower())
        key = short.lower()
        if _FORM.fullmatch(short) is None or key in _UNCLEAR or not (small or short.isupper()):
            return ""
        if key in self._everyday:
            return self._everyday[key] if small else ""
        longs = sorted(self._longs.get(key, {}).values(), key=self._count, reverse=True)
        if not longs or (small and is_bare_syllable(fold(key))):  # "ca", "tư" are words, CA and TƯ are not
            return ""
        named = following[:1].isupper() and not following.isupper() and following.lower() not in _HEADS
        if named and (len(longs) > 1 or len(key) <= _SHORTEST):
            return ""
        most, other = (*map(self._count, longs[:2]), 0)[:2]
        clear = most >= max(1, _SURELY * other) and self._count(key) <= _HARDLY * most
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

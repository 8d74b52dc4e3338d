"""Abbreviations and what they stand for: a packaged list, and pairs that articles give, as "Ủy ban nhân dân (UBND)".

A question is given the other forms beside the one it was typed with, so that words and meaning both find them.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from qa.text.accents import fold
from qa.text.addresses import without_addresses
from qa.text.blanks import blanked
from qa.text.document_numbers import documents_in
from qa.text.normal import normalize
from qa.text.spelling import is_bare_syllable
from qa.text.syllables import syllables

READ_ONLY = ">"
"""Begins a short form of the packaged list that is understood in a question, never added to one."""
AND = " và "
"""Stands in some long forms and may be typed in their short ones: "GD và ĐT"."""

_WORD = re.compile(r"[^\W_]+")
_SHORT = r"[^\W\d_a-z][^\W_]*(?:[&.-][^\W_]+){0,3}"
_IN_BRACKETS = re.compile(rf"\((?:gọi tắt là |viết tắt là |viết tắt: |sau đây gọi là )?({_SHORT})\)")
_LONG_IN_BRACKETS = re.compile(rf"(?<!\w)({_SHORT}) \(([^()]{{5,80}})\)")
# Words that abbreviations skip: Giáo dục [và] Đào tạo is GDĐT.
_SKIPPED = frozenset({"và", "của", "các", "cho", "về", "với", "trong", "thuộc", "tại", "ở", "theo", "để"})
_BRACKETS = re.compile(r"\([^()]*\)")
_REACH = 120
_LONGEST_SHORT = 4
_ADDED_AT_MOST = 4


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """A short form and the words it stands for."""

    short: str
    long: str


def learn_pairs(texts: Iterable[str]) -> set[Pair]:
    """Find the pairs that texts give in brackets, either way round; every letter must begin one of the words."""
    found: set[Pair] = set()
    for text in map(normalize, texts):
        for match in _IN_BRACKETS.finditer(text):
            before = text[max(0, match.start() - _REACH) : match.start()]
            if long := _spelled_before(before, match.group(1)):
                found.add(Pair(match.group(1), long))
        for match in _LONG_IN_BRACKETS.finditer(text):
            long = match.group(2).strip()
            if _spelled_before(long, match.group(1)) == long:
                found.add(Pair(match.group(1), long))
    return found


@lru_cache(maxsize=1)
def packaged_pairs() -> tuple[Pair, ...]:
    """Load the pairs of administration, school and everyday life that ship with the package."""
    table = (resources.files("qa.text") / "data" / "abbreviations.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines())
    return tuple(Pair(short, long) for long, shorts in rows for short in shorts.split("|"))


class Abbreviations:
    """Knows the packaged pairs and those of a library, and gives questions the other forms of what they say."""

    def __init__(self, learned: Iterable[Pair] = (), *, vocabulary: Iterable[str] | None = None) -> None:
        """Take the pairs of a library, and its lower-cased syllables: a form that it never uses is not added."""
        self._vocabulary = None if vocabulary is None else frozenset(vocabulary)
        self._longs: dict[str, list[str]] = {}
        self._shorts: dict[tuple[str, ...], list[str]] = {}
        self._spelled: dict[tuple[str, ...], str] = {}
        self._by_folded: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
        for pair in (*sorted(learned), *packaged_pairs()):
            words, short = tuple(syllables(pair.long)), pair.short.removeprefix(READ_ONLY)
            if words not in self._spelled:
                self._spelled[words] = pair.long
                self._by_folded.setdefault(tuple(map(fold, words)), []).append(words)
            _add(self._shorts.setdefault(words, []), [] if pair.short.startswith(READ_ONLY) else [short])
            for key in {_key(short), fold(_key(short))}:
                _add(self._longs.setdefault(key, []), [pair.long])
        # Most words begin no form at all; these two tell so without a regular expression a word.
        self._letters = {"".join(filter(str.isalnum, key)) for key in self._longs}
        self._reach: dict[str, int] = {}
        for folded in self._by_folded:
            self._reach[folded[0]] = max(self._reach.get(folded[0], 0), len(folded))

    def expand(self, question: str) -> str:
        """Write the other forms in brackets after each form that was typed.

        Brackets, addresses and the numbers of documents are left alone. The one long form of a short one comes first,
        so that the same is searched whichever was typed.
        """
        text = normalize(question)
        spans = [
            match.span() for match in _WORD.finditer(_BRACKETS.sub(_blanked, _without_numbers(without_addresses(text))))
        ]
        words = [text[start:end].lower() for start, end in spans]
        folded = fold(" ".join(words)).split(" ")
        present: set[str] = set()
        pieces, at, end = [], 0, 0
        while at < len(spans):
            size, forms = self._forms_at(text, spans, words, folded, at)
            last = spans[at + size - 1][1]
            if forms and not present:
                present.add(f" {' '.join(syllables(text))} ")
            new = [form for form in forms if self._is_used(form) and _is_new(form, present)][:_ADDED_AT_MOST]
            begin = spans[at][0]
            pieces.append(text[end:begin] + self._written(text[begin:last], new))
            at, end = at + size, last
        return "".join(pieces) + text[end:]

    def _written(self, typed: str, new: list[str]) -> str:
        longs = [form for form in new if form in self._longs_of(typed)]
        if len(longs) == 1:
            return f"{longs[0]} ({', '.join([typed, *(form for form in new if form != longs[0])])})"
        return f"{typed} ({', '.join(new)})" if new else typed

    def _forms_at(
        self, text: str, spans: list[tuple[int, int]], words: list[str], folded: list[str], at: int
    ) -> tuple[int, list[str]]:
        """Find the longest form that begins at a word: of how many words it is, and its other forms."""
        reach = max(self._reach.get(folded[at], 0), _LONGEST_SHORT)
        for size in range(min(reach, len(spans) - at), 0, -1):
            for long in self._by_folded.get(tuple(folded[at : at + size]), ()):
                if self._shorts[long] and all(
                    word in (right, fold(right)) for word, right in zip(words[at : at + size], long, strict=True)
                ):
                    return size, [self._spelled[long], *self._shorts[long]]
            joined = words[at : at + size]
            if size == 3 and joined[1] == AND.strip():  # "GD và ĐT" is GDĐT
                del joined[1]
            if size > _LONGEST_SHORT or "".join(joined) not in self._letters:
                continue
            if longs := self._longs_of(text[spans[at][0] : spans[at + size - 1][1]]):
                siblings = [short for long in longs for short in self._shorts[tuple(syllables(long))]]
                return size, [*longs, *siblings]
        return 1, []

    def _longs_of(self, typed: str) -> list[str]:
        key = _key(typed)
        # "tư", "ca", "ai" in small letters are words; TƯ, CA, AI are not.
        if is_bare_syllable(fold(key)) and not typed.isupper():
            return []
        if typed.isalpha() and typed[0].islower() and not typed.islower():  # pH, kW
            return []
        longs = self._longs.get(key, [])
        return [long for long in longs if AND in long] if AND in typed else longs

    def _is_used(self, form: str) -> bool:
        return self._vocabulary is None or all(word in self._vocabulary for word in syllables(form))


def _is_new(form: str, present: set[str]) -> bool:
    """Tell whether a form stands in none of the texts present, and count it as present from now on."""
    words = f" {' '.join(syllables(form))} "
    if any(words in text for text in present):
        return False
    present.add(words)
    return True


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _without_numbers(text: str) -> str:
    """Return the text with a space for every character of a document's number: "TT 29/2024/TT-BGDĐT" keeps TT."""
    return blanked(text, ((one.number, one.end) for one in documents_in(text)))


def _key(short: str) -> str:
    return re.sub(r"[\s&.-]", "", short.replace(AND, "")).lower()


def _add(forms: list[str], new: list[str]) -> None:
    forms += [form for form in new if form.lower() not in map(str.lower, forms)]


def _spelled_before(text: str, short: str) -> str:
    """Give the words at the end of text whose initials spell the short form; empty when they do not."""
    letters = [letter.upper() for letter in short if letter.isalpha()]
    matches = list(_WORD.finditer(text))
    taken = 0
    if len(letters) < 2 or not short[0].isupper() or sum(map(str.isupper, short)) < 2:
        return ""
    for match in reversed(matches):
        word = match.group()
        if letters and letters[-1] in (word[0].upper(), fold(word[0]).upper()):
            letters.pop()
            taken += 1
        elif len(word) > 1 and word.isupper() and letters[-len(word) :] == list(word):
            del letters[-len(word) :]  # TP Hồ Chí Minh (TP.HCM)
            taken += 1
        elif word.lower() not in _SKIPPED or not taken:
            return ""
        if not letters:
            long = text[match.start() :].strip()
            return long if taken > 1 and not re.search(r"[.;:!?()\n]", long) else ""
    return ""

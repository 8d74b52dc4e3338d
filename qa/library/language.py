"""What the text of a library teaches about its language: how syllables follow each other, and what short forms mean."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from qa.text.abbreviations import Pair, learn_pairs
from qa.text.counts import SyllableCounts, count_syllables, counts_from_bytes, empty_counts

_AT_ONCE = 20_000  # texts, 20 MB: adding two counts takes 0.2 s, holding a million texts 1 GB
_SYLLABLES = "syllables"
_ABBREVIATIONS = "abbreviations.json"


@dataclass(frozen=True, slots=True)
class Language:
    """Packed syllable counts (b"" for none) and the pairs of short and long forms; equal ones have an equal `name`."""

    name: str = ""
    # What is learnt is remembered by language at every question: hashing ten thousand pairs would take 1 ms of each.
    packed: bytes = field(default=b"", hash=False)
    pairs: tuple[Pair, ...] = field(default=(), hash=False)

    def counts(self) -> SyllableCounts:
        """Return the syllable counts, unpacked at each call."""
        return counts_from_bytes(self.packed) if self.packed else empty_counts()


def learn(name: str, texts: Iterable[str], *, before: Language | None = None) -> Language:
    """Return what texts teach, on top of what an earlier language knew."""
    counts, pairs = (before.counts(), set(before.pairs)) if before else (empty_counts(), set())
    remaining = iter(texts)
    while some := list(islice(remaining, _AT_ONCE)):
        counts, pairs = counts.plus(count_syllables(some)), pairs | learn_pairs(some)
    return Language(name, counts.to_bytes(), tuple(sorted(pairs)))


def save(language: Language, folder: Path) -> None:
    """Write a language into a folder."""
    (folder / _SYLLABLES).write_bytes(language.packed)
    pairs = [[pair.short, pair.long] for pair in language.pairs]
    (folder / _ABBREVIATIONS).write_text(json.dumps(pairs, ensure_ascii=False), "utf-8")


def load(name: str, folder: Path) -> Language:
    """Read the language of a folder. Raises OSError and ValueError."""
    pairs = json.loads((folder / _ABBREVIATIONS).read_text("utf-8"))
    return Language(name, (folder / _SYLLABLES).read_bytes(), tuple(Pair(short, long) for short, long in pairs))

"""How often syllables, and pairs of neighbouring syllables, stand in a body of text.

Counts of two bodies add and subtract, so a library keeps its own in step with its articles.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa.text.accents import fold, is_accented
from qa.text.spelling import is_bare_syllable
from qa.text.syllables import syllables_by_sentence

BOUNDARY = ""
"""Stands before the first and after the last syllable of a sentence."""
NUMBER = "0"
"""Stands for every token that begins with a digit."""

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class SyllableCounts:
    """Counts of a body of text: `words` in the order of (fold, word), so that all forms of one folding are neighbours.

    `unigrams` is int64 [words]; `keys` holds left << 32 | right for every pair seen, ascending; `pairs` their counts.
    """

    words: list[str]
    unigrams: Numbers
    keys: Numbers
    pairs: Numbers

    def pair_counts(self, keys: Numbers) -> Numbers:
        """Return how often each pair was seen; `keys` are made as those of `keys`, 0 for what is none."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.int64)
        places = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[places] == keys, self.pairs[places], 0)

    def plus(self, other: "SyllableCounts") -> "SyllableCounts":
        """Add the counts of another body of text."""
        return _combined(self, other, 1)

    def minus(self, other: "SyllableCounts") -> "SyllableCounts":
        """Take away the counts of a part of this body of text; what falls to zero is forgotten."""
        return _combined(self, other, -1)

    def to_bytes(self, *, compress: bool = False) -> bytes:
        """Pack the counts; compressed they take a fifth of the room and ten times the time to load."""
        arrays = {
            "words": np.frombuffer("\n".join(self.words).encode(), dtype=np.uint8),
            "unigrams": _narrow(self.unigrams),
            "followers": _narrow(np.bincount(self.keys >> 32, minlength=len(self.words))),
            "rights": _narrow(self.keys & 0xFFFFFFFF),
            "pairs": _narrow(self.pairs),
        }
        target = io.BytesIO()
        (np.savez_compressed if compress else np.savez)(target, allow_pickle=False, **arrays)
        return target.getvalue()


def empty_counts() -> SyllableCounts:
    """Give the counts of no text."""
    return SyllableCounts([], *(np.zeros(0, dtype=np.int64) for _ in range(3)))


def counts_from_bytes(data: bytes) -> SyllableCounts:
    """Unpack what `to_bytes` packed. Raises ValueError when the bytes are something else."""
    try:
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            words = arrays["words"].tobytes().decode().split("\n") if len(arrays["unigrams"]) else []
            lefts = np.repeat(np.arange(len(words)), arrays["followers"])
            keys = lefts << 32 | arrays["rights"].astype(np.int64)
            return SyllableCounts(words, arrays["unigrams"].astype(np.int64), keys, arrays["pairs"].astype(np.int64))
    except (KeyError, OSError, EOFError, zipfile.BadZipFile, ValueError) as error:
        raise ValueError(
            f"{len(data)} bytes are not packed syllable counts ({error}); count the texts again"
        ) from error


def count_syllables(texts: Iterable[str]) -> SyllableCounts:
    """Count syllables and their neighbours; Vietnamese typed without marks teaches nothing and is left out."""
    numbering: dict[str, int] = {BOUNDARY: 0}
    sequence = [0]
    for text in texts:
        sentences = syllables_by_sentence(text)
        if not _is_bare(sentences):
            for sentence in sentences:
                names = (NUMBER if syllable[0].isdigit() else syllable for syllable in sentence)
                sequence += [numbering.setdefault(name, len(numbering)) for name in names]
                sequence.append(0)
    if len(sequence) == 1:
        return empty_counts()
    return _sorted_counts(list(numbering), np.array(sequence, dtype=np.int64))


def _is_bare(sentences: list[list[str]]) -> bool:
    words = [word for sentence in sentences for word in sentence if word.isalpha()]
    marked = sum(map(is_accented, words))
    bare = sum(map(is_bare_syllable, words))
    # Running Vietnamese carries marks on 7 to 9 syllables of 10; English has few words that are syllables at all.
    return marked < bare and 2 * bare > len(words)


def _sorted_counts(words: list[str], sequence: Numbers) -> SyllableCounts:
    order = sorted(range(len(words)), key=lambda at: (fold(words[at]), words[at]))
    rank = np.empty(len(words), dtype=np.int64)
    rank[order] = np.arange(len(words))
    ranked = rank[sequence]
    keys, pairs = np.unique(ranked[:-1] << 32 | ranked[1:], return_counts=True)
    return SyllableCounts([words[at] for at in order], np.bincount(ranked, minlength=len(words)), keys, pairs)


def _combined(one: SyllableCounts, other: SyllableCounts, sign: int) -> SyllableCounts:
    unigrams = Counter(dict(zip(one.words, one.unigrams.tolist(), strict=True)))
    for word, count in zip(other.words, other.unigrams.tolist(), strict=True):
        unigrams[word] += sign * count
    words = sorted((word for word, count in unigrams.items() if count > 0), key=lambda word: (fold(word), word))
    numbering = {word: at for at, word in enumerate(words)}
    keys = np.concatenate([_renumbered(one, numbering), _renumbered(other, numbering)])
    merged, places = np.unique(keys, return_inverse=True)
    pairs = np.zeros(len(merged), dtype=np.int64)
    np.add.at(pairs, places, np.concatenate([one.pairs, sign * other.pairs]))
    kept = (pairs > 0) & (merged >= 0)
    return SyllableCounts(
        words, np.array([unigrams[word] for word in words], dtype=np.int64), merged[kept], pairs[kept]
    )


def _renumbered(counts: SyllableCounts, numbering: dict[str, int]) -> Numbers:
    # -1 marks a word that fell to zero; a pair that holds it becomes negative and is dropped.
    table = np.array([numbering.get(word, -1) for word in counts.words], dtype=np.int64)
    left, right = table[counts.keys >> 32], table[counts.keys & 0xFFFFFFFF]
    return np.where((left < 0) | (right < 0), -1, left << 32 | right)


def _narrow(numbers: Numbers) -> npt.NDArray[np.unsignedinteger]:
    return numbers.astype(np.min_scalar_type(int(numbers.max(initial=0))))

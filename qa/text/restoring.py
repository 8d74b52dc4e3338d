"""Marks given back to a question typed without them, or with half of them: Viterbi over syllable bigrams.

Bigram counts of the library's own text stand beside a small prior that ships with the package. A syllable that carries
a mark already is never changed; it serves its neighbours as context.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from qa.text.accents import fold, is_accented
from qa.text.addresses import without_addresses
from qa.text.bigrams import Bigrams, Forms
from qa.text.counts import BOUNDARY, NUMBER, SyllableCounts, counts_from_bytes, empty_counts
from qa.text.english import is_english
from qa.text.normal import normalize
from qa.text.spelling import is_bare_syllable
from qa.text.syllables import TOKEN

Floats = npt.NDArray[np.float64]

# How much of their marks a typist leaves out, and how likely such a typist is. Most leave out all or none; between a
# question of the first and the last kind the text decides: log(0.002) = -6.2 for every mark it would have to add.
_LEFT_OUT = np.array([0.002, 0.1, 0.5, 0.9, 0.998])
_TYPISTS = np.array([0.6, 0.05, 0.05, 0.05, 0.25])
_ADDING = np.column_stack([np.ones(5), *[_LEFT_OUT] * 31])


@dataclass(frozen=True, slots=True)
class Restored:
    """A question with its marks given back; `probability` in [0, 1] is that of this reading among all readings."""

    text: str
    changed: bool
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    start: int
    end: int
    forms: Forms


class AccentRestorer:
    """Gives questions their marks back; made once for a library, and again when its counts change."""

    def __init__(self, library: SyllableCounts | None = None, *, prior: SyllableCounts | None = None) -> None:
        """Take the counts of the library's text; the packaged prior is loaded at the first question without marks."""
        self._library = library or empty_counts()
        self._prior = prior
        self._bigrams: Bigrams | None = None

    def restore(self, question: str) -> Restored:
        """Give back the marks that were left out of a question; its normal form otherwise."""
        text = normalize(question)
        searched = without_addresses(text)
        words = [match.group() for match in TOKEN.finditer(searched) if match.group()[0].isalpha()]
        bare = [word for word in words if not is_accented(word)]
        if not bare or (len(bare) == len(words) and is_english([word.lower() for word in words])):
            return Restored(text, False, 1.0)
        if self._bigrams is None:
            self._bigrams = Bigrams(self._prior or packaged_prior(), self._library)
        places = _places(text, searched, self._bigrams, self._library)
        chosen, probability = _best_path(places, self._bigrams)
        restored = _written(text, places, chosen)
        return Restored(restored, restored != text, probability)


@lru_cache(maxsize=1)
def packaged_prior() -> SyllableCounts:
    """Load the counts that ship with the package."""
    return counts_from_bytes((resources.files("qa.text") / "data" / "prior.npz").read_bytes())


def _places(text: str, searched: str, bigrams: Bigrams, library: SyllableCounts) -> list[_Place]:
    matches = list(TOKEN.finditer(text))
    words = [match.group() for match in matches]
    spelled = _in_addresses(text, searched, matches) | _in_names(text, matches, bigrams, library)
    places = []
    for at, match in enumerate(matches):
        forms = bigrams.only(words[at].lower()) if at in spelled else _forms(words, at, bigrams)
        places.append(_Place(match.start(), match.end(), forms))
    boundary = bigrams.only(BOUNDARY)
    return [_Place(0, 0, boundary), *places, _Place(len(text), len(text), boundary)]


def _in_addresses(text: str, searched: str, matches: list[re.Match[str]]) -> set[int]:
    return {at for at, match in enumerate(matches) if searched[match.start()] != text[match.start()]}


def _in_names(text: str, matches: list[re.Match[str]], bigrams: Bigrams, library: SyllableCounts) -> set[int]:
    """List the words of the names without marks in a question with marks: "Huyện Si Ma Cai ở đâu?".

    A word is not of them where the library has it with marks beside its neighbour in the name.
    """
    titled = [match.group().istitle() and is_bare_syllable(match.group().lower()) for match in matches]
    beside = [titled[at] and titled[at + 1] and gap == " " for at, gap in enumerate(_gaps(text, matches))]
    named = {near for at, both in enumerate(beside) if both for near in (at, at + 1)}
    others = [match.group() for at, match in enumerate(matches) if at not in named and match.group()[0].isalpha()]
    if not named or 2 * sum(map(is_accented, others)) < max(len(others), 1):
        return set()
    for at in (at for at, both in enumerate(beside) if both):
        left, right = (bigrams.readings(matches[near].group().lower()) for near in (at, at + 1))
        if _has_marked(library, left, right):
            named -= {at, at + 1}
    return named


def _gaps(text: str, matches: list[re.Match[str]]) -> list[str]:
    return [text[left.end() : right.start()] for left, right in pairwise(matches)]


def _has_marked(library: SyllableCounts, left: Forms, right: Forms) -> bool:
    """Tell whether the library has two words side by side in a reading that adds marks to them."""
    keys = (left.rows[:, 1, None] << 32 | right.rows[None, :, 1]).ravel()
    return bool(library.pair_counts(keys)[1:].any())  # the first is that of the words as typed


def _forms(words: list[str], at: int, bigrams: Bigrams) -> Forms:
    """List the forms a word may stand for, as typed first."""
    word = words[at].lower()
    if not word[0].isalpha():
        return bigrams.only(NUMBER if word[0].isdigit() else BOUNDARY)
    if is_accented(word) or _is_foreign_at(words, at):
        return bigrams.only(word)
    forms = bigrams.readings(word)
    if words[at].isupper() and len(word) > 1 and not _in_capitals(words, at):
        # HDND is HĐND; AI is not ai with marks.
        near = [row for row, form in enumerate(forms.written) if form.replace("đ", "d") == word]
        return Forms([forms.written[row] for row in near], forms.rows[near])
    return forms


def _in_capitals(words: list[str], at: int) -> bool:
    # "SO GIAO DUC" is typed in capitals, "UBND" and "AI" are names: capitals of one word alone say nothing of marks.
    beside = [words[near] for near in (at - 1, at + 1) if 0 <= near < len(words)]
    return is_bare_syllable(words[at].lower()) and any(
        w.isupper() and is_bare_syllable(fold(w.lower())) for w in beside
    )


def _is_foreign_at(words: list[str], at: int) -> bool:
    # "von" between Friedrich and Wieser, "the" between of and British.
    beside = words[max(at - 1, 0) : at] + words[at + 1 : at + 2]
    return len(beside) == 2 and all(near.isalpha() and near.isascii() and _is_foreign(near) for near in beside)


def _is_foreign(word: str) -> bool:
    return len(word) > 2 and not word.isupper() and not is_bare_syllable(word.lower())


def _best_path(places: list[_Place], bigrams: Bigrams) -> tuple[list[int], float]:
    """Find the likeliest form at every place, and its share of the probability of all paths of its typist."""
    chosen = [0] * len(places)
    deciding = _deciding(places)
    if not deciding:
        return chosen, 1.0
    steps = bigrams.steps([places[at].forms for at in deciding])
    sizes = [len(places[at].forms.written) for at in deciding[1:]]
    kept = sum(is_accented(place.forms.written[0]) for place in places)
    typist, total = _likeliest_typist(steps, sizes, kept)
    best, scale, back = np.ones(1), 0.0, []
    for step, size in zip(steps, sizes, strict=True):
        reach = best[:, None] * step
        back.append(np.argmax(reach, axis=0))
        best = reach.max(axis=0) * _adding(size)[typist]
        top = best.max()
        best, scale = best / top, scale + np.log(top)
    form = 0
    for at, pointers in zip(reversed(deciding[:-1]), reversed(back), strict=True):
        form = chosen[at] = int(pointers[form])
    return chosen, float(np.exp(min(0.0, scale - total)))


def _deciding(places: list[_Place]) -> list[int]:
    """List the places that can be read in several ways, and their neighbours.

    A step from one place of a single form to another is a factor of every path: it decides nothing, whether the two
    are neighbours in the text or only in this list. Questions with their marks keep two fifths of their places.
    """
    open_ = [len(place.forms.written) > 1 for place in places]
    return [at for at in range(len(places)) if any(open_[max(at - 1, 0) : at + 2])]


def _likeliest_typist(steps: list[Floats], sizes: list[int], kept: int) -> tuple[int, float]:
    """Choose who typed: the row of _LEFT_OUT, and the log of the probability of all paths under it."""
    sums = np.ones((len(_LEFT_OUT), 1))
    logs = np.zeros(len(_LEFT_OUT))
    for step, size in zip(steps, sizes, strict=True):
        sums = (sums @ step) * _adding(size)
        top = sums.max(axis=1)
        sums, logs = sums / top[:, None], logs + np.log(top)
    typist = int(np.argmax(logs + np.log(_TYPISTS) + kept * np.log1p(-_LEFT_OUT)))
    return typist, float(logs[typist])


def _adding(size: int) -> Floats:
    # The first form is the word as typed, which adds no mark.
    return _ADDING[:, :size]


def _written(text: str, places: list[_Place], chosen: list[int]) -> str:
    pieces: list[str] = []
    end = 0
    for place, form in zip(places, chosen, strict=True):
        typed = text[place.start : place.end]
        pieces.append(text[end : place.start])
        pieces.append(_with_case(place.forms.written[form], typed) if form else typed)
        end = place.end
    return "".join(pieces)


def _with_case(form: str, typed: str) -> str:
    return "".join(f.upper() if t.isupper() else f for f, t in zip(form, typed, strict=True))

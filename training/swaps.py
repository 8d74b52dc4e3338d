"""Questions that a passage no longer answers because they name somebody, some place or some year else."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

from qa.text.accents import fold, is_accented
from qa.text.names import Name, names
from qa.text.normal import normalize
from training.examples import Example

_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_SYLLABLE = re.compile(r"\w+")
_SHIFTS = (-3, -2, -1, 1, 2, 3)


class Swaps:
    """Knows the names that the questions of the examples hold."""

    def __init__(self, examples: Iterable[Example]) -> None:
        named: dict[str, dict[str, None]] = defaultdict(dict)
        for example in examples:
            for name in _long_names(normalize(example.question)):
                if name.start > 0:  # "Theo Solomon": a first word's capital may not be the name's
                    named[_kind(name)][name.text] = None
        self._named: dict[str, Sequence[str]] = {kind: tuple(texts) for kind, texts in named.items()}

    def swapped(self, example: Example, random: Random) -> Example | None:
        """Put another name or year of the same kind into a question; None where it holds none that the passage has."""
        told = f"{example.title}\n{example.passage}"
        ways = [self._other_year, self._other_name]
        random.shuffle(ways)
        for way in ways:
            if (question := way(normalize(example.question), told, random)) is not None:
                return replace(example, question=question, start=-1, end=-1, answers=())
        return None

    def _other_year(self, question: str, told: str, random: Random) -> str | None:
        """Shift all years of a question alike: 2023-2024 stays a school year."""
        years = set(_YEARS.findall(question))
        shift = random.choice(_SHIFTS)
        shifted = {year: str(int(year) + shift) for year in years}
        if not years or not all(year in told for year in years) or all(year in told for year in shifted.values()):
            return None
        return _YEARS.sub(lambda year: shifted[year.group()], question)

    def _other_name(self, question: str, told: str, random: Random) -> str | None:
        known = _syllables(told)
        here = [name for name in _long_names(question) if _syllables(name.text) <= known]
        if not here:
            return None
        name = random.choice(here)
        others = self._named.get(_kind(name), ())
        other = random.choice(others) if others else name.text
        if _syllables(other) <= known:
            return None
        return question[: name.start] + other + question[name.end :]


def _kind(name: Name) -> str:
    """Return what a name that takes its place must be like: of its kind, its length, and Vietnamese if it is."""
    return f"{name.kind} {len(name.text.split())} {is_accented(name.text)}"


def _long_names(question: str) -> list[Name]:
    """Return the names of two syllables and more, and those of places."""
    return [name for name in names(question) if name.kind == "place" or len(_syllables(name.text)) > 1]


def _syllables(text: str) -> frozenset[str]:
    return frozenset(fold(word).lower() for word in _SYLLABLE.findall(normalize(text)))

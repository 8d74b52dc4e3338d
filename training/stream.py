"""The endless order in which training examples come, varied anew at each passing, and its place to go on from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from training.augment import crop, near_passages, vary_question, without_answer
from training.claims import Claims
from training.examples import Example
from training.neighbours import retrieved
from training.rolls import with_roll
from training.swaps import Swaps

_WHOLE_PASSAGE = (0.15, 0.5)  # share of draws at progress 0 and 1: short passages first give more questions an hour
_SHORTEST = 120  # characters of a cropped passage
_CROP = (400, 700)  # characters at most, at progress 0 and 1; answering reads passages of 300 to 1000
_LONGEST = 1300  # characters of a passage that is never cropped further


@dataclass(frozen=True, slots=True)
class Shares:
    """How often a drawn example is of a kind or is varied, as shares of draws.

    `without_answer`: its passage loses the sentence that answers. `near_passage`: it is asked of a passage with similar
    words, `other_language`: of one in the other language. `swapped`: it asks of another person, place or year, where it
    names one (about one in six does). `claim`: a Vietnamese one becomes a yes or no question, where it can (two in
    five). `roll`: a Vietnamese one asks who held which office. `bare` and `halved`: a Vietnamese question loses its
    accents, or half of them. `titled`: the title comes with the passage. `english`: at progress 0 and 1; its passages
    are few and known by heart after three runs.
    """

    without_answer: float = 0.06
    near_passage: float = 0.08
    swapped: float = 0.2
    claim: float = 0.2
    other_language: float = 0.005
    roll: float = 0.05
    bare: float = 0.12
    halved: float = 0.06
    titled: float = 0.9
    english: tuple[float, float] = (0.05, 0.02)


USUAL = Shares()


class Stream:
    """Examples in an order fixed by the seed; `draw(progress)` gives the next one.

    English comes oftenest at the beginning: spans first, the language last. `neighbours` is a file of
    `training.neighbours`; without it a question's near passages are those that share its rare words.
    """

    def __init__(
        self,
        vietnamese: Sequence[Example],
        english: Sequence[Example],
        *,
        seed: int,
        neighbours: Path | None = None,
        shares: Shares = USUAL,
    ) -> None:
        self._shares = shares
        self._pools = {"vi": list(vietnamese), "en": list(english)}
        self._near = {language: near_passages(pool) for language, pool in self._pools.items()}
        if neighbours is not None:
            self._near["vi"] = retrieved(neighbours, self._near["vi"])
        self._swaps, self._claims = Swaps(vietnamese), Claims(vietnamese)
        self._random = Random(seed)
        self._orders: dict[str, list[int]] = {"vi": [], "en": []}
        self.drawn = {"vi": 0, "en": 0}

    def state(self) -> dict[str, Any]:
        """Return the place in the stream."""
        return {
            "random": self._random.getstate(),
            "orders": self._orders,
            "drawn": self.drawn,
            "sizes": self._sizes(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a place that `state` gave; with other examples than then, the pass begins anew."""
        self._random.setstate(state["random"])
        self.drawn = state["drawn"]
        if state.get("sizes") == self._sizes():
            self._orders = state["orders"]

    def _sizes(self) -> dict[str, int]:
        return {language: len(pool) for language, pool in self._pools.items()}

    def draw(self, progress: float) -> Example:
        """Return the next example at this share of the run."""
        language = "en" if self._random.random() < _between(self._shares.english, progress) else "vi"
        if not self._orders[language]:
            self._orders[language] = list(range(len(self._pools[language])))
            self._random.shuffle(self._orders[language])
        self.drawn[language] += 1
        example = self._pools[language][self._orders[language].pop()]
        rolled = language == "vi" and self._random.random() < self._shares.roll
        if rolled:
            return self._vary(with_roll(example, self._random), progress)
        return self._vary(self._negative(self._claimed(example)), progress)

    def _claimed(self, example: Example) -> Example:
        if example.language != "vi" or example.verdict is not None or self._random.random() >= self._shares.claim:
            return example
        return self._claims.claimed(example, self._random) or example

    def _negative(self, example: Example) -> Example:
        shares, draw = self._shares, self._random.random()
        near = shares.without_answer + shares.near_passage
        foreign = near + shares.other_language
        if draw < shares.without_answer:
            return (without_answer(example) if example.answerable else None) or example
        if draw < near:
            found = self._near[example.language](example)
        elif draw < foreign:
            other = self._random.choice(self._pools["en" if example.language == "vi" else "vi"])
            found = [(other.title, other.passage)]
        elif draw < foreign + shares.swapped and example.language == "vi" and example.verdict is None:
            return (self._swaps.swapped(example, self._random) if example.answerable else None) or example
        else:
            return example
        if not found:
            return example
        title, passage = self._random.choice(found)
        return replace(example, title=title, passage=passage, start=-1, end=-1, answers=(), verdict=None)

    def _vary(self, example: Example, progress: float) -> Example:
        length = self._random.randint(_SHORTEST, int(_between(_CROP, progress)))
        if self._random.random() < _between(_WHOLE_PASSAGE, progress):
            length = _LONGEST
        if len(example.passage) > length:
            example = crop(example, length, self._random)
        if self._random.random() >= self._shares.titled:
            example = replace(example, title="")
        return vary_question(example, self._random, bare=self._shares.bare, halved=self._shares.halved)


def _between(ends: tuple[float, float], progress: float) -> float:
    return ends[0] + (ends[1] - ends[0]) * progress

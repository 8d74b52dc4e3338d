"""The whole list that a list question asks for, even where it spans passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.corpus.lists import ItemRun, list_items
from qa.reading.candidates import Candidate, grams
from qa.reading.reader import Articles
from qa.text.accents import fold
from qa.text.numbers import values
from qa.text.syllables import syllables
from qa.types import Article, Hit

HITS_SEARCHED = 3
"""Hits whose articles are searched for lists; the list of a lower hit has never been the one asked for."""

_LEAST_SHARE = 0.75
"""Share of the question's syllables that a list's introduction must hold (half of it where their number agrees)."""

_ASKED_FOR = re.compile(r"(?:những|các|nhung|cac) (\w+)")

BEFORE = 300
"""Characters before a list in which it may be announced."""


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """A list of an article: the half-open spans of its items, in order; whether the question names their number."""

    article: Article
    items: tuple[tuple[int, int], ...]
    counted: bool = False


def find_list(question: str, chosen: Candidate, hits: Sequence[Hit], articles: Articles) -> ListAnswer | None:
    """Return the list that the chosen sentence introduces, or one announced as the question puts it.

    A sentence inside a list stands for the whole of it only where the list is of what is asked for: "những nước nào"
    asks for countries, and an item of a list of tasks may name them.
    """
    asked = grams(question)[0]
    numbers = _numbers(question)
    best: tuple[float, ListAnswer] | None = None
    for article_id in dict.fromkeys(hit.passage.article_id for hit in hits[:HITS_SEARCHED]):
        article = articles.article(article_id)
        for run in list_items(article.text):
            announced = _announced(article, run, asked)
            agrees = len(run.items) in numbers
            own = article_id == chosen.hit.passage.article_id
            inside = own and run.items[0][0] <= chosen.start and chosen.end <= run.end
            near = (inside and _names_items(article, run, question)) or (
                own and _introduced(run, chosen.start, chosen.end)
            )
            if near or announced >= (_LEAST_SHARE / 2 if agrees else _LEAST_SHARE):
                score = announced + agrees + near
                if best is None or score > best[0]:
                    best = score, ListAnswer(article, run.items, agrees)
    return best[1] if best else None


def _introduced(run: ItemRun, start: int, end: int) -> bool:
    return run.intro is not None and start < run.intro[1] and run.intro[0] < end


def _names_items(article: Article, run: ItemRun, question: str) -> bool:
    wanted = _ASKED_FOR.search(" ".join(syllables(question)))
    begin = run.items[0][0]
    return wanted is None or fold(wanted.group(1)) in grams(article.text[max(0, begin - BEFORE) : begin])[0]


def _announced(article: Article, run: ItemRun, asked: frozenset[str]) -> float:
    begin = run.items[0][0]
    before = article.text[max(0, begin - BEFORE) : begin]
    held = grams(f"{article.title}\n{before}")[0]
    return len(asked & held) / len(asked) if asked else 0.0


def _numbers(question: str) -> frozenset[int]:
    """Return the whole numbers in a question, in figures or words."""
    found = (value.canonical for value in values(question) if value.kind == "number")
    return frozenset(int(number) for number in found if number.isdigit())

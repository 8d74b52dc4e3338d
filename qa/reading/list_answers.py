"""The whole list that a list question asks for, even where it spans passages."""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.corpus.lists import ItemRun, list_items
from qa.reading.candidates import Candidate, grams
from qa.reading.reader import Articles
from qa.text.numbers import values
from qa.types import Article, Hit

HITS_SEARCHED = 3
"""Hits whose articles are searched for lists; the list of a lower hit has never been the one asked for."""

_LEAST_SHARE = 0.75
"""Share of the question's syllables that a list's introduction must hold (half of it where their number agrees)."""

BEFORE = 300
"""Characters before a list in which it may be announced."""


@dataclass(frozen=True, slots=True)
class ListAnswer:
    """A list of an article: the half-open spans of its items, in order; whether the question names their number."""

    article: Article
    items: tuple[tuple[int, int], ...]
    counted: bool = False


def find_list(question: str, chosen: Candidate, hits: Sequence[Hit], articles: Articles) -> ListAnswer | None:
    """Return the list that the chosen sentence introduces or stands in, or one announced as the question puts it."""
    asked = grams(question)[0]
    numbers = _numbers(question)
    best: tuple[float, ListAnswer] | None = None
    for article_id in dict.fromkeys(hit.passage.article_id for hit in hits[:HITS_SEARCHED]):
        article = articles.article(article_id)
        for run in list_items(article.text):
            announced = _announced(article, run, asked)
            agrees = len(run.items) in numbers
            near = article_id == chosen.hit.passage.article_id and _around(run, chosen.start, chosen.end)
            if near or announced >= (_LEAST_SHARE / 2 if agrees else _LEAST_SHARE):
                score = announced + agrees + near
                if best is None or score > best[0]:
                    best = score, ListAnswer(article, run.items, agrees)
    return best[1] if best else None


def _around(run: ItemRun, start: int, end: int) -> bool:
    introduced = run.intro is not None and start < run.intro[1] and run.intro[0] < end
    return introduced or (run.items[0][0] <= start and end <= run.end)


def _announced(article: Article, run: ItemRun, asked: frozenset[str]) -> float:
    begin = run.items[0][0]
    before = article.text[max(0, begin - BEFORE) : begin]
    held = grams(f"{article.title}\n{before}")[0]
    return len(asked & held) / len(asked) if asked else 0.0


def _numbers(question: str) -> frozenset[int]:
    """Return the whole numbers in a question, in figures or words."""
    found = (value.canonical for value in values(question) if value.kind == "number")
    return frozenset(int(number) for number in found if number.isdigit())

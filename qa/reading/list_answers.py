"""The whole list that a list question asks for, even where it spans passages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.corpus.lists import ItemRun, list_items
from qa.reading.candidates import Candidate, grams
from qa.reading.reader import Articles
from qa.text.accents import fold
from qa.text.numbers import values
from qa.text.questions import content_terms
from qa.text.syllables import syllables
from qa.types import Article, Hit

HITS_SEARCHED = 3
"""Hits whose articles are searched for lists; the list of a lower hit has never been the one asked for."""

_LEAST_SHARE = 0.75
"""Share of the question's syllables that a list's introduction must hold (half of it where their number agrees)."""

_MANY = r"\b(?:những|các|nhung|cac)"
_ASKED_FOR = (  # the noun before "nào" or "gì", or "gì" itself; without them the first: "Kể các việc"
    re.compile(
        rf"{_MANY} ((?:gì|gi)\b|\w+(?= (?:(?!{_MANY}\b|(?:làm|lam|là|la|gồm|gom) )\w+ ){{0,3}}(?:nào|nao|gì|gi)\b))"
    ),
    re.compile(rf"{_MANY} (\w+)"),
)
_ANYTHING = frozenset({"gì", "gi", "việc", "viec", "thứ", "cái"})
"""Words that ask for whatever a list is of: "những gì", "những việc gì"."""
_BEFORE_HEADS = frozenset(  # "ba việc", "gồm giấy tờ"
    {"cac", "nhung", "so", "loai", "nhom", "gom", "ve", "co", "la"}
    | {"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"}
)
_BEHIND_HEADS = 3  # syllables in which "sau" stands: "nộp giấy tờ sau:"

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
    asks for countries, and an item of a list of tasks may name them. "Những gì" asks for whatever is listed.
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
            near = (inside and _is_of_list(article, run, chosen, question)) or (
                own and _introduced(run, chosen.start, chosen.end)
            )
            if near or announced >= (_LEAST_SHARE / 2 if agrees else _LEAST_SHARE):
                score = announced + agrees + near
                if best is None or score > best[0]:
                    best = score, ListAnswer(article, run.items, agrees)
    return best[1] if best else None


def _introduced(run: ItemRun, start: int, end: int) -> bool:
    return run.intro is not None and start < run.intro[1] and run.intro[0] < end


def _is_of_list(article: Article, run: ItemRun, chosen: Candidate, question: str) -> bool:
    """Tell whether a question that an item answers asks for the whole list, by what introduces it."""
    intro = article.text[slice(*run.intro)] if run.intro else ""
    asked, held = frozenset(map(fold, content_terms(question))), grams(intro)[0]
    # "Những trường nào dạy STEM?" is asked of the one task that tells of STEM.
    if len(asked & held) < _LEAST_SHARE * len(asked) <= len(asked & chosen.unigrams):
        return False
    plain = " ".join(syllables(question))
    wanted = next((found for cue in _ASKED_FOR if (found := cue.search(plain))), None)
    if wanted is None:
        return True
    return intro.endswith(":") if (noun := wanted.group(1)) in _ANYTHING else _is_list_of(fold(noun), intro)


def _is_list_of(noun: str, intro: str) -> bool:
    """Tell whether an introduction names what it lists so: first of all, counted, or before "sau"."""
    words = [fold(word) for word in syllables(intro)]
    return any(
        word == noun
        and (
            at == 0
            or words[at - 1] in _BEFORE_HEADS
            or words[at - 1].isdigit()
            or "sau" in words[at + 1 : at + 1 + _BEHIND_HEADS]
        )
        for at, word in enumerate(words)
    )


def _announced(article: Article, run: ItemRun, asked: frozenset[str]) -> float:
    begin = run.items[0][0]
    before = article.text[max(0, begin - BEFORE) : begin]
    held = grams(f"{article.title}\n{before}")[0]
    return len(asked & held) / len(asked) if asked else 0.0


def _numbers(question: str) -> frozenset[int]:
    """Return the whole numbers in a question, in figures or words."""
    found = (value.canonical for value in values(question) if value.kind == "number")
    return frozenset(int(number) for number in found if number.isdigit())

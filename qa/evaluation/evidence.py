"""Where the gold evidence of a case stands: among the hits, and among the citations."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath

from qa.evaluation.cases import Case
from qa.evaluation.mlqa import contains
from qa.evaluation.outcomes import Cited, Found, Outcome

HALF_AT_LEAST = 40
"""Characters from which half a quote is enough: passages may end within a long quote, never within a sentence."""


def article_ranking(case: Case, outcome: Outcome) -> list[str] | None:
    """Return the distinct articles of the hits, best first, the gold one named "gold"; None if none is known."""
    if not case.article:
        return None
    names = ("gold" if is_named(case.article, hit.article, hit.title) else hit.article for hit in outcome.hits)
    return list(dict.fromkeys(names))


def passage_ranking(case: Case, outcome: Outcome) -> list[str] | None:
    """Return the hits, best first; the first to hold quote i of the gold is named "gold i". None without quotes.

    A further hit that holds a quote already found stays in its place and counts as any other.
    """
    if not case.quotes:
        return None
    ranking: list[str] = []
    missing = dict(enumerate(case.quotes))
    for hit in outcome.hits:
        fits = not case.article or is_named(case.article, hit.article, hit.title)
        held = [number for number, quote in missing.items() if fits and holds(hit.text, quote)]
        ranking += [f"gold {number}" for number in held] or [f"hit {hit.rank}"]
        for number in held:
            del missing[number]
    return ranking


def evidence_found(case: Case, outcome: Outcome) -> bool:
    """Tell whether the hits hold gold evidence."""
    return any(holds_gold(case, hit) for hit in outcome.hits)


def holds_gold(case: Case, hit: Found) -> bool:
    """Tell whether a hit holds gold evidence; where none is named, a gold answer in it counts."""
    if case.article and not is_named(case.article, hit.article, hit.title):
        return False
    if case.quotes:
        return any(holds(hit.text, quote) for quote in case.quotes)
    return bool(case.article) or any(contains(hit.text, answer) for answer in case.answers or ())


def quotes_cited(case: Case, citation: Cited) -> frozenset[int]:
    """Return which gold quotes a citation stands on; {0} for the right article where the case has no quotes."""
    if case.article and not is_named(case.article, citation.article, citation.title):
        return frozenset()
    if not case.quotes:
        return frozenset({0})
    texts = enumerate(case.quotes)
    return frozenset(number for number, gold in texts if holds(citation.quote, gold) or holds(gold, citation.quote))


def holds(text: str, quote: str) -> bool:
    """Tell whether the text holds the quote - or its first or last half, if that has HALF_AT_LEAST characters."""
    whole, part = _plain(text), _plain(quote)
    half = (len(part) + 1) // 2
    if part and part in whole:
        return True
    return half >= HALF_AT_LEAST and (part[:half] in whole or part[-half:] in whole)


def is_named(gold: str, article: str, title: str) -> bool:
    """Tell whether `gold` names the article: by id, by title, or by the file name in either with or without ending."""
    return bool(_names(gold) & (_names(article) | {_plain(title)}))


@lru_cache(maxsize=4096)
def _names(name: str) -> frozenset[str]:
    file = PurePath(name.replace("\\", "/")).name
    stem = file.rsplit(".", 1)[0] if file.endswith(_ENDINGS) else file
    return frozenset({_plain(name), _plain(file), _plain(stem)} - {""})


_ENDINGS = (".txt", ".md", ".html", ".htm", ".json", ".jsonl", ".docx", ".pdf")


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def rank_of_gold(ranking: Sequence[str] | None) -> int | None:
    """Return the rank, from 1, of the first gold thing of a ranking; None where it is absent or nothing is known."""
    return next((rank for rank, name in enumerate(ranking or (), start=1) if name.startswith("gold")), None)

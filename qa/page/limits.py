"""What a person typed into the limits of the search -> a Scope, and a Scope in words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from qa.corpus.dates import find_date
from qa.errors import DaysReversed, DayUnreadable
from qa.library.counts import Listed
from qa.messages import chat as say
from qa.types import Scope

CHOICES = 500
"""Articles to choose from: each is sent to the browser with its title."""
NAMED = 3
"""Titles that are written out above an answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """The fields as typed; all empty is every article."""

    articles: Sequence[str] = ()
    source: str = ""
    since: str = ""
    until: str = ""


NO_LIMITS = Limits()


def scope_of(limits: Limits) -> Scope:
    """Return what the limits mean. Raises DayUnreadable, and DaysReversed where they leave no day."""
    since, until = _day(limits.since), _day(limits.until)
    if since and until and since > until:
        raise DaysReversed(since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    return Scope(tuple(limits.articles or ()), " ".join((limits.source or "").split()), since, until)


def describe(scope: Scope, titles: Mapping[str, str]) -> str:
    """Say a scope in one line, "" for every article; `titles` by article id."""
    named = ", ".join(f"«{titles.get(article, article)}»" for article in scope.articles[:NAMED])
    if len(scope.articles) > NAMED:
        named += say.LIMITED_MORE.format(count=len(scope.articles) - NAMED)
    parts = (
        say.LIMITED_ARTICLES.format(titles=named) if named else "",
        say.LIMITED_SOURCE.format(source=scope.source) if scope.source else "",
        say.LIMITED_SINCE.format(day=f"{scope.since:%d/%m/%Y}") if scope.since else "",
        say.LIMITED_UNTIL.format(day=f"{scope.until:%d/%m/%Y}") if scope.until else "",
    )
    return "; ".join(filter(None, parts))


def choices(listing: Sequence[Listed]) -> list[tuple[str, str]]:
    """Return (title, article id) of the first CHOICES articles; the id stands behind a title that several have."""
    times = Counter(article.title for article in listing)
    return [
        (f"{article.title} ({article.id})" if times[article.title] > 1 else article.title, article.id)
        for article in listing[:CHOICES]
    ]


def _day(typed: str) -> date | None:
    if not (typed or "").strip():
        return None
    day = find_date(typed)
    if day is None or len(re.findall(r"\d+", typed)) != 3:  # two days in one field are not one day
        raise DayUnreadable(day=typed.strip())
    return day

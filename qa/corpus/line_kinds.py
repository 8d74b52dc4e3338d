"""What each line of a page is, seen with its neighbours: some lines are the site's only in company."""

import re
from collections.abc import Sequence

from qa.corpus.clutter import MENU_CORE, Kind, kind_of

_FIGURE = re.compile(r"\d[\d.,]*")
_BAR = re.compile(r"[|»›>/•·]")
_LONGEST_MENU_ITEM = 30
_LONGEST_ROW = 80
# A page has one date line or two below its title; more are the entries of a diary or a chronicle.
_MOST_STAMPS = 2
_HEAD = 8
# Who answers for a plan may be named in it; an imprint is one where another line is the site's as well.
_SURE = frozenset((Kind.IMPRINT, Kind.COUNTER, Kind.PAGER, Kind.RELATED, Kind.COMMENTS, Kind.MENU))
_FEWEST_SURE = 2

Kinds = list[Kind | None]


def kinds_of(lines: Sequence[str]) -> Kinds:
    """Return the kind of every line, None for the lines of the story and empty ones."""
    kinds = [kind_of(line) for line in lines]
    filled = [i for i, line in enumerate(lines) if line]
    _settle_counters(lines, kinds, filled)
    _settle_menus(lines, kinds, filled)
    if sum(kind in _SURE for kind in kinds) < _FEWEST_SURE:
        kinds = [None if kind is Kind.IMPRINT else kind for kind in kinds]
    _settle_stamps(kinds, filled)
    return kinds


def _settle_counters(lines: Sequence[str], kinds: Kinds, filled: Sequence[int]) -> None:
    """Keep tallies beside counters only, and pagers where no figures are beside them: those are rows of a table."""
    for place, i in enumerate(filled):
        beside = [*filled[max(0, place - 1) : place], *filled[place + 1 : place + 3]]
        if kinds[i] is Kind.TALLY:
            kinds[i] = Kind.COUNTER if any(kinds[j] in (Kind.COUNTER, Kind.TALLY) for j in beside) else None
        elif kinds[i] is Kind.PAGER and any(_is_row(lines[j]) for j in beside[:2]) and lines[i][0].isdigit():
            kinds[i] = None


def _is_row(line: str) -> bool:
    return len(line) <= _LONGEST_ROW and len(_FIGURE.findall(line)) > 1


def _settle_stamps(kinds: Kinds, filled: Sequence[int]) -> None:
    """Keep a bare date at the top or right below the site only; elsewhere, or one of many, it belongs to the story."""
    stamps = [i for i in filled if kinds[i] is Kind.STAMP]
    head = set(filled[:_HEAD])
    for i in stamps:
        if len(stamps) > _MOST_STAMPS or not (i in head or any(kinds[max(0, i - 3) : i])):
            kinds[i] = None


def _settle_menus(lines: Sequence[str], kinds: Kinds, filled: Sequence[int]) -> None:
    """Keep runs of words of menus, with the short unknown words between them; alone such words are headings."""
    run: list[int] = []
    for i in (*filled, -1):
        if i >= 0 and (kinds[i] is Kind.MENU or (run and len(lines[i]) <= _LONGEST_MENU_ITEM and kinds[i] is None)):
            run.append(i)
            continue
        while run and kinds[run[-1]] is not Kind.MENU:
            run.pop()
        is_run = _is_menu(lines, kinds, run)
        for j in run:
            kinds[j] = Kind.MENU if is_run or (kinds[j] is Kind.MENU and _is_bar(lines[j])) else None
        run = []


def _is_menu(lines: Sequence[str], kinds: Kinds, run: Sequence[int]) -> bool:
    words = [j for j in run if kinds[j] is Kind.MENU]
    has_core = any(core in lines[j].lower() for j in words for core in MENU_CORE)
    if len(words) < (2 if has_core else 3) or any(char.isdigit() for j in run for char in lines[j]):
        return False
    return 2 * len(words) >= len(run)


def _is_bar(line: str) -> bool:
    return bool(_BAR.search(line)) and any(core in line.lower() for core in MENU_CORE)

"""Text saved off the web to the story it holds. Facts stay: where a line may be either, it stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qa.corpus.captions import without_captions
from qa.corpus.characters import tidy
from qa.corpus.clutter import MENU_CORE, Kind, kind_of
from qa.corpus.provenance import find_published, find_source, full_title, is_body, title_line, without_dateline
from qa.corpus.wrapping import unwrap
from qa.text.sentences import sentences

_DROPPED_ALONE = frozenset(
    (
        Kind.BANNER,
        Kind.STAMP,
        Kind.IMAGE,
        Kind.COUNTER,
        Kind.PAGER,
        Kind.RATING,
        Kind.SHARE,
        Kind.RELATED,
        Kind.COMMENTS,
    )
)
# Below these the story is over, if it was the greater part of the page; the share is what must stand above. Teasers of
# other stories can be long (a third of the Lào Cai page), the rest of a page cannot.
_ENDERS = {Kind.RELATED: 0.4, Kind.COMMENTS: 0.5}
_SITE = frozenset((Kind.COUNTER, Kind.PAGER, Kind.RATING, Kind.SHARE, Kind.IMPRINT, Kind.MORE, Kind.STAMP))
# What no kind is known for may stand below a site's line up to this share of the story; a table would be more.
_UNKNOWN_BELOW = 0.1

_INVITATION = re.compile(
    r"\bmời (?:các |quý )?(?:bạn|bạn đọc|độc giả|quý vị|quý độc giả|phụ huynh)\b.{0,40}\b(?:theo dõi|tham khảo|đón đọc|"
    r"đón xem|xem|tải|đọc)\b",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:bài(?: viết)?|tin|ảnh|tin bài|người viết|tác giả|biên tập|người đăng|đăng bởi|thực hiện|nguồn(?: tin)?|"
    r"theo)(?:\s*[,&và]+\s*ảnh)?\s*:\s*\S.{0,60}|(?:pv|bbt|ctv|ban biên tập)\.?)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]+(?:\s+[^\W\d_]+){1,3}")


@dataclass(frozen=True, slots=True)
class Page:
    """The story of a web page and what the page says about it; empty or None where it says nothing."""

    title: str
    text: str
    source: str
    published: date | None


def clean_page(raw: str) -> Page:
    """Return the story of a page saved as text, without the site around it."""
    text = unwrap(tidy(raw))
    lines = text.split("\n")
    kinds = _settled(lines, [kind_of(line) for line in lines])
    is_site = any(kind in _SITE or kind in _ENDERS for kind in kinds)
    at = title_line(lines, kinds)
    title = full_title(lines, at) if at is not None else ""
    source = find_source(text)
    published = find_published(lines, kinds, title)
    end = _end_of_story(lines, kinds)
    kept = _story(lines[:end], kinds[:end], at)
    kept = without_captions(kept, [kind is Kind.IMAGE for kind in kinds[:end]])
    kept = [without_dateline(_without_invitation(line), source) for line in kept]
    return Page(title, tidy("\n".join(_without_bylines(kept, is_site=is_site))), source, published)


def _settled(lines: Sequence[str], kinds: Sequence[Kind | None]) -> list[Kind | None]:
    """Keep the kinds that need company only where they have it: words of menus, tallies."""
    settled = list(kinds)
    filled = [i for i, line in enumerate(lines) if line]
    for place, i in enumerate(filled):
        beside = [settled[j] for j in filled[max(0, place - 1) : place] + filled[place + 1 : place + 3]]
        if kinds[i] is Kind.TALLY:
            settled[i] = Kind.COUNTER if {Kind.COUNTER, Kind.TALLY} & set(beside) else None
    for block in _menu_blocks(lines, settled, filled):
        settled[block[0] : block[-1] + 1] = [Kind.MENU if lines[i] else None for i in range(block[0], block[-1] + 1)]
    return settled


def _menu_blocks(lines: Sequence[str], kinds: list[Kind | None], filled: Sequence[int]) -> list[list[int]]:
    """Find runs of words of menus, short unknown words between them included; lone words lose their kind."""
    blocks: list[list[int]] = []
    run: list[int] = []
    for i in (*filled, -1):
        if i >= 0 and (kinds[i] is Kind.MENU or (run and len(lines[i]) <= 30 and kinds[i] is None)):
            run.append(i)
            continue
        while run and kinds[run[-1]] is not Kind.MENU:
            run.pop()
        words = [j for j in run if kinds[j] is Kind.MENU]
        core = any(piece in lines[j].lower() for j in words for piece in MENU_CORE)
        if words and _is_menu_run(lines, run, words, core=core):
            blocks.append(run)
        else:
            blocks.extend([j] for j in words if _is_bar(lines[j]))
            for j in words:
                kinds[j] = Kind.MENU if _is_bar(lines[j]) else None
        run = []
    return blocks


def _is_menu_run(lines: Sequence[str], run: Sequence[int], words: Sequence[int], *, core: bool) -> bool:
    if len(words) < (2 if core else 3) or any(char.isdigit() for j in run for char in lines[j]):
        return False
    return 2 * len(words) >= len(run)


def _is_bar(line: str) -> bool:
    return bool(re.search(r"[|»›>/•·]", line)) and any(word in line.lower() for word in MENU_CORE)


def _end_of_story(lines: Sequence[str], kinds: Sequence[Kind | None]) -> int:
    """Return the index of the first line below the story, len(lines) if the story ends the page."""
    sizes = [len(line) if kind is None else 0 for line, kind in zip(lines, kinds, strict=True)]
    total = sum(sizes)
    above = 0
    for i, kind in enumerate(kinds):
        if kind in _ENDERS and above and (above >= _ENDERS[kind] * total or _doubled(lines[i + 1 :])):
            return i
        if (kind in _SITE or kind in _ENDERS) and above:
            unknown = [j for j in range(i, len(lines)) if sizes[j]]
            if total - above <= _UNKNOWN_BELOW * above and not any(is_body(lines[j]) for j in unknown):
                return i
        above += sizes[i]
    return len(lines)


def _doubled(lines: Sequence[str]) -> bool:
    """Tell whether the first two lines are the same: a teaser's title, once on its picture, once above its text."""
    filled = [line for line in lines[:8] if line][:2]
    return len(filled) == 2 and filled[0] == filled[1]


def _story(lines: Sequence[str], kinds: Sequence[Kind | None], title: int | None) -> list[str]:
    """Empty the lines of the site, what stands above a title below a menu, and the title that a paragraph follows."""
    kept = [
        "" if kind in _DROPPED_ALONE or kind is Kind.MENU or kind is Kind.MORE else line
        for line, kind in zip(lines, kinds, strict=True)
    ]
    if title is None or title >= len(kept):
        return kept
    if Kind.MENU in kinds[:title]:
        kept[:title] = [""] * title
    below = [i for i in range(title + 1, len(kept)) if kept[i]]
    while below and kept[below[0]] == kept[title]:
        kept[below.pop(0)] = ""
    if below and (below[0] > title + 1 or is_body(kept[below[0]])):
        kept[title] = ""
    return kept


def _without_invitation(line: str) -> str:
    """Drop the sentences that only ask to read on."""
    if not _INVITATION.search(line):
        return line
    spans = [(start, end) for start, end in sentences(line) if not _INVITATION.search(line[start:end])]
    return " ".join(line[start:end] for start, end in spans)


def _without_bylines(lines: list[str], *, is_site: bool) -> list[str]:
    """Drop who wrote the story from its last lines; a name in capitals only on a web page, right below a paragraph."""
    filled = [i for i, line in enumerate(lines) if line]
    while len(filled) > 1:
        last, above = lines[filled[-1]], lines[filled[-2]]
        is_name = is_site and last.isupper() and _NAME.fullmatch(last) and is_body(above)
        is_byline = _BYLINE.fullmatch(last) and (above[-1] in ".!?…”" or _BYLINE.fullmatch(above))
        if not (is_name or is_byline):
            break
        lines = [*lines[: filled.pop()]]
    return lines

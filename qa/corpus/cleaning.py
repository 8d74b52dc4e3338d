"""Text saved off the web to the story it holds. Facts stay: where a line may be either, it stays."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qa.corpus.captions import without_captions
from qa.corpus.characters import tidy
from qa.corpus.clutter import Kind
from qa.corpus.line_kinds import kinds_of
from qa.corpus.provenance import find_published, find_source, full_title, is_body, title_line, without_dateline
from qa.corpus.wrapping import unwrap
from qa.text.sentences import sentences

_DROPPED_ALONE = frozenset(
    (
        Kind.BANNER,
        Kind.STAMP,
        Kind.UPDATED,
        Kind.IMAGE,
        Kind.COUNTER,
        Kind.PAGER,
        Kind.RATING,
        Kind.SHARE,
        Kind.RELATED,
        Kind.COMMENTS,
        Kind.MENU,
        Kind.MORE,
    )
)
# Below these the story is over, if it was the greater part of the page; the share is what must stand above. Teasers of
# other stories can be long (a third of the Lào Cai page), the rest of a page cannot.
_ENDERS = {Kind.RELATED: 0.4, Kind.COMMENTS: 0.5}
_SITE = frozenset((Kind.COUNTER, Kind.PAGER, Kind.RATING, Kind.SHARE, Kind.IMPRINT, Kind.MORE, Kind.UPDATED))
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
    kinds = kinds_of(lines)
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


def _end_of_story(lines: Sequence[str], kinds: Sequence[Kind | None]) -> int:
    """Return the index of the first line below the story, len(lines) if the story ends the page."""
    sizes = [len(line) if kind is None else 0 for line, kind in zip(lines, kinds, strict=True)]
    total = sum(sizes)
    last_body = max((i for i, line in enumerate(lines) if sizes[i] and is_body(line)), default=-1)
    above = 0
    for i, kind in enumerate(kinds):
        if kind in _ENDERS and above and (above >= _ENDERS[kind] * total or _doubled(lines[i + 1 : i + 9])):
            return i
        is_site = kind in _SITE or kind in _ENDERS
        if is_site and above and i > last_body and total - above <= _UNKNOWN_BELOW * above:
            return i
        above += sizes[i]
    return len(lines)


def _doubled(lines: Sequence[str]) -> bool:
    """Tell whether the first two lines are the same: a teaser's title, once on its picture, once above its text."""
    filled = [line for line in lines if line][:2]
    return len(filled) == 2 and filled[0] == filled[1]


def _story(lines: Sequence[str], kinds: Sequence[Kind | None], title: int | None) -> list[str]:
    """Empty the lines of the site, what stands above a title below a menu, and the title that a paragraph follows."""
    kept = ["" if kind in _DROPPED_ALONE else line for line, kind in zip(lines, kinds, strict=True)]
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

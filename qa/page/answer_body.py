"""The text of an answer -> HTML, each line with the links to its sources."""

import re
from collections.abc import Sequence
from html import escape

from qa.messages import chat as say
from qa.types import Answer, Citation

_NUMBERED = re.compile(r"^\(?(\d+|[a-zđ])[.)]")
_BULLET = re.compile(r"^[-–•*+]\s+")


def answer_body(number: int, answer: Answer) -> str:
    """Return the answer's text with its [1] [2] links: one line as a paragraph, several as a list."""
    lines = [line.strip() for line in answer.text.splitlines() if line.strip()] or [""]
    shown = [
        escape(_BULLET.sub("", line)) + links
        for line, links in zip(lines, _links_by_line(number, lines, answer.citations), strict=True)
    ]
    if len(lines) == 1:
        return f'<p class="hd-text">{shown[0]}</p>'
    first = 1 if lines[0].endswith(":") else 0
    heading = f'<p class="hd-text">{shown[0]}</p>' if first else ""
    numbered = " hd-numbered" if _NUMBERED.match(lines[first]) else ""
    items = "".join(f"<li>{'<br>'.join(shown[at] for at in item)}</li>" for item in _items(lines, first))
    return f'{heading}<ul class="hd-list{numbered}">{items}</ul>'


def _items(lines: Sequence[str], first: int) -> list[list[int]]:
    """Return the lines from `first` on, item by item; where the first has a mark, lines without one go with theirs."""
    marked = [bool(_BULLET.match(line) or _NUMBERED.match(line)) for line in lines]
    items: list[list[int]] = []
    for at in range(first, len(lines)):
        if marked[at] or not marked[first]:
            items.append([at])
        else:
            items[-1].append(at)
    return items


def _links_by_line(number: int, lines: Sequence[str], citations: Sequence[Citation]) -> list[str]:
    links = [""] * len(lines)
    for citation, at in zip(citations, _lines_of(citations, lines), strict=True):
        links[at] += (
            f' <a class="hd-ref" href="#luot-{number}-nguon-{citation.number}" '
            f'aria-label="{say.SEE_SOURCE.format(number=citation.number)}">[{citation.number}]</a>'
        )
    return links


def _lines_of(citations: Sequence[Citation], lines: Sequence[str]) -> list[int]:
    """Return the line that each citation belongs to: in order where there is one for each line but the heading."""
    first = 1 if len(lines) > 1 and lines[0].endswith(":") else 0
    if len(citations) == len(lines) - first:
        return list(range(first, len(lines)))
    return [_line_of(citation, lines) for citation in citations]


def _line_of(citation: Citation, lines: Sequence[str]) -> int:
    """Return the last line that the quote holds or that holds the quote, or else its short answer; the last of all."""
    quote = " ".join(citation.quote.split())
    bare = [" ".join(_BULLET.sub("", line).split()) for line in lines]
    held = [at for at, line in enumerate(bare) if line in quote or quote in line]
    short = _focus(citation)
    return max(held or [at for at, line in enumerate(bare) if short and short in line], default=len(lines) - 1)


def _focus(citation: Citation) -> str:
    return " ".join(citation.article.text[slice(*citation.focus)].split()) if citation.focus else ""

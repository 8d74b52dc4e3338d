"""Answers, sources and articles -> HTML. All that comes from an article or a person is escaped."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape

from qa.library.counts import Listed
from qa.messages import chat as say
from qa.page.answer_body import answer_body
from qa.types import Answer, Article, Citation, Hit

NEAREST_SHOWN = 3
PREVIEW = 160
"""Characters of the one-line preview of a closed source."""
MARGIN = 240
"""Characters shown on each side of a quote that no found passage holds whole."""
ARTICLES_SHOWN = 500
"""Rows of the article table: 500 are about 100 kB of page."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'()]+")


def turn(number: int, question: str, body: str) -> str:
    """Return one exchange: the question as typed and what stands under it (HTML)."""
    return (
        f'<section class="hd-turn" id="luot-{number}"><div class="hd-question">'
        f'<span class="hd-hidden">{say.YOU_ASKED} </span>{escape(shorten(question, 600))}</div>'
        f'<div class="hd-reply">{body}</div></section>'
    )


def searching() -> str:
    """Return what stands under a question until its answer comes."""
    return f'<p class="hd-searching"><span class="hd-dot" aria-hidden="true"></span>{say.SEARCHING}</p>'


def failure(explanation: str) -> str:
    """Return what stands under a question that could not be answered."""
    return f'<div class="hd-failure" role="alert"><strong>{say.FAILED}</strong> {escape(explanation)}</div>'


def reply(number: int, answer: Answer, *, limits: str = "") -> str:
    """Return an answer with its sources, or the abstention with the nearest passages; `number` makes its ids unique.

    `limits` says in words what the search was kept to.
    """
    limited = f'<p class="hd-limited">{say.LIMITED} {escape(limits)}</p>' if limits else ""
    understood = limited + _understood(number, answer)
    if answer.abstained:
        return f'{understood}<p class="hd-none">{say.NOT_FOUND}</p>{_nearest(number, answer.hits)}'
    before = (None, *(citation.article.id for citation in answer.citations))
    sources = "".join(
        _source(number, citation, answer.hits, again=citation.article.id == previous)
        for citation, previous in zip(answer.citations, before, strict=False)
    )
    return (
        f"{understood}{answer_body(number, answer)}{_confidence(answer.confidence)}"
        f'<section class="hd-sources" aria-label="{say.SOURCES}"><h3>{say.SOURCES}</h3>{sources}</section>'
    )


def _marked(citation: Citation) -> str:
    """Return the quote with its short answer in bold."""
    if citation.focus is None:
        return f"<mark>{escape(citation.quote)}</mark>"
    first, last = (place - citation.start for place in citation.focus)
    before, short, after = citation.quote[:first], citation.quote[first:last], citation.quote[last:]
    return f"<mark>{escape(before)}<strong>{escape(short)}</strong>{escape(after)}</mark>"


def _understood(number: int, answer: Answer) -> str:
    asked, text = (unicodedata.normalize("NFC", words) for words in (answer.query.asked, answer.query.text))
    if asked == text:
        return ""
    as_typed = f'<button type="button" class="hd-as-typed" data-turn="{number}">{say.AS_TYPED}</button>'
    return f'<p class="hd-understood">{say.UNDERSTOOD} <q>{escape(text)}</q> {as_typed}</p>'


def _confidence(confidence: float) -> str:
    level = next(name for least, name in say.CONFIDENCE_LEVELS if confidence >= least)
    rank = [name for _, name in say.CONFIDENCE_LEVELS].index(level)
    words = say.CONFIDENCE.format(level=level, percent=round(100 * confidence))
    return f'<p class="hd-confidence hd-level-{rank}">{words}</p>'


def _source(number: int, citation: Citation, hits: Sequence[Hit], *, again: bool) -> str:
    """Return one source; `again` where the one before is of the same article: closed, it shows its quote alone."""
    start, end = surroundings(citation, hits)
    text = citation.article.text
    before, after = text[start : citation.start], text[citation.end : end]
    opened = " open" if citation.number == 1 else ""
    return (
        f'<details class="hd-source{" hd-again" if again else ""}" id="luot-{number}-nguon-{citation.number}"{opened}>'
        f"<summary>"
        f'<span class="hd-number" aria-hidden="true">{citation.number}</span><span class="hd-about">'
        f'<span class="hd-hidden">{say.SOURCE_NUMBER.format(number=citation.number)} </span>'
        f'<span class="hd-title">{escape(citation.article.title)}</span>{_byline(citation.article)}'
        f'<span class="hd-preview">{escape(shorten(citation.quote, PREVIEW))}</span></span></summary>'
        f'<blockquote class="hd-passage">{"… " if start else ""}{escape(before)}{_marked(citation)}'
        f"{escape(after)}{' …' if end < len(text) else ''}</blockquote>{_original(citation.article)}</details>"
    )


def surroundings(citation: Citation, hits: Sequence[Hit]) -> tuple[int, int]:
    """Return the piece of the article to show around a quote: the found passage that holds it, or some lines of it."""
    for hit in hits:
        passage = hit.passage
        if (
            passage.article_id == citation.article.id
            and passage.start <= citation.start
            and citation.end <= passage.end
        ):
            return passage.start, passage.end
    text = citation.article.text
    start, end = max(0, citation.start - MARGIN), min(len(text), citation.end + MARGIN)
    while 0 < start < citation.start and not text[start - 1].isspace():
        start += 1
    while citation.end < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end


def _byline(article: Article) -> str:
    publisher, _ = publisher_and_address(article.source)
    date = f"{article.published:%d/%m/%Y}" if article.published else ""
    line = " · ".join(part for part in (publisher, date) if part)
    return f'<span class="hd-byline">{escape(line)}</span>' if line else ""


def _original(article: Article) -> str:
    _, address = publisher_and_address(article.source)
    if not address:
        return ""
    return (
        f'<p class="hd-original"><a href="{escape(address)}" target="_blank" rel="noopener noreferrer">'
        f'{say.OPEN_ORIGINAL}<span class="hd-hidden"> {say.OPENS_ELSEWHERE}</span></a></p>'
    )


def publisher_and_address(source: str) -> tuple[str, str]:
    """Split a source line into who published it and its http(s) address; without a name the host stands for it."""
    found = _ADDRESS.search(source)
    if found is None:
        return " ".join(source.split()), ""
    address = found.group().rstrip(".,;:")
    name = " ".join(source.replace(found.group(), " ").split()).strip(" ,;:|·()–-")
    return name or address.split("/")[2], address


def _nearest(number: int, hits: Sequence[Hit]) -> str:
    if not hits:
        return ""
    passages = "".join(
        f'<details class="hd-source" id="luot-{number}-gan-{hit.rank}"><summary><span class="hd-about">'
        f'<span class="hd-title">{escape(hit.passage.title)}</span>'
        f'<span class="hd-preview">{escape(shorten(hit.passage.text, PREVIEW))}</span></span></summary>'
        f'<blockquote class="hd-passage">{escape(hit.passage.text)}</blockquote></details>'
        for hit in hits[:NEAREST_SHOWN]
    )
    return f'<section class="hd-sources" aria-label="{say.NEAREST}"><h3>{say.NEAREST}</h3>{passages}</section>'


def shorten(text: str, limit: int) -> str:
    """Return the text on one line, cut at a word and marked with … where it is longer than `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[:limit].rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:')}…"


def article_table(articles: Sequence[Article | Listed]) -> str:
    """Return the indexed articles as a table."""
    rows = "".join(
        f'<tr><th scope="row">{escape(article.title)}</th>'
        f"<td>{escape(publisher_and_address(article.source)[0]) or say.UNKNOWN}</td>"
        f"<td>{f'{article.published:%d/%m/%Y}' if article.published else say.UNKNOWN}</td></tr>"
        for article in articles[:ARTICLES_SHOWN]
    )
    if not rows:
        return f'<p class="hd-none">{say.NO_ARTICLES}</p>'
    left = len(articles) - ARTICLES_SHOWN
    head = "".join(
        f'<th scope="col">{name}</th>' for name in (say.COLUMN_TITLE, say.COLUMN_SOURCE, say.COLUMN_PUBLISHED)
    )
    return (
        f'<table class="hd-articles"><caption>{say.ARTICLE_COUNT.format(count=len(articles))}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"{f'<p>{say.ARTICLES_LEFT.format(count=left)}</p>' if left > 0 else ''}"
    )


def conversation(turns: Iterable[str]) -> str:
    """Return the log of a conversation from its exchanges (HTML)."""
    return f'<div class="hd-log" role="log" aria-live="polite" aria-label="{say.CONVERSATION}">{"".join(turns)}</div>'


def heading(count: int) -> str:
    """Return the top of the page: the name, and what it answers from."""
    purpose = say.PURPOSE.format(count=count) if count else say.PURPOSE_EMPTY
    return f'<header class="hd-head"><h1>{say.TITLE}</h1><p>{purpose}</p></header>'

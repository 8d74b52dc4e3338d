"""Markdown to plain text, lightly, and the front matter above it."""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from qa.errors import BadRecord
from qa.text.item_markers import marker_at

_FENCE = re.compile(r"^---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(?P<words>.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r"^ {0,3}(?:=+|-{2,})[ \t]*$")
_RULE = re.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_CODE_FENCE = re.compile(r"^ {0,3}(?:```|~~~)")
_TABLE_RULE = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]^]+\]:[ \t]*\S+.*$")
_QUOTE = re.compile(r"^(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"^([ \t]*)[*+][ \t]+(?=\S)")

# In this order: a later pattern sees what the earlier ones leave.
_INLINE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), replacement)
    for pattern, replacement in (
        (r"<!--(?:[^-<]|-(?!->)|<(?!!--))*-->", ""),
        (r"!\[([^\[\]\n]{0,300})\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)", r"\1"),
        (r"\[([^\[\]\n]{1,300})\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"\n]*\")?\)", r"\1"),
        (r"\[([^\[\]\n]{1,300})\]\[[^\]\n]{0,80}\]", r"\1"),
        (r"<((?:https?://|mailto:)[^>\s]+)>", r"\1"),
        (r"<br\s*/?>", "\n"),
        (r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>\n]{0,300})?/?>", ""),
        (r"`([^`\n]+)`", r"\1"),
        (r"(?<!\\)\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*", r"\1"),
        (r"(?<![\w\\])__(?=\S)([^_\n]+?)(?<=\S)__(?!\w)", r"\1"),
        (r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=\S)\*(?![\w*])", r"\1"),
        (r"(?<![\w\\])_(?=\S)([^_\n]+?)(?<=\S)_(?!\w)", r"\1"),
        (r"~~(?=\S)([^~\n]+?)~~", r"\1"),
        (r"\\([\\`*_{}\[\]()#+\-.!|>~])", r"\1"),
    )
)
# A paragraph written over several lines: one at least this long that ends without a stop goes on in the next.
_WRAPPED = 50
_STOPS = ".!?:;…"


def front_matter(text: str, path: str) -> tuple[Mapping[str, Any], str, int]:
    """Return the keys of the front matter, the text below it, and the number of lines above that text.

    Raises BadRecord with the line at fault where the YAML cannot be read or is no mapping.
    """
    found = _FENCE.match(text)
    if found is None:
        return {}, text, 0
    try:
        keys = yaml.safe_load(found["yaml"])
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise BadRecord(path=path, line=line, reason=f"broken front matter: {error.problem}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise BadRecord(path=path, line=1, reason=f"broken front matter: {error}") from error
    if keys is not None and not isinstance(keys, dict):
        raise BadRecord(path=path, line=2, reason="the front matter has no keys; expected lines such as 'title: ...'")
    return keys or {}, text[found.end() :], found.group().count("\n")


def plain_text(markdown: str, title: str = "") -> tuple[str, str]:
    """Return the title and the text without markup.

    The title is the one given, else the first heading, else empty; a heading that opens the text with it is left out,
    as the title of an article is no part of its text.
    """
    blocks = list(_blocks(markdown))
    opening = next((i for i, (words, _) in enumerate(blocks) if words.strip()), 0)
    heading = next((i for i, (_, is_heading) in enumerate(blocks) if is_heading), None)
    if heading is not None:
        words = " ".join(_inline(blocks[heading][0]).split())
        title = title or words
        if heading == opening and words == title and any(line.strip() for line, _ in blocks[heading + 1 :]):
            del blocks[heading]
    pieces: list[str] = []
    above = ""
    for words, is_heading in blocks:
        if not is_heading and _goes_on(above, words):
            pieces += [" ", words.strip()]
        else:
            pieces += ["\n\n" if is_heading else "\n", words]
        if is_heading:
            pieces.append("\n")
        above = "" if is_heading else words
    return title, _inline("".join(pieces))


def _blocks(markdown: str) -> Iterator[tuple[str, bool]]:
    """Give the lines without block markup, each with whether it is a heading."""
    lines = [_QUOTE.sub("", line) for line in markdown.split("\n")]
    for i, line in enumerate(lines):
        above = lines[i - 1].strip() if i else ""
        below = lines[i + 1] if i + 1 < len(lines) else ""
        if found := _HEADING.match(line):
            yield found["words"], True
        elif (
            line.strip()
            and _UNDERLINE.match(below)
            and not marker_at(line, 0, len(line))
            and "|" not in line
            and not above
        ):
            yield line.strip(), True
        elif _RULE.match(line) or _UNDERLINE.match(line) or _CODE_FENCE.match(line) or _REFERENCE.match(line):
            yield "", False
        elif "|" in line and _TABLE_RULE.match(line):
            continue
        elif line.count("|") >= 2 and line.strip().startswith("|"):
            yield " | ".join(cell.strip() for cell in line.strip().strip("|").split("|")), False
        else:
            yield _BULLET.sub(r"\1- ", line), False


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a line is only broken for its width, and not by its writer."""
    words = following.strip()
    if not words or not line.strip() or line.endswith(("  ", "\\")) or " | " in line or marker_at(words, 0, len(words)):
        return False
    return line.rstrip("*_ ")[-1:] not in tuple(_STOPS) and (words[0].islower() or len(line) >= _WRAPPED)


def _inline(text: str) -> str:
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return html.unescape(text)

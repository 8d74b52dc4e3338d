"""The kinds of files that hold articles: .txt (a saved page), .md (with front matter), .jsonl (a record a line)."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any

from qa.corpus.characters import tidy, tidy_line
from qa.corpus.cleaning import clean_page
from qa.corpus.dates import find_date
from qa.corpus.encodings import decode
from qa.corpus.markdown import front_matter, plain_text
from qa.errors import BadRecord, CorpusError, FileUnreadable, NoText
from qa.types import Article


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it stands, and what its articles are named after (in posix form, NFC)."""

    path: Path
    name: str

    @property
    def origin(self) -> str:
        """The absolute path, in characters that any store takes."""
        return str(self.path.absolute()).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


Found = tuple[int, Article | CorpusError]
"""The line a record stands at (from 1), and the article it holds or what is wrong with it."""

Reader = Callable[[Source], Iterator[Found]]


def read_page(source: Source) -> Iterator[Found]:
    """Give the article of a text file."""
    page = clean_page(decode(_bytes(source), source.origin))
    title = page.title or _title_from_name(source.path)
    yield 1, _article(source.name, title, page.text, page.source, page.published, source.origin)


def read_markdown(source: Source) -> Iterator[Found]:
    """Give the article of a Markdown file."""
    raw = decode(_bytes(source), source.origin).lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    keys, body, _ = front_matter(raw, source.origin)
    title, text = plain_text(body, _line(keys, "title", source.origin, 2))
    title = tidy_line(title) or _title_from_name(source.path)
    day = _day(keys, source.origin, 2)
    yield 1, _article(source.name, title, tidy(text), _line(keys, "source", source.origin, 2), day, source.origin)


def read_records(source: Source) -> Iterator[Found]:
    """Give the articles of a JSON-lines file, one line in memory at a time."""
    for number, offset, line in _lines(source):
        try:
            if record := decode(line, source.origin, offset=offset).strip():
                yield number, _from_record(record, source, number)
        except CorpusError as error:
            yield number, error


def holds_questions(path: Path) -> bool:
    """Return whether a JSON-lines file begins with a question to evaluate (key "question", no "text")."""
    if path.suffix.lower() != ".jsonl":
        return False
    try:
        with path.open("rb") as file:
            record = json.loads(file.readline(_LONGEST_PEEK))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(record, dict) and "question" in record and "text" not in record


_LONGEST_PEEK = 100_000  # bytes of the first line: no question with its answers is longer
READERS: Mapping[str, Reader] = MappingProxyType({".txt": read_page, ".md": read_markdown, ".jsonl": read_records})
"""The reader of each ending, in lower case."""


def _bytes(source: Source) -> bytes:
    _refuse_special(source)
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise FileUnreadable(path=source.origin, reason=error.strerror or str(error)) from error


def _lines(source: Source) -> Iterator[tuple[int, int, bytes]]:
    """Give number (from 1), offset and bytes of each line; a UTF-16 file comes as the UTF-8 of its lines."""
    _refuse_special(source)
    offset = 0
    try:
        with source.path.open("rb") as file:
            start = file.readline()
            if start.startswith((b"\xff\xfe", b"\xfe\xff")):
                text = decode(start + file.read(), source.origin)
                yield from ((n, 0, line.encode()) for n, line in enumerate(text.split("\n"), 1))
                return
            for number, line in enumerate(chain([start], file), 1):
                yield number, offset, line
                if b"\x00" in line:
                    return
                offset += len(line)
    except OSError as error:
        raise FileUnreadable(path=source.origin, reason=error.strerror or str(error)) from error


def _refuse_special(source: Source) -> None:
    """Refuse pipes and devices, which would never end, before opening them."""
    if source.path.exists() and not source.path.is_file():
        raise FileUnreadable(path=source.origin, reason="it is no regular file")


def _from_record(line: str, source: Source, number: int) -> Article:
    try:
        record = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise BadRecord(path=source.origin, line=number, reason=f"broken JSON ({error})") from error
    if not isinstance(record, dict):
        raise BadRecord(path=source.origin, line=number, reason="expected an object with the key 'text'")
    text = record.get("text")
    if not isinstance(text, str):
        raise BadRecord(path=source.origin, line=number, reason="expected a string under the key 'text'")
    own = _line(record, "id", source.origin, number)
    identity = own or f"{source.name}:{number}"
    origin = f"{source.origin}#{own or number}"
    title = _line(record, "title", source.origin, number)
    day = _day(record, source.origin, number)
    return _article(identity, title, tidy(text), _line(record, "source", source.origin, number), day, origin)


def _article(identity: str, title: str, text: str, source: str, day: date | None, origin: str) -> Article:
    if not any(char.isalnum() for char in text):
        raise NoText(path=origin)
    return Article(id=identity, title=title, text=text, source=source, published=day, origin=origin)


def _line(keys: Mapping[str, Any], key: str, path: str, line: int) -> str:
    value = keys.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float | date):
        raise BadRecord(path=path, line=line, reason=f"expected text under the key {key!r}; got {value!r:.60}")
    return tidy_line(str(value))


def _day(keys: Mapping[str, Any], path: str, line: int) -> date | None:
    value = keys.get("published")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value is None or value == "":
        return None
    day = find_date(value) if isinstance(value, str) else None
    if day is None:
        reason = f"expected a day such as 2024-08-19 or 19/8/2024 under the key 'published'; got {value!r:.60}"
        raise BadRecord(path=path, line=line, reason=reason)
    return day


def _title_from_name(path: Path) -> str:
    return tidy_line(path.stem.replace("_", " ").replace("-", " "))

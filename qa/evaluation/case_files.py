"""A file of questions -> its cases; what is wrong with a line is told with the line, and the rest goes on."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from qa.errors import CasesBroken, FileUnreadable, NoCases, PathMissing, UnknownCaseFile
from qa.evaluation.cases import BadCase, Case, CaseSet, Problem, case_from, without_repeats
from qa.evaluation.squad import Squad
from qa.evaluation.tables import csv_rows, xlsx_rows
from qa.evaluation.text_files import bad_byte, decode
from qa.messages.question_sets import problem_text
from qa.types import Article

Found = Iterator[Case | Article | Problem]


def read_cases(path: Path) -> CaseSet:
    """Read a question set: .jsonl, .csv, .tsv, .xlsx, or .json (SQuAD-shaped, or a list of records).

    Raises PathMissing, FileUnreadable, UnknownCaseFile, CasesBroken, NoQuestionColumn, and NoCases where no line of
    it is usable.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise UnknownCaseFile(path=path, endings=", ".join(READERS))
    if not path.is_file():
        raise PathMissing(path=path)
    try:
        found = tuple(reader(path))
    except OSError as error:
        raise FileUnreadable(path=path, reason=error.strerror or error) from error
    cases, repeats = without_repeats(item for item in found if isinstance(item, Case))
    problems = sorted((*(item for item in found if isinstance(item, Problem)), *repeats), key=lambda item: item.line)
    if not cases:
        first = problem_text(problems[0], "en") if problems else "the file is empty"
        raise NoCases(path=path, count=len(problems), first=first, problems=tuple(problems))
    articles = tuple(item for item in found if isinstance(item, Article))
    return CaseSet(path.name, cases, tuple(problems), articles)


def _jsonl(path: Path) -> Found:
    squad = Squad()
    for number, line in enumerate(decode(path.read_bytes()).split("\n"), start=1):
        if line.strip():
            yield from _caught(number, _json_line(number, line, squad))


def _json(path: Path) -> Found:
    try:
        content = json.loads(decode(path.read_bytes()))
    except ValueError as error:
        raise CasesBroken(path=path, kind="JSON", reason=error) from error
    records = content.get("data") if isinstance(content, dict) else content
    if not isinstance(records, list):
        raise CasesBroken(path=path, kind="SQuAD", reason='neither a list of questions nor a list under "data"')
    squad = Squad()
    for number, record in enumerate(records, start=1):
        yield from _caught(number, _json_record(record, number, squad))


def _table(path: Path) -> Found:
    for row in xlsx_rows(path) if path.suffix.lower() == ".xlsx" else csv_rows(path):
        if isinstance(row, Problem):
            yield row
        else:
            yield from _caught(row.line, _row_case(row.values, row.line))


def _json_line(number: int, line: str, squad: Squad) -> Found:
    if (problem := bad_byte(number, line)) is not None:
        yield problem
        return
    try:
        record = json.loads(line)
    except ValueError as error:
        raise BadCase("not_json", reason=str(error)) from error
    yield from _json_record(record, number, squad)


def _json_record(record: object, line: int, squad: Squad) -> Found:
    if not isinstance(record, dict):
        raise BadCase("not_object")
    if "paragraphs" in record:
        yield from squad.title(record, line)
    elif "context" in record:
        yield from squad.paragraph(record, line)
    else:
        yield case_from(record, line)


def _row_case(values: Mapping[str, object], line: int) -> Found:
    yield case_from(values, line)


def _caught(number: int, found: Found) -> Found:
    try:
        yield from found
    except BadCase as error:
        yield Problem(number, error.code, error.given)


READERS: dict[str, Callable[[Path], Found]] = {
    ".jsonl": _jsonl,
    ".csv": _table,
    ".tsv": _table,
    ".xlsx": _table,
    ".json": _json,
}

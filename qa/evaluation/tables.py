"""CSV, TSV and XLSX question sets: a header row in English or Vietnamese, then a question a row."""

import csv
import json
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from qa.errors import CasesBroken, NoQuestionColumn
from qa.evaluation.cases import Problem
from qa.evaluation.text_files import bad_byte, decode
from qa.text.accents import fold
from qa.text.normal import normalize

# Folded and without separators, so that "Câu hỏi", "cau_hoi" and "CÂU HỎI" are one header.
HEADERS: dict[str, tuple[str, ...]] = {
    "question": ("question", "cauhoi", "hoi", "noidungcauhoi"),
    "answers": ("answers", "answer", "goldanswer", "goldanswers", "dapan", "cautraloi", "traloi", "dapandung"),
    "article": ("article", "source", "nguon", "bai", "baiviet", "tailieu", "vanban"),
    "quote": ("quote", "quotes", "evidence", "trichdan", "cautrich", "danchung", "bangchung"),
    "kind": ("kind", "type", "loai", "dang", "loaicauhoi", "dangcauhoi"),
    "style": ("style", "kieu", "phongcach", "cachhoi"),
    "id": ("id", "ma", "stt", "so", "macauhoi"),
    "all": ("all", "du", "tatca", "phaidu"),
}
_FIELD_OF = {name: field for field, names in HEADERS.items() for name in names}
_LISTS = frozenset({"answers", "quote"})
_YES = frozenset({"1", "x", "co", "dung", "yes", "true", "y"})


@dataclass(frozen=True, slots=True)
class Row:
    """A row as the record of a case; `line` is where it begins in the file, from 1."""

    line: int
    values: dict[str, object]


def csv_rows(path: Path) -> Iterator[Row | Problem]:
    """Yield the rows of a text table; its delimiter is the commonest of tab, semicolon and comma in the header."""
    text = decode(path.read_bytes())
    header = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max("\t;,", key=header.count)
    yield from _records(path, _cells(text, delimiter))


def xlsx_rows(path: Path) -> Iterator[Row | Problem]:
    """Yield the rows of the first sheet of a workbook."""
    import openpyxl

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, KeyError, ValueError, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise CasesBroken(path=path, kind="XLSX", reason=error) from error
    try:
        sheet = book.worksheets[0]
        rows = enumerate(sheet.iter_rows(values_only=True), start=1)
        yield from _records(path, ((line, [_cell(value) for value in row]) for line, row in rows))
    finally:
        book.close()


def _cells(text: str, delimiter: str) -> Iterator[tuple[int, list[str]] | Problem]:
    lines = text.split("\n")
    line = 0  # lines behind the reader
    while line < len(lines):
        reader = csv.reader((f"{rest}\n" for rest in lines[line:]), delimiter=delimiter, strict=True)
        start, read = line, 0
        try:
            for cells in reader:
                first, read = start + read + 1, reader.line_num
                line = start + read
                yield bad_byte(first, "\n".join(lines[first - 1 : line])) or (first, cells)
        except csv.Error as error:  # a quote left open would swallow all the rows after it: go on behind its own line
            line += 1
            yield Problem(line, "broken_row", {"reason": str(error)})


def _records(path: Path, rows: Iterable[tuple[int, Sequence[str]] | Problem]) -> Iterator[Row | Problem]:
    fields: list[str] | None = None
    found: list[Row | Problem] = []
    for row in rows:
        if isinstance(row, Problem):
            found.append(row)
        elif not any(cell.strip() for cell in row[1]):
            continue
        elif fields is None:
            fields = _fields(path, row[1])
        else:
            found.append(_record(fields, *row))
    yield from _with_gold(found)


def _fields(path: Path, header: Sequence[str]) -> list[str]:
    fields = [_FIELD_OF.get(_plain(name), "") for name in header]
    if "question" not in fields:
        raise NoQuestionColumn(path=path, columns=", ".join(name.strip() or "?" for name in header))
    return fields


def _record(fields: Sequence[str], line: int, cells: Sequence[str]) -> Row | Problem:
    if any(cell.strip() for cell in cells[len(fields) :]):
        return Problem(line, "too_many_cells", {"cells": len(cells), "columns": len(fields)})
    values: dict[str, object] = {}
    for field, cell in zip(fields, cells, strict=False):
        if field in _LISTS:
            values[field] = _items(cell)
        elif field == "all":
            values[field] = _plain(cell) in _YES
        elif field:
            values[field] = cell
    return Row(line, values)


def _with_gold(found: list[Row | Problem]) -> list[Row | Problem]:
    """Take an empty answer as "the articles do not say" - unless no row has one: then nothing is scored."""
    rows = [row for row in found if isinstance(row, Row)]
    if not any(row.values.get("answers") for row in rows):
        for row in rows:
            row.values["answers"] = None
    return found


def _items(cell: str) -> list[str]:
    """Cut a cell into its answers: a JSON list, or pieces between | or line ends."""
    if cell.lstrip().startswith("["):
        try:
            items = json.loads(cell)
        except ValueError:
            items = None
        if isinstance(items, list):
            return [str(item) for item in items]
    return [item.strip() for line in cell.split("\n") for item in line.split("|") if item.strip()]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):  # a datetime is a date
        moment = value if isinstance(value, datetime) else None
        day = f"{value.day}/{value.month}/{value.year}"
        return f"{day} {moment:%H:%M}" if moment and (moment.hour or moment.minute) else day
    if isinstance(value, float) and math.isfinite(value) and value == int(value):
        return str(int(value))
    return str(value)


def _plain(name: str) -> str:
    return "".join(character for character in fold(normalize(name)).lower() if character.isalnum())

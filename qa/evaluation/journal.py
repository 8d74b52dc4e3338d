"""The run of a question set on disk: what it is of, and its verdicts, a line each, kept through any kill."""

import hashlib
import json
import math
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from types import TracebackType
from typing import Any

from filelock import FileLock, Timeout

from qa.errors import AnotherRun, RunBusy, RunMissing
from qa.evaluation.cases import Case
from qa.evaluation.outcomes import outcome_from
from qa.evaluation.verdicts import Verdict, judge

RUN, VERDICTS, LOCK = "run.json", "results.jsonl", ".lock"
SYNC_SECONDS = 1.0
"""A line is with the system at once and survives a kill; at most a second's lines fall to a power cut."""


class Journal:
    """One run's folder, open for writing by one process; `done` holds the verdicts by case id."""

    def __init__(self, folder: Path, run: Mapping[str, Any], *, restart: bool = False) -> None:
        """Begin the run in the folder, or go on with it. Raises AnotherRun, RunBusy."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._lock = FileLock(folder / LOCK)
        try:
            self._lock.acquire(timeout=0)
        except Timeout as error:
            raise RunBusy(path=folder) from error
        try:
            _claim(folder, run, restart=restart)
            self.done = {verdict.case.id: verdict for verdict in _recovered(folder / VERDICTS)}
            self._file = (folder / VERDICTS).open("ab", buffering=0)
        except BaseException:
            self._lock.release()
            raise
        self._synced = time.monotonic()

    def append(self, verdict: Verdict) -> None:
        """Keep a verdict."""
        self._file.write(_line(verdict))
        self.done[verdict.case.id] = verdict
        if time.monotonic() - self._synced > SYNC_SECONDS:
            self._sync()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sync()
        self._file.close()
        self._lock.release()

    def _sync(self) -> None:
        os.fsync(self._file.fileno())
        self._synced = time.monotonic()


def read_run(folder: Path) -> tuple[dict[str, Any], tuple[Verdict, ...]]:
    """Return what a run is of, and its verdicts; a half-written last line is left out. Raises RunMissing."""
    try:
        run: dict[str, Any] = json.loads((folder / RUN).read_text("utf-8"))
        lines = (folder / VERDICTS).read_bytes().splitlines(keepends=True)
    except (OSError, ValueError) as error:
        raise RunMissing(path=folder) from error
    return run, tuple(_parsed(line) for line in lines if line.endswith(b"\n"))


def fingerprint(cases: Sequence[Case]) -> str:
    """Return a digest of everything that is asked and expected."""
    return hashlib.sha256(_dumped(list(cases)).encode()).hexdigest()


def write_whole(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write a file so that it is there whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    with fresh.open("w", encoding=encoding, newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def to_json(value: object, *, indent: int | None = None) -> str:
    """Return JSON in which what is undefined (NaN) is null."""
    return json.dumps(defined(value), ensure_ascii=False, allow_nan=False, default=str, indent=indent)


def defined(value: Any) -> Any:
    """Return plain data in which what is undefined (NaN) is None."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): defined(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [defined(item) for item in value]
    return value


def _claim(folder: Path, run: Mapping[str, Any], *, restart: bool) -> None:
    mine = json.loads(to_json(run))
    if restart:
        (folder / VERDICTS).unlink(missing_ok=True)
    elif (folder / VERDICTS).exists():
        try:
            theirs = json.loads((folder / RUN).read_text("utf-8"))
        except (OSError, ValueError):
            theirs = {}
        differs = [key for key in {**mine, **theirs} if mine.get(key) != theirs.get(key)]
        if differs:
            raise AnotherRun(path=folder, differs=", ".join(differs))
    write_whole(folder / RUN, json.dumps(mine, ensure_ascii=False, indent=2))


def _recovered(path: Path) -> list[Verdict]:
    """Return the verdicts of the whole lines, and cut off a line that a kill left half-written."""
    if not path.exists():
        return []
    content = path.read_bytes()
    whole = content[: content.rfind(b"\n") + 1]
    if len(whole) < len(content):
        os.truncate(path, len(whole))
    return [_parsed(line) for line in whole.splitlines()]


def _line(verdict: Verdict) -> bytes:
    marks = {name: value for name, value in _fields(verdict.marks).items() if not name.endswith("ranking")}
    record = {"case": verdict.case, "outcome": verdict.outcome, "marks": defined(marks)}
    return (_dumped(record) + "\n").encode()


def _parsed(line: bytes) -> Verdict:
    record = json.loads(line)
    case = record["case"]
    answers = None if case["answers"] is None else tuple(case["answers"])
    return judge(Case(**{**case, "answers": answers, "quotes": tuple(case["quotes"])}), outcome_from(record["outcome"]))


def _dumped(value: object) -> str:
    """Return JSON, dataclasses as objects: three times as fast as over `dataclasses.asdict`, which copies deeply."""
    return json.dumps(value, ensure_ascii=False, default=_fields)


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}

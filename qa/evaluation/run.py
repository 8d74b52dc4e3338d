"""Evaluate: ask a question set, score it, and leave a report folder."""

import os
import platform
import time
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from qa.evaluation import comparing
from qa.evaluation.case_files import read_cases
from qa.evaluation.cases import CaseSet
from qa.evaluation.exporting import csv_text, summary_record
from qa.evaluation.figures import by_label, columns_of, figures
from qa.evaluation.html_report import html
from qa.evaluation.journal import Journal, fingerprint, read_run, to_json, write_whole
from qa.evaluation.report import Report
from qa.evaluation.runner import OnProgress, answer_all
from qa.evaluation.verdicts import Verdict
from qa.reading.loading import weights_digest

PACKAGES = ("hoidap", "numpy", "torch", "onnxruntime", "faiss-cpu", "tantivy", "transformers", "sentence-transformers")
MOST_WORKERS = 4


def evaluate(
    assistant: Any,
    cases: Path | str | CaseSet,
    *,
    out: Path | str,
    compare: Path | str | None = None,
    workers: int | None = None,
    restart: bool = False,
    on_progress: OnProgress | None = None,
) -> Report:
    """Ask every case, score the answers and write report.html, results.csv, results.jsonl and summary.json to `out`.

    A run that was killed goes on where it stopped; `restart` begins it anew. `compare` is the folder of another run.
    Raises what `read_cases` raises, AnotherRun, RunBusy, RunMissing, and LibraryError.
    """
    case_set = cases if isinstance(cases, CaseSet) else read_cases(Path(cases))
    other = None if compare is None else (Path(compare), read_run(Path(compare))[1])
    folder, workers = Path(out), workers or min(MOST_WORKERS, os.cpu_count() or 1)
    run = run_record(assistant, case_set)
    with Journal(folder, run, restart=restart) as journal:
        kept, begun = len(journal.done), time.monotonic()
        finished = answer_all(assistant, case_set.cases, journal, workers=workers, on_progress=on_progress)
        verdicts = tuple(journal.done[case.id] for case in case_set.cases if case.id in journal.done)
        speed = _speed(len(verdicts) - kept, time.monotonic() - begun, workers)
        report = _report(folder, run, case_set, verdicts, finished=finished, other=other, speed=speed)
        _write(report)
    return report


def run_record(assistant: Any, case_set: CaseSet) -> dict[str, Any]:
    """Return everything that the answers depend on; two runs of an equal record can be one."""
    status = assistant.library.status()
    return {
        "questions": {"name": case_set.name, "count": len(case_set.cases), "sha256": fingerprint(case_set.cases)},
        "library": {name: getattr(status, name) for name in ("articles", "passages", "generation", "encoder")},
        "reader": assistant.reader.name,
        "weights": weights_digest(),
        "settings": {name: value for name, value in asdict(assistant.settings).items() if name != "library"},
        "versions": {"python": platform.python_version(), **_versions()},
        "machine": {"system": platform.system(), "processor": platform.machine(), "cores": os.cpu_count()},
    }


def _report(
    folder: Path,
    run: Mapping[str, Any],
    case_set: CaseSet,
    verdicts: tuple[Verdict, ...],
    *,
    finished: bool,
    other: tuple[Path, tuple[Verdict, ...]] | None,
    speed: Mapping[str, Any],
) -> Report:
    columns = columns_of(verdicts)
    return Report(
        folder=folder,
        name=case_set.name,
        run=run,
        finished=finished,
        total=len(case_set.cases),
        verdicts=verdicts,
        columns=columns,
        figures=figures(columns),
        by_kind=by_label(columns, [verdict.case.kind for verdict in verdicts]),
        by_style=by_label(columns, [verdict.case.style for verdict in verdicts]),
        problems=case_set.problems,
        comparison=comparing.compare(verdicts, other[1], other=other[0].name) if other else None,
        speed=speed,
    )


def _write(report: Report) -> None:
    page, table, _, summary = report.files
    write_whole(summary, to_json(summary_record(report), indent=2))
    write_whole(table, csv_text(report.verdicts), encoding="utf-8-sig")
    write_whole(page, html(report))


def _speed(asked: int, seconds: float, workers: int) -> dict[str, Any]:
    """Tell the speed of this session; a run that went on has others before it."""
    rate = asked / seconds if asked else None
    return {"asked": asked, "seconds": round(seconds, 3), "questions_per_second": rate, "workers": workers}


def _versions() -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            found[package] = None
    return found

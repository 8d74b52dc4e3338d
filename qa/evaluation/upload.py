"""A question set from a browser: small, asked at once, given back as one file to download."""

import zipfile
from pathlib import Path
from typing import Any

from qa.errors import TooManyCases
from qa.evaluation.case_files import read_cases
from qa.evaluation.report import Report
from qa.evaluation.run import evaluate
from qa.evaluation.runner import OnProgress

MOST = 300
"""Questions of an upload: half a minute's work, which a person still waits for."""


def evaluate_upload(
    assistant: Any, path: Path, *, out: Path, most: int = MOST, on_progress: OnProgress | None = None
) -> Report:
    """Ask the cases of an uploaded file. Raises TooManyCases, and as `evaluate`."""
    case_set = read_cases(path)
    if len(case_set.cases) > most:
        raise TooManyCases(path=path.name, count=len(case_set.cases), limit=most)
    return evaluate(assistant, case_set, out=out, on_progress=on_progress)


def bundle(report: Report) -> Path:
    """Pack the report's files into one .zip beside them and return it."""
    path = report.folder / f"{Path(report.name).stem}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in report.files:
            archive.write(file, file.name)
    return path

"""An uploaded question set asked step by step, for a page that shows how far it is."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeAlias

from qa.errors import QaError
from qa.evaluation.report import Report
from qa.evaluation.runner import Progress
from qa.evaluation.upload import bundle, evaluate_upload
from qa.messages import explain
from qa.page import score_page
from qa.page.chat import note

if TYPE_CHECKING:
    from qa.assistant import Assistant

News: TypeAlias = Progress | Report | Exception


@dataclass(frozen=True, slots=True)
class Scored:
    """What the tab shows (HTML), and the files to download once there are any: they last until the next step."""

    page: str
    archive: Path | None = None
    report: Path | None = None


class _Left(Exception):
    """Nobody waits for the scores any more."""


def score(assistant: "Assistant", upload: Path) -> Iterator[Scored]:
    """Ask an uploaded question set: a step for each news of how far it is, the last with the scores or the failure.

    Closed early, it stops asking. What it writes is removed with it.
    """
    yield Scored(score_page.reading())
    with TemporaryDirectory(prefix="hoidap-cham-diem-", ignore_cleanup_errors=True) as folder:
        for news in _told(assistant, upload, Path(folder)):
            if isinstance(news, Report):
                yield Scored(score_page.summary(news), bundle(news), news.files[0])
            elif isinstance(news, Progress):
                yield Scored(score_page.progress(news))
            else:
                note(news)
                yield Scored(score_page.failure(_explained(news, upload)))


def _told(assistant: "Assistant", upload: Path, folder: Path) -> Iterator[News]:
    """Run the evaluation beside; yield its latest progress, last its Report or what it raised."""
    told: SimpleQueue[News] = SimpleQueue()
    left = threading.Event()

    def tell(progress: Progress) -> None:
        if left.is_set():
            raise _Left
        told.put(progress)

    def work() -> None:
        try:
            told.put(evaluate_upload(assistant, upload, out=folder, on_progress=tell))
        except Exception as error:  # whatever happened is explained on the page
            told.put(error)

    worker = threading.Thread(target=work, name="score", daemon=True)
    worker.start()
    try:
        news: News = told.get()
        while isinstance(news, Progress):
            yield news
            news = told.get()
            while isinstance(news, Progress) and not told.empty():  # a slow page is told the latest only
                news = told.get()
        yield news
    finally:
        left.set()
        worker.join()


def _explained(error: Exception, upload: Path) -> str:
    """Say an error with the file's own name: where an upload lies is nothing to its sender."""
    said = explain(error)
    return said.replace(str(upload), upload.name) if isinstance(error, QaError) else said

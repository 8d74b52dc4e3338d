"""A question set and what to ask it of -> a report folder."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from qa.assistant import Assistant
from qa.evaluation.case_files import read_cases
from qa.evaluation.cases import CaseSet
from qa.evaluation.report import Report
from qa.evaluation.run import evaluate
from qa.evaluation.runner import OnProgress
from qa.evaluation.whole import whole
from qa.indexing import index_paths
from qa.opening import open_assistant, open_for_writing
from qa.settings import Settings

SELF = "self"
"""In place of a path of articles: those that the question set brings along, each as one passage."""

_LIBRARY = "library"

OnIndexing = Callable[[int, int], None]


def evaluate_file(
    settings: Settings,
    cases: Path,
    *,
    out: Path,
    articles: str | None = None,
    compare: Path | None = None,
    workers: int | None = None,
    restart: bool = False,
    on_indexing: OnIndexing | None = None,
    on_progress: OnProgress | None = None,
) -> Report:
    """Score a question set over the library of the settings, a path of articles, or its own articles ("self").

    Articles of a path or of the set are indexed into `out`/library, where the next run finds them. Raises as
    `read_cases`, `evaluate`, `index_paths` and `open_assistant`.
    """
    case_set = read_cases(cases)
    with _opened(settings, case_set, articles, out, on_indexing) as assistant:
        return evaluate(
            assistant, case_set, out=out, compare=compare, workers=workers, restart=restart, on_progress=on_progress
        )


def _opened(
    settings: Settings, case_set: CaseSet, articles: str | None, out: Path, on_indexing: OnIndexing | None
) -> Assistant:
    if articles is None:
        return open_assistant(settings)
    own = replace(settings, library=str(out / _LIBRARY))
    if articles == SELF:
        assistant = open_for_writing(own, split=whole)
        assistant.library.add(case_set.articles, progress=on_indexing)
    else:
        assistant = open_for_writing(own)
        index_paths(assistant.library, [Path(articles)], progress=on_indexing)
    return assistant

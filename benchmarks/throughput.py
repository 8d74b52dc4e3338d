"""Questions a second: `ask` in a loop against an evaluation with 1, 2 and 4 workers, on the seed questions.

Run from the top of a checkout: python -m benchmarks.throughput [--questions N]
"""

import argparse
import os
import tempfile
import time
from pathlib import Path

from qa.assistant import Assistant
from qa.evaluation.case_files import read_cases
from qa.evaluation.cases import CaseSet
from qa.evaluation.journal import Journal
from qa.evaluation.run import evaluate
from qa.evaluation.runner import answer_all
from qa.indexing import index_paths
from qa.opening import open_for_writing, seed_articles
from qa.settings import Settings


def main() -> None:
    """Print a table of questions a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=156, help="how many of the seed questions to ask")
    asked = parser.parse_args().questions
    whole = read_cases(seed_articles() / "questions.jsonl")
    case_set = CaseSet(whole.name, whole.cases[:asked])
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(library=str(Path(folder) / "library"))
        with open_for_writing(settings) as assistant:
            index_paths(assistant.library, [seed_articles()])
            _print_table(assistant, case_set, Path(folder))


def _print_table(assistant: Assistant, case_set: CaseSet, folder: Path) -> None:
    assistant.ask(case_set.cases[0].question)  # models load at the first question
    count = len(case_set.cases)
    print(f"{count} questions, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name, seconds in (
        ("ask in a loop", _looped(assistant, case_set)),
        *((f"evaluation, {workers} workers", _run(assistant, case_set, folder, workers)) for workers in (1, 2, 4)),
    ):
        print(f"{name:24} {count / seconds:8.1f} questions/s")
    begun = time.perf_counter()
    evaluate(assistant, case_set, out=folder / "whole")
    print(f"{'with scores and report':24} {count / (time.perf_counter() - begun):8.1f} questions/s")


def _looped(assistant: Assistant, case_set: CaseSet) -> float:
    begun = time.perf_counter()
    for case in case_set.cases:
        assistant.ask(case.question)
    return time.perf_counter() - begun


def _run(assistant: Assistant, case_set: CaseSet, folder: Path, workers: int) -> float:
    begun = time.perf_counter()
    with Journal(folder / str(workers), {"workers": workers}) as journal:
        answer_all(assistant, case_set.cases, journal, workers=workers)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()

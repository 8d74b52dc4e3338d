"""Time what a person waits for: importing, a cold `hoidap ask`, a search and an answer on the seed library.

    python -m benchmarks.speed [--runs N]

Medians of whole processes, and percentiles over the questions of seeds/questions.jsonl in one process.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from qa.assistant import Assistant
from qa.evaluation.case_files import read_cases
from qa.indexing import index_paths
from qa.opening import open_for_writing, seed_articles
from qa.settings import load_settings

QUESTION = "Lào Cai có bao nhiêu trường đạt chuẩn quốc gia?"


def process_seconds(command: Sequence[str], runs: int) -> float:
    """Return the median wall seconds of a command, after one run that warms the file cache."""
    seconds = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        subprocess.run([sys.executable, *command], check=True, capture_output=True)
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds[1:])


def import_seconds(module: str, runs: int) -> float:
    """Return the median seconds of importing a module in a fresh process."""
    code = f"import time; begun = time.perf_counter(); import {module}; print(time.perf_counter() - begun)"
    found = [subprocess.run([sys.executable, "-c", code], check=True, capture_output=True) for _ in range(runs + 1)]
    return statistics.median(float(one.stdout) for one in found[1:])


def percentiles(ask: Callable[[str], object], questions: Sequence[str]) -> str:
    """Return p50, p95 and p99 of one call a question, in ms; the first calls are not counted."""
    for question in questions[:5]:
        ask(question)
    seconds = []
    for question in questions:
        begun = time.perf_counter()
        ask(question)
        seconds.append(time.perf_counter() - begun)
    return "  ".join(f"p{q} {1000 * np.percentile(seconds, q):6.1f} ms" for q in (50, 95, 99))


def stages(assistant: Assistant, questions: Sequence[str]) -> str:
    """Return the median of each stage of an answer, in ms."""
    seconds: dict[str, list[float]] = {}
    for question in questions:
        assistant.ask(question, on_stage=lambda name, taken: seconds.setdefault(name, []).append(taken))
    return "  ".join(f"{name} {1000 * statistics.median(taken):.1f}" for name, taken in seconds.items())


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    questions = [case.question for case in read_cases(seed_articles() / "questions.jsonl").cases]
    library = str(Path(tempfile.mkdtemp()) / "library")
    begun = time.perf_counter()
    with open_for_writing(load_settings(library=library)) as assistant:
        indexed = index_paths(assistant.library, [seed_articles()])
        made = time.perf_counter() - begun
        print(f"index the seed articles ({indexed.changes.passages} passages): {made:.1f} s")
        print(f"search: {percentiles(lambda question: assistant.search(question), questions)}")
        print(f"answer: {percentiles(assistant.ask, questions)}")
        print(f"  stages, p50 ms: {stages(assistant, questions)}")
    print(f"import numpy: {import_seconds('numpy', runs):.2f} s")
    print(f"import qa: {import_seconds('qa', runs):.2f} s")
    print(f"import sentence_transformers: {import_seconds('sentence_transformers', runs):.2f} s")
    cold = process_seconds(["-m", "qa.cli", "ask", QUESTION, "--library", library], runs)
    print(f"cold `hoidap ask`, the whole process: {cold:.2f} s")


if __name__ == "__main__":
    main()

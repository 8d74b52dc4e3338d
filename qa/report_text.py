"""A Report as lines for a terminal, in Vietnamese."""

import math

from qa.evaluation.report import Report
from qa.messages import report as words
from qa.messages import shell
from qa.messages.question_sets import problem_text


def report_text(report: Report) -> str:
    """Return what was asked, the main figures with their 95 % intervals, and where the report lies."""
    lines = [shell.EVALUATED.format(name=report.name, asked=len(report.verdicts), total=report.total)]
    if report.problems:
        first = problem_text(report.problems[0], "vi")
        lines.append(shell.CASES_SKIPPED.format(count=len(report.problems), first=first))
    lines += [f"  {label}: {value}" for label, value in _figures(report)]
    if not report.finished:
        lines.append(shell.EVALUATION_STOPPED)
    return "\n".join([*lines, shell.REPORT_AT.format(path=report.files[0])])


def _figures(report: Report) -> list[tuple[str, str]]:
    named = {figure.name: figure for figure in report.figures}
    rows = []
    for name, label in {**{"right": words.FIGURES["right"]}, **words.TILES}.items():
        figure = named.get(name)
        if figure is None or math.isnan(figure.value):
            continue
        if figure.group == "latency":
            rows.append((label.vi, f"{1000 * figure.value:.0f} ms"))
        else:
            interval = f"{100 * figure.low:.1f} - {100 * figure.high:.1f}"
            rows.append((label.vi, f"{100 * figure.value:.1f} % ({interval}; {figure.n} câu)"))
    return rows

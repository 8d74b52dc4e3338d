"""The scoring tab -> HTML: what it takes, how far it is, what came out. All that comes from a file is escaped."""

import csv
import io
import math
from collections import Counter
from html import escape
from urllib.parse import quote

from qa.evaluation.case_files import READERS
from qa.evaluation.figures import Figure
from qa.evaluation.html_report import TILES, share, shown
from qa.evaluation.report import Report
from qa.evaluation.runner import Progress
from qa.evaluation.upload import MOST
from qa.messages import report as words
from qa.messages import scoring as say
from qa.messages.question_sets import problem_text

ENDINGS = tuple(READERS)
MEGABYTES = 5
"""Of an upload: 300 questions with their quotes are some 300 kB."""
PROBLEMS_SHOWN = 10


def introduction() -> str:
    """Return what the tab does, what it takes, and a file to begin with."""
    form = say.FORMAT.format(endings=", ".join(ENDINGS), megabytes=MEGABYTES, most=MOST)
    address = f"data:text/csv;charset=utf-8,{quote(sample())}"
    return (
        f'<div class="hd-intro"><p>{say.PURPOSE}</p><p>{form}</p>'
        f'<p><a href="{address}" download="{say.SAMPLE_NAME}">{say.SAMPLE}</a></p></div>'
    )


def sample() -> str:
    """Return the sample file: CSV with the mark by which Excel knows UTF-8."""
    table = io.StringIO()
    csv.writer(table).writerows(say.SAMPLE_ROWS)
    return f"\ufeff{table.getvalue()}"


def received() -> str:
    """Return what stands there until the file's turn comes."""
    return _waiting(say.RECEIVED)


def reading() -> str:
    """Return what stands there until the first question is asked."""
    return _waiting(say.READING)


def progress(told: Progress) -> str:
    """Return how many questions are asked, and the time left."""
    line = say.ASKED.format(done=told.done, total=told.total)
    if told.left is not None and told.done < told.total:
        line += say.LEFT.format(time=duration(told.left))
    bar = f'<progress max="{told.total}" value="{told.done}" aria-label="{line}"></progress>'
    return f'<div class="hd-score hd-running">{bar}<p>{line}</p></div>'


def duration(seconds: float) -> str:
    """Say a time left, rounded up: to five seconds, from 90 seconds on to minutes."""
    if seconds > 90:
        return say.MINUTES.format(count=math.ceil(seconds / 60))
    return say.SECONDS.format(count=max(1, math.ceil(seconds / 5)) * 5)


def failure(explanation: str) -> str:
    """Return why a file could not be scored."""
    return f'<div class="hd-score hd-failure" role="alert"><strong>{say.FAILED}</strong> {escape(explanation)}</div>'


def summary(report: Report) -> str:
    """Return the main figures, what became of the questions, and the lines that were left out."""
    return (
        f'<section class="hd-score" role="status"><h3>{escape(say.REPORT_OF.format(name=report.name))}</h3>'
        f"{_lead(report)}{_figures(report)}{_states(report)}{_problems(report)}"
        f'<p class="hd-note">{say.ALL_HOLDS}</p></section>'
    )


def _lead(report: Report) -> str:
    states = Counter(verdict.state for verdict in report.verdicts)
    scored, unscored = sum(states.values()) - states["unscored"], states["unscored"]
    lines = []
    if scored:
        right = share(states["right"] / scored).vi
        lines.append(words.PAGE["lead_scored"].vi.format(right=states["right"], scored=scored, share=right))
    if unscored:
        lines.append(words.PAGE["lead_unscored"].vi.format(count=unscored))
    return "".join(f"<p>{line}</p>" for line in lines)


def _figures(report: Report) -> str:
    known = {figure.name: figure for figure in report.figures if not math.isnan(figure.value)}
    main = [next((known[name] for name in names if name in known), None) for names in TILES]
    rows = "".join(_row(figure) for figure in main if figure is not None)
    head = "".join(f'<th scope="col">{name}</th>' for name in say.FIGURE_COLUMNS)
    return f'<table class="hd-figures"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>' if rows else ""


def _row(figure: Figure) -> str:
    name = words.TILES.get(figure.name) or words.figure_words(figure.name)
    low, high = (shown(figure, value).vi for value in (figure.low, figure.high))
    return (
        f'<tr><th scope="row">{name.vi}</th><td class="hd-value">{shown(figure).vi}</td>'
        f"<td>{low} – {high}</td><td>{figure.n}</td></tr>"
    )


def _states(report: Report) -> str:
    counts = Counter(verdict.state for verdict in report.verdicts)
    items = "".join(
        f'<li title="{said.vi}"><strong>{counts[state]}</strong> {words.STATES[state].vi}</li>'
        for state, said in words.STATE_HELP.items()
        if counts[state]
    )
    return f'<ul class="hd-states" aria-label="{words.PAGE["what_went_wrong"].vi}">{items}</ul>'


def _problems(report: Report) -> str:
    if not report.problems:
        return ""
    lines = "".join(f"<li>{escape(problem_text(each, 'vi'))}</li>" for each in report.problems[:PROBLEMS_SHOWN])
    left = len(report.problems) - PROBLEMS_SHOWN
    more = f"<p>{say.PROBLEMS_LEFT.format(count=left)}</p>" if left > 0 else ""
    title = words.PAGE["problems"].vi.format(n=len(report.problems))
    return f'<div class="hd-problems"><h4>{title}</h4><ul>{lines}</ul>{more}</div>'


def _waiting(line: str) -> str:
    return f'<p class="hd-score hd-searching" role="status"><span class="hd-dot" aria-hidden="true"></span>{line}</p>'

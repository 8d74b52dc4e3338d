"""A run's verdicts and figures -> report.html, one file that needs nothing else."""

import base64
import hashlib
import json
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from qa.evaluation import charts
from qa.evaluation.evidence import holds_gold
from qa.evaluation.figures import Columns, Figure
from qa.evaluation.report import Report
from qa.evaluation.verdicts import Verdict
from qa.messages import question_sets
from qa.messages import report as words
from qa.messages.words import Words

if TYPE_CHECKING:
    from jinja2 import Template

FOLDER = Path(__file__).parent / "page"
SHORTENED_FROM = 1_000
"""Cases from which right ones come without their hits: 10,000 with all would make a page of 80 MB."""
FEW = 30
"""Cases below which a bootstrap interval is called rough."""
BARE = frozenset({"auroc", "aurc", "ece"})
"""Figures that are no shares of cases."""
TILES = (
    ("right",),
    ("f1",),
    ("passage_recall@5", "article_recall@5"),
    ("citation_precision",),
    ("silence_recall",),
    ("total_p50",),
)
"""What heads the page, the first that is defined of each."""


def html(report: Report) -> str:
    """Return the report; it opens in Vietnamese and in the theme of the reader's system."""
    style, script = ((FOLDER / name).read_text("utf-8") for name in ("style.css", "script.js"))
    figure_of = {figure.name: figure for figure in report.figures}
    counts = Counter(verdict.state for verdict in report.verdicts)
    return _template().render(
        page=report,
        words=words,
        number_of={verdict.case.id: number for number, verdict in enumerate(report.verdicts, start=1)},
        Words=Words,
        problems=question_sets.PROBLEMS,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        figure_of=figure_of,
        tiles=[figure for names in TILES if (figure := next(filter(None, map(figure_of.get, names)), None))],
        today=date.today(),
        scored=sum(count for state, count in counts.items() if state != "unscored"),
        states=[(state, counts[state]) for state in words.STATES if counts[state]],
        silences=_silences(report.verdicts),
        groups=_grouped(report.figures),
        latencies=_latencies(figure_of),
        drawn=_drawn(report.columns),
        run_text=json.dumps(report.run, ensure_ascii=False, indent=2),
        shortened=len(report.verdicts) >= SHORTENED_FROM,
        few=FEW,
    )


@cache
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"bar": charts.bar, "stacked_bar": charts.stacked_bar, "holds_gold": holds_gold}
    environment.filters |= {"shown": shown, "share": share, "milliseconds": milliseconds, "defined": _defined}
    return environment.get_template("template.html")


def shown(figure: Figure, value: float | None = None) -> Words:
    """Write a figure's value: BARE ones as they are, a time in milliseconds or seconds, everything else in percent."""
    value = figure.value if value is None else value
    if figure.name in BARE and not math.isnan(value):
        return Words(f"{value:.3f}".replace(".", ","), f"{value:.3f}")
    return milliseconds(value) if figure.group == "latency" else share(value)


def share(value: float, *, signed: bool = False) -> Words:
    """Write a share as a percentage with one digit behind the point, "–" where it is undefined."""
    if math.isnan(value):
        return Words("–", "–")
    plain = f"{100 * value:{'+' if signed else ''}.1f}".removesuffix(".0").replace(
        "+0", "0" if abs(value) < 5e-4 else "+0"
    )
    return Words(f"{plain.replace('.', ',')} %", f"{plain}%")


def milliseconds(value: float) -> Words:
    """Write seconds with two or three figures: in milliseconds below one second."""
    if math.isnan(value):
        return Words("–", "–")
    number, unit = (f"{1000 * value:.{0 if value >= 0.01 else 1}f}", "ms") if value < 1 else (f"{value:.2f}", "s")
    return Words(f"{number.replace('.', ',')} {'giây' if unit == 's' else unit}", f"{number} {unit}")


def _defined(value: float) -> bool:
    return not math.isnan(value)


def _grouped(figures: Sequence[Figure]) -> dict[str, list[Figure]]:
    return {
        group: [each for each in figures if each.group == group] for group in dict.fromkeys(f.group for f in figures)
    }


def _silences(verdicts: Sequence[Verdict]) -> tuple[int, int]:
    """Return (rightly silent, unanswerable) cases."""
    asked = [verdict for verdict in verdicts if verdict.case.answers == ()]
    return sum(verdict.state == "right" for verdict in asked), len(asked)


def _latencies(figure_of: Mapping[str, Figure]) -> list[tuple[Words, list[Figure], Markup]]:
    stages = [
        name.removesuffix("_p50")
        for name, each in figure_of.items()
        if each.group == "latency" and name.endswith("_p50")
    ]
    rows = [(stage, [figure_of[f"{stage}_{share}"] for share in ("p50", "p95", "p99")]) for stage in stages]
    most = max((figure.value for _, row in rows for figure in row), default=0.0)
    return [
        (
            words.STAGES.get(stage, Words(stage, stage)),
            row,
            charts.latency_bar([each.value for each in row], max(most, 1e-6)),
        )
        for stage, row in rows
    ]


def _drawn(columns: Columns) -> dict[str, Markup | None]:
    risk, reliability = charts.risk_coverage_points(columns), charts.reliability_points(columns)
    return {
        "risk_coverage": charts.risk_coverage_chart(risk) if risk else None,
        "reliability": charts.reliability_chart(reliability) if reliability else None,
    }

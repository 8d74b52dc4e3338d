"""A run's verdicts and figures as files for other programs: results.csv and summary.json."""

import csv
import io
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from qa.evaluation.evidence import rank_of_gold
from qa.evaluation.figures import SEED, TIMES, Figure
from qa.evaluation.journal import defined
from qa.evaluation.report import Report
from qa.evaluation.verdicts import Verdict
from qa.messages.question_sets import problem_text

MARKS = (
    "right",
    "exact",
    "f1",
    "contains",
    "equivalent",
    "citations_verified",
    "citation_precision",
    "citation_recall",
)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(verdicts: Sequence[Verdict]) -> str:
    """Return a table, a row a case; write it as utf-8-sig, or Excel takes Vietnamese for Latin-1."""
    rows = [_row(verdict) for verdict in verdicts]
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=list(rows[0]) if rows else [])
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)
    return out.getvalue()


def figures_record(figures: Sequence[Figure]) -> dict[str, Any]:
    """Return figures by name."""
    return {each.name: {"value": each.value, "low": each.low, "high": each.high, "n": each.n} for each in figures}


def summary_record(report: Report) -> dict[str, Any]:
    """Return what summary.json holds; what is undefined is None."""
    record: dict[str, Any] = defined(_summary(report))
    return record


def _summary(report: Report) -> dict[str, Any]:
    return {
        "finished": report.finished,
        "questions": report.total,
        "asked": len(report.verdicts),
        "states": dict(Counter(verdict.state for verdict in report.verdicts)),
        "run": report.run,
        "speed": report.speed,
        "bootstrap": {"times": TIMES, "seed": SEED, "interval": 0.95},
        "figures": figures_record(report.figures),
        "by_kind": {kind: figures_record(figures) for kind, figures in report.by_kind.items()},
        "by_style": {style: figures_record(figures) for style, figures in report.by_style.items()},
        "problems": [
            {"line": each.line, "code": each.code, "said": problem_text(each, "en")} for each in report.problems
        ],
        "comparison": None if report.comparison is None else asdict(report.comparison),
    }


def _row(verdict: Verdict) -> dict[str, object]:
    case, outcome, marks = verdict.case, verdict.outcome, verdict.marks
    first = outcome.citations[0] if outcome.citations else None
    return {
        "id": case.id,
        "question": case.question,
        "answers": "" if case.answers is None else " | ".join(case.answers),
        "answer": outcome.answer,
        "state": verdict.state,
        "confidence": outcome.confidence,
        **{name: getattr(marks, name) for name in MARKS},
        "gold_article_rank": rank_of_gold(marks.article_ranking),
        "gold_passage_rank": rank_of_gold(marks.passage_ranking),
        "cited_article": first.title or first.article if first else "",
        "cited_quote": first.quote if first else "",
        "seconds": outcome.seconds.get("total", math.nan),
        "kind": case.kind,
        "style": case.style,
        "article": case.article,
        "quote": " | ".join(case.quotes),
        "error": outcome.error,
        "line": case.line,
    }


def _cell(value: object) -> object:
    """Leave what is undefined empty, and keep text from being run as a formula by a spreadsheet."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return f"'{value}"
    return value

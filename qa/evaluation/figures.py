"""The marks of all cases -> the figures of a report, each with its bootstrap interval, overall and by label."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from qa.evaluation.retrieval_measures import NAMES, retrieval_columns
from qa.evaluation.verdicts import Verdict
from qa.evaluation.weighted import (
    Floats,
    auroc,
    calibration_error,
    means,
    percentiles,
    resamples,
    risk_coverage,
)

TIMES, SEED = 1_000, 20_240_905
SHARES = {"p50": 0.50, "p95": 0.95, "p99": 0.99}
GROUPS: dict[str, tuple[str, ...]] = {
    "answer": ("right", "exact", "f1", "contains", "equivalent"),
    "articles": tuple(f"article_{name}" for name in NAMES),
    "passages": tuple(f"passage_{name}" for name in NAMES),
    "citation": ("citations_verified", "citation_precision", "citation_recall"),
    "silence": ("answered", "silence_precision", "silence_recall"),
}
PLAIN = ("answer", "citation")
"""Groups whose figures are means of the marks of the same name."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A score with the 95 % interval of its bootstrap; `n` cases have a say in it. NaN where it is not defined."""

    group: str
    name: str
    value: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Everything that is scored, one row a case: marks [n], confidences [n], seconds by stage [n]; NaN: not scored."""

    marks: Mapping[str, Floats]
    confidence: Floats
    answerable: Floats
    seconds: Mapping[str, Floats]

    def of(self, rows: Sequence[int]) -> "Columns":
        """Return the columns of some of the cases."""
        at = np.asarray(rows, dtype=np.int64)
        return Columns(
            marks={name: column[at] for name, column in self.marks.items()},
            confidence=self.confidence[at],
            answerable=self.answerable[at],
            seconds={name: column[at] for name, column in self.seconds.items()},
        )


@dataclass(frozen=True, slots=True)
class _Score:
    """Figures that are computed together: weights [times, n] -> [times, len(names)]."""

    group: str
    names: tuple[str, ...]
    counts: tuple[int, ...]
    of: Callable[[Floats], Floats]


def columns_of(verdicts: Sequence[Verdict]) -> Columns:
    """Return the columns of the verdicts, in their order."""
    cases, outcomes, marks = ([getattr(each, name) for each in verdicts] for name in ("case", "outcome", "marks"))
    plain = {name: _floats(getattr(each, name) for each in marks) for group in PLAIN for name in GROUPS[group]}
    articles = retrieval_columns([each.article_ranking for each in marks], [1] * len(marks))
    passages = retrieval_columns([each.passage_ranking for each in marks], [len(case.quotes) for case in cases])
    scored = np.array([each.case.answers is not None and not each.outcome.error for each in verdicts])
    silent = np.where(scored, _floats(outcome.silent for outcome in outcomes), np.nan)
    answerable = np.where(scored, _floats(case.answerable for case in cases), np.nan)
    stages = dict.fromkeys(stage for outcome in outcomes for stage in outcome.seconds)
    return Columns(
        marks={
            **plain,
            **{f"article_{name}": column for name, column in articles.items()},
            **{f"passage_{name}": column for name, column in passages.items()},
            "answered": 1 - silent,
            "silence_precision": np.where(silent == 1, 1 - answerable, np.nan),
            "silence_recall": np.where(answerable == 0, silent, np.nan),
        },
        confidence=_floats(outcome.confidence for outcome in outcomes),
        answerable=answerable,
        seconds={stage: _floats(outcome.seconds.get(stage, np.nan) for outcome in outcomes) for stage in stages},
    )


def figures(columns: Columns, *, times: int = TIMES, seed: int = SEED) -> tuple[Figure, ...]:
    """Return every figure that at least one case has a say in."""
    n = len(columns.confidence)
    if n == 0:
        return ()
    scores = [*_mean_scores(columns), *_silence_scores(columns), *_latencies(columns)]
    values = np.concatenate([score.of(np.ones((1, n))) for score in scores], axis=1)[0]
    drawn = np.concatenate(
        [
            np.concatenate([score.of(weights) for score in scores], axis=1)
            for weights in resamples(n, times=times, seed=seed)
        ]
    )
    names = [
        (score.group, name, count) for score in scores for name, count in zip(score.names, score.counts, strict=True)
    ]
    made = (
        Figure(group, name, float(value), *_interval(column), count)
        for (group, name, count), value, column in zip(names, values, drawn.T, strict=True)
    )
    silences = bool((columns.answerable == 0).any())  # where all can be answered, no silence can be in place
    return tuple(figure for figure in made if figure.n and (silences or figure.name != "silence_precision"))


def by_label(columns: Columns, labels: Sequence[str], **given: int) -> dict[str, tuple[Figure, ...]]:
    """Return the figures of each label's cases (of each kind, of each style), most cases first; "" is left out."""
    rows: dict[str, list[int]] = {}
    for row, label in enumerate(labels):
        if label:
            rows.setdefault(label, []).append(row)
    ordered = sorted(rows.items(), key=lambda item: -len(item[1]))
    return {label: figures(columns.of(members), **given) for label, members in ordered}


def _mean_scores(columns: Columns) -> Iterator[_Score]:
    for group, names in GROUPS.items():
        table = np.stack([columns.marks[name] for name in names], axis=1)
        yield _Score(group, names, tuple((~np.isnan(table)).sum(axis=0).tolist()), partial(means, columns=table))


def _silence_scores(columns: Columns) -> Iterator[_Score]:
    """Yield what confidence is worth: told apart over scored cases; risk and calibration over those answered."""
    scored = ~np.isnan(columns.answerable)
    answered = scored & (columns.marks["answered"] == 1)
    kinds = columns.answerable[scored] == 1
    separates = 0 < kinds.sum() < kinds.size
    confidence, right = columns.confidence[answered], columns.marks["right"][answered]

    def apart(weights: Floats) -> Floats:
        return auroc(weights[:, scored], columns.confidence[scored], kinds)[:, None]

    def trust(weights: Floats) -> Floats:
        own = weights[:, answered]
        return np.stack([risk_coverage(own, confidence, 1 - right), calibration_error(own, confidence, right)], axis=1)

    if separates:
        yield _Score("silence", ("auroc",), (int(scored.sum()),), apart)
    if answered.any():
        yield _Score("silence", ("aurc", "ece"), (int(answered.sum()),) * 2, trust)


def _latencies(columns: Columns) -> Iterator[_Score]:
    for stage, seconds in columns.seconds.items():
        known = ~np.isnan(seconds)
        if not known.any():
            continue

        def of(weights: Floats, known: npt.NDArray[np.bool_] = known, seconds: Floats = seconds) -> Floats:
            return percentiles(weights[:, known], seconds[known], tuple(SHARES.values()))

        names = tuple(f"{stage}_{share}" for share in SHARES)
        yield _Score("latency", names, (int(known.sum()),) * len(names), of)


def _interval(drawn: Floats) -> tuple[float, float]:
    known = drawn[~np.isnan(drawn)]
    if known.size == 0:
        return math.nan, math.nan
    low, high = np.quantile(known, (0.025, 0.975))
    return float(low), float(high)


def _floats(values: Iterable[float]) -> Floats:
    return np.fromiter(values, dtype=np.float64)

"""Small charts as inline SVG: numbers in, markup out; colours and fonts come from the page's style sheet."""

from collections.abc import Sequence

import numpy as np
from markupsafe import Markup

from qa.evaluation.figures import Columns, Figure
from qa.evaluation.weighted import bin_of

BINS = 10
POINTS = 200
"""Points that a curve is drawn with: more than the pixels of its width show."""
LEFT, TOP, SIZE = 34.0, 12.0, 200.0

Point = tuple[float, float]


def risk_coverage_points(columns: Columns) -> list[Point]:
    """Return (share of the scored cases answered, error rate among them), most confident first."""
    scored = ~np.isnan(columns.answerable)
    answered = scored & (columns.marks["answered"] == 1)
    confidence, right = columns.confidence[answered], columns.marks["right"][answered]
    if confidence.size == 0:
        return []
    order = np.argsort(-confidence, kind="stable")
    ordered = confidence[order]
    ends = np.flatnonzero(np.r_[ordered[1:] != ordered[:-1], True])
    risks = np.cumsum(1 - right[order])[ends] / (ends + 1)
    kept = np.unique(np.linspace(0, ends.size - 1, min(POINTS, ends.size)).astype(int))
    return [((int(ends[at]) + 1) / int(scored.sum()), float(risks[at])) for at in kept]


def reliability_points(columns: Columns) -> list[tuple[float, float, int]]:
    """Return (mean confidence, share right, answers) of each bin of confidence that has answers."""
    answered = columns.marks["answered"] == 1
    confidence, right = columns.confidence[answered], columns.marks["right"][answered]
    member = [bin_of(confidence, BINS) == at for at in range(BINS)]
    return [(float(confidence[of].mean()), float(right[of].mean()), int(of.sum())) for of in member if of.any()]


def risk_coverage_chart(points: Sequence[Point]) -> Markup:
    """Draw error rate over coverage."""
    top = max(0.1, *(risk for _, risk in points))
    top = next(limit for limit in (0.1, 0.2, 0.4, 0.6, 0.8, 1.0) if limit >= top - 1e-9)
    at = [(_x(coverage), _y(risk / top)) for coverage, risk in points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in [(_x(0), at[0][1]), *at])
    area = f"{_x(0):.1f},{_y(0):.1f} {line} {at[-1][0]:.1f},{_y(0):.1f}"
    drawn = f'<polygon class="area" points="{area}"/><polyline class="curve" points="{line}"/>'
    return _plot(drawn + _dot(*at[-1], 3.5), top=top)


def reliability_chart(points: Sequence[tuple[float, float, int]]) -> Markup:
    """Draw share right over confidence; a dot's area grows with its answers."""
    most = max(count for *_, count in points)
    dots = "".join(_dot(_x(sure), _y(right), 3 + 7 * (count / most) ** 0.5) for sure, right, count in points)
    diagonal = f'<line class="ideal" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    return _plot(diagonal + dots, top=1.0)


def bar(figure: Figure) -> Markup:
    """Draw a share in [0, 1] as a bar with its interval."""
    drawn = _rect("track", 1.0) + _rect("fill", figure.value)
    if not np.isnan(figure.low):
        low, high = 100 * figure.low, 100 * figure.high
        drawn += f'<line class="whisker" x1="{low:.1f}" x2="{high:.1f}" y1="5" y2="5"/>'
    return _strip("bar", drawn)


def latency_bar(shares: Sequence[float], longest: float) -> Markup:
    """Draw p50, p95 and p99 over each other; `longest` fills the width."""
    pairs = list(zip(("p50", "p95", "p99"), shares, strict=True))
    return _strip("bar", "".join(_rect(name, value / longest) for name, value in reversed(pairs)))


def stacked_bar(counts: Sequence[tuple[str, int]]) -> Markup:
    """Draw what became of the cases; each state is a CSS class of that name."""
    total, begun, drawn = sum(count for _, count in counts), 0.0, ""
    for state, count in counts:
        drawn += _rect(f"state {state}", count / total, begun)
        begun += count / total
    return _strip("stack", drawn)


def _rect(name: str, width: float, begun: float = 0.0) -> str:
    return f'<rect class="{name}" x="{100 * begun:.2f}" width="{100 * width:.2f}" height="10"/>'


def _strip(name: str, drawn: str) -> Markup:
    svg = f'<svg class="{name}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{drawn}</svg>'
    return Markup(svg)  # noqa: S704 - made of numbers and class names of this package


def _plot(drawn: str, *, top: float) -> Markup:
    shares = (0, 0.25, 0.5, 0.75, 1)
    grid = "".join(
        f'<line class="grid" x1="{_x(0)}" x2="{_x(1)}" y1="{_y(share)}" y2="{_y(share)}"/>'
        f'<text x="{LEFT - 5}" y="{_y(share) + 3.5}" text-anchor="end">{100 * share * top:.3g}%</text>'
        f'<text x="{_x(share)}" y="{_y(0) + 15}" text-anchor="middle">{100 * share:.0f}%</text>'
        for share in shares
    )
    width, height = LEFT + SIZE + 14, TOP + SIZE + 22
    svg = f'<svg class="plot" viewBox="0 0 {width:.0f} {height:.0f}" role="img">{grid}{drawn}</svg>'
    return Markup(svg)  # noqa: S704 - made of numbers


def _dot(x: float, y: float, radius: float) -> str:
    return f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'


def _x(share: float) -> float:
    return LEFT + SIZE * share


def _y(share: float) -> float:
    return TOP + SIZE * (1 - share)

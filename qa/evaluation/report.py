"""What an evaluation found."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.evaluation.cases import Problem
from qa.evaluation.comparing import Comparison
from qa.evaluation.figures import Columns, Figure
from qa.evaluation.verdicts import Verdict

FILES = ("report.html", "results.csv", "results.jsonl", "summary.json")


@dataclass(frozen=True, slots=True)
class Report:
    """A run that was written to its folder; `finished` is False where Ctrl-C broke it off."""

    folder: Path
    name: str
    run: Mapping[str, Any]
    finished: bool
    total: int
    verdicts: tuple[Verdict, ...]
    columns: Columns
    figures: tuple[Figure, ...]
    by_kind: Mapping[str, tuple[Figure, ...]]
    by_style: Mapping[str, tuple[Figure, ...]]
    problems: tuple[Problem, ...]
    comparison: Comparison | None
    speed: Mapping[str, Any]

    @property
    def files(self) -> tuple[Path, ...]:
        """What to read or pass on: the page, the table, the lines, the summary."""
        return tuple(self.folder / name for name in FILES)

    def value(self, name: str) -> float:
        """Return an overall figure. Raises KeyError where no case defines it."""
        return {figure.name: figure.value for figure in self.figures}[name]

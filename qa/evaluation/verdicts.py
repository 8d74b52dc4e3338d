"""A case with what became of it and what that is worth."""

from dataclasses import dataclass

from qa.evaluation.cases import Case
from qa.evaluation.marks import Marks, mark
from qa.evaluation.outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Verdict:
    """One case, its outcome and its marks."""

    case: Case
    outcome: Outcome
    marks: Marks

    @property
    def state(self) -> str:
        """Return right, unscored, or one of marks.FAILURES."""
        if self.marks.failure:
            return self.marks.failure
        return "unscored" if self.case.answers is None else "right"


def judge(case: Case, outcome: Outcome) -> Verdict:
    """Score an outcome."""
    return Verdict(case, outcome, mark(case, outcome))

"""What one case scores, and what went wrong where it did."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from qa.evaluation.cases import Case
from qa.evaluation.equal_values import contains_equal
from qa.evaluation.evidence import article_ranking, evidence_found, passage_ranking, quotes_cited
from qa.evaluation.mlqa import contains, exact_match, token_f1
from qa.evaluation.outcomes import Outcome

NONE = math.nan
"""The mark of what does not apply to a case: it is left out of every mean."""

FAILURES = ("not_retrieved", "not_read", "wrong_span", "should_be_silent", "silent_wrongly", "error")


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of one case, each in [0, 1] or NONE.

    `right`: the answer holds the gold (by words, or equal as number or date), or is silent where it should be.
    `failure`: one of FAILURES, empty where the case is right or not scored.
    """

    right: float = NONE
    exact: float = NONE
    f1: float = NONE
    contains: float = NONE
    equivalent: float = NONE
    citations_verified: float = NONE
    citation_precision: float = NONE
    citation_recall: float = NONE
    article_ranking: list[str] | None = None
    passage_ranking: list[str] | None = None
    failure: str = ""


def mark(case: Case, outcome: Outcome) -> Marks:
    """Score one case; retrieval is left as rankings, since a library of measures scores all cases at once."""
    answer = _answer_marks(case, outcome)
    right = _right(case, outcome, answer)
    return Marks(
        right=right,
        **answer,
        **_citation_marks(case, outcome),
        article_ranking=article_ranking(case, outcome),
        passage_ranking=passage_ranking(case, outcome),
        failure=_failure(case, outcome) if right == 0 or outcome.error else "",
    )


def _answer_marks(case: Case, outcome: Outcome) -> dict[str, float]:
    """Compare with the best of the gold answers; the items of a list are compared as one, and must all be held."""
    if not case.answers:
        return {}
    golds = (", ".join(case.answers),) if case.all_needed else case.answers
    every = all if case.all_needed else any

    def held(same: Callable[[str, str], bool]) -> float:
        return float(bool(outcome.answer) and every(same(outcome.answer, gold) for gold in case.answers or ()))

    return {
        "exact": float(bool(outcome.answer) and any(exact_match(outcome.answer, gold) for gold in golds)),
        "f1": max(token_f1(outcome.answer, gold) for gold in golds),
        "contains": held(contains),
        "equivalent": held(lambda answer, gold: contains(answer, gold) or contains_equal(answer, gold)),
    }


def _right(case: Case, outcome: Outcome, answer: dict[str, float]) -> float:
    if case.answers is None:
        return NONE
    if outcome.error:
        return 0.0
    return max(answer["exact"], answer["equivalent"]) if case.answers else float(outcome.silent)


def _citation_marks(case: Case, outcome: Outcome) -> dict[str, float]:
    """Score what was cited: precision over the citations given, recall over the gold quotes (0 for silence)."""
    cited = [quotes_cited(case, citation) for citation in outcome.citations]
    marks = {"citations_verified": _mean([citation.verified for citation in outcome.citations])}
    if case.answers and (case.article or case.quotes):
        marks["citation_precision"] = _mean([bool(numbers) for numbers in cited])
        marks["citation_recall"] = len(frozenset().union(*cited)) / max(1, len(case.quotes))
    return marks


def _failure(case: Case, outcome: Outcome) -> str:
    """Name the first step that failed."""
    if outcome.error:
        return "error"
    if not case.answers:
        return "should_be_silent"
    if not evidence_found(case, outcome):
        return "not_retrieved"
    if outcome.silent:
        return "silent_wrongly"
    known = case.article or case.quotes
    read = any(quotes_cited(case, citation) for citation in outcome.citations) if known else _read(case, outcome)
    return "wrong_span" if read else "not_read"


def _read(case: Case, outcome: Outcome) -> bool:
    return any(contains(cited.quote, gold) for cited in outcome.citations for gold in case.answers or ())


def _mean(values: list[bool]) -> float:
    return sum(values) / len(values) if values else NONE

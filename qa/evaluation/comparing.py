"""Two runs of the same questions, case by case: what was gained, what was lost, and whether it can be chance."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa.evaluation.figures import SEED, TIMES, columns_of
from qa.evaluation.verdicts import Verdict
from qa.evaluation.weighted import Floats, means, resamples

COMPARED = (
    "right",
    "exact",
    "f1",
    "article_recall@10",
    "article_ndcg@10",
    "passage_ndcg@10",
    "citation_precision",
    "citation_recall",
)
FLIPS = 9_999


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of both runs over the cases that both have; `p` is the chance of such a gap if neither were better."""

    name: str
    here: float
    there: float
    low: float
    high: float
    p: float
    n: int

    @property
    def gap(self) -> float:
        """Here minus there."""
        return self.here - self.there


@dataclass(frozen=True, slots=True)
class Comparison:
    """A run against another: figures, and the ids of cases that are right in only one of them."""

    other: str
    differences: tuple[Difference, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    shared: int
    not_shared: int


def compare(here: Sequence[Verdict], there: Sequence[Verdict], *, other: str, seed: int = SEED) -> Comparison:
    """Compare two runs over the cases with equal id, question and gold."""
    theirs = {verdict.case.id: verdict for verdict in there}
    pairs = [(mine, theirs[mine.case.id]) for mine in here if _same(mine, theirs.get(mine.case.id))]
    differences: tuple[Difference, ...] = ()
    if pairs:
        mine, its = (columns_of(side) for side in zip(*pairs, strict=True))
        made = (_difference(name, mine.marks[name], its.marks[name], seed) for name in COMPARED)
        differences = tuple(difference for difference in made if difference.n)
    return Comparison(
        other=other,
        differences=differences,
        gained=tuple(mine.case.id for mine, its in pairs if mine.marks.right == 1 and its.marks.right == 0),
        lost=tuple(mine.case.id for mine, its in pairs if mine.marks.right == 0 and its.marks.right == 1),
        shared=len(pairs),
        not_shared=len(here) + len(there) - 2 * len(pairs),
    )


def chance(gaps: Floats, *, seed: int = SEED) -> float:
    """Return the two-sided p of a paired randomisation test: signs flipped, all ways if few, else FLIPS at random."""
    from scipy.stats import permutation_test

    moved = gaps[gaps != 0]
    if moved.size < 2:  # one changed case is right by chance as often as wrong
        return 1.0
    drawn = permutation_test(
        (moved,),
        lambda sample, axis: np.sum(sample, axis=axis),
        permutation_type="samples",
        vectorized=True,
        n_resamples=FLIPS,
        batch=max(1, 4_000_000 // moved.size),
        rng=np.random.default_rng(seed),
    )
    return float(drawn.pvalue)


def _difference(name: str, here: Floats, there: Floats, seed: int) -> Difference:
    known = ~(np.isnan(here) | np.isnan(there))
    if not known.any():
        return Difference(name, math.nan, math.nan, math.nan, math.nan, math.nan, 0)
    here, there = here[known], there[known]
    gaps = here - there
    blocks = [means(weights, gaps[:, None])[:, 0] for weights in resamples(gaps.size, times=TIMES, seed=seed)]
    low, high = np.quantile(np.concatenate(blocks), (0.025, 0.975))
    return Difference(
        name, float(here.mean()), float(there.mean()), float(low), float(high), chance(gaps, seed=seed), gaps.size
    )


def _same(mine: Verdict, its: Verdict | None) -> bool:
    return its is not None and (mine.case.question, mine.case.answers) == (its.case.question, its.case.answers)

"""Rankings in which the gold is named -> recall, reciprocal rank and nDCG by case, through ir-measures."""

from collections.abc import Sequence

import numpy as np

from qa.evaluation.weighted import Floats

CUTS = (1, 3, 5, 10)
NAMES = (*(f"recall@{k}" for k in CUTS), "mrr@10", "ndcg@10")


def retrieval_columns(rankings: Sequence[Sequence[str] | None], golds: Sequence[int]) -> dict[str, Floats]:
    """Return a column [n] for each of NAMES; NaN where there is no ranking.

    Gold things are named "gold..." in a ranking; `golds` is how many of them a case has.
    """
    import ir_measures
    from ir_measures import RR, R, nDCG

    measures = dict(zip(NAMES, (*(R @ k for k in CUTS), RR @ 10, nDCG @ 10), strict=True))
    columns = {name: np.full(len(rankings), np.nan) for name in NAMES}
    wanted, run = {}, {}
    for number, (ranking, count) in enumerate(zip(rankings, golds, strict=True)):
        if ranking is None:
            continue
        named = [name for name in ranking if name.startswith("gold")]
        missed = [f"gold missed {left}" for left in range(count - len(named))]
        wanted[str(number)] = dict.fromkeys((*named, *missed), 1)
        # Ranks are told as falling scores; a query without any hit needs a stand-in to be scored 0.
        run[str(number)] = {name: -float(rank) for rank, name in enumerate(ranking)} or {"no hit": 0.0}
    if wanted:
        name_of = {measure: name for name, measure in measures.items()}
        for metric in ir_measures.iter_calc(list(name_of), wanted, run):
            columns[name_of[metric.measure]][int(metric.query_id)] = metric.value
    return columns

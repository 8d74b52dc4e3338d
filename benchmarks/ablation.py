"""Take one piece of understanding and searching away at a time, and rank again.

    python -m benchmarks.ablation [--libraries DIR] [FILE ...]

Every paragraph of a file is one passage of the pool. A cell holds nDCG@10 (then R@1) of questions as given / without
marks / with half of them; * where it differs from the default by more than chance (p < 0.05, paired randomisation
test). Over the seed articles: the pairs of `benchmarks.pairs` that find the same passage first, and the seed
questions whose article comes first. Files are looked for in $HOIDAP_SHARED/data (default ../shared).
"""

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.pairs import FILE as PAIRS
from benchmarks.pairs import read_pairs
from benchmarks.rankings import Pool, Rank, by_fusion, by_fusion_alone, by_reciprocal_ranks, by_scores_at_hand
from benchmarks.retrieval import answerable, columns_of, typings
from embeddings.encoder import Encoder, load_encoder
from embeddings.types import Vectors
from qa.asking import accept, dense_weight_of, understand
from qa.corpus.splitting import split
from qa.evaluation.case_files import read_cases
from qa.evaluation.cases import Case
from qa.evaluation.comparing import chance
from qa.evaluation.weighted import Floats
from qa.evaluation.whole import whole
from qa.indexing import index_paths
from qa.library.lexical import FieldWeights
from qa.library.library import Library
from qa.library.view import View
from qa.opening import seed_articles
from qa.reading.candidates import sentence_texts
from qa.settings import Settings, load_settings
from qa.text.syllables import terms
from qa.types import Passage, Query
from training.question_files import REPORTING, TUNING, present

TYPED = ("as given", "no marks", "half the marks")
MEASURES = {"ndcg@10": "nDCG@10", "recall@1": "R@1"}
SIGNIFICANT = 0.05
_HITS = 10
_DEFAULT_WEIGHTS = FieldWeights()

Columns = dict[tuple[str, str], Floats]
"""A column [cases] for each way of typing and each measure."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The default with one piece taken away; terms of the question with the sign `without` in them are left out."""

    name: str
    restoring: bool = True
    expanding: bool = True
    without: str = ""
    weights: FieldWeights = _DEFAULT_WEIGHTS
    dense_weight: float | None = None
    rank: Rank = by_fusion

    def terms_of(self, searched: str) -> list[str]:
        """Return the terms that are searched."""
        return [term for term in terms(searched) if not self.without or self.without not in term]


VARIANTS = (
    Variant("the default"),
    Variant("marks not given back", restoring=False),
    Variant("no folded field", weights=replace(_DEFAULT_WEIGHTS, folded=0.0)),
    Variant("no values of numbers and dates", without=":"),
    Variant("no abbreviations", expanding=False),
    Variant("no pairs of syllables", without="_"),
    Variant("no nearest sentence", rank=by_fusion_alone),
    Variant("no vectors", dense_weight=0.0, rank=by_fusion_alone),
    Variant("no terms", dense_weight=1.0),
    Variant("reciprocal rank fusion", rank=by_reciprocal_ranks),
    Variant("no score for what one side missed", rank=by_scores_at_hand),
)


class Searcher:
    """Ranks the passages of a view in every variant; a question understood the same is embedded once."""

    def __init__(self, view: View, encoder: Encoder, settings: Settings) -> None:
        self._view = view
        self._encoder = encoder
        self._settings = settings
        self._pools: dict[FieldWeights, Pool] = {}
        self._vectors: dict[str, Vectors] = {}

    def ranked(self, questions: Sequence[str], variant: Variant) -> list[list[Passage]]:
        """Return the best passages of every question, best first."""
        if variant.weights not in self._pools:
            self._pools[variant.weights] = Pool(self._view, variant.weights)
        pool, settings = self._pools[variant.weights], self._settings
        return [
            variant.rank(
                pool,
                query,
                variant.terms_of(query.searched),
                _HITS,
                settings.candidates,
                dense_weight_of(query.text, settings) if variant.dense_weight is None else variant.dense_weight,
            )
            for query in self._queries(questions, variant)
        ]

    def _queries(self, questions: Sequence[str], variant: Variant) -> list[Query]:
        accepted = [accept(question, limit=self._settings.question_limit) for question in questions]
        language = self._view.language()
        asked = [
            understand(one, language, restoring=variant.restoring, expanding=variant.expanding) for one in accepted
        ]
        new = [text for text in dict.fromkeys(one.searched for one in asked) if text not in self._vectors]
        self._vectors |= dict(zip(new, self._encoder.encode_queries(new), strict=True))
        return [replace(one, vector=self._vectors[one.searched]) for one in asked]


def columns_by_typing(searcher: Searcher, variant: Variant, cases: Sequence[Case]) -> Columns:
    """Rank every question in every way of typing it."""
    found: Columns = {}
    ways = typings()
    for name in TYPED:
        rankings = searcher.ranked([ways[name](case.question) for case in cases], variant)
        columns = columns_of([[passage.article_id for passage in ranking] for ranking in rankings], cases)
        found |= {(name, measure): columns[measure] for measure in MEASURES}
    return found


def cell(columns: Columns, default: Columns, measure: str) -> str:
    """Write a measure of every way of typing, * where it is not the default's by chance."""
    shown = []
    for name in TYPED:
        here, there = columns[name, measure], default[name, measure]
        differs = columns is not default and chance(here - there) < SIGNIFICANT
        shown.append(f"{here.mean():.3f}{'*' * differs}")
    return " / ".join(shown)


def same_first(searcher: Searcher, variant: Variant, pairs: Sequence[tuple[str, str]]) -> str:
    """Count the pairs of questions that find the same passage first."""
    ones, others = (searcher.ranked(side, variant) for side in zip(*pairs, strict=True))
    return f"{sum(one[0] == other[0] for one, other in zip(ones, others, strict=True))} of {len(pairs)}"


def article_first(searcher: Searcher, variant: Variant, cases: Sequence[Case]) -> str:
    """Count the questions whose article comes first."""
    rankings = searcher.ranked([case.question for case in cases], variant)
    right = sum(ranking[0].article_id == case.article for ranking, case in zip(rankings, cases, strict=True))
    return f"{right} of {len(cases)}"


def table(columns: Mapping[str, Sequence[str]]) -> str:
    """Write columns of cells, a line a variant."""
    names = ("without", *columns)
    rows = zip((variant.name for variant in VARIANTS), *columns.values(), strict=True)
    return "\n".join("| " + " | ".join(row) + " |" for row in (names, ["---"] * len(names), *rows))


def pool_columns(file: Path, folder: Path, encoder: Encoder) -> dict[str, list[str]]:
    """Return a column of the table for each measure over the paragraphs of a file."""
    case_set = read_cases(file)
    cases = answerable(case_set)
    with Library.open(folder / file.name, encoder, split=whole, within=sentence_texts, create=True) as library:
        library.add(case_set.articles)
        with library.view() as view:
            searcher = Searcher(view, encoder, load_settings())
            found = [columns_by_typing(searcher, variant, cases) for variant in VARIANTS]
    return {
        f"{file.name}, {shown}": [cell(columns, found[0], measure) for columns in found]
        for measure, shown in MEASURES.items()
    }


def seed_columns(folder: Path, encoder: Encoder) -> dict[str, list[str]]:
    """Return the columns of the table over the seed articles."""
    pairs = read_pairs(PAIRS.read_text("utf-8").splitlines())
    cases = answerable(read_cases(seed_articles() / "questions.jsonl"))
    with Library.open(folder / "seeds", encoder, split=split, within=sentence_texts, create=True) as library:
        index_paths(library, [seed_articles()])
        with library.view() as view:
            searcher = Searcher(view, encoder, load_settings())
            return {
                "pairs": [same_first(searcher, variant, pairs) for variant in VARIANTS],
                "seed questions": [article_first(searcher, variant, cases) for variant in VARIANTS],
            }


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", default=TUNING + REPORTING)
    parser.add_argument("--libraries", type=Path, help="folder that keeps the libraries for the next run")
    chosen = parser.parse_args()
    folder = chosen.libraries or Path(tempfile.mkdtemp())
    encoder = load_encoder(load_settings().encoder)
    columns: dict[str, list[str]] = {}
    for path in present(chosen.files):
        columns |= pool_columns(path, folder, encoder)
    columns |= seed_columns(folder, encoder)
    for shown in MEASURES.values():
        print(table({name: cells for name, cells in columns.items() if name.endswith(shown)}), end="\n\n")
    print(table({name: columns[name] for name in ("pairs", "seed questions")}))


if __name__ == "__main__":
    main()

"""Rank the paragraphs of published question sets: by terms, by vectors, fused; as typed and as people type.

    python -m benchmarks.retrieval [--weights] [--libraries DIR] [FILE ...]

Every paragraph of a file is one passage of the pool. Files are looked for in $HOIDAP_SHARED/data (default ../shared).
`--weights` sweeps the fusion weight on the tuning files instead (MLQA-vi dev and vi_qa_dev; never on XQuAD-R).
"""

import argparse
import random
import tempfile
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from qa.asking import accept, dense_weight_of, sentence_weight_of, understand
from qa.assistant import Assistant
from qa.evaluation.case_files import read_cases
from qa.evaluation.cases import Case, CaseSet
from qa.evaluation.retrieval_measures import retrieval_columns
from qa.evaluation.weighted import Floats
from qa.evaluation.whole import whole
from qa.library.view import View
from qa.opening import open_for_writing
from qa.retrieval import search
from qa.settings import Settings, load_settings
from qa.text.accents import fold
from qa.text.syllables import terms
from qa.types import Query
from training.question_files import REPORTING, TUNING, present

MEASURES = ("ndcg@10", "recall@1", "recall@10", "mrr@10")
_OLD_PLACEMENT = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ"}
_OLD_PLACEMENT |= {"õe": "oẽ", "ọe": "oẹ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}


def half_folded(text: str, draw: random.Random) -> str:
    """Strip the marks of every second word, drawn at random."""
    return " ".join(fold(word) if draw.random() < 0.5 else word for word in text.split(" "))


def other_placement(text: str) -> str:
    """Move every tone mark between hòa and hoà, whichever it is."""
    there = _OLD_PLACEMENT | {new: old for old, new in _OLD_PLACEMENT.items()}
    pieces, at = [], 0
    while at < len(text):
        pair = text[at : at + 2]
        pieces.append(there.get(pair, text[at]))
        at += 2 if pair in there else 1
    return "".join(pieces)


def typings() -> dict[str, Callable[[str], str]]:
    """Return the ways of typing a question by name."""
    draw = random.Random(20240905)
    return {
        "as given": str,
        "no marks": fold,
        "half the marks": lambda text: half_folded(text, draw),
        "NFD": lambda text: unicodedata.normalize("NFD", text),
        "other tone placement": other_placement,
    }


def queries(assistant: Assistant, view: View, questions: Sequence[str], *, as_typed: bool = False) -> list[Query]:
    """Return understood and embedded queries, embedded together."""
    accepted = [accept(question, limit=assistant.settings.question_limit) for question in questions]
    found = accepted if as_typed else [understand(one, view.language()) for one in accepted]
    vectors = assistant.encoder.encode_queries([one.searched for one in found])
    return [replace(one, vector=vector) for one, vector in zip(found, vectors, strict=True)]


def measured(
    view: View,
    asked: Sequence[Query],
    cases: Sequence[Case],
    settings: Settings,
    weight: float | None = None,
    *,
    sentences: bool = True,
) -> dict[str, float]:
    """Return the mean of each measure; the gold passage is the paragraph of the case.

    Without a weight it is that of the settings for each question. With `sentences` the best are ranked anew by theirs.
    """
    rankings = []
    for query in asked:
        dense = dense_weight_of(query.text, settings) if weight is None else weight
        hits = search(
            view,
            query.vector,
            terms(query.searched),
            k=10,
            candidates=settings.candidates,
            dense_weight=dense,
            sentences=view if sentences else None,
            sentence_weight=sentence_weight_of(query.searched, settings),
        )
        rankings.append([hit.passage.article_id for hit in hits])
    return {name: float(column.mean()) for name, column in columns_of(rankings, cases).items()}


def columns_of(rankings: Sequence[Sequence[str]], cases: Sequence[Case]) -> dict[str, Floats]:
    """Return a column [cases] for each of MEASURES, given the ids of the articles found, best first."""
    named = [
        [f"gold {case.id}" if found == case.article else str(rank) for rank, found in enumerate(ranking)]
        for ranking, case in zip(rankings, cases, strict=True)
    ]
    columns = retrieval_columns(named, [1] * len(named))
    return {name: columns[name] for name in MEASURES}


def row(name: str, found: dict[str, float]) -> str:
    """Return a line of the table."""
    return f"  {name:44}" + "".join(f"{found[measure]:10.4f}" for measure in MEASURES)


def table(assistant: Assistant, view: View, cases: Sequence[Case]) -> None:
    """Print the lines of one file."""
    questions = [case.question for case in cases]
    asked = queries(assistant, view, questions)
    settings = assistant.settings
    print(row("terms alone", measured(view, asked, cases, settings, 0.0, sentences=False)))
    print(row("vectors alone", measured(view, asked, cases, settings, 1.0, sentences=False)))
    print(row("fused, without sentences", measured(view, asked, cases, settings, sentences=False)))
    for name, typed in typings().items():
        again = queries(assistant, view, [typed(question) for question in questions])
        print(row(f"fused, {name}", measured(view, again, cases, settings)))
    bare = queries(assistant, view, [fold(question) for question in questions], as_typed=True)
    print(row("fused, no marks, searched as typed", measured(view, bare, cases, settings)))


def sweep(assistant: Assistant, view: View, cases: Sequence[Case]) -> None:
    """Print a line for each fusion weight."""
    asked = queries(assistant, view, [case.question for case in cases])
    bare = queries(assistant, view, [fold(case.question) for case in cases])
    settings = assistant.settings
    for weight in np.arange(0, 1.01, 0.1):
        print(row(f"weight {weight:.1f}", measured(view, asked, cases, settings, float(weight))))
        print(row(f"weight {weight:.1f}, no marks", measured(view, bare, cases, settings, float(weight))))


def answerable(case_set: CaseSet) -> list[Case]:
    """Return the cases whose answer stands in an article."""
    return [case for case in case_set.cases if case.answers]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=None)
    parser.add_argument("--weights", action="store_true")
    parser.add_argument("--libraries", type=Path, help="folder that keeps the libraries for the next run")
    chosen = parser.parse_args()
    libraries = chosen.libraries or Path(tempfile.mkdtemp())
    for path in present(chosen.files or (TUNING if chosen.weights else TUNING + REPORTING)):
        case_set = read_cases(path)
        settings = load_settings(library=str(libraries / path.name))
        with open_for_writing(settings, split=whole) as assistant:
            assistant.library.add(case_set.articles)
            cases = answerable(case_set)
            print(f"{path.name}: {len(case_set.articles)} paragraphs, {len(cases)} questions")
            print(f"  {'':44}" + "".join(f"{measure:>10}" for measure in MEASURES))
            with assistant.library.view() as view:
                if chosen.weights:
                    sweep(assistant, view, cases)
                else:
                    table(assistant, view, cases)


if __name__ == "__main__":
    main()

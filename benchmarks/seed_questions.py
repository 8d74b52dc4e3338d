"""Score seeds/questions.jsonl over the seed articles, and over the raw pages that they retell.

    python -m benchmarks.seed_questions [--out DIR]

Right: the answer holds the gold. Source: the article of the first citation is the gold one, of the answers given.
`seed_questions_blind.jsonl` was written from the articles alone, and nothing was chosen or mended by it.
The raw pages are looked for in $HOIDAP_SHARED/seeds (default ../shared) and left out, saying so, where missing.
"""

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.seed_pages import RAW_PAGES
from qa.evaluation.case_files import read_cases
from qa.evaluation.cases import Case, CaseSet
from qa.evaluation.run import evaluate
from qa.evaluation.verdicts import Verdict
from qa.indexing import index_paths
from qa.opening import open_for_writing, seed_articles
from qa.settings import load_settings
from training.question_files import SHARED

PAGES = SHARED / "seeds"
BLIND = Path(__file__).with_name("seed_questions_blind.jsonl")


def raw_cases(cases: Sequence[Case]) -> tuple[Case, ...]:
    """Return the cases that the raw pages can be asked: those of the main articles and the unanswerable ones."""
    kept = []
    for case in cases:
        page = RAW_PAGES.get(case.article.removesuffix(".md"))
        if page or not case.answers:
            kept.append(replace(case, article=page or "", quotes=()))
    return tuple(kept)


def run(name: str, articles: Path, cases: CaseSet, out: Path) -> list[Verdict]:
    """Index a folder of articles, ask every case, and leave a report; return the verdicts."""
    with open_for_writing(load_settings(library=str(out / f"{name}-library"))) as assistant:
        index_paths(assistant.library, [articles])
        return list(evaluate(assistant, cases, out=out / name, restart=True).verdicts)


def row(name: str, verdicts: Iterable[Verdict]) -> str:
    """Return a line of the table."""
    rows = list(verdicts)
    answerable = [one for one in rows if one.case.answers]
    unanswerable = [one for one in rows if not one.case.answers]
    right = sum(one.marks.right == 1 for one in answerable)
    given = [one for one in answerable if one.outcome.citations]
    source = sum(one.outcome.citations[0].article == one.case.article for one in given)
    answered = sum(bool(one.outcome.citations) for one in unanswerable)
    return (
        f"{name:28} {right:4}/{len(answerable):<4} {len(answerable) - len(given):8} "
        f"{source:6}/{len(given):<5} {answered:8}/{len(unanswerable)}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for the reports")
    out = parser.parse_args().out or Path(tempfile.mkdtemp())
    cases = read_cases(seed_articles() / "questions.jsonl")
    print(f"{'':28} {'right':>9} {'silent':>8} {'source':>12} {'unanswerable answered':>12}")
    verdicts = run("seeds", seed_articles(), cases, out)
    print(row("seed articles", verdicts))
    for style in sorted({case.style for case in cases.cases}):
        print(row(f"  {style}", (one for one in verdicts if one.case.style == style)))
    print(row("seed articles, blind", run("blind", seed_articles(), read_cases(BLIND), out)))
    if PAGES.is_dir():
        print(row("raw pages", run("pages", PAGES, replace(cases, cases=raw_cases(cases.cases)), out)))
    else:
        print(f"raw pages: left out, {PAGES} is missing")
    print(f"reports: {out}")


if __name__ == "__main__":
    main()

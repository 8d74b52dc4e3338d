"""Answers from all paragraphs of a question file: right, cited, silent, and how sure: `python -m benchmarks.answers`.

Every paragraph is an article of one library. Each question is asked as people ask it, and those that have an answer
once more with their own paragraph left out: then no answer is right. Prints, for each file: exact match and F1 of what
is said (silence off), the passage that is read out against the passage that was retrieved first, citations against the
gold sentence, AUROC of the probability, risk at several coverages, and the reliability table. The vi_qa_dev and MLQA
rows are of the files on which the thresholds and linear models were fitted; XQuAD-R is for reporting. Data: the folder
`data` under HOIDAP_SHARED (default ../shared).
"""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import click
import numpy as np

from qa.assistant import Assistant
from qa.citing import cite
from qa.evaluation.mlqa import contains
from qa.opening import open_for_writing
from qa.settings import Settings
from qa.types import Article, Citation, Hit, Reading
from training.examples import Example, read_examples
from training.question_files import REPORTING, TUNING, present, use_of
from training.scoring import auroc, exact_match, token_f1

COVERAGES = (1.0, 0.8, 0.6, 0.4, 0.2)
_BINS = (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001)


@dataclass(frozen=True, slots=True)
class Said:
    """What became of one question; `text` is what would be said without a threshold."""

    answerable: bool
    exact: float
    f1: float
    holds: bool
    retrieved: bool
    read: bool
    cited: tuple[bool, ...]
    verified: bool
    confidence: float

    @property
    def right(self) -> bool:
        """Whether the text holds a gold answer, or shares half of its words."""
        return self.holds or self.f1 >= 0.5


def answers(assistant: Assistant, examples: Sequence[Example], ids: dict[str, str]) -> tuple[list[Said], list[Said]]:
    """Ask every example with nothing held back; those with an answer also without their own paragraph's hits."""
    own, without = [], []
    for example in examples:
        answer, article = assistant.ask(example.question), ids[example.passage]
        reading = Reading(answer.text, (), answer.confidence)
        own.append(_said(example.answers, example, article, reading, answer.citations, answer.hits))
        if example.answerable:
            others = [hit for hit in answer.hits if hit.passage.article_id != article]
            hits = tuple(replace(hit, rank=rank) for rank, hit in enumerate(others, start=1))
            with assistant.library.view() as view:
                reading = assistant.reader.read(answer.query.as_read(), hits, view)
                citations = cite(reading.spans, view.article)
            without.append(_said((), example, article, reading, citations, hits))
    return own, without


def _said(
    golds: Sequence[str],
    example: Example,
    article: str,
    reading: Reading,
    citations: Sequence[Citation],
    hits: Sequence[Hit],
) -> Said:
    return Said(
        bool(golds),
        exact_match(reading.text, golds),
        token_f1(reading.text, golds),
        any(contains(reading.text, gold) for gold in golds),
        bool(hits) and hits[0].passage.article_id == article,
        bool(citations) and citations[0].article.id == article,
        tuple(_on_gold(citation, example, article) for citation in citations),
        all(one.article.text[one.start : one.end] == one.quote for one in citations),
        reading.confidence,
    )


def _on_gold(citation: Citation, example: Example, article: str) -> bool:
    return citation.article.id == article and citation.start <= example.start and example.end <= citation.end


def library_of(examples: Sequence[Example], settings: Settings) -> tuple[Assistant, dict[str, str]]:
    """Index every paragraph as an article; return the assistant and the article of each paragraph."""
    paragraphs = dict.fromkeys((example.passage, example.title) for example in examples)
    ids = {passage: f"{number:05}" for number, (passage, _) in enumerate(paragraphs)}
    assistant = open_for_writing(settings)
    assistant.library.add([Article(ids[passage], title, passage) for passage, title in paragraphs])
    return assistant, ids


def lines(name: str, use: str, own: Sequence[Said], without: Sequence[Said]) -> Iterator[str]:
    """Give the report of one file."""
    held = [one for one in own if one.answerable]
    right = [one for one in held if one.holds]
    cited = [on_gold for one in right for on_gold in one.cited]
    yield f"{name} ({use}): {len(own)} questions, {len(held)} with an answer"
    yield f"  said, silence off: EM {_mean(one.exact for one in held)}, F1 {_mean(one.f1 for one in held)}, "
    yield f"    holds a gold answer {_mean(one.holds for one in held)}"
    yield f"  paragraph first after retrieval {_mean(one.retrieved for one in held)}, after reading "
    yield f"    {_mean(one.read for one in held)}"
    yield f"  citations where right: precision {_mean(cited)}, recall {_mean(any(one.cited) for one in right)}; "
    yield f"    verified to the letter {_mean(one.verified for one in (*own, *without))}"
    if len(held) < len(own):
        yield f"  AUROC, questions that the paragraph does not answer: {_auroc(own):.3f}"
    yield f"  AUROC, own paragraph left out: {_auroc((*held, *without)):.3f}"
    yield f"  {_risks('risk with the unanswerable ones', own)}"
    yield f"  {_risks('risk, every answerable one asked without its paragraph too', (*held, *without))}"
    yield from reliability(own)


def reliability(said: Sequence[Said]) -> Iterator[str]:
    """Give, for each range of the probability shown, how many were right."""
    yield "  shown as     mean  right  questions"
    for low, high in pairwise(_BINS):
        here = [one for one in said if low <= one.confidence < high]
        if here:
            shown, right = np.mean([one.confidence for one in here]), np.mean([one.right for one in here])
            yield f"  {low:.1f} to {min(high, 1.0):.1f}   {shown:.2f}   {right:.2f}   {len(here):6}"


def _risks(label: str, said: Sequence[Said]) -> str:
    ordered = sorted(said, key=lambda one: -one.confidence)
    shares = []
    for coverage in COVERAGES:
        kept = ordered[: max(1, round(coverage * len(ordered)))]
        shares.append(f"{100 * coverage:.0f} %: {np.mean([not one.right for one in kept]):.3f}")
    return f"{label}: {', '.join(shares)}"


def _auroc(said: Sequence[Said]) -> float:
    return auroc([one.confidence for one in said], [one.answerable for one in said])


def _mean(values: object) -> str:
    kept = [float(value) for value in values]  # type: ignore[attr-defined]
    return f"{np.mean(kept):.3f}" if kept else "-"


@click.command()
@click.option("--only", default="", help="Only files with this in their name.")
@click.option("--limit", type=int, default=None, help="Questions a file (the first ones).")
@click.option("--passages-read", type=int, default=None)
@click.option("--window", type=int, default=None, help="Characters of a piece that is read.")
@click.option("--short-from", type=float, default=None)
@click.option("--reader", default=None, help="Another reader by name.")
@click.option("--libraries", type=click.Path(path_type=Path), default=None, help="Folder that keeps the libraries.")
def main(
    only: str,
    limit: int | None,
    passages_read: int | None,
    window: int | None,
    short_from: float | None,
    reader: str | None,
    libraries: Path | None,
) -> None:
    """Print the report of every file."""
    chosen = {"passages_read": passages_read, "reading_window": window, "short_from": short_from, "reader": reader}
    given = {key: value for key, value in chosen.items() if value is not None} | {
        "answer_threshold": 0.0,
        "answer_threshold_yes_no": 0.0,
    }
    with tempfile.TemporaryDirectory() as folder:
        for path in present(TUNING + REPORTING, only=only):
            every = read_examples(path, language="vi")
            settings = replace(Settings(library=str((libraries or Path(folder)) / path.name)), **given)  # type: ignore[arg-type]
            assistant, ids = library_of(every, settings)
            with assistant:
                own, without = answers(assistant, every[:limit], ids)
            for line in lines(path.name, use_of(path.name), own, without):
                click.echo(line)


if __name__ == "__main__":
    main()

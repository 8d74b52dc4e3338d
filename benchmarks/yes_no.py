"""Yes or no questions: answered from the right sentence, with the right word, or silent: `python -m benchmarks.yes_no`.

Two sets: the questions with a `verdict` of training/own_held_out.jsonl, all its passages as the library (neither the
reader nor its verdict learned from them; the confidence did), and seed_yes_no_blind.jsonl over the seed articles,
written from these alone; nothing was chosen or mended by it.
"""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from qa.assistant import Assistant
from qa.corpus.reading import read_articles
from qa.messages import answers as say
from qa.opening import open_for_writing, seed_articles
from qa.settings import Settings
from qa.types import Article
from training.examples import Example, paragraphs, read_examples
from training.fit_joint_reader import HELD_OUT

BLIND = Path(__file__).with_name("seed_yes_no_blind.jsonl")
_WORDS = {f"{word}.": verdict == "yes" for verdict, word in say.VERDICTS.items()}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question; `told` is whether its passage decides it, `yes` how (None where it does not).

    `answered` from some sentence, `found` from the one that decides, `said` is the word before it, True for yes.
    """

    told: bool
    yes: bool | None
    answered: bool
    found: bool
    said: bool | None


def asked(path: Path) -> list[Example]:
    """Return the yes or no questions of a file."""
    ids = {qa["id"] for _, paragraph in paragraphs(path) for qa in paragraph["qas"] if "verdict" in qa}
    return [example for example in read_examples(path, language="vi") if example.id in ids]


def asked_of_seeds(path: Path, articles: Sequence[Article]) -> list[Example]:
    """Return the questions of a file of ids, articles, questions, verdicts and quotes, on whole articles.

    Raises ValueError where a quote does not stand in its article.
    """
    texts = {Path(one.id).name: one for one in articles}
    examples = []
    for line in path.read_text("utf-8").splitlines():
        asked = json.loads(line)
        article, quote = texts[asked["article"]], asked["quote"]
        start = article.text.find(quote) if quote else -1
        if quote and start < 0:
            raise ValueError(f"{asked['id']}: the quote does not stand in {asked['article']}")
        end, verdict = start + len(quote) if quote else -1, {"yes": True, "no": False}.get(asked["verdict"])
        golds = (quote,) if quote else ()
        examples.append(
            Example(asked["id"], asked["question"], article.title, article.text, start, end, "vi", golds, verdict)
        )
    return examples


def outcome(assistant: Assistant, example: Example, article: str) -> Outcome:
    """Ask a question."""
    answer = assistant.ask(example.question)
    found = any(
        one.article.id == article and one.start < example.end and example.start < one.end for one in answer.citations
    )
    said = _WORDS.get(answer.text.split(" ", 1)[0]) if answer.text else None
    return Outcome(example.answerable, example.verdict, bool(answer.text), example.answerable and found, said)


def lines(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the report."""
    told, untold = ([one for one in outcomes if one.told is side] for side in (True, False))
    worded = [one for one in told if one.said is not None]
    right = [one for one in worded if one.said is one.yes]
    return [
        f"decided by their passage: {len(told)}, answered {_of(sum(one.answered for one in told), told)}, "
        f"from the sentence that decides {_of(sum(one.found for one in told), told)}",
        f"  with yes or no before it: {len(worded)}, right {_of(len(right), worded)}",
        f"not decided: {len(untold)}, answered {_of(sum(one.answered for one in untold), untold)}, "
        f"with yes or no {sum(one.said is not None for one in untold)}",
    ]


def _of(count: int, of: Sequence[Outcome]) -> str:
    return f"{count} ({100 * count / len(of):.0f} %)" if of else "0"


def report(articles: Sequence[Article], examples: Sequence[Example]) -> list[str]:
    """Ask the examples of a library of articles, and return the report."""
    ids = {one.text: one.id for one in articles}
    with tempfile.TemporaryDirectory() as folder, open_for_writing(Settings(library=folder)) as assistant:
        assistant.library.add(articles)
        return lines([outcome(assistant, one, ids[one.passage]) for one in examples])


@click.command()
@click.option("--limit", type=int, default=None, help="Questions a set (the first ones).")
def main(limit: int | None) -> None:
    """Print both reports."""
    seeds = list(read_articles(seed_articles()))
    held_out = [
        Article(f"{number:05}", title, paragraph["context"])
        for number, (title, paragraph) in enumerate(paragraphs(HELD_OUT))
    ]
    sets = {HELD_OUT.name: (held_out, asked(HELD_OUT)), BLIND.name: (seeds, asked_of_seeds(BLIND, seeds))}
    for name, (articles, examples) in sets.items():
        click.echo("\n".join([name, *(f"  {line}" for line in report(articles, examples[:limit]))]))


if __name__ == "__main__":
    main()

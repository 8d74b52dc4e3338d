"""Questions on whole articles, of the length that people index: `python -m benchmarks.long_articles`.

Thirty articles of ours, 3,000 to 5,500 characters, are one library. Of twenty questions on each, two name a year, place
or person that stands elsewhere in the article than what answers, and seven are answered nowhere though they sound so.
`own_articles.jsonl` is for fitting and mending, `own_articles_held_out.jsonl` for reporting. Right: the answer holds
the gold or shares half of its words.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from qa.assistant import Assistant
from qa.evaluation.mlqa import contains
from qa.opening import open_for_writing
from qa.settings import Settings
from qa.types import Article
from training.question_files import OWN_ARTICLES, OWN_ARTICLES_HELD_OUT
from training.scoring import token_f1

_SHARED = 0.5  # token F1 from which an answer counts as right


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a question: `golds` is empty where its article does not answer; `said` where it stayed silent."""

    id: str
    style: str
    question: str
    golds: tuple[str, ...]
    said: str
    confidence: float
    source: bool

    @property
    def right(self) -> bool:
        """Whether what was said answers."""
        return any(contains(self.said, gold) or token_f1(self.said, (gold,)) >= _SHARED for gold in self.golds)


def articles_of(path: Path) -> Iterator[tuple[Article, list[dict[str, object]]]]:
    """Yield each article of a file with its questions."""
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        published = date.fromisoformat(record["published"])
        yield Article(record["id"], record["title"], record["context"], published=published), record["qas"]


def outcome(assistant: Assistant, article: Article, qa: dict[str, object]) -> Outcome:
    """Ask a question."""
    question, golds = str(qa["question"]), tuple(str(gold["text"]) for gold in qa["answers"])  # type: ignore[attr-defined]
    answer = assistant.ask(question)
    source = bool(answer.citations) and answer.citations[0].article.id == article.id
    return Outcome(str(qa["id"]), str(qa["style"]), question, golds, answer.text, answer.confidence, source)


def row(name: str, outcomes: Sequence[Outcome]) -> str:
    """Return a line of the table."""
    told = [one for one in outcomes if one.golds]
    given = [one for one in told if one.said]
    right, source = sum(one.right for one in given), sum(one.source for one in given)
    untold = [one for one in outcomes if not one.golds]
    answered = sum(bool(one.said) for one in untold)
    return (
        f"{name:28} {right:4}/{len(told):<4} {len(told) - len(given):6} {len(given) - right:6} "
        f"{source:6}/{len(given):<5} {answered:6}/{len(untold)}"
    )


def ask_all(paths: Sequence[Path]) -> list[list[Outcome]]:
    """Index the articles of all files and ask their questions; the outcomes of each file."""
    files = [list(articles_of(path)) for path in paths]
    with tempfile.TemporaryDirectory() as folder, open_for_writing(Settings(library=folder)) as assistant:
        assistant.library.add([article for file in files for article, _ in file])
        return [[outcome(assistant, article, qa) for article, qas in file for qa in qas] for file in files]


@click.command()
@click.option("--failures", is_flag=True, help="Print what went wrong in the file for mending.")
def main(failures: bool) -> None:
    """Print the table."""
    tuning, held_out = ask_all((OWN_ARTICLES, OWN_ARTICLES_HELD_OUT))
    click.echo(f"{'':28} {'right':>9} {'silent':>6} {'wrong':>6} {'source':>12} {'unanswerable answered':>12}")
    for name, outcomes in (("tuning", tuning), ("held out", held_out)):
        click.echo(row(name, outcomes))
        for style in sorted({one.style for one in outcomes}):
            click.echo(row(f"  {style}", [one for one in outcomes if one.style == style]))
    if failures:
        for one in tuning:
            if (not one.right) if one.golds else one.said:
                click.echo(f"{one.id} {one.style} {one.confidence:.2f} | {one.question} | {one.golds} | {one.said}")


if __name__ == "__main__":
    main()

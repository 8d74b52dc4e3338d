"""How often the rules that take a passage for another matter's are wrong: `python -m benchmarks.refusals`.

Every question of the training and tuning files, as it was typed, is put to its own paragraph: where that answers, a
rule that speaks is false; where it does not, the rule has caught a trap. With `--neighbours FILE` (of
`training.neighbours`) the rules also see the passages that retrieval finds beside a question's own, taken not to
answer. No model is read; minutes. Data: the folder `data` under HOIDAP_SHARED (default ../shared); the questions of our
own are in the repository.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from qa.reading.answer_shapes import fits_of
from qa.reading.elsewhere import speaks_of_another
from qa.reading.institutions import institutions, is_of_another_institution
from qa.reading.offices import holds_another_office
from qa.reading.persons import lacks_person
from qa.text.questions import kind_of
from training.examples import Example, read_examples
from training.fit_joint_reader import HELD_OUT
from training.question_files import OWN_PASSAGES, TUNING, present

Rule = Callable[[Example], bool | None]
"""Whether the rule speaks against an example's passage, None where the question or the example gives it nothing."""


@dataclass(slots=True)
class Tally:
    """Of how many examples a rule could tell, and against how many it spoke: answered by the passage, and not."""

    answered: int = 0
    false: int = 0
    unanswered: int = 0
    caught: int = 0

    def add(self, example: Example, spoke: bool) -> None:
        """Count an example."""
        if example.answerable:
            self.answered, self.false = self.answered + 1, self.false + spoke
        else:
            self.unanswered, self.caught = self.unanswered + 1, self.caught + spoke


def _elsewhere(one: Example) -> bool:
    return speaks_of_another(one.question, _told(one))


def _school(one: Example) -> bool | None:
    return is_of_another_institution(one.question, _told(one)) if any(institutions(one.question)) else None


def _person(one: Example) -> bool | None:
    names_one = lacks_person(one.question, "")
    return lacks_person(one.question, _told(one)) if names_one else None


def _shape(one: Example) -> bool | None:
    fits = fits_of(one.question)
    return None if fits is None or not one.answerable else not fits(one.passage[one.start : one.end])


def _office(one: Example) -> bool | None:
    if not one.answerable or kind_of(one.question) not in ("who", "fact"):
        return None
    return holds_another_office(one.question, one.passage[: one.start], one.passage[one.end :])


RULES: Mapping[str, Rule] = {
    "another year, place, number or school": _elsewhere,
    "of these, another school": _school,
    "a person whom it never names": _person,
    "an answer of another shape": _shape,
    "the deputy for the head, or the head for the deputy": _office,
}


def tallies(examples: Iterable[Example]) -> dict[str, Tally]:
    """Put every rule to every example."""
    counted = {name: Tally() for name in RULES}
    for example in examples:
        for name, rule in RULES.items():
            if (spoke := rule(example)) is not None:
                counted[name].add(example, spoke)
    return counted


def retrieved(path: Path) -> Iterable[Example]:
    """Yield the questions of a file of `training.neighbours` with each passage found beside their own."""
    table = json.loads(path.read_text(encoding="utf-8"))
    for question, rows in table["found"].items():
        for title, passage in (table["passages"][row] for row in rows):
            yield Example("", question, title, passage, -1, -1, "vi")


def table(counted: Mapping[str, Tally]) -> str:
    """Return the tallies as a Markdown table."""
    lines = [
        f"| {name} | {one.false} of {one.answered:,} | {one.caught} of {one.unanswered:,} |"
        for name, one in counted.items()
    ]
    head = "| rule | passage answers, refused | passage does not, refused |\n|---|---:|---:|"
    return "\n".join([head, *lines])


def _told(one: Example) -> str:
    return f"{one.title}\n{one.passage}"


@click.command()
@click.option("--neighbours", type=click.Path(path_type=Path, exists=True), help="What training.neighbours found.")
def main(neighbours: Path | None) -> None:
    """Print the tables."""
    files = (OWN_PASSAGES, HELD_OUT, *present(("vi_qa_train.jsonl", *TUNING)))
    click.echo(table(tallies(one for path in files for one in read_examples(path, language="vi"))))
    if neighbours is not None:
        click.echo(f"\nPassages found beside a question's own:\n\n{table(tallies(retrieved(neighbours)))}")


if __name__ == "__main__":
    main()

"""Show how follow-up questions over the seed articles are completed, and whether each then finds its article first.

Run as `python -m benchmarks.dialogues [--dry]`; `--dry` completes by words alone and searches nothing. Four sets are
shown: on `dialogues.jsonl` and `dialogues_tuning.jsonl` the rules of `qa.following`, `qa.framing` and `qa.shifting` and
the threshold of `qa.continuing` were mended; `dialogues_held_out.jsonl` and `dialogues_blind.jsonl` were written
without reading those rules: nothing was mended on them, nor may be, so their figures are the ones to believe. Of the
held-out set the kinds of failures were known when the rules of frames were written; of the blind set nothing was.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from qa.assistant import Assistant
from qa.following import complete
from qa.opening import open_assistant
from qa.settings import load_settings
from qa.text.accents import fold
from qa.text.normal import normalize
from qa.text.syllables import syllables

FILE = Path(__file__).parent / "dialogues.jsonl"
TUNING = Path(__file__).parent / "dialogues_tuning.jsonl"
HELD_OUT = Path(__file__).parent / "dialogues_held_out.jsonl"
BLIND = Path(__file__).parent / "dialogues_blind.jsonl"
Complete = Callable[[str, Sequence[str]], str]
FirstArticle = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Turn:
    """A question, the articles that answer it, and the words that its completion needs; none for a new topic."""

    question: str
    articles: tuple[str, ...]
    completed_has: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A later turn of a dialogue: how it was completed, which needed words are missing, which article came first."""

    turn: Turn
    completed: str
    missing: tuple[str, ...]
    first: str

    @property
    def is_new_topic(self) -> bool:
        """Whether the question was to stay as it is."""
        return not self.turn.completed_has

    @property
    def kept(self) -> bool:
        """Whether it stayed as it was typed; marks that were given back change nothing."""
        return fold(self.completed) == fold(normalize(self.turn.question))

    @property
    def found(self) -> bool:
        """Whether an article that answers came first."""
        return self.first in self.turn.articles


def read_dialogues(lines: Iterable[str]) -> list[list[Turn]]:
    """Read a dialogue a line."""
    return [
        [Turn(t["question"], tuple(t["articles"]), tuple(t["completed_has"])) for t in json.loads(line)["turns"]]
        for line in lines
    ]


def follow(dialogue: list[Turn], first_article: FirstArticle, completing: Complete = complete) -> list[Outcome]:
    """Ask a dialogue in order; its first question is completed from nothing and has no outcome."""
    before, outcomes = [completing(dialogue[0].question, [])], []
    for turn in dialogue[1:]:
        completed = completing(turn.question, before)
        said = set(map(fold, syllables(completed)))
        missing = tuple(word for word in turn.completed_has if not set(map(fold, syllables(word))) <= said)
        outcomes.append(Outcome(turn, completed, missing, first_article(completed)))
        before.append(completed)
    return outcomes


def table(dialogues: list[list[Outcome]]) -> str:
    """Write every later turn, and the totals."""
    every = [outcome for dialogue in dialogues for outcome in dialogue]
    follow_ups = [outcome for outcome in every if not outcome.is_new_topic]
    new = [outcome for outcome in every if outcome.is_new_topic]
    lines = [line for outcome in every for line in _lines(outcome)]
    whole = sum(all(o.found for o in dialogue) for dialogue in dialogues)
    return "\n".join(
        [
            *lines,
            f"follow-ups: article first {sum(o.found for o in follow_ups)} of {len(follow_ups)},"
            f" all words {sum(not o.missing for o in follow_ups)} of {len(follow_ups)}",
            f"new topics: unchanged {sum(o.kept for o in new)} of {len(new)},"
            f" article first {sum(o.found for o in new)} of {len(new)}",
            f"dialogues with every article first: {whole} of {len(dialogues)}",
        ]
    )


def _lines(outcome: Outcome) -> list[str]:
    mark = "ok  " if outcome.found and not outcome.missing and outcome.kept == outcome.is_new_topic else "MISS"
    lines = [f"{mark} {outcome.turn.question}"]
    if outcome.completed != outcome.turn.question:
        lines.append(f"     -> {outcome.completed}")
    if outcome.missing:
        lines.append(f"     missing: {' '.join(outcome.missing)}")
    return lines if outcome.found else [*lines, f"     first: {outcome.first}"]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, help="one other set instead of the four")
    parser.add_argument("--dry", action="store_true")
    chosen = parser.parse_args()
    files = [chosen.file] if chosen.file else [FILE, TUNING, HELD_OUT, BLIND]
    if chosen.dry:
        _show(files, lambda _: "", complete)
        return
    with open_assistant(load_settings()) as assistant:
        _show(files, partial(_first_article, assistant), partial(_understood, assistant))


def _show(files: Sequence[Path], first: FirstArticle, completing: Complete) -> None:
    for file in files:
        dialogues = read_dialogues(file.read_text("utf-8").splitlines())
        print(f"== {file.name}\n{table([follow(dialogue, first, completing) for dialogue in dialogues])}")


def _first_article(assistant: Assistant, question: str) -> str:
    return assistant.search(question, 1)[0].passage.article_id


def _understood(assistant: Assistant, question: str, before: Sequence[str]) -> str:
    return assistant.understand(question, before=before).text


if __name__ == "__main__":
    main()

"""Show which pairs of questions that ask the same over the seed articles find another first passage.

Run as `python -m benchmarks.pairs [--file pairs.tsv]`: a pair a line, abbreviated and spelled out, numbers and dates
written two ways, tone marks placed two ways, composed and decomposed. Two sets are shown: `pairs.tsv` and
`pairs_held_out.tsv`, written after the rules: none was mended on it, nor may be.
"""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from qa.opening import open_assistant
from qa.settings import load_settings
from qa.types import Hit

FILE = Path(__file__).parent / "pairs.tsv"
HELD_OUT = Path(__file__).parent / "pairs_held_out.tsv"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways of writing a question, and the first hit of each."""

    questions: tuple[str, str]
    first: Hit
    second: Hit

    @property
    def same(self) -> bool:
        """Whether both find the same passage first."""
        return self.first.passage == self.second.passage


def read_pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    """Read tab-separated pairs. Raises ValueError for a line that is no pair."""
    pairs = []
    for number, line in enumerate(lines, start=1):
        if line.count("\t") != 1:
            raise ValueError(f"line {number}: expected two questions and a tab between; got {line!r}")
        one, other = line.rstrip("\n").split("\t")
        pairs.append((one, other))
    return pairs


def compare(pairs: Iterable[tuple[str, str]], first_hit: Callable[[str], Hit]) -> list[Pair]:
    """Look up both questions of every pair."""
    return [Pair((one, other), first_hit(one), first_hit(other)) for one, other in pairs]


def table(found: list[Pair]) -> str:
    """Write the pairs that differ, and how many do not."""
    lines = []
    for pair in found:
        if not pair.same:
            for question, hit in zip(pair.questions, (pair.first, pair.second), strict=True):
                lines.append(f"{question}\n    {hit.score:.3f} {hit.passage.article_id}: {hit.passage.text[:90]!r}")
            lines.append("")
    return "\n".join([*lines, f"same first passage: {sum(pair.same for pair in found)} of {len(found)} pairs"])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--file", type=Path, help="one other set instead of the two")
    chosen = parser.parse_args()
    with open_assistant(load_settings()) as assistant:
        for file in [chosen.file] if chosen.file else [FILE, HELD_OUT]:
            pairs = read_pairs(file.read_text("utf-8").splitlines())
            print(f"== {file.name}\n{table(compare(pairs, lambda question: assistant.search(question, 1)[0]))}")


if __name__ == "__main__":
    main()

"""Build the packaged prior of accent restoration from text that may ship.

Run as `python -m training.build_prior DATA [SEEDS]`.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from qa.text.counts import count_syllables
from training.question_files import OWN_PASSAGES

TARGET = Path(__file__).parent.parent / "qa" / "text" / "data" / "prior.npz"
PHRASES = Path(__file__).parent / "phrases.txt"


def texts_of_cases(path: Path) -> Iterator[str]:
    """Yield every title, passage and question of a file of cases."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            yield record["title"]
            yield record["context"]
            yield from (question["question"] for question in record["qas"])


def texts(data: Path, seeds: Path) -> Iterator[str]:
    """Yield the text the prior learns from: training cases, passages of our own, the seed articles, the phrase list."""
    yield from texts_of_cases(data / "vi_qa_train.jsonl")
    yield from texts_of_cases(OWN_PASSAGES)
    for article in sorted(seeds.glob("*.md")):
        yield article.read_text(encoding="utf-8")
    if PHRASES.exists():
        yield from PHRASES.read_text(encoding="utf-8").splitlines()


def main() -> None:
    """Count, pack and write; print what was written."""
    data = Path(sys.argv[1])
    seeds = Path(sys.argv[2]) if len(sys.argv) > 2 else TARGET.parents[3] / "seeds"
    counts = count_syllables(texts(data, seeds))
    packed = counts.to_bytes(compress=True)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(packed)
    print(f"{TARGET}: {len(counts.words)} words, {len(counts.keys)} pairs, {len(packed)} bytes")  # noqa: T201


if __name__ == "__main__":
    main()

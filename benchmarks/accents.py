"""Measure accent restoration: syllable accuracy and time a text, for a prior alone and with the pool's own text.

Run as `python -m benchmarks.accents`.
"""

import random
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from qa.text.accents import fold, is_accented
from qa.text.counts import count_syllables
from qa.text.normal import normalize
from qa.text.restoring import AccentRestorer
from qa.text.syllables import syllables
from training.examples import paragraphs
from training.question_files import TUNING, present


def passages_and_questions(path: Path) -> tuple[list[str], list[str]]:
    """Read the accented passages and questions of a file of cases, each once."""
    records = [record for _, record in paragraphs(path)]
    passages = list(dict.fromkeys(normalize(record["context"]) for record in records))
    questions = [normalize(case["question"]) for record in records for case in record["qas"]]
    return passages, [question for question in questions if any(map(is_accented, syllables(question)))]


def half_folded(text: str, chance: random.Random) -> str:
    """Strip the marks of each word with probability one half."""
    return " ".join(fold(word) if chance.random() < 0.5 else word for word in text.split(" "))


def score(restorer: AccentRestorer, texts: list[str], strip: Callable[[str], str]) -> tuple[float, float, float]:
    """Give the share of syllables right before and after restoring, and the milliseconds a text."""
    before = after = total = 0
    spent = 0.0
    for text in texts:
        gold, typed = syllables(text), strip(text)
        began = time.process_time()
        restored = restorer.restore(typed).text
        spent += time.process_time() - began
        total += len(gold)
        before += sum(map(str.__eq__, syllables(typed), gold))
        after += sum(map(str.__eq__, syllables(restored), gold))
    return before / total, after / total, 1000 * spent / len(texts)


def main() -> None:
    """Print the table."""
    print(f"{'file':18}{'text':11}{'learned from':17}{'typed':8}{'before':>8}{'after':>8}{'ms':>8}")
    for path in present(TUNING):
        passages, questions = passages_and_questions(path)
        own = count_syllables(passages)
        for kind, texts in (("questions", questions), ("passages", passages)):
            for source, restorer in (("prior", AccentRestorer()), ("prior + pool", AccentRestorer(own))):
                restorer.restore("an com chua")  # loads the prior
                chance = random.Random(0)
                ways: dict[str, Callable[[str], str]] = {
                    "none": fold,
                    "half": partial(half_folded, chance=chance),
                    "full": str,
                }
                for typed, strip in ways.items():
                    before, after, spent = score(restorer, texts, strip)
                    print(f"{path.name:18}{kind:11}{source:17}{typed:8}{before:8.4f}{after:8.4f}{spent:8.2f}")


if __name__ == "__main__":
    main()

"""Question files to examples: the JSON-lines form of the project and the SQuAD form."""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Example:
    """A question on a passage; the answer is `passage[start:end]`, or none when both are -1."""

    id: str
    question: str
    title: str
    passage: str
    start: int
    end: int
    language: str
    answers: tuple[str, ...] = ()
    verdict: bool | None = None
    """Whether a yes or no question is to be answered with yes; None for others, and where the passage does not tell."""

    @property
    def answerable(self) -> bool:
        """Whether the passage holds the answer."""
        return self.start >= 0


def read_examples(path: Path, *, language: str) -> tuple[Example, ...]:
    """Read every question of a `.jsonl` file of ours or of a SQuAD-shaped `.json` file, in file order."""
    return tuple(_examples_of(paragraphs(path), language))


def paragraphs(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the title and the record (`context`, `qas`) of each paragraph of either form, in file order."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        records = [json.loads(line) for line in text.splitlines() if line.strip()]
        yield from ((record["title"], record) for record in records)
        return
    for article in json.loads(text)["data"]:
        title = str(article.get("title", "")).replace("_", " ")
        yield from ((title, paragraph) for paragraph in article["paragraphs"])


def _examples_of(records: Iterator[tuple[str, dict[str, Any]]], language: str) -> Iterator[Example]:
    for title, paragraph in records:
        passage = paragraph["context"]
        if unicodedata.normalize("NFC", passage) != passage:
            raise ValueError(f"the passage {passage[:60]!r} is not NFC: its answer offsets would be wrong")
        for qa in paragraph["qas"]:
            gold = _gold(passage, qa)
            start, end = gold[0] if gold else (-1, -1)
            texts = tuple(passage[a:b] for a, b in gold)
            verdict = {"yes": True, "no": False}.get(qa.get("verdict", ""))
            yield Example(str(qa["id"]), qa["question"], title, passage, start, end, language, texts, verdict)


def _gold(passage: str, qa: dict[str, Any]) -> Sequence[tuple[int, int]]:
    if qa.get("is_impossible"):
        return ()
    spans = [(a["answer_start"], a["answer_start"] + len(a["text"])) for a in qa["answers"]]
    for (start, end), answer in zip(spans, qa["answers"], strict=True):
        if passage[start:end] != answer["text"]:
            raise ValueError(f"question {qa['id']}: {answer['text']!r} does not stand at {start}")
    return spans

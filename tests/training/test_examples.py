import json
from pathlib import Path

import pytest

from training.examples import read_examples


def test_read_examples_lines_of_ours_become_examples(tmp_path: Path) -> None:
    record = {
        "id": "1", "title": "Tin", "context": "Lan hỏi Mai.",
        "qas": [
            {"id": "1-1", "question": "Ai hỏi?", "answers": [{"text": "Lan", "answer_start": 0}]},
            {"id": "1-2", "question": "Ở đâu?", "answers": [], "is_impossible": True},
        ],
    }  # fmt: skip
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n\n", encoding="utf-8")
    held, missing = read_examples(path, language="vi")
    assert (held.start, held.end, held.answers, held.title, held.answerable) == (0, 3, ("Lan",), "Tin", True)
    assert (missing.start, missing.end, missing.answers, missing.answerable) == (-1, -1, (), False)


def test_read_examples_squad_without_is_impossible_keeps_every_answer(tmp_path: Path) -> None:
    answers = [{"text": "red", "answer_start": 4}, {"text": "a red", "answer_start": 2}]
    paragraph = {"context": "x a red", "qas": [{"id": 7, "question": "?", "answers": answers}]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"data": [{"title": "New_York", "paragraphs": [paragraph]}]}))
    (example,) = read_examples(path, language="en")
    assert (example.id, example.title, example.answers, example.start) == ("7", "New York", ("red", "a red"), 4)


@pytest.mark.parametrize(("context", "start", "reason"), [("Lan", 1, "does not stand"), ("La\u0300n", 0, "not NFC")])
def test_read_examples_wrong_offsets_are_refused(tmp_path: Path, context: str, start: int, reason: str) -> None:
    qa = {"id": "1", "question": "?", "answers": [{"text": "Lan", "answer_start": start}]}
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"id": "1", "title": "", "context": context, "qas": [qa]}))
    with pytest.raises(ValueError, match=reason):
        read_examples(path, language="vi")

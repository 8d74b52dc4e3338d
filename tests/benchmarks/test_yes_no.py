import json
from pathlib import Path

from benchmarks.yes_no import BLIND, Outcome, asked, asked_of_seeds, lines
from qa.corpus.reading import read_articles
from qa.opening import seed_articles


def test_lines_count_answers_sentences_and_words() -> None:
    outcomes = [
        Outcome(True, True, True, True, True),
        Outcome(True, False, True, True, True),
        Outcome(True, False, True, False, None),
        Outcome(True, True, False, False, None),
        Outcome(False, None, True, False, False),
        Outcome(False, None, False, False, None),
    ]
    assert lines(outcomes) == [
        "decided by their passage: 4, answered 3 (75 %), from the sentence that decides 2 (50 %)",
        "  with yes or no before it: 2, right 1 (50 %)",
        "not decided: 2, answered 1 (50 %), with yes or no 1",
    ]


def test_asked_takes_the_questions_that_have_a_verdict(tmp_path: Path) -> None:
    answer = [{"text": "512 em", "answer_start": 10}]
    qas = [
        {"id": "1", "question": "Trường có 512 em à?", "answers": answer, "verdict": "yes"},
        {"id": "2", "question": "Trường có 500 em à?", "answers": answer, "verdict": "no"},
        {"id": "3", "question": "Trường có ao không?", "answers": [], "is_impossible": True, "verdict": "untold"},
        {"id": "4", "question": "Trường có mấy em?", "answers": answer},
    ]
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"title": "t", "context": "Trường có 512 em.", "qas": qas}), "utf-8")
    assert [(one.id, one.verdict, one.answerable) for one in asked(file)] == [
        ("1", True, True),
        ("2", False, True),
        ("3", None, False),
    ]


def test_asked_of_seeds_finds_every_quote_in_its_article() -> None:
    examples = asked_of_seeds(BLIND, list(read_articles(seed_articles())))
    told = [one for one in examples if one.answerable]
    assert len({one.id for one in examples}) == len(examples)
    assert all(one.passage[one.start : one.end] == one.answers[0] for one in told)
    assert {one.verdict for one in told} == {True, False}
    assert {one.verdict for one in examples if not one.answerable} == {None}

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.long_articles import Outcome, articles_of, row
from training.question_files import OWN_ARTICLES_HELD_OUT


def _outcome(said: str, *golds: str, source: bool = True) -> Outcome:
    return Outcome("1", "plain", "?", golds, said, 0.5, source)


@pytest.mark.parametrize(
    ("said", "right"),
    [
        ("594 trường", True),
        ("Toàn tỉnh có 594 trường.", True),  # holds the gold
        ("594", True),  # half of two words and all of its own: F1 2/3
        ("601 trường học", False),  # one word of two and of three: F1 0.4
        ("", False),
    ],
)
def test_outcome_is_right_where_the_gold_is_held_or_half_shared(said: str, right: bool) -> None:
    assert _outcome(said, "594 trường").right is right


def test_row_counts_right_silent_wrong_source_and_answered_traps() -> None:
    outcomes = [
        _outcome("12 lớp", "12 lớp"),
        _outcome("9", "12 lớp", source=False),
        _outcome("", "12 lớp"),
        _outcome("ba"),
        _outcome(""),
    ]
    assert row("all", outcomes).split() == ["all", "1/3", "1", "1", "1/2", "1/2"]


def test_articles_of_gives_the_day_and_the_questions(tmp_path: Path) -> None:
    record = {"id": "a", "title": "Tin", "context": "Có 5 lớp.", "published": "2024-10-03", "qas": [{"id": "a-1"}]}
    (tmp_path / "one.jsonl").write_text(json.dumps(record), "utf-8")
    ((article, qas),) = articles_of(tmp_path / "one.jsonl")
    assert (article.id, article.text, article.published) == ("a", "Có 5 lớp.", date(2024, 10, 3))
    assert qas == [{"id": "a-1"}]


def test_articles_of_held_out_are_of_the_length_that_people_index() -> None:
    assert all(2500 <= len(article.text) <= 6500 for article, _ in articles_of(OWN_ARTICLES_HELD_OUT))

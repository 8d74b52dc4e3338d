import re
from pathlib import Path

import pytest

from benchmarks.dialogues import BLIND, FILE, HELD_OUT, TUNING, Turn, follow, read_dialogues, table
from benchmarks.pairs import FILE as PAIRS
from benchmarks.pairs import HELD_OUT as HELD_OUT_PAIRS
from benchmarks.pairs import compare, read_pairs
from benchmarks.pairs import table as pairs_table
from qa.types import Hit, Passage

SEEDS = Path(__file__).parents[2] / "seeds"


def _hit(number: int) -> Hit:
    return Hit(1, 1.0, Passage("a.md", "Tin", 0, 1, str(number), number), 0.5, 1.0)


def test_dialogues_packaged_ones_keep_every_word_and_every_new_topic() -> None:
    dialogues = read_dialogues(FILE.read_text("utf-8").splitlines())
    outcomes = [outcome for dialogue in dialogues for outcome in follow(dialogue, lambda _: "")]
    assert len(dialogues) == 22
    assert [o.completed for o in outcomes if o.missing] == []
    new = [o for o in outcomes if o.is_new_topic]
    assert [o.completed for o in new] == [o.turn.question for o in new]
    assert len(new) == 8


def test_dialogues_packaged_ones_name_seed_articles() -> None:
    named = {a for d in read_dialogues(FILE.read_text("utf-8").splitlines()) for turn in d for a in turn.articles}
    assert named == {file.name for file in SEEDS.glob("*.md")}


def test_dialogues_held_out_ones_name_every_seed_article_and_share_no_turn_with_the_mended_ones() -> None:
    mended, held_out = (read_dialogues(file.read_text("utf-8").splitlines()) for file in (FILE, HELD_OUT))
    assert {a for d in held_out for turn in d for a in turn.articles} == {file.name for file in SEEDS.glob("*.md")}
    assert {turn.question for d in mended for turn in d} & {turn.question for d in held_out for turn in d} == set()
    # 15 first questions; of the 45 later ones 7 are new topics, as the README says.
    later = [turn for d in held_out for turn in d[1:]]
    assert (len(held_out), len(later), sum(not turn.completed_has for turn in later)) == (15, 45, 7)


def test_dialogues_of_all_sets_name_seed_articles_and_tuned_ones_begin_differently() -> None:
    seeds = {file.name for file in SEEDS.glob("*.md")}
    sets = [read_dialogues(file.read_text("utf-8").splitlines()) for file in (FILE, TUNING, HELD_OUT, BLIND)]
    assert [d for dialogues in sets for d in dialogues for turn in d if not set(turn.articles) <= seeds] == []
    first = [{dialogue[0].question for dialogue in dialogues} for dialogues in sets]
    assert (first[0] | first[1]) & (first[2] | first[3]) == set()
    # As the README says: dialogues, their later questions, the new topics of these.
    later = [[turn for d in dialogues for turn in d[1:]] for dialogues in sets]
    sizes = [(len(d), len(t), sum(not turn.completed_has for turn in t)) for d, t in zip(sets, later, strict=True)]
    assert sizes == [(22, 49, 8), (30, 83, 6), (15, 45, 7), (20, 49, 5)]


def test_follow_asks_with_what_was_understood_before() -> None:
    asked: list[list[str]] = []

    def completing(question: str, before: object) -> str:
        asked.append(list(before))  # type: ignore[call-overload]
        return question.upper()

    turns = [Turn(question, ("a.md",), ("x",)) for question in ("một", "hai", "ba")]
    outcomes = follow(turns, lambda q: "a.md" if q == "HAI" else "b.md", completing)
    assert asked == [[], ["MỘT"], ["MỘT", "HAI"]]
    assert [(o.found, o.missing) for o in outcomes] == [(True, ("x",)), (False, ("x",))]


def test_table_counts_follow_ups_and_new_topics() -> None:
    turns = [
        Turn("Lào Cai có gì?", ("a.md",), ()),
        Turn("Ở đâu?", ("a.md",), ("lào",)),
        Turn("Huế là gì?", ("b.md",), ()),
    ]
    lines = table([follow(turns, lambda _: "a.md")]).splitlines()
    assert lines[-3:] == [
        "follow-ups: article first 1 of 1, all words 1 of 1",
        "new topics: unchanged 1 of 1, article first 0 of 1",
        "dialogues with every article first: 0 of 1",
    ]


def test_pairs_packaged_ones_are_forty_different_pairs() -> None:
    pairs = read_pairs(PAIRS.read_text("utf-8").splitlines())
    assert len(set(pairs)) == 40
    assert [pair for pair in pairs if pair[0] == pair[1]] == []


def test_pairs_held_out_ones_are_twenty_others() -> None:
    mended, held_out = (read_pairs(file.read_text("utf-8").splitlines()) for file in (PAIRS, HELD_OUT_PAIRS))
    assert len(set(held_out)) == 20
    assert [pair for pair in held_out if pair[0] == pair[1]] == []
    assert {q for pair in mended for q in pair} & {q for pair in held_out for q in pair} == set()


def test_pairs_table_shows_those_that_differ() -> None:
    found = compare([("a1", "b1"), ("a2", "b3")], lambda question: _hit(int(re.sub(r"\D", "", question))))
    assert pairs_table(found).splitlines() == [
        "a2",
        "    1.000 a.md: '2'",
        "b3",
        "    1.000 a.md: '3'",
        "",
        "same first passage: 1 of 2 pairs",
    ]


def test_read_pairs_line_without_tab_raises() -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_pairs(["một câu hỏi"])

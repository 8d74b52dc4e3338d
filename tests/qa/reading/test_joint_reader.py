from collections.abc import Sequence

import numpy as np

from embeddings.types import Vectors
from qa.reading.candidates import candidates_of
from qa.reading.joint_reader import JointReader, joint_features, passages_to_read
from qa.reading.span_reader import PassageReading
from qa.types import Article, Hit, Passage, Query

TEXTS = ("Trường có 512 em. Hiệu trưởng là bà Lan.", "Chợ họp sáng sớm. Chợ rất đông.")


def _hits() -> list[Hit]:
    passages = [Passage(f"a{n}", "", 0, len(text), text, n) for n, text in enumerate(TEXTS, start=1)]
    return [Hit(n, 1.0 / n, one, 0.9, 5.0) for n, one in enumerate(passages, start=1)]


class Shelf:
    """Articles of one passage each; every text has the same vector, so that words decide."""

    def article(self, article_id: str) -> Article:
        return Article(article_id, "", TEXTS[int(article_id[1]) - 1])

    def vectors_of(self, title: str, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 1), np.float32)


class Finger:
    """A span reader that points at a word wherever it stands, sure of it."""

    def __init__(self, word: str, answerable: float) -> None:
        self.word, self.answerable, self.read = word, answerable, list[int]()

    def read_spans(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        self.read += [one.id for one in passages]
        return [self._pointed(one) for one in passages]

    def _pointed(self, one: Passage) -> PassageReading:
        begin = max(one.text.find(self.word), 0)
        return PassageReading(one, begin, begin + len(self.word), self.word, 0.9, self.answerable, self.answerable)


def _read(finger: Finger, passages_read: int = 1):  # type: ignore[no-untyped-def]
    query = Query("Trường do ai đứng đầu?", "Trường do ai đứng đầu?", "", np.ones(1, np.float32))
    return JointReader(finger, passages_read).read(query, _hits(), Shelf())


def test_read_span_that_the_reader_is_sure_of_decides_between_sentences() -> None:
    assert _read(Finger("Lan", 0.95)).text == "Hiệu trưởng là bà Lan."
    assert _read(Finger("512", 0.95)).text == "Trường có 512 em."


def test_read_passage_that_does_not_answer_is_less_sure() -> None:
    assert _read(Finger("Lan", 0.02)).confidence < 0.5 * _read(Finger("Lan", 0.98)).confidence


def test_read_reads_as_many_passages_as_told_best_first() -> None:
    one, two = Finger("Lan", 0.9), Finger("Lan", 0.9)
    _read(one, 1)
    _read(two, 2)
    assert (one.read, two.read) == ([1], [1, 2])


def test_read_no_hits_give_an_empty_reading() -> None:
    reading = JointReader(Finger("x", 0.9)).read(Query("q", "q"), [], Shelf())
    assert (reading.text, reading.spans, reading.confidence) == ("", (), 0.0)


def test_passages_to_read_are_those_of_the_best_sentences() -> None:
    candidates = candidates_of(_hits())
    assert list(passages_to_read(candidates, np.array([0.1, 0.2, 0.9, 0.0], np.float32), 2)) == [2, 1]


def test_joint_features_span_counts_where_it_begins() -> None:
    candidates = candidates_of(_hits())
    (reading,) = Finger("Lan", 0.75).read_spans("", [candidates[0].hit.passage])
    rows = joint_features(np.array([1, 0.5, 0, 0], np.float32), candidates, {1: reading})
    assert [list(map(float, row)) for row in rows.round(2).astype(np.float64).round(2)] == [
        [0.0, 1.0, 0.0, 0.0, 0.0],
        [-0.5, 1.0, 0.9, 0.75, 1.0],
        [-1.0, 0.0, 0.0, 0.0, 0.0],
        [-1.0, 0.0, 0.0, 0.0, 0.0],
    ]

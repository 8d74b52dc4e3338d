from collections.abc import Sequence

import numpy as np

from embeddings.types import Vectors
from qa.reading.joint_features import Budget, joint_features, read_windows
from qa.reading.joint_reader import JointReader, rivals
from qa.reading.passage_reading import PassageReading
from qa.reading.sentence_reader import Scored, scored
from qa.types import Article, Hit, Passage, Query

TEXTS = ("Trường có 512 em. Hiệu trưởng là bà Lan.", "Chợ họp sáng sớm. Chợ rất đông.")


def _hits(texts: Sequence[str] = TEXTS) -> list[Hit]:
    passages = [Passage(f"a{n}", "", 0, len(text), text, n) for n, text in enumerate(texts, start=1)]
    return [Hit(n, 1.0 / n, one, 0.9, 5.0) for n, one in enumerate(passages, start=1)]


class Shelf:
    """Articles of one passage each; every text has the same vector, so that words decide."""

    def __init__(self, texts: Sequence[str] = TEXTS) -> None:
        self._texts = texts

    def article(self, article_id: str) -> Article:
        return Article(article_id, "", self._texts[int(article_id[1]) - 1])

    def vectors_of(self, title: str, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 1), np.float32)


class Finger:
    """A span reader that points at a word wherever it stands, sure of it."""

    name = "finger"

    def __init__(self, word: str, answerable: float) -> None:
        self.word, self.answerable, self.read = word, answerable, list[int]()

    def read_spans(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        self.read += [one.id for one in passages]
        return [self._pointed(one) for one in passages]

    def _pointed(self, one: Passage) -> PassageReading:
        begin = max(one.text.find(self.word), 0)
        text, start = one.text[begin : begin + len(self.word)], one.start + begin
        return PassageReading(one, start, start + len(text), text, 0.95, self.answerable, self.answerable)


def _query(question: str = "Trường do ai đứng đầu?") -> Query:
    return Query(question, question, "", np.ones(1, np.float32))


def _reader(finger: Finger, passages_read: int = 1, short_from: float = 1.0) -> JointReader:
    return JointReader(finger, Budget(passages_read, 0, 450), short_from=short_from)


def _read(finger: Finger, passages_read: int = 1, *, short_from: float = 1.0):  # type: ignore[no-untyped-def]
    return _reader(finger, passages_read, short_from).read(_query(), _hits(), Shelf())


def _scored(texts: Sequence[str] = TEXTS, question: str = "Trường do ai đứng đầu?") -> Scored:
    found = scored(_query(question), _hits(texts), Shelf(texts))
    assert found is not None
    return found


def test_read_span_that_the_reader_is_sure_of_decides_between_sentences() -> None:
    assert _read(Finger("Lan", 0.99)).text == "Hiệu trưởng là bà Lan."
    assert _read(Finger("512", 0.99)).text == "Trường có 512 em."


def test_read_short_answer_is_the_span_and_its_sentence_is_quoted() -> None:
    reading = _read(Finger("bà Lan", 0.99), short_from=0.0)
    assert reading.text == "bà Lan"
    (span,) = reading.spans
    assert (TEXTS[0][span.start : span.end], span.focus) == ("Hiệu trưởng là bà Lan.", (33, 39))


def test_read_a_short_answer_is_less_sure_than_the_sentence_it_stands_in() -> None:
    short, whole = _read(Finger("bà Lan", 0.99), short_from=0.0), _read(Finger("bà Lan", 0.99), short_from=1.0)
    assert (short.text, whole.text) == ("bà Lan", "Hiệu trưởng là bà Lan.")
    assert 0.0 < short.confidence < whole.confidence


def test_read_why_is_answered_with_a_clause_not_a_crumb() -> None:
    text = "Trường nghỉ vì mưa. Chợ nghỉ vì nước sông lên cao."
    for word, wanted in [("mưa", "Trường nghỉ vì mưa."), ("nước sông lên cao", "nước sông lên cao")]:
        reader = _reader(Finger(word, 0.99), short_from=0.0)
        assert reader.read(_query("Vì sao nghỉ?"), _hits([text]), Shelf([text])).text == wanted


def test_read_passage_that_does_not_answer_is_less_sure() -> None:
    assert _read(Finger("Lan", 0.02)).confidence < 0.5 * _read(Finger("Lan", 0.98)).confidence


def test_read_reads_as_many_pieces_as_told_best_first() -> None:
    one, two = Finger("Lan", 0.9), Finger("Lan", 0.9)
    _read(one, 1)
    _read(two, 2)
    assert (one.read, two.read) == ([1], [1, 2])


def test_read_reads_on_where_the_first_pieces_seem_not_to_answer() -> None:
    sure, unsure = Finger("Lan", 0.9), Finger("Lan", 0.4)
    for finger in (sure, unsure):
        JointReader(finger, Budget(1, 2, 450), short_from=1.0).read(_query(), _hits(), Shelf())
    assert (sure.read, unsure.read) == ([1], [1, 2])


def test_read_no_hits_give_an_empty_reading() -> None:
    reading = _reader(Finger("x", 0.9)).read(Query("q", "q"), [], Shelf())
    assert (reading.text, reading.spans, reading.confidence) == ("", (), 0.0)


def test_name_tells_the_span_reader() -> None:
    assert _reader(Finger("x", 0.9)).name == "sentences and spans (finger)"


def test_joint_features_say_what_was_read_of_each_sentence() -> None:
    found = _scored()
    lead = found.scores - found.scores.max()
    rows = joint_features(read_windows(Finger("Lan", 0.75), "ai?", found, budget=Budget(1, 0, 450)))
    share, odds = np.log(0.95), np.log(0.75 / 0.25)
    wanted = [
        [lead[0], 1, -9.0, odds, 0],  # read, but the span of its piece stands in the other sentence
        [lead[1], 1, share, odds, 1],
        [lead[2], 0, 0, 0, 0],
        [lead[3], 0, 0, 0, 0],
    ]
    np.testing.assert_allclose(rows, np.array(wanted, np.float32), atol=1e-5)


def test_rivals_are_read_sentences_of_other_articles_that_hold_the_question() -> None:
    texts = ("Trường Kim Đồng có 512 em.", "Trường Kim Đồng có 540 em.", "Trường Lê Lợi có 300 em.")
    for question in ("Trường Kim Đồng có mấy em?", "trường kim đồng có mấy em"):  # names are told by their words too
        found = _scored(texts, question)
        sure = read_windows(Finger("em", 0.9), "q", found, budget=Budget(3, 0, 99))
        assert rivals(question, sure, [0, 2, 1]) == [1]
        assert rivals(question, sure, [1, 0, 2]) == [0]
        unsure = read_windows(Finger("em", 0.3), "q", found, budget=Budget(3, 0, 99))
        assert rivals(question, unsure, [0, 2, 1]) == []
        one = read_windows(Finger("em", 0.9), "q", found, budget=Budget(1, 0, 99))
        assert rivals(question, one, [0, 2, 1]) == []


def test_read_takes_the_name_before_the_office_in_a_roll() -> None:
    roll = "Dự có bà Tô Thị Bảy, Bí thư Tỉnh ủy; ông Hà Tám, Chủ tịch UBND tỉnh; ông Mai Chín, Phó Chủ tịch UBND tỉnh."
    for question, name in (("Chủ tịch UBND tỉnh là ai?", "Hà Tám"), ("Bí thư Tỉnh ủy là ai?", "Tô Thị Bảy")):
        reading = _reader(Finger("Mai Chín", 0.99), short_from=0.0).read(
            _query(question), _hits((roll,)), Shelf((roll,))
        )
        assert reading.text == name
        (span,) = reading.spans
        assert (span.start, span.end) == (0, len(roll))

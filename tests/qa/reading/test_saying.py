from datetime import date

from qa.reading.candidates import candidates_of
from qa.reading.saying import Chosen, said, side_by_side
from qa.types import Article, Hit, Passage, Query, Reading, Span

OLD, NEW = date(2023, 9, 5), date(2024, 9, 6)


class Shelf:
    """Holds no lists."""

    def article(self, article_id: str) -> Article:
        return Article(article_id, "", "Không có gì.")

    def vectors_of(self, title: str, texts: object) -> None:
        raise AssertionError("not asked here")


def _chosen(text: str, focus: str = "", *, article: str = "a", title: str = "Bài", day: date | None = None) -> Chosen:
    passage = Passage(article, title, 100, 100 + len(text), text, 1, day)
    (candidate,) = candidates_of([Hit(1, 1.0, passage, 0.9, 5.0)])
    start = 100 + text.index(focus)
    return Chosen(candidate, (start, start + len(focus)) if focus else None)


def _said(question: str, chosen: Chosen, *others: Chosen) -> Reading:
    return said(Query(question, question), chosen, 0.8, [], Shelf(), others)  # type: ignore[arg-type]


def test_said_short_answer_with_its_sentence() -> None:
    reading = _said("Trường có bao nhiêu em?", _chosen("Trường có 512 em.", "512 em"))
    assert reading == Reading("512 em", (Span("a", 100, 117, 0.8, (110, 116)),), 0.8)


def test_said_sentence_where_no_piece_of_it_is_sure() -> None:
    reading = _said("Trường có bao nhiêu em?", _chosen("Trường có 512 em."))
    assert reading == Reading("Trường có 512 em.", (Span("a", 100, 117, 0.8),), 0.8)


def test_said_yes_or_no_comes_with_the_sentence() -> None:
    sentence = _chosen("Học sinh không phải nộp học phí.", "học phí")
    assert _said("Học sinh có phải nộp học phí không?", sentence).text == "Không. Học sinh không phải nộp học phí."
    assert _said("Trường có 512 em phải không?", _chosen("Trường có 512 em.")).text == "Có. Trường có 512 em."
    assert _said("Trường có sân bóng không?", _chosen("Trường có 512 em.")).text == "Trường có 512 em."


def test_said_articles_that_agree_are_all_cited() -> None:
    reading = _said(
        "Trường có bao nhiêu em?",
        _chosen("Trường có 1512 em.", "1512 em"),
        _chosen("Toàn trường 1.512 em.", "1.512 em", article="b"),
    )
    assert reading.text == "1512 em"
    assert [span.article_id for span in reading.spans] == ["a", "b"]


def test_said_articles_that_differ_are_two_answers_the_newer_first() -> None:
    reading = _said(
        "Trường có bao nhiêu em?",
        _chosen("Trường có 512 em.", "512 em", title="Cũ", day=OLD),
        _chosen("Trường có 540 em.", "540 em", article="b", title="Mới", day=NEW),
    )
    assert reading.text == "Các bài viết nói khác nhau:\n540 em (Mới, 06/09/2024)\n512 em (Cũ, 05/09/2023)"
    assert [span.article_id for span in reading.spans] == ["b", "a"]


def test_said_other_names_are_no_contradiction() -> None:
    reading = _said(
        "Ai phát biểu?",
        _chosen("Ông Nam phát biểu.", "Ông Nam"),
        _chosen("Bà Hoa phát biểu.", "Bà Hoa", article="b"),
    )
    assert reading.text == "Ông Nam"
    assert len(reading.spans) == 1


def test_side_by_side_gives_each_side_a_line_and_the_least_confidence() -> None:
    one = Reading("592 trường", (Span("a", 0, 5, 0.9),), 0.9)
    other = Reading("480 trường", (Span("b", 0, 5, 0.6),), 0.6)
    asked = ["Lào Cai có bao nhiêu trường?", "Điện Biên có bao nhiêu trường?"]
    assert side_by_side(asked, [one, other]) == Reading(
        "Lào Cai: 592 trường\nĐiện Biên: 480 trường", (*one.spans, *other.spans), 0.6
    )

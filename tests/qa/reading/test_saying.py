from dataclasses import replace
from datetime import date

from qa.reading.candidates import candidates_of
from qa.reading.saying import Chosen, said, side_by_side, tells_of_all
from qa.types import Article, Hit, Passage, Query, Reading, Span

OLD, NEW = date(2023, 9, 5), date(2024, 9, 6)


class Shelf:
    """Holds no lists."""

    def article(self, article_id: str) -> Article:
        return Article(article_id, "", "Không có gì.")

    def vectors_of(self, title: str, texts: object) -> None:
        raise AssertionError("not asked here")


class Held(Shelf):
    """Holds one article."""

    def __init__(self, title: str, text: str) -> None:
        self._article = Article("a", title, text)

    def article(self, article_id: str) -> Article:
        return self._article


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


def test_said_yes_or_no_is_left_out_where_articles_deny_each_other() -> None:
    question = "Học sinh có phải nộp học phí không?"
    one, other = _chosen("Học sinh phải nộp học phí."), _chosen("Học sinh không phải nộp học phí.", article="b")
    assert _said(question, one).text == "Có. Học sinh phải nộp học phí."
    assert _said(question, one, other).text == "Học sinh phải nộp học phí."


def test_said_yes_or_no_goes_by_the_title_and_the_sentence_before_alone() -> None:
    def told(text: str) -> str:
        passage = Passage("a", "Trường Hoa Sen", 0, len(text), text, 1)
        last = candidates_of([Hit(1, 1.0, passage, 0.9, 5.0)])[-1]
        question = "Học sinh khối 5 Trường Hoa Sen có phải nộp tiền ăn không?"
        return said(Query(question, question), Chosen(last), 0.8, [], Shelf()).text  # type: ignore[arg-type]

    last = "Học sinh của trường không phải nộp tiền ăn."
    assert told(f"Khối 5 có ba lớp. {last}") == last  # which block the last sentence speaks of, it does not say
    assert told(f"Trường Ban Mai xa chợ. Chợ đông. {last}") == last


def test_said_figure_is_whole() -> None:
    for pointed in ("1,2", "triệu", "2 triệu"):
        reading = _said("Học phí bao nhiêu?", _chosen("Học phí là 1,2 triệu đồng.", pointed))
        assert reading.text == "1,2 triệu"
        assert reading.spans[0].focus == (111, 120)
    assert _said("Có bao nhiêu cuốn?", _chosen("Có 3.400 cuốn.", "400 cuốn")).text == "3.400 cuốn"
    assert _said("Năm nào?", _chosen("Xây ngày 5/9/2024.", "2024")).text == "2024"


def test_said_piece_that_its_sentence_denies_is_told_with_it() -> None:
    sentence = "Thí sinh không được mang điện thoại."
    assert _said("Thí sinh được mang gì?", _chosen(sentence, "điện thoại")).text == sentence
    assert _said("Thí sinh không được mang gì?", _chosen(sentence, "điện thoại")).text == "điện thoại"
    assert _said("Ai dự?", _chosen("Chợ không họp, ông Nam dự.", "ông Nam")).text == "ông Nam"


def test_said_one_of_several_is_no_answer_to_a_list_question() -> None:
    sentence = "Nhà trường khen Lan, Hoa và Minh."
    for piece in ("Lan", "Hoa", "Minh", "Hoa và Minh"):
        assert _said("Nhà trường khen những ai?", _chosen(sentence, piece)).text == sentence
    assert _said("Nhà trường khen những ai?", _chosen(sentence, "Lan, Hoa và Minh")).text == "Lan, Hoa và Minh"
    assert _said("Nhà trường khen ai?", _chosen(sentence, "Lan")).text == "Lan"


def test_said_figure_of_something_else_is_told_with_its_sentence() -> None:
    sentence = "Trường có 512 học sinh và 30 giáo viên."
    assert _said("Trường có bao nhiêu học sinh?", _chosen(sentence, "30 giáo viên")).text == sentence
    assert _said("Trường có bao nhiêu học sinh?", _chosen(sentence, "512")).text == "512"
    assert _said("Trường có bao nhiêu người?", _chosen(sentence, "30 giáo viên")).text == "30 giáo viên"


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


def test_said_figures_of_other_schools_years_or_unsure_ones_are_no_contradiction() -> None:
    question, chosen = "Tỉnh có bao nhiêu trường?", _chosen("Tỉnh có 592 trường.", "592 trường", title="Lào Cai")
    for other in (
        _chosen("Tỉnh có 480 trường.", "480 trường", article="b", title="Điện Biên"),
        _chosen("Tỉnh có 480 trường mầm non.", "480", article="b"),
        replace(_chosen("Tỉnh có 480 trường.", "480 trường", article="b"), short=False),
    ):
        assert _said(question, chosen, other).text == "592 trường"


def test_said_other_names_are_no_contradiction() -> None:
    reading = _said(
        "Ai phát biểu?",
        _chosen("Ông Nam phát biểu.", "Ông Nam"),
        _chosen("Bà Hoa phát biểu.", "Bà Hoa", article="b"),
    )
    assert reading.text == "Ông Nam"
    assert len(reading.spans) == 1


def _sure_of_list(title: str, question: str) -> float:
    """Ask for the list of an article whose sentence is chosen with 0.1."""
    text = "Ba nhiệm vụ của học sinh:\n1. Chăm học.\n2. Đi học đều.\n3. Giúp bạn."
    hits = [Hit(1, 1.0, Passage("a", title, 0, len(text), text, 1), 0.9, 5.0)]

    class Lists(Shelf):
        def article(self, article_id: str) -> Article:
            return Article(article_id, title, text)

    chosen = Chosen(candidates_of(hits)[0])
    return said(Query(question, question), chosen, 0.1, hits, Lists()).confidence  # type: ignore[arg-type]


def test_said_list_is_sure_where_it_is_of_what_is_asked() -> None:
    assert _sure_of_list("Hội thảo", "Ba nhiệm vụ của học sinh là gì?") == 0.8
    assert _sure_of_list("Hội thảo", "Ba nhiệm vụ của công an là gì?") == 0.1


def test_said_list_of_another_year_is_as_unsure_as_it_was() -> None:
    title = "Hội thảo năm học 2023-2024"
    assert _sure_of_list(title, "Kể tên ba nhiệm vụ của học sinh năm học 2023-2024") == 0.8
    assert _sure_of_list(title, "Kể tên ba nhiệm vụ của học sinh năm học 2024-2025") == 0.1


def test_said_yes_or_no_of_another_year_is_as_unsure_as_it_was() -> None:
    sentence = _chosen("Học sinh phải nộp học phí.")
    question = "Học sinh có phải nộp học phí không?"
    query = Query(question, question)
    assert said(query, sentence, 0.1, [], Shelf()).confidence == 0.6  # type: ignore[arg-type]
    assert said(query, sentence, 0.1, [], Shelf(), away=True).confidence == 0.1  # type: ignore[arg-type]


def test_side_by_side_gives_each_side_a_line_and_the_least_confidence() -> None:
    one = Reading("592 trường", (Span("a", 0, 5, 0.9),), 0.9)
    other = Reading("480 trường", (Span("b", 0, 5, 0.6),), 0.6)
    asked = ["Lào Cai có bao nhiêu trường?", "Điện Biên có bao nhiêu trường?"]
    assert side_by_side(asked, [one, other]) == Reading(
        "Lào Cai: 592 trường\nĐiện Biên: 480 trường", (*one.spans, *other.spans), 0.6
    )


def test_side_by_side_says_which_side_was_not_found() -> None:
    one = Reading("592 trường", (Span("a", 0, 5, 0.9),), 0.9)
    asked = ["Lào Cai có bao nhiêu trường?", "Cà Mau có bao nhiêu trường?"]
    assert side_by_side(asked, [one, None]) == Reading(
        "Lào Cai: 592 trường\nCà Mau: không tìm thấy trong các bài viết", one.spans, 0.9
    )


def test_tells_of_all_wants_every_side_in_the_sentence_or_its_title() -> None:
    asked = ["Lào Cai có bao nhiêu trường?", "Cà Mau có bao nhiêu trường?"]
    for title, text, told in [
        ("Tin", "Lào Cai nhiều trường hơn Cà Mau.", True),
        ("Giáo dục Cà Mau", "Tỉnh ít trường hơn Lào Cai.", True),
        ("Tin", "Lào Cai nhiều trường nhất. Cà Mau ở phía nam.", False),
    ]:
        reading = Reading("x", (Span("a", 0, len(text.split(".")[0]), 0.9),), 0.9)
        assert tells_of_all(asked, reading, Held(title, text)) is told  # type: ignore[arg-type]


def test_tells_of_all_wants_whole_words() -> None:
    asked = ["Hà Nội có bao nhiêu trường?", "Hà Nam có bao nhiêu trường?"]
    text = "Năm nay Hà Nội có 90 trường."
    assert not tells_of_all(asked, Reading("x", (Span("a", 0, len(text), 0.9),), 0.9), Held("Tin", text))  # type: ignore[arg-type]

"""What people get, whole: the packaged encoder, the shipped reader, small libraries made here."""

from collections.abc import Iterator
from datetime import date

import pytest

from qa.assistant import Assistant
from qa.opening import open_for_writing
from qa.settings import Settings
from qa.types import Article

HOA_SEN = (
    "Trường Tiểu học Hoa Sen nằm ở xã Phú Lợi, được xây dựng năm 1998. Năm học 2024-2025, trường có 512 học sinh và 30 "
    "giáo viên. Hiệu trưởng là bà Trần Thị Mai. Học sinh của trường không phải nộp tiền ăn trưa."
)
BAN_MAI = (
    "Trường Tiểu học Ban Mai ở thị trấn Sông Cầu được xây dựng năm 2005. Năm học 2024-2025, trường có 640 học sinh và "
    "41 giáo viên. Hiệu trưởng là ông Lê Văn Hòa."
)
TIN_CU = "Theo báo cáo tháng 9, Trường Tiểu học Hoa Sen có 498 học sinh trong năm học 2024-2025."


@pytest.fixture(scope="module")
def two_schools(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("answers")
    with open_for_writing(Settings(library=f"{folder}/schools")) as assistant:
        assistant.library.add(
            [
                Article("hoa-sen", "Trường Tiểu học Hoa Sen", HOA_SEN, published=date(2024, 12, 1)),
                Article("ban-mai", "Trường Tiểu học Ban Mai", BAN_MAI),
            ]
        )
        yield assistant


@pytest.mark.parametrize(
    ("question", "short", "sentence"),
    [
        ("Hiệu trưởng Trường Tiểu học Hoa Sen là ai?", "Trần Thị Mai", "Hiệu trưởng là bà Trần Thị Mai."),
        (
            "truong tieu hoc hoa sen co bao nhieu giao vien",
            "30",
            "Năm học 2024-2025, trường có 512 học sinh và 30 giáo viên.",
        ),
        (
            "Trường Ban Mai được xây dựng năm nào?",
            "2005",
            "Trường Tiểu học Ban Mai ở thị trấn Sông Cầu được xây dựng năm 2005.",
        ),
    ],
)
def test_ask_says_the_exact_span_and_quotes_its_sentence(
    two_schools: Assistant, question: str, short: str, sentence: str
) -> None:
    answer = two_schools.ask(question)
    (citation,) = answer.citations
    assert citation.quote == sentence
    assert citation.focus is not None
    said = citation.article.text[citation.focus[0] : citation.focus[1]]
    assert said == answer.text
    assert short in said
    assert len(said) < 30


def test_ask_yes_or_no_comes_with_the_sentence_that_says_so(two_schools: Assistant) -> None:
    denied = two_schools.ask("Học sinh Trường Hoa Sen có phải nộp tiền ăn trưa không?")
    assert denied.text == "Không. Học sinh của trường không phải nộp tiền ăn trưa."
    assert denied.citations[0].quote == "Học sinh của trường không phải nộp tiền ăn trưa."


def test_ask_of_a_school_with_half_the_name_of_another_is_not_answered(two_schools: Assistant) -> None:
    assert not two_schools.ask("Trường Sao Mai có bao nhiêu giáo viên?").text
    assert two_schools.ask("Trường Ban Mai có bao nhiêu giáo viên?").text


def test_ask_comparison_answers_both_sides(two_schools: Assistant) -> None:
    answer = two_schools.ask("Trường Hoa Sen hay Trường Ban Mai có nhiều giáo viên hơn?")
    first, second = answer.text.split("\n")
    assert first.startswith("Trường Hoa Sen: ")
    assert "30" in first
    assert second.startswith("Trường Ban Mai: ")
    assert "41" in second
    assert [citation.article.id for citation in answer.citations] == ["hoa-sen", "ban-mai"]


def test_ask_comparison_says_which_side_the_articles_do_not_tell_of(two_schools: Assistant) -> None:
    answer = two_schools.ask("Trường Hoa Sen hay Trường Sao Mai có nhiều giáo viên hơn?")
    told, missing = answer.text.split("\n")
    assert told.startswith("Trường Hoa Sen: ")
    assert "30" in told
    assert missing == "Trường Sao Mai: không tìm thấy trong các bài viết"
    assert [citation.article.id for citation in answer.citations] == ["hoa-sen"]


def test_ask_two_articles_with_two_figures_show_both_the_newer_first(tmp_path: object) -> None:
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        assistant.library.add(
            [
                Article("cu", "Báo cáo tháng 9", TIN_CU, published=date(2024, 9, 20)),
                Article("moi", "Trường Tiểu học Hoa Sen", HOA_SEN, published=date(2024, 12, 1)),
            ]
        )
        answer = assistant.ask("Năm học 2024-2025 Trường Tiểu học Hoa Sen có bao nhiêu học sinh?")
    assert answer.text.split("\n") == [
        "Các bài viết nói khác nhau:",
        "512 học sinh (Trường Tiểu học Hoa Sen, 01/12/2024)",
        "498 học sinh (Báo cáo tháng 9, 20/09/2024)",
    ]
    assert [citation.article.id for citation in answer.citations] == ["moi", "cu"]


def test_ask_articles_that_agree_are_both_cited(tmp_path: object) -> None:
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        same = TIN_CU.replace("498", "512")
        assistant.library.add(
            [Article("cu", "Báo cáo tháng 9", same), Article("moi", "Trường Tiểu học Hoa Sen", HOA_SEN)]
        )
        answer = assistant.ask("Năm học 2024-2025 Trường Tiểu học Hoa Sen có bao nhiêu học sinh?")
    assert "512" in answer.text
    assert "\n" not in answer.text
    assert {citation.article.id for citation in answer.citations} == {"cu", "moi"}

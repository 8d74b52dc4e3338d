import pytest

from qa.reading.claims import claim_of


@pytest.mark.parametrize(
    "question",
    [
        "Giáo viên có được dạy thêm không? Em cảm ơn ạ.",
        "Giáo viên có được dạy thêm không thưa thầy?",
        "Giáo viên có được dạy thêm không mọi người?",
        "Giáo viên có được dạy thêm không các bác?",
        "Giáo viên có được dạy thêm không ad?",
        "Giáo viên có được dạy thêm k?",
        "Giáo viên có được dạy thêm hok?",
        "Giáo viên có được dạy thêm khum?",
        "Em chào thầy ạ. Cho em hỏi giáo viên có được dạy thêm không ạ?",
    ],
)
def test_claim_of_polite_question_is_the_claim_of_the_plain_one(question: str) -> None:
    claim = claim_of(question)
    plain = claim_of("Giáo viên có được dạy thêm không?")
    assert claim is not None
    assert plain is not None
    assert (claim.subject, claim.predicate, claim.mode) == (plain.subject, plain.predicate, plain.mode)


def test_claim_of_open_question_after_cho_em_hoi_is_none() -> None:
    assert claim_of("cho em hỏi tiêm xong phải ngồi lại bao lâu ạ") is None
    assert claim_of("Cho em hỏi địa chỉ trường") is None


@pytest.mark.parametrize("end", ["à", "hả", "hả thầy", "à các bạn", "ư", "chứ ạ"])
def test_claim_of_statement_with_an_asking_end_is_the_claim_of_the_statement(end: str) -> None:
    claim = claim_of(f"Bà Hoa là giám đốc Sở {end}?")
    assert claim is not None
    assert (claim.subject, claim.predicate, claim.mode) == (("bà", "hoa"), ("giám", "đốc", "sở"), "identity")


def test_claim_of_statement_with_an_asking_end_keeps_the_word_before_it() -> None:
    claim = claim_of("Tấm bia là đồ thật à?")
    assert claim is not None
    assert claim.predicate == ("đồ", "thật")


@pytest.mark.parametrize(
    "question", ["Giám đốc Sở là ai hả?", "Trường không mở cửa à?", "Học bổng loại A?", "dia chi truong o Lao Cai a?"]
)
def test_claim_of_asking_end_is_none_after_a_question_word_a_denial_or_a_topic(question: str) -> None:
    assert claim_of(question) is None

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

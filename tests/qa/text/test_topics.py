import pytest

from qa.text.topics import counted, has_topic, own_words, topic_of


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("Ai chủ trì hội nghị của Cụm thi đua số 1?", "hội nghị của Cụm thi đua số 1"),
        ("Năm học 2024-2025 Lào Cai có bao nhiêu trường?", "năm học 2024-2025 Lào Cai"),
        ("Lào Cai có bao nhiêu trường đạt chuẩn quốc gia?", "Lào Cai trường đạt chuẩn quốc gia"),
        ("Hội thảo chuyển đổi số được tổ chức ở trường nào?", "hội thảo chuyển đổi số"),
        ("Ở đâu?", ""),
        ("Của những hội nghị của ai, và được tổ chức tại đâu?", "hội nghị"),
    ],
)
def test_topic_of_leaves_what_is_asked_away(question: str, topic: str) -> None:
    assert topic_of(question) == topic


@pytest.mark.parametrize(
    "edge",
    ["của", "và", "do", "bao gồm", "được", "tham dự", "họp khi", "tổ chức", "the", "did", "cua", "va", "bao gom"],
)
def test_topic_of_takes_a_time_that_grows_with_the_length(edge: str) -> None:
    held = "truong" if edge.isascii() else "trường"
    # Exponential in the 400 words it would take for ever.
    assert topic_of(f"{held} {f'{edge} ' * 400}ai?") == held
    assert topic_of(f"{held} {f'{edge} ' * 400}xy") == f"{held} {f'{edge} ' * 400}xy"


def test_counted_is_the_noun_after_how_many() -> None:
    found = counted("Lào Cai có bao nhiêu phần trăm giáo viên và học sinh tham gia?")
    assert found is not None
    assert found.group(1).strip() == "giáo viên và học sinh"


def test_own_words_are_what_no_other_question_would_say() -> None:
    assert own_words("Có bao nhiêu học sinh tham dự?") == ["học", "sinh"]
    assert own_words("Ai chủ trì hội nghị?") == []


@pytest.mark.parametrize(
    ("question", "has"),
    [
        ("Năm 2023 có gì?", True),
        ("python là gì?", True),
        ("ong lam van man lam gi", True),
        ("Có bao nhiêu lớp?", False),
    ],
)
def test_has_topic_names_years_and_foreign_words(question: str, *, has: bool) -> None:
    assert has_topic(question) is has

import pytest

from qa.reading.yes_no import verdict_of

FIRST = "Lào Cai là tỉnh đầu tiên của cả nước hoàn thành phổ cập giáo dục mầm non cho trẻ em 4 tuổi."


@pytest.mark.parametrize(
    ("question", "sentence", "verdict"),
    [
        ("Lào Cai có phải là tỉnh đầu tiên hoàn thành phổ cập giáo dục mầm non cho trẻ 4 tuổi không?", FIRST, "yes"),
        ("lao cai co phai la tinh dau tien pho cap giao duc mam non cho tre em 4 tuoi khong", FIRST, "yes"),
        ("Lào Cai có phải là tỉnh đầu tiên phổ cập giáo dục mầm non cho trẻ em 5 tuổi không?", FIRST, "no"),
        ("Sơn La có phải là tỉnh đầu tiên phổ cập giáo dục cho trẻ em dân tộc ít người không?", FIRST, None),
        ("Sơn La có phải là tỉnh hoàn thành phổ cập giáo dục mầm non cho trẻ em 4 tuổi không?", FIRST, None),
        (
            "Học sinh có được dùng điện thoại trong giờ học không?",
            "Học sinh không được dùng điện thoại trong giờ học.",
            "no",
        ),
        ("Học sinh có được dùng máy tính không?", "Trường không có sân, học sinh được dùng máy tính.", "yes"),
        ("Lào Cai có 600 trường phải không?", "Năm học này Lào Cai có 592 trường.", "no"),
        ("Lào Cai có 592 trường phải không?", "Năm học này Lào Cai có 592 trường.", "yes"),
        ("Lào Cai có 600 trường phải không?", "Lào Cai có 592 điểm trường của 600 thôn.", None),
        ("Hội nghị có phải là hội nghị trực tiếp không?", "Hội nghị được tổ chức trực tuyến.", "no"),
        ("Tỷ lệ đỗ có tăng không?", "Tỷ lệ đỗ giảm 2% so với năm ngoái.", "no"),
        ("Ông Nam có phải là Giám đốc Sở không?", "Chủ trì hội nghị là ông Nam, Phó Chủ tịch tỉnh.", None),
        ("Có phải không?", "Có.", None),
    ],
)
def test_verdict_is_given_only_where_the_sentence_says_so(question: str, sentence: str, verdict: str | None) -> None:
    assert verdict_of(question, sentence) == verdict


def test_verdict_words_of_the_claim_may_stand_around_the_sentence() -> None:
    question, sentence = (
        "Hội khỏe Phù Đổng năm nay có dành cho giáo viên không?",
        "Hội chỉ dành cho học sinh, giáo viên.",
    )
    assert verdict_of(question, sentence, "Hội khỏe Phù Đổng năm nay") == "yes"


def test_verdict_values_of_the_claim_must_stand_in_the_sentence() -> None:
    question = "Trường có 30 lớp phải không?"
    assert verdict_of(question, "Trường mới xây xong, các lớp đã học.", "Trường có 30 lớp.") is None

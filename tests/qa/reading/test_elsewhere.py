from datetime import date

import pytest

from qa.reading.elsewhere import first_times, speaks_of_another

THEME = "Năm học 2024-2025 có chủ đề “Đoàn kết”."


@pytest.mark.parametrize(
    ("question", "passage", "away"),
    [
        ("Chủ đề năm học 2025-2026 là gì?", THEME, True),
        ("Chủ đề năm học 2024 – 2025 là gì?", THEME, False),
        ("Chủ đề năm học là gì?", THEME, False),
        ("Chủ đề năm học 2025-2026 là gì?", "Chủ đề là “Đoàn kết”.", False),
        ("Khai giảng năm học 2025-2026 ngày nào?", f"{THEME} Khai giảng năm học mới ngày 5/9.", False),
        ("Khai giảng năm học 2026-2027 ngày nào?", f"{THEME} Khai giảng năm học mới ngày 5/9.", True),
        ("Năm 2025 có chủ đề gì?", THEME, False),
        ("Năm 2022 trường có bao nhiêu lớp?", "Ngày 5/9/2023, trường có 20 lớp.", True),
        ("Sóc Trăng có bao nhiêu trường?", "Lào Cai có 594 trường.", True),
        ("soc trang co bao nhieu truong", "Lào Cai có 594 trường.", True),
        ("Sóc Trăng có bao nhiêu trường?", "Sóc Trăng và Lào Cai có 594 trường.", False),
        ("Sóc Trăng có bao nhiêu trường?", "Toàn tỉnh có 594 trường.", False),
        ("Cụm thi đua số 2 họp ngày nào?", "Cụm thi đua số 1 họp ngày 16/1.", True),
        ("Cụm thi đua số 1 họp ngày nào?", "Cụm thi đua số 1 họp ngày 16/1.", False),
        ("Lớp 8 học mấy tiết?", "Lớp 6 học 25 tiết, lớp 9 học 29 tiết.", False),
        ("Lớp 12 học mấy tiết?", "Lớp 6 học 25 tiết, lớp 9 học 29 tiết.", True),
        ("Tỉnh nào là tỉnh thứ hai phổ cập cho trẻ?", "Lào Cai là tỉnh đầu tiên phổ cập cho trẻ.", True),
        ("Tỉnh nào là tỉnh đầu tiên phổ cập cho trẻ?", "Lào Cai là tỉnh đầu tiên phổ cập cho trẻ.", False),
        ("Hội thi lần thứ 3 ở đâu?", "Hội thi lần thứ ba ở Lào Cai.", False),
        ("Học kỳ 1 có bao nhiêu em giỏi?", "Học kỳ I có 20 em giỏi.", False),
        ("học kỳ ii có bao nhiêu em giỏi", "Học kỳ I có 20 em giỏi.", True),
        ("Khóa 12 họp khi nào?", "Khóa XIII họp ngày 5/9.", True),
        ("Lớp 11 dùng sách nào?", "Lớp 4, 8 và 11 dùng sách mới.", False),
        ("Lớp 7 dùng sách nào?", "Từ lớp 6 đến 9 dùng sách mới.", False),
        ("Huế có bao nhiêu trường?", "Tỉnh Thừa Thiên Huế có 500 trường.", False),
        ("Khánh Hòa có bao nhiêu trường?", "Ở Nha Trang có 90 trường.", False),
        ("Việt Nam có bao nhiêu trường?", "Hà Nội có 90 trường.", False),
        ("Hà Nội học gì?", "Cả trường học tư tưởng Hồ Chí Minh.", False),
        ("Hà Nội có mấy trường?", "TP. Hồ Chí Minh có 90 trường.", True),
        ("TPHCM có mấy trường?", "Hà Nội có 90 trường.", True),
        ("tp hcm co may truong", "Hà Nội có 90 trường.", True),
        ("Hà Nội có mấy trường?", "TP.HCM có 90 trường.", True),
        ("TPHCM có mấy trường?", "TP. Hồ Chí Minh có 90 trường.", False),
        ("Năm học 2023-2024 có mấy trường?", f"{THEME} Năm học trước có 20 trường.", False),
        ("Năm 2023 có mấy trường?", "Năm 2024 có 21 trường, năm ngoái 20.", False),
        ("Trường mở vào đầu thập niên 1990 ở đâu?", "Trường mở năm 1992, đóng năm 2010.", False),
        ("Sau năm 2000 trường ra sao?", "Trường mở năm 1992, đóng năm 2010.", False),
        ("Ai chiếm thành cuối thế kỷ 19?", "Năm 1893 vua chiếm thành ở kỳ 3 của cuộc chiến.", False),
        ("Con số 700.000 từ đâu ra?", "Theo báo cáo số 12, có 700.000 người.", False),
        ("Hội diễn lần đầu tiên năm nào?", "Hội diễn lần thứ 12; có từ năm 2013.", False),
        ("Cụ bà 65 tuổi được giảm bao nhiêu?", "Từ 60 tuổi được giảm 15%, dưới 6 tuổi miễn vé.", False),
        ("Năm 2023 có mấy trường?", "Năm 2024 có 21 trường, tăng so với cùng kỳ năm trước.", True),
        ("Năm 2025 có mấy trường?", "Năm 2024 có 21 trường; trong 5 năm tới sẽ xây thêm.", True),
        ("Mục tiêu đến năm 2030 là gì?", "Mục tiêu đến năm 2025 là 50 trường chuẩn.", True),
        ("Thông tư số 17/2025/TT-BGDĐT quy định gì?", "Thông tư số 29/2025/TT-BGDĐT quy định dạy thêm.", True),
        ("Tỉ số 9-7 từ đâu ra?", "Theo báo cáo số 12, trận thắng.", False),
        ("Phổ cập cho trẻ 4 tuổi khi nào?", "Phổ cập cho trẻ từ 3 đến 5 tuổi năm 2024.", False),
        ("Phổ cập cho trẻ 3 tuổi khi nào?", "Phổ cập cho trẻ 4 tuổi năm 2024.", True),
    ],
)
def test_speaks_of_another_where_the_like_of_what_is_asked_is_told(question: str, passage: str, away: bool) -> None:
    assert speaks_of_another(question, passage) is away


def test_speaks_of_another_year_of_publication_counts_as_told() -> None:
    assert not speaks_of_another("Năm 2025 có gì mới?", "Năm 2024 mở trường.", date(2025, 1, 3))
    assert speaks_of_another("Năm 2025 có gì mới?", "Năm 2024 mở trường.", date(2024, 12, 3))
    assert not speaks_of_another("Năm 2024 có gì mới?", "Trường mở thêm ba lớp.", date(2025, 1, 3))


ARTICLE = "Năm học 2023-2024, tỉnh có 594 trường. Đến năm học 2025-2026 sẽ có 600 trường."


@pytest.mark.parametrize(
    ("question", "passage", "another"),
    [
        (
            "Năm học 2023-2024 có mấy trường?",
            "Số trường tăng so với năm học 2022-2023.",
            False,
        ),  # the article begins so
        ("Năm học 2022-2023 có mấy trường?", "Số trường tăng so với năm học 2022-2023.", False),
        ("Năm học 2025-2026 có mấy trường?", "Số trường tăng so với năm học 2022-2023.", True),
        ("Năm học 2023-2024 có mấy trường?", "Tỉnh có 594 trường.", False),
        ("Năm học 2025-2026 có mấy trường?", "Tỉnh có 594 trường.", True),  # no year here: that of the article
        ("Năm học 2024-2025 có mấy trường?", "Năm học mới tỉnh có 594 trường.", False),  # the one after
        ("Năm 2023 có mấy trường?", "Tỉnh có 594 trường.", False),
        ("Năm 2019 có mấy trường?", "Tỉnh có 594 trường.", True),
        ("Có mấy trường?", "Tỉnh có 594 trường.", False),
    ],
)
def test_speaks_of_another_year_than_the_article_begins_with(question: str, passage: str, another: bool) -> None:
    assert speaks_of_another(question, passage, None, lambda: ARTICLE) is another


def test_first_times_are_those_of_the_beginning() -> None:
    assert first_times(ARTICLE) == ("2023-2024", "2023")
    assert first_times("Trường có 12 lớp.") == ("", "")
    assert first_times("x " * 300 + ARTICLE) == ("", "")

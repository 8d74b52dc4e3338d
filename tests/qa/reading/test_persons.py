import pytest

from qa.reading.persons import lacks_person


@pytest.mark.parametrize(
    ("question", "text", "lacks"),
    [
        ("Ông Trần Văn Lâu giữ chức gì?", "Chủ tịch tỉnh Trần Văn Lâu chủ trì.", False),
        ("Ông Trần Văn Lâu giữ chức gì?", "Chủ tịch tỉnh Trần Văn Hải chủ trì.", True),
        ("Ông Trần Văn Lâu giữ chức gì?", "Theo ông Lâu, tỉnh còn thiếu giáo viên.", False),
        ("Bà Lê Thị Hòa sinh năm nào?", "Bà Lê Thị Hoà sinh năm 1970.", False),  # the tone's place is not the name's
        ("Bà Lê Thị Hòa sinh năm nào?", "Bà sinh năm 1970 ở Hòa Bình.", True),
        ("năm sinh Bùi Ngọc Hà Đại học Thanh Hoa", "Bùi Ngọc Hà học tại Thanh Hoa.", False),
        ("Ông Trần Văn Lâu và ông Lê Văn Tám gặp ai?", "Ông Trần Văn Lâu gặp cử tri.", True),
        ("Thầy Nguyễn Văn Hải dạy gì?", "Thầy giáo Hải dạy Toán.", False),
        ("Lê Quý Đôn viết gì?", "Lê Quí Đôn viết nhiều sách.", False),
        ("Cao Đẳng Sư Phạm Lào Cai tuyển bao nhiêu?", "Trường CĐSP Lào Cai tuyển 300.", False),
        ("Tỉnh Lào Cai có bao nhiêu trường?", "Không ai được nhắc tên.", False),
    ],
)
def test_lacks_person_looks_for_the_given_name_with_what_stands_before_it(
    question: str, text: str, lacks: bool
) -> None:
    assert lacks_person(question, text) is lacks

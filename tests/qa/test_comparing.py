import pytest

from qa.comparing import distinct_parts, sides


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("So sánh số trường của Lào Cai và Điện Biên", ("Số trường của Lào Cai?", "Số trường của Điện Biên?")),
        (
            "Lào Cai hay Điện Biên có nhiều trường hơn?",
            ("Lào Cai có bao nhiêu trường?", "Điện Biên có bao nhiêu trường?"),
        ),
        (
            "lao cai hay dien bien co nhieu truong hon",
            ("Lào Cai co bao nhiêu truong?", "Điện Biên co bao nhiêu truong?"),
        ),
        (
            "Lào Cai có nhiều trường hơn Điện Biên không?",
            ("Lào Cai có bao nhiêu trường?", "Điện Biên có bao nhiêu trường?"),
        ),
        (
            "Chủ đề năm học 2023-2024 và 2024-2025 khác nhau thế nào?",
            ("Chủ đề năm học 2023-2024?", "Chủ đề năm học 2024-2025?"),
        ),
        (
            "Số học sinh của Sóc Trăng so với Lào Cai thế nào?",
            ("Số học sinh của Sóc Trăng thế nào?", "Số học sinh của Lào Cai thế nào?"),
        ),
        (
            "Số học sinh năm 2024 tăng bao nhiêu so với năm 2023?",
            ("Số học sinh năm 2024 tăng bao nhiêu?", "Số học sinh năm 2023 tăng bao nhiêu?"),
        ),
        (
            "Huyện Than Uyên có nhiều trường hơn Sa Pa không?",
            ("Huyện Than Uyên có bao nhiêu trường?", "Sa Pa có bao nhiêu trường?"),
        ),
        (
            "Does Lào Cai have more schools than Điện Biên?",
            ("Does Lào Cai have more schools?", "Does Điện Biên have more schools?"),
        ),
        (
            "Compare the number of schools of Lào Cai and Điện Biên",
            ("The number of schools of Lào Cai?", "The number of schools of Điện Biên?"),
        ),
        (
            "Tỷ lệ đỗ tốt nghiệp năm 2024 cao hơn năm 2023 bao nhiêu?",
            ("Tỷ lệ đỗ tốt nghiệp năm 2024 là bao nhiêu?", "Tỷ lệ đỗ tốt nghiệp năm 2023 là bao nhiêu?"),
        ),
        (
            "Số học sinh của Lào Cai nhiều hơn số học sinh của Sóc Trăng không?",
            ("Số học sinh của Lào Cai là bao nhiêu?", "Số học sinh của Sóc Trăng là bao nhiêu?"),
        ),
        (
            "Số trường của Hà Nội và Hồ Chí Minh hơn kém nhau bao nhiêu?",
            ("Số trường của Hà Nội?", "Số trường của Hồ Chí Minh?"),
        ),
        (
            "Hà Nội và Hồ Chí Minh hơn kém nhau bao nhiêu trường?",
            ("Hà Nội có bao nhiêu trường?", "Hồ Chí Minh có bao nhiêu trường?"),
        ),
        (
            "Điểm chuẩn của Hà Nội và Hải Phòng chênh lệch bao nhiêu?",
            ("Điểm chuẩn của Hà Nội?", "Điểm chuẩn của Hải Phòng?"),
        ),
        ("Học phí năm 2023 và năm 2024 chênh lệch bao nhiêu?", ("Học phí năm 2023?", "Học phí năm 2024?")),
        ("Dân số Hà Nội hơn TP. Hồ Chí Minh bao nhiêu?", ("Dân số Hà Nội?", "Dân số Hồ Chí Minh?")),
    ],
)
def test_sides_comparison_is_asked_of_each(question: str, asked: tuple[str, ...]) -> None:
    assert sides(question) == asked


@pytest.mark.parametrize(
    "question",
    [
        "Lào Cai và Điện Biên có bao nhiêu trường?",
        "Hơn 1.800 giáo viên và học sinh của trường nào học chữa cháy?",
        "Hội thảo ở Lào Cai và Điện Biên đón hơn 200 đại biểu nào?",
        "So sánh là gì?",
        "How many schools in Than Uyên met the standard in Lào Cai?",
        "Mực nước sông Hương cao hơn báo động III bao nhiêu?",
        "Ai công bố kết quả sớm hơn ông Lâm?",
        "Máy của Leibniz có khả năng gì mới so với máy của Pascal?",
        "Theo Bộ Nội vụ, Lào Cai hơn đối thủ bao nhiêu phiếu?",
        "Lào Cai có nhiều trường hơn năm ngoái không?",
        "?",
        "Khoảng cách giữa Hà Nội và Huế là hơn bao nhiêu km?",
        "Sau khi hợp nhất Lào Cai và Yên Bái, số trường nhiều hơn bao nhiêu?",
        "Sau khi hợp nhất Lào Cai và Yên Bái, số trường có nhiều hơn trước không?",
        "Tuyến đường nối Hà Nội và Hải Phòng dài hơn tuyến Hà Nội - Lạng Sơn không?",
        "Lào Cai và Yên Bái có hơn một nghìn trường học phải không?",
        "Lao Cai va Yen Bai co hon mot nghin truong hoc phai khong",
        "Trong hai năm 2023 và 2024, có hơn bao nhiêu giáo viên được tuyển?",
        "Do Lào Cai and Yên Bái have more than 200 schools?",
        "Tại sao số học sinh Lào Cai nhiều hơn Sóc Trăng?",
        "Hà Nội và Hồ Chí Minh hơn kém nhau bao nhiêu?",
        "Phong tục Lucia ở Bắc Âu liên quan nhiều hơn đến thời điểm nào?",
        "So với Margrete, Erik thiếu phẩm chất nào?",
        "Trẻ em ở đâu có ít Bacteroidetes hơn trẻ Burkina Faso?",
    ],
)
def test_sides_other_questions_have_none(question: str) -> None:
    assert sides(question) == ()


@pytest.mark.parametrize(
    ("asked", "parts"),
    [
        (("Lào Cai có bao nhiêu trường?", "Điện Biên có bao nhiêu trường?"), ("Lào Cai", "Điện Biên")),
        (("Năm học 2023-2024 có gì mới?", "Năm học 2024-2025 có gì mới?"), ("2023-2024", "2024-2025")),
        (("Giám đốc Sở Lào Cai?", "Giám đốc Sở Hà Nội mới?"), ("Lào Cai", "Hà Nội mới")),
        (("Lào Cai?", "Lào Cai?"), ("", "")),
        (("Bắc Ninh có bao nhiêu trường?", "Bắc Giang có bao nhiêu trường?"), ("Bắc Ninh", "Bắc Giang")),
        (("Số trường của An Giang?", "Số trường của Kiên Giang?"), ("An Giang", "Kiên Giang")),
        (("Lương hạng I là bao nhiêu?", "Lương hạng II là bao nhiêu?"), ("hạng I", "hạng II")),
        (("Năm học 2023-2024, số trường?", "Năm học 2024-2025, số trường?"), ("2023-2024", "2024-2025")),
    ],
)
def test_distinct_parts_are_what_each_question_has_alone(asked: tuple[str, ...], parts: tuple[str, ...]) -> None:
    assert distinct_parts(asked) == parts

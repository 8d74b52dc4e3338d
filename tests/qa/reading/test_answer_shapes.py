import pytest

from qa.reading.answer_shapes import fits_of, repeats


@pytest.mark.parametrize(
    ("question", "text", "fit"),
    [
        ("Trường có bao nhiêu lớp?", "30 lớp", True),
        ("Trường có bao nhiêu lớp?", "ba mươi lớp", True),
        ("truong co bao nhieu lop", "ba muoi lop", True),
        ("Trường có bao nhiêu lớp?", "các lớp ghép", False),
        ("Trường xếp thứ mấy?", "thứ nhì", True),
        ("Trường xếp thứ mấy?", "PASEC", False),
        ("Đội nữ xếp ở vị trí nào?", "thứ nhì", True),
        ("Em đạt giải mấy?", "giải nhì", True),
        ("Bệnh viện hạng mấy?", "hạng I", True),
        ("Trống này thuộc nhóm mấy?", "loại I", True),
        ("Em đạt giải mấy?", "giải Khuyến khích", True),
        ("Em đạt giải mấy?", "Hội đồng thi", False),
        ("Thi vào thứ mấy?", "Chủ nhật", True),
        ("Khai giảng ngày nào?", "5/9", True),
        ("Khai giảng ngày nào?", "rằm tháng Tám", True),
        ("Khai giảng ngày nào?", "năm 2024", False),
    ],
)
def test_fits_tells_what_may_be_an_answer(question: str, text: str, fit: bool) -> None:
    test = fits_of(question)
    assert test is not None
    assert test(text) is fit


def test_fits_of_other_questions_is_none() -> None:
    assert fits_of("Ai là hiệu trưởng?") is None
    assert fits_of("Khai giảng năm nào?") is None
    assert fits_of("Khám xét kéo dài bao lâu?") is None  # "cả ngày lẫn đêm"
    assert fits_of("Thợ làm mỗi ngày mấy giờ?") is None  # "mười một giờ" is no day
    assert fits_of("Cầu thủ chơi ở vị trí nào?") is None
    assert fits_of("Hạnh kiểm phải đạt mức nào?") is None  # "Khá trở lên"
    assert fits_of("Giá trị cốt lõi của nhà trường là gì?") is None  # "Đoàn kết, sáng tạo"
    assert fits_of("Số hiệu công văn là gì?") is None  # "CV-SGD"
    assert fits_of("Mấy anh chị cho em hỏi địa chỉ trường là gì ạ?") is None


@pytest.mark.parametrize(
    ("question", "text", "again"),
    [
        ("trường nào bị lũ ở khánh hòa?", "Khánh Hòa", True),
        ("Vì sao ngành Hộ sinh không tuyển khóa 14?", "không tuyển khóa 14", True),
        ("Trường nào bị lũ ở Khánh Hòa?", "Trường Tiểu học Khánh Hòa", False),
        ("Có bao nhiêu tàu lên đường năm 1519?", "năm", False),
        ("Giữa Tả Trạch và Hữu Trạch, dòng nào dài hơn?", "Hữu Trạch", False),  # a comparison
        ("Lễ khai giảng ở Lào Cai hay Yên Bái?", "Yên Bái", False),
        ("Tranh phố của Bùi Xuân Phái được gọi là gì?", "Phố Phái", False),  # the words do not stand side by side
    ],
)
def test_repeats_tells_answers_that_only_say_the_question_again(question: str, text: str, again: bool) -> None:
    assert repeats(question, text) is again

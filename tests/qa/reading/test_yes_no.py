import pytest

from qa.reading.yes_no import Verdict, verdict_of

FIRST = "Lào Cai là tỉnh đầu tiên của cả nước hoàn thành phổ cập giáo dục mầm non cho trẻ em 4 tuổi."

SAID = [
    ("Lào Cai có phải là tỉnh đầu tiên hoàn thành phổ cập giáo dục mầm non cho trẻ 4 tuổi không?", FIRST, "yes"),
    ("lao cai co phai la tinh dau tien pho cap giao duc mam non cho tre em 4 tuoi khong", FIRST, "yes"),
    (
        "Lào Cai có phải là tỉnh đầu tiên trên cả nước hoàn thành phổ cập giáo dục mầm non cho trẻ em 4 tuổi không?",
        "Lào Cai là tỉnh đầu tiên của cả nước thí điểm rồi hoàn thành việc phổ cập giáo dục mầm non cho trẻ em 4 tuổi.",
        "yes",
    ),
    ("Bà Mai có phải là hiệu trưởng không?", "Hiệu trưởng là bà Mai.", "yes"),
    (
        "Bà Nguyệt có phải là Giám đốc Sở Giáo dục không ạ?",
        "Bà Nguyệt, Giám đốc Sở Giáo dục, trình bày kết quả.",
        "yes",
    ),
    ("Ông Nam có phải hiệu phó không?", "Ông Nam không phải là hiệu phó.", "no"),
    ("Trường Hoa Sen có phải là trường công lập không?", "Trường Hoa Sen là trường tư thục.", "no"),
    ("Trường Hoa Sen là trường công lập đúng không?", "Trường Hoa Sen là trường công lập của huyện.", "yes"),
    ("Hội nghị có phải là hội nghị trực tiếp không?", "Hội nghị được tổ chức trực tuyến.", "no"),
    ("Bảo hiểm y tế học sinh là tự nguyện phải không?", "Bảo hiểm y tế học sinh là bắt buộc.", "no"),
    ("Tỷ lệ đỗ có tăng không?", "Tỷ lệ đỗ giảm 2% so với năm ngoái.", "no"),
    ("Tỷ lệ đỗ có tăng không?", "Năm nay tỷ lệ đỗ tăng 2%.", "yes"),
    (
        "Học sinh có được dùng điện thoại trong giờ học không?",
        "Học sinh không được dùng điện thoại trong giờ học.",
        "no",
    ),
    (
        "hoc sinh co duoc dung dien thoai trong gio hoc khong",
        "Học sinh không được dùng điện thoại trong giờ học.",
        "no",
    ),
    (
        "Học sinh có được dùng điện thoại trong lớp hay không?",
        "Nghiêm cấm học sinh dùng điện thoại trong lớp.",
        "no",
    ),
    ("Học sinh có được dùng máy tính không?", "Trường không có sân, học sinh được dùng máy tính.", "yes"),
    ("Giáo viên dạy thêm được không?", "Giáo viên được phép dạy thêm.", "yes"),
    ("Học sinh có phải nộp học phí không?", "Học sinh không phải nộp học phí.", "no"),
    ("Học sinh có phải nộp học phí không?", "Học sinh phải nộp học phí trước ngày 5 hằng tháng.", "yes"),
    ("Thí sinh có cần mang căn cước không?", "Thí sinh phải mang căn cước và thẻ dự thi.", "yes"),
    ("Thí sinh có cần nộp bản sao học bạ không?", "Thí sinh không cần nộp bản sao học bạ.", "no"),
    ("Phụ huynh có bắt buộc mua đồng phục không?", "Phụ huynh không bắt buộc mua đồng phục.", "no"),
    ("Lào Cai có 600 trường phải không?", "Năm học này Lào Cai có 592 trường.", "no"),
    ("Lào Cai có 592 trường phải không?", "Năm học này Lào Cai có 592 trường.", "yes"),
    ("Tỷ lệ đỗ tốt nghiệp đạt 98% đúng không?", "Tỷ lệ đỗ tốt nghiệp đạt 95%.", "no"),
    ("Tỷ lệ đỗ đạt 98% phải không?", "Tỷ lệ đỗ đạt 97%, tỷ lệ giỏi đạt 98%.", "no"),
    ("Lễ khai giảng diễn ra ngày 5/9 phải không?", "Lễ khai giảng diễn ra ngày 5/9/2024 tại sân trường.", "yes"),
    ("Lễ khai giảng diễn ra tháng 9 phải không?", "Lễ khai giảng diễn ra ngày 5/9/2024 tại sân trường.", "yes"),
    ("Lễ khai giảng diễn ra ngày 6/9 phải không?", "Lễ khai giảng diễn ra ngày 5/9/2024.", "no"),
    ("Trường Hoa Sen được xây dựng năm 1998 phải không?", "Trường Hoa Sen được xây dựng năm 1998.", "yes"),
    ("Trường đã có sân bóng chưa?", "Trường chưa có sân bóng.", "no"),
    ("Trường đã có sân bóng chưa?", "Trường có sân bóng và nhà đa năng.", "yes"),
    ("Tỉnh đã hoàn thành phổ cập giáo dục tiểu học chưa vậy?", "Tỉnh đã hoàn thành phổ cập giáo dục tiểu học.", "yes"),
    ("Luật Nhà giáo đã có hiệu lực chưa?", "Luật Nhà giáo đã có hiệu lực từ ngày 1/1/2026.", "yes"),
    ("Luật Nhà giáo có hiệu lực từ ngày 1/1/2026 phải không?", "Luật Nhà giáo có hiệu lực từ ngày 1/1/2026.", "yes"),
    ("Ông Nam có phải là Giám đốc Sở không?", "Chủ trì hội nghị là ông Nam, Giám đốc Sở.", "yes"),
    ("Ông Nam có phải là Giám đốc Sở không?", "Ông Nam, Giám đốc Sở Y tế, phát biểu tại lễ.", "yes"),
]

NOT_SAID = [
    # Another subject, another post, another thing.
    ("Sơn La có phải là tỉnh hoàn thành phổ cập giáo dục mầm non cho trẻ em 4 tuổi không?", FIRST),
    ("Ông Nam có phải là Giám đốc Sở không?", "Chủ trì hội nghị là ông Nam, Phó Chủ tịch tỉnh."),
    ("Ông Nam có phải là Giám đốc Sở không?", "Ông Nam, Phó Giám đốc Sở, chủ trì hội nghị."),
    ("Ông Nam có phải là Giám đốc Sở không?", "Ông Nam là nguyên Giám đốc Sở."),
    ("Ông Nam có phải là giám đốc không?", "Ông Nam và giám đốc trồng cây."),
    ("Ông Hùng có phải là Bộ trưởng không?", "Ông Hùng là Thứ trưởng Bộ Giáo dục và Đào tạo."),
    ("Bà Mai có phải là hiệu trưởng không?", "Hiệu trưởng khen bà Mai."),
    ("Ông Hòa có phải là hiệu trưởng không?", "Hiệu trưởng là bà Mai, phó hiệu trưởng là ông Hòa."),
    ("Ông Nam có chủ trì hội nghị không?", "Ông Nam dự, ông Hùng chủ trì hội nghị."),
    ("Học sinh có được dùng điện thoại không?", "Giáo viên được dùng điện thoại."),
    ("Trường có sân bóng không?", "Trường cần một sân bóng."),
    ("Trường có sân bóng không?", "Trường có 512 em."),
    # A part of those asked about, or those asked about among others.
    ("Học sinh có phải nộp học phí không?", "Học sinh nghèo không phải nộp học phí."),
    ("Học sinh có được học bổng không?", "Một số học sinh được học bổng."),
    ("Lào Cai có 600 trường phải không?", "Lào Cai có 592 trường đạt chuẩn."),
    ("Lào Cai có 600 trường phải không?", "Lào Cai có 592 điểm trường của 600 thôn."),
    ("Trường Hoa Sen có phải là trường lớn nhất không?", "Trường Hoa Sen là trường lớn nhất huyện."),
    ("Lào Cai có phải là tỉnh đầu tiên phổ cập giáo dục mầm non cho trẻ em 5 tuổi không?", FIRST),
    (
        "Học sinh THPT có được dùng điện thoại không?",
        "Học sinh tiểu học không được dùng điện thoại, học sinh THPT được dùng điện thoại.",
    ),
    # Exceptions and conditions.
    ("Học sinh có được nghỉ thứ bảy không?", "Học sinh được nghỉ thứ bảy, trừ học sinh lớp 12."),
    ("Học sinh có được dùng điện thoại không?", "Học sinh được dùng điện thoại khi giáo viên cho phép."),
    ("Học sinh có được dùng điện thoại không?", "Học sinh chỉ được dùng điện thoại để học."),
    ("Học sinh có được dùng điện thoại không?", "Học sinh không được dùng điện thoại trong giờ kiểm tra."),
    ("Học sinh có phải mặc đồng phục không?", "Ngoài ra, học sinh phải mặc đồng phục nếu dự lễ."),
    ("Thí sinh có được vào muộn không?", "Thí sinh không được vào muộn quá 15 phút."),
    # Another mode: done for may, must for does, spared for need not.
    ("Học sinh có được dùng điện thoại không?", "Học sinh dùng điện thoại quá nhiều."),
    ("Học sinh có phải nộp học phí không?", "Học sinh được miễn nộp học phí."),
    ("Học sinh có phải nộp học phí không?", "Học sinh tự nguyện nộp học phí."),
    ("Học sinh có phải nộp tiền không?", "Học sinh không được nộp tiền."),
    ("Trường có dạy tiếng Anh không?", "Trường phải dạy tiếng Anh."),
    # Plans, hearsay, what was.
    ("Trường đã có sân bóng chưa?", "Trường sẽ có sân bóng vào năm 2027."),
    ("Trường đã hoàn thành sân bóng chưa?", "Trường cơ bản hoàn thành sân bóng."),
    ("Học phí có tăng không?", "Sở đề xuất học phí tăng 5%."),
    ("Thứ bảy học sinh có được nghỉ không?", "Nhiều người cho rằng thứ bảy học sinh được nghỉ."),
    ("Học sinh có được nghỉ Tết 14 ngày không?", "Tin học sinh được nghỉ Tết 14 ngày là sai."),
    ("Trường có sân bóng không?", "Năm 2020, trường không có sân bóng."),
    ("Ông Nam có tham dự hội nghị không?", "Thay mặt ông Nam, tham dự hội nghị có ông Hùng."),
    ("Giáo viên có được dạy thêm không?", "Giáo viên được dạy thêm không quá 2 buổi/tuần."),
    ("Giáo viên có được dạy thêm không?", "Giáo viên không được ép học sinh học thêm, dạy thêm."),
    ("Học sinh có được đi xe máy không?", "Học sinh được đi xe máy dưới 50cc."),
    ("Học sinh có được miễn học phí không?", "Học sinh diện chính sách được miễn học phí."),
    ("Học phí có tăng không?", "Học phí tăng ở bậc đại học, giảm ở bậc mầm non."),
    ("Trường có đủ giáo viên không?", "Trường có đủ giáo viên tiếng Anh."),
    ("Ông Nam có phải là giáo viên không?", "Ông Nam, giáo viên và học sinh trồng cây."),
    # Names in a list, and a clause of its own.
    ("Ông Nam có phải là hiệu trưởng không?", "Dự lễ có ông Nam, hiệu trưởng, giáo viên và học sinh."),
    ("Ông Nam có phải là hiệu trưởng không?", "Dự lễ có ông Nam, hiệu trưởng, giáo viên, học sinh."),
    ("Ông Nam có phải là hiệu trưởng không?", "Ông Nam, hiệu trưởng, giáo viên và học sinh trồng cây."),
    ("Thầy Nam có phải là hiệu trưởng không?", "Khai mạc có thầy Nam, hiệu trưởng các trường và phụ huynh."),
    ("Ông Nam là Giám đốc Sở phải không?", "Theo ông Nam, Giám đốc Sở đã ký quyết định."),
    ("Ông Nam là hiệu trưởng phải không?", "Theo ông Nam, hiệu trưởng vắng mặt."),
    # What may lie ahead.
    ("Luật Nhà giáo đã có hiệu lực chưa?", "Luật Nhà giáo có hiệu lực từ ngày 1/1/2026."),
    ("luat nha giao da co hieu luc chua", "Luật Nhà giáo có hiệu lực từ ngày 1/1/2026."),
    ("Dự án đã hoàn thành chưa?", "Dự án hoàn thành vào năm 2027."),
    ("Trường đã khai giảng chưa?", "Trường khai giảng vào sáng ngày mai."),
    ("Trường đã khai giảng chưa?", "Trường khai giảng sau ngày 5/9."),
    ("Trường đã khai giảng chưa?", "Tuần tới trường khai giảng."),
    # Several denials, and words that only look like one.
    ("Thí sinh có được mang máy tính không?", "Không thí sinh nào không được mang máy tính."),
    ("Trường có sân bóng không?", "Trường không chỉ có sân bóng mà còn có bể bơi."),
    ("Trường có sân bóng không?", "Trường chưa có nhà ăn, sân bóng."),
    ("Trường có sân bóng không?", "Trường không thể không có sân bóng."),
    ("Hội nghị có trực tiếp không?", "Hội nghị không tổ chức trực tuyến."),
    ("Hội nghị có trực tiếp không?", "Hội nghị trực tuyến, lễ trao giải trực tiếp."),
    # A denial that is asked about can be confirmed by "có" and by "không".
    ("Trường không có sân bóng phải không?", "Trường không có sân bóng."),
    ("truong khong co san bong phai khong", "Trường không có sân bóng."),
    # Figures that are hedged, ranges, several, rounded, of another year.
    ("Trường có 500 học sinh phải không?", "Trường có hơn 500 học sinh."),
    ("Trường có 500 học sinh phải không?", "Trường có gần 490 học sinh."),
    ("Trường có 1.200 học sinh phải không?", "Trường có 1.208 học sinh."),
    ("Trường có 30 lớp phải không?", "Trường có 12 lớp chọn và 18 lớp thường."),
    ("Tỷ lệ giỏi đạt 97% phải không?", "Tỷ lệ đỗ đạt 97%, tỷ lệ khá đạt 98%."),
    ("Tỷ lệ đỗ đạt 98% phải không?", "Tỷ lệ đỗ đạt 97,8%."),
    ("Lễ tổng kết diễn ra tháng 8 phải không?", "Lễ tổng kết diễn ra ngày 8/5."),
    ("Cụ Hoàng mất ngày 2/2/1907 phải không?", "Cụ Hoàng mất ngày 2/2."),
    ("Hội thi diễn ra ngày 19/8 phải không?", "Hội thi diễn ra từ ngày 18/8 đến ngày 20/8."),
    ("Lào Cai có 600 trường phải không?", "Năm học 2022-2023, Lào Cai có 592 trường."),
    # Nothing to confirm: questions in the article, choices, open questions, English, no marks.
    ("Học sinh có được dùng điện thoại không?", "Học sinh có được dùng điện thoại không?"),
    ("Học sinh học trực tiếp hay trực tuyến, phải không?", "Học sinh học trực tiếp."),
    ("Trường từng đoạt giải gì chưa?", "Trường đoạt giải."),
    ("Does the school have a pool?", "The school does not have a pool."),
    ("Trường có sân bóng không?", "Truong khong co san bong."),
    ("Có phải không?", "Có."),
    ("Học trực tuyến có phải là học trực tiếp không?", "Trường cho học trực tuyến."),
]


@pytest.mark.parametrize(("question", "sentence", "verdict"), SAID)
def test_verdict_is_given_where_the_sentence_says_so(question: str, sentence: str, verdict: Verdict) -> None:
    assert verdict_of(question, sentence) == verdict


@pytest.mark.parametrize(("question", "sentence"), NOT_SAID)
def test_verdict_is_none_where_the_sentence_says_less_or_something_else(question: str, sentence: str) -> None:
    assert verdict_of(question, sentence) is None


def test_verdict_subject_may_stand_around_the_sentence() -> None:
    question, sentence = (
        "Học sinh Trường Hoa Sen có phải nộp tiền ăn không?",
        "Học sinh của trường không phải nộp tiền ăn.",
    )
    assert verdict_of(question, sentence, "Trường Tiểu học Hoa Sen") == "no"
    assert verdict_of(question, sentence, "Trường Tiểu học Ban Mai") is None
    assert verdict_of(question, "Tại Trường Ban Mai, học sinh không phải nộp tiền ăn.", "Trường Hoa Sen") is None


def test_verdict_what_is_said_must_stand_in_the_sentence() -> None:
    assert verdict_of("Trường có 30 lớp phải không?", "Trường mới xây xong.", "Trường có 30 lớp.") is None
    assert verdict_of("Ông Hòa có phải là hiệu trưởng không?", "Ông Hòa phát biểu.", "Hiệu trưởng là bà Mai.") is None

import pytest

from qa.text.abbreviations import Pair
from qa.text.counts import count_syllables, empty_counts
from qa.text.wording import Wording

TEXTS = [
    "Cán bộ quản lý, giáo viên và học sinh. Giáo viên dạy học sinh. Học sinh giỏi, học sinh khá.",
    "UBND tỉnh, UBND xã, ủy ban nhân dân. Bộ Chính trị ra kết luận.",
    "Kế hoạch năm, kế hoạch tháng. Hồ sơ của khách hàng.",
    "Phát triển kinh tế, công nghệ và nhân viên thị trấn; người gọi số điện thoại của mầm non. Thông tư về bồi dưỡng.",
    "Bộ Giáo dục và Đào tạo ban hành quy chế.",
]
WORDING = Wording([], count_syllables(TEXTS))


@pytest.mark.parametrize(
    ("question", "worded"),
    [
        ("Có bn CBQL, GV?", "Có bao nhiêu cán bộ quản lý, giáo viên?"),
        ("Có bn HS, GV, CBQL?", "Có bao nhiêu học sinh, giáo viên, cán bộ quản lý?"),
        ("Có bao nhiêu GV.", "Có bao nhiêu giáo viên."),
        ("Bn học sinh đạt giải?", "Bao nhiêu học sinh đạt giải?"),
        ("có mấy gv ko", "có mấy giáo viên không"),
        ("HS ở đâu", "Học sinh ở đâu"),  # four times, "hồ sơ" once
        ("BCT kết luận gì?", "Bộ Chính trị kết luận gì?"),
        ("KH năm nay là gì?", "Kế hoạch năm nay là gì?"),
        ("Có bn GV, NV?", "Có bao nhiêu giáo viên, nhân viên?"),
        ("Có bn GV và NV?", "Có bao nhiêu giáo viên và nhân viên?"),
        ("TT 29 quy định gì?", "Thông tư 29 quy định gì?"),
        ("TT số 29 quy định gì?", "Thông tư số 29 quy định gì?"),
        ("theo tt so 29", "theo thông tư so 29"),
        ("bgdđt ban hành gì?", "Bộ Giáo dục và Đào tạo ban hành gì?"),
        ("BGDĐT ban hành gì?", "Bộ Giáo dục và Đào tạo ban hành gì?"),
        ("nội dung BD là gì?", "nội dung bồi dưỡng là gì?"),
        ("Sở GD và ĐT là gì?", "Sở giáo dục và đào tạo là gì?"),
        ("Sở GD-ĐT, là gì?", "Sở giáo dục và đào tạo, là gì?"),
    ],
)
def test_worded_writes_out_what_is_clear(question, worded):
    assert WORDING.worded(question) == worded


@pytest.mark.parametrize(
    "question",
    [
        "Chủ tịch UBND tỉnh là ai?",  # the articles have the short form oftener
        "SGK ở đâu?",  # and "sách giáo khoa" nowhere
        "TT Y tế Lào Cai ở đâu?",
        "bài KT giữa kỳ khi nào?",  # kinh tế or kiểm tra
        "ai nghỉ CN?",
        "mn cho em hỏi",
        "ng văn an là ai",
        "em đăng ký mấy nv?",
        "TT năm nay là gì?",
        "TT số hóa là gì?",
        "CV 29 là gì?",  # "công văn" stands nowhere
        "KH Lào Cai là gì?",  # two meanings before a name
        "Số học sinh Lào Cai vs Điện Biên?",
        "đc của trường là gì?",
        "Washington DC ở đâu?",
        "Có BN học sinh?",
        "AI LÀ GIÁM ĐỐC SỞ?",
        "Nghị quyết 12-NQ/HS ở đâu",
        "hs@gmail.com là của ai",
        "https://gd.vn/hs?x=gv là gì",
        "GV_TOAN là ai",
        "How many HS are there in the school?",
        "“Khoẻ”  là gì",
        "?!",
        "",
    ],
)
def test_worded_leaves_all_else_to_the_letter(question):
    assert WORDING.worded(question) == question


def test_worded_knows_the_pairs_of_the_library():
    texts = ["Khu sinh thái Gò Mây đón khách. Khu sinh thái Gò Mây mở cửa."]
    known = Wording([Pair("KSTGM", "Khu sinh thái Gò Mây")], count_syllables(texts))
    assert known.worded("Vé vào KSTGM giá bao nhiêu?") == "Vé vào Khu sinh thái Gò Mây giá bao nhiêu?"


def test_worded_of_an_empty_library_writes_out_everyday_forms_alone():
    assert Wording([], empty_counts()).worded("Có bn GV?") == "Có bao nhiêu GV?"

import random
import time

import pytest

from qa.text.accents import fold
from qa.text.counts import count_syllables
from qa.text.restoring import AccentRestorer, Restored, packaged_prior

LIBRARY = [
    "Hội nghị tại Điện Biên do ông Nguyễn Văn Đoạt chủ trì.",
    "HĐND tỉnh Lào Cai họp ngày 20/2. Trẻ mầm non 5 tuổi được phổ cập giáo dục.",
]


@pytest.fixture(scope="module")
def restorer():
    return AccentRestorer(count_syllables(LIBRARY))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Ai chu tri hoi nghi o Dien Bien?", "Ai chủ trì hội nghị ở Điện Biên?"),
        ("hdnd tinh lao cai hop ngay nao", "hđnd tỉnh lào cai họp ngày nào"),
        ("pho cap giao duc mam non la gi?", "phổ cập giáo dục mầm non là gì?"),
        ("AI la gi", "AI là gì"),
        ("SO GIAO DUC VA DAO TAO", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
        ("ke hoach marketing online cua truong", "kế hoạch marketing online của trường"),
        ("Friedrich von Wieser sinh nam nao", "Friedrich von Wieser sinh năm nào"),
        ("hay ke ten 3 truong o Lao Cai", "hãy kể tên 3 trường ở Lào Cai"),
        ("con em bi om co duoc nghi hoc khong a", "con em bị ốm có được nghỉ học không ạ"),
        ("thay chu nhiem yeu cau hoc sinh lam gi", "thầy chủ nhiệm yêu cầu học sinh làm gì"),
    ],
)
def test_restore_of_a_question_without_marks_gives_them_back(restorer, typed, meant):
    assert restorer.restore(typed).text == meant


def test_restore_of_half_marked_text_fills_the_rest(restorer):
    assert restorer.restore("Trường nào đạt chuan quốc gia trong nam học này?").text == (
        "Trường nào đạt chuẩn quốc gia trong năm học này?"
    )


@pytest.mark.parametrize(
    "typed",
    [
        "Ông Nam sinh năm nào?",
        "Bà Lan ở đâu?",
        "What is the name of stop number 5?",
        "IELTS 6.5",
        "12/3",
        "",
        "Học sinh",
        "Huyện Si Ma Cai ở đâu?",
        "Thị xã La Gi thuộc tỉnh nào?",
        "Gửi email abc@gmail.com được không?",
        "so.gd@laocai.gov.vn",
        "Trang https://tracuu.laocai.edu.vn/diem ở đâu?",
    ],
)
def test_restore_of_marked_or_english_text_changes_nothing(restorer, typed):
    assert restorer.restore(typed) == Restored(typed, False, pytest.approx(1, abs=0.2))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Sở Giao duc ở đâu?", "Sở Giáo dục ở đâu?"),
        ("Tỉnh Dien Bien có hội nghị gì?", "Tỉnh Điện Biên có hội nghị gì?"),  # the library has it with marks
        ("gui email abc@gmail.com la cua ai", "gửi email abc@gmail.com là của ai"),
        ("Google Classroom dung the nao", "Google Classroom dùng thế nào"),
    ],
)
def test_restore_beside_names_and_addresses_gives_marks_back(restorer, typed, meant):
    assert restorer.restore(typed).text == meant


def test_restore_never_changes_a_marked_syllable(restorer):
    # "Hôị nghì" is no Vietnamese, and stays as typed.
    assert restorer.restore("Hôị nghì o dau").text.split()[:2] == ["Hôị", "nghì"]


def test_restore_keeps_punctuation_case_and_length(restorer):
    typed = "Dien Bien (2023): truong  nao?!"
    assert fold(restorer.restore(typed).text) == typed


def test_restore_says_how_sure_it_is(restorer):
    sure = restorer.restore("phổ cập giao duc").probability
    unsure = restorer.restore("ba ba ba").probability
    assert 0.9 < sure <= 1
    assert 0 <= unsure < 0.5


def test_restore_of_undecided_words_far_apart_is_that_of_each(restorer):
    # "lop" stands after a marked word both times: what is marked between them decides nothing.
    one = restorer.restore("các lop học rất đẹp")
    both = restorer.restore("các lop học rất đẹp và các lop học rất đẹp")
    assert (one.text, both.text) == ("các lớp học rất đẹp", "các lớp học rất đẹp và các lớp học rất đẹp")
    assert both.probability == pytest.approx(one.probability**2, rel=0.05)


def test_restore_learns_names_from_the_library():
    question = "Seo Chua Vang la ai"
    taught = AccentRestorer(count_syllables(["Ông Sẻo Chúa Vắng là hiệu trưởng."]))
    assert AccentRestorer().restore(question).text != "Sẻo Chúa Vắng là ai"
    assert taught.restore(question).text == "Sẻo Chúa Vắng là ai"


def test_restore_of_a_long_text_is_linear(restorer):
    words = fold(LIBRARY[0]).split()
    chance = random.Random(0)
    long = " ".join(chance.choice(words) for _ in range(5000))
    began = time.process_time()
    assert fold(restorer.restore(long).text) == long
    assert time.process_time() - began < 5  # a quadratic walk takes minutes


def test_packaged_prior_is_small_and_loads_fast():
    packaged_prior.cache_clear()
    began = time.process_time()
    counts = packaged_prior()
    assert time.process_time() - began < 0.2  # 34 ms on a busy machine
    assert len(counts.words) > 5000

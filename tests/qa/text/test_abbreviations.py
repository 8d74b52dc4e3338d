import time

import pytest

from qa.text.abbreviations import Abbreviations, Pair, learn_pairs, packaged_pairs
from qa.text.syllables import syllables

ABBREVIATIONS = Abbreviations()


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Sở Giáo dục và Đào tạo (GDĐT) họp", ("GDĐT", "Giáo dục và Đào tạo")),
        ("Bộ Giáo dục và Đào tạo (GD&ĐT)", ("GD&ĐT", "Giáo dục và Đào tạo")),
        ("công tác phổ cập giáo dục (PCGD), xóa mù chữ", ("PCGD", "phổ cập giáo dục")),
        ("TP Hồ Chí Minh (TP.HCM)", ("TP.HCM", "TP Hồ Chí Minh")),
        ("UBND (Ủy ban nhân dân) tỉnh", ("UBND", "Ủy ban nhân dân")),
        ("Quỹ Bảo trợ trẻ em (gọi tắt là BTTE)", ("BTTE", "Bảo trợ trẻ em")),
        ("Liên minh Châu Âu (sau đây gọi là LMCA)", ("LMCA", "Liên minh Châu Âu")),
    ],
)
def test_learn_pairs_takes_words_whose_initials_spell_the_letters(text, pair):
    assert learn_pairs([text]) == {Pair(*pair)}


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị trực tuyến (GDĐT)", "tỉnh Lào Cai (Hình 2)", "học. Sinh (HS)", "vui vẻ (vv)", "Sở (S)", "(ABC)",
        "UBND (tỉnh Lào Cai)",
    ],
)  # fmt: skip
def test_learn_pairs_without_matching_initials_learns_nothing(text):
    assert learn_pairs([text]) == set()


@pytest.mark.parametrize(
    ("question", "expanded"),
    [
        ("Chủ tịch UBND tỉnh là ai?", "Chủ tịch ủy ban nhân dân (UBND) tỉnh là ai?"),
        ("trung học phổ thông", "trung học phổ thông (THPT)"),
        ("Sở GD-ĐT Lào Cai", "Sở giáo dục và đào tạo (GD-ĐT, GDĐT) Lào Cai"),
        ("gd dt", "giáo dục và đào tạo (gd dt, GDĐT, GD&ĐT)"),
        ("hdnd họp", "hội đồng nhân dân (hdnd, HĐND) họp"),
        ("uy ban nhan dan", "uy ban nhan dan (ủy ban nhân dân, UBND)"),
        ("HS lớp 1", "HS (học sinh, hồ sơ) lớp 1"),
        ("TPHCM", "thành phố Hồ Chí Minh (TPHCM, TP.HCM)"),
        ("TƯ Đảng", "trung ương (TƯ, TW) Đảng"),
        ("ko biết", "không (ko) biết"),
        ("SGD Lào Cai", "Sở Giáo dục và Đào tạo (SGD) Lào Cai"),
        ("Sở Giáo dục và Đào tạo", "Sở Giáo dục và Đào tạo (GDĐT, GD&ĐT)"),
        ("Cụm TĐ số 1", "Cụm thi đua (TĐ) số 1"),
        ("phong trào thi đua", "phong trào thi đua"),
        ("xã ĐBKK", "xã đặc biệt khó khăn (ĐBKK)"),
        ("Sở GD và ĐT", "Sở giáo dục và đào tạo (GD và ĐT, GDĐT, GD&ĐT)"),
        ("bài KT", "bài KT (kinh tế, kiểm tra)"),
        ("nghỉ CN", "nghỉ CN (công nghệ, chủ nhật)"),
        ("mấy nv", "mấy nv (nhân viên, nhiệm vụ, nguyện vọng)"),
        ("nđ 81/2021/nđ-cp", "nghị định (nđ) 81/2021/nđ-cp"),
        ("Công văn 5512/BGDĐT", "Công văn (CV) 5512/BGDĐT"),
        ("CV 5512/BGDĐT-GDTrH", "CV (công văn, chuyên viên) 5512/BGDĐT-GDTrH"),
    ],
)
def test_expand_adds_the_other_forms(question, expanded):
    assert ABBREVIATIONS.expand(question) == expanded


@pytest.mark.parametrize(
    "question",
    [
        "tư vấn ở đâu",
        "ai chủ trì",
        "UBND (ủy ban nhân dân)",
        "không",
        "bao nhiêu",
        "Điện Biên",
        "",
        "khen thưởng cuối năm",
        "laocai.edu.vn",
        "https://thcs.vn/gv?x=hs",
        "gv@laocai.edu.vn",
        "độ pH của nước",
        "A và I",
        "Nghị định 81/2021/NĐ-CP về gì?",
        "thông tư số 29/2024/TT-BGDĐT",
    ],
)
def test_expand_of_other_words_changes_nothing(question):
    assert ABBREVIATIONS.expand(question) == question


def test_expand_twice_is_expand_once():
    for pair in packaged_pairs():
        once = ABBREVIATIONS.expand(f"{pair.short.removeprefix('>')} và {pair.long}")
        assert ABBREVIATIONS.expand(once) == once


def test_expand_keeps_to_the_words_of_the_library():
    known = Abbreviations(vocabulary=syllables("học sinh HS trung học cơ sở"))
    assert known.expand("HS lớp 1") == "học sinh (HS) lớp 1"
    assert known.expand("trung học cơ sở") == "trung học cơ sở"


def test_expand_with_learned_pairs_knows_them():
    learned = Abbreviations(learn_pairs(["Khu sinh thái Gò Mây (KSTGM)"]))
    assert learned.expand("KSTGM ở đâu") == "Khu sinh thái Gò Mây (KSTGM) ở đâu"
    assert learned.expand("kstgm ở đâu") == "Khu sinh thái Gò Mây (kstgm) ở đâu"
    assert learned.expand("khu sinh thái gò mây") == "khu sinh thái gò mây (KSTGM)"


@pytest.mark.parametrize("piece", ["(A", "((", "A.B", "Ab (", "HS "])
def test_learning_and_expanding_long_text_is_linear(piece):
    began = time.process_time()
    learn_pairs([piece * 5_000])
    ABBREVIATIONS.expand(piece * 500)
    assert time.process_time() - began < 3

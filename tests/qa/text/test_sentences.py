import random
import time

import pytest

from qa.text.sentences import clauses, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Trường có 1.208 em, 82,5% là nữ.",
        "Họp ngày 19.8.2024 theo Nghị quyết 29-NQ/TW của trung ương.",
        "Nhà ở Q. 10, P. Tân Định, TP. HCM, gần Tp.Đà Lạt.",
        "PGS. TS. Lê An và ThS. Hà, BS. Nam, Th.S. Vy cùng dự.",
        "Xem Nxb. Trẻ, tr. 15, No. 5, NĐ. 71 và Q.1.",
        "Ông A. Nguyễn, J. K. Rowling và Mr. Nam đến.",
        "Có bút, vở, v.v. và nhiều thứ khác.",
        "Rồi ông về... và ngủ.",
        "Cô hỏi: “Em đâu? Em ở nhà à?” rồi cười.",
        "Trang (xem mục 2. Và mục 3.) đã đóng.",
        "Mời xem Dienbien.edu.vn nhé.",
        "Điều 5. Phạm vi điều chỉnh",
        "1. Hoàn thiện thể chế",
        "IV. Tổ chức thực hiện",
        "TP. Đồng Hới và Q. Hai Bà Trưng.",
        "GV. Lê Thị B dạy Toán.",
        "Giải nhất: HS. Nguyễn Văn An, lớp 9A.",
    ],
)
def test_sentences_points_within_a_sentence_do_not_end_it(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trời mưa. Em ở nhà! Vì sao? Không rõ…", ["Trời mưa.", "Em ở nhà!", "Vì sao?", "Không rõ…"]),
        ("Bà nói: “Tôi vui. Rất vui.” Năm sau bà về.", ["Bà nói: “Tôi vui. Rất vui.”", "Năm sau bà về."]),
        ("Đó là năm 2023. Trong đó có ba việc.", ["Đó là năm 2023.", "Trong đó có ba việc."]),
        ("Đó là năm 2023.Trong đó có ba việc.", ["Đó là năm 2023.", "Trong đó có ba việc."]),
        ("Gặp Nguyễn Văn A. Sau đó về.", ["Gặp Nguyễn Văn A.", "Sau đó về."]),
        ("Nhờ vitamin C. Nên khỏe.", ["Nhờ vitamin C.", "Nên khỏe."]),
        ("Đi khắp TP. Các em vui.", ["Đi khắp TP.", "Các em vui."]),
        ("Mua bút, vở, v.v. Sau đó về.", ["Mua bút, vở, v.v.", "Sau đó về."]),
        ("thầy dạy tốt. học phí rẻ.", ["thầy dạy tốt.", "học phí rẻ."]),
        ("Sách cho HS. Hà Nội đã tặng.", ["Sách cho HS.", "Hà Nội đã tặng."]),
        ("Có nhà cho GV. Nhà trường vui.", ["Có nhà cho GV.", "Nhà trường vui."]),
        ("Em ăn no. Mẹ vui.", ["Em ăn no.", "Mẹ vui."]),
        ("Sinh năm 1990.[1] Ông mất sớm.", ["Sinh năm 1990.[1]", "Ông mất sớm."]),
        ("Dòng một\n  Dòng hai \n\n- Dòng ba", ["Dòng một", "Dòng hai", "- Dòng ba"]),
        ("Gồm: 1) Dạy; 2) Học; 3) Chơi. Hết giờ.", ["Gồm:", "1) Dạy;", "2) Học;", "3) Chơi.", "Hết giờ."]),
        ("Gồm: - Một; - Hai", ["Gồm:", "- Một;", "- Hai"]),
        ("Theo khoản b) đã nêu.", ["Theo khoản b) đã nêu."]),
        ("", []),
        (" \n\t\n", []),
    ],
)
def test_sentences_ends_and_items_are_found(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_sentences_a_long_speech_is_cut_within_its_quotes() -> None:
    speech = "“" + "Chúng tôi sẽ làm việc này đến cùng. " * 12 + "Xong.”"
    assert len(cut(speech)) == 13


def test_sentences_random_text_is_covered_once_and_in_order() -> None:
    rng = random.Random(7)
    alphabet = [
        "Trường",
        "học",
        ".",
        "...",
        "…",
        "?",
        "“",
        "”",
        '"',
        "(",
        ")",
        " ",
        "\n",
        "1.",
        "a)",
        "-",
        ";",
        ":",
        "TP.",
        "3,5",
        "\t",
        "•",
    ]
    for _ in range(400):
        text = "".join(rng.choice(alphabet) + rng.choice(["", " "]) for _ in range(rng.randrange(60)))
        spans = sentences(text)
        covered = [at for start, end in spans for at in range(start, end)]
        assert covered == sorted(set(covered))
        assert {at for at, char in enumerate(text) if not char.isspace()} <= set(covered)
        assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize(
    "piece", ["Trường có 35 lớp. Năm nay thêm 2 lớp nữa, TP. HCM. ", "a. ", "(“", "- a; ", ' "a. ', "\n"]
)
def test_sentences_time_grows_with_the_text_only(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        sentences(text)
        return time.process_time() - began

    # Ten times the text may take twenty times the time, not a hundred; below 50 ms the clock says little.
    assert seconds(200_000) < max(0.05, seconds(20_000)) * 20


def test_clauses_semicolons_part_a_sentence_but_not_its_quotes() -> None:
    text = "Cần: dạy tốt; - học (sách; vở) tốt; ….\n"
    assert [text[a:b] for a, b in clauses(text, 0, len(text) - 1)] == ["Cần: dạy tốt", "học (sách; vở) tốt"]


def test_clauses_a_part_of_the_text_keeps_its_offsets() -> None:
    text = "Bỏ qua; đây. Một; hai"
    assert clauses(text, 13, len(text)) == ((13, 16), (18, 21))

import pytest

from qa.reading.candidates import Candidate, candidates_of
from qa.reading.list_answers import find_list
from qa.types import Article, Hit, Passage

TEXT = (
    "Trường mở hội trại. Trường giao ba việc cho lớp trưởng:\n1. Điểm danh.\n2. Giữ trật tự.\n3. Thu bài.\n"
    "Hội trại kết thúc lúc 17 giờ."
)
ARTICLE = Article("a", "Hội trại", TEXT)


class Shelf:
    def article(self, article_id: str) -> Article:
        assert article_id == "a"
        return ARTICLE


def _found(text: str, question: str, begins: str) -> list[str]:
    class One:
        def article(self, article_id: str) -> Article:
            return Article(article_id, "Tin", text)

    hit = Hit(1, 1.0, Passage(article_id="a", title="Tin", start=0, end=len(text), text=text), 0.9, 5.0)
    chosen = next(one for one in candidates_of([hit]) if one.text.startswith(begins))
    found = find_list(question, chosen, [hit], One())  # type: ignore[arg-type]
    return [text[start:end] for start, end in found.items] if found else []


def _chosen(begins: str) -> tuple[Candidate, list[Hit]]:
    hit = Hit(1, 1.0, Passage(article_id="a", title="Hội trại", start=0, end=len(TEXT), text=TEXT), 0.9, 5.0)
    return next(one for one in candidates_of([hit]) if one.text.startswith(begins)), [hit]


def _items(question: str, begins: str) -> list[str]:
    chosen, hits = _chosen(begins)
    found = find_list(question, chosen, hits, Shelf())  # type: ignore[arg-type]
    return [TEXT[start:end] for start, end in found.items] if found else []


ALL = ["1. Điểm danh.", "2. Giữ trật tự.", "3. Thu bài."]


def test_find_list_sentence_that_introduces_it_gives_the_whole_list() -> None:
    assert _items("Lớp trưởng làm gì?", "Trường giao") == ALL


def test_find_list_sentence_that_is_an_item_gives_the_whole_list() -> None:
    assert _items("Kể các việc", "2. Giữ") == ALL


def test_find_list_item_that_names_what_is_asked_for_is_no_list() -> None:
    assert _items("Lớp trưởng giữ những chìa khóa nào?", "2. Giữ") == []


def test_find_list_announced_as_asked_is_found_from_another_sentence() -> None:
    assert _items("Trường giao ba việc gì cho lớp trưởng?", "Trường mở") == ALL


def test_find_list_of_something_else_is_not_given() -> None:
    assert _items("Hội trại có những trò chơi dân gian nào cho phụ huynh?", "Hội trại kết thúc") == []


PAPERS = (
    "Thí sinh nộp tại trường THPT các giấy tờ sau:\n- Đơn đăng ký dự tuyển;\n- Bản sao giấy khai sinh;\n- Học bạ THCS."
)
TASKS = (
    "Sở yêu cầu các trường thực hiện những nhiệm vụ sau:\n1. Tổ chức dạy học hai buổi.\n"
    "2. Trường Tiểu học Trần Phú, Lê Lợi, Kim Đồng thí điểm dạy STEM.\n3. Báo cáo trước 15/9."
)


@pytest.mark.parametrize(
    "question",
    [
        "Hồ sơ dự tuyển lớp 10 gồm những gì?",
        "Thí sinh phải nộp những gì?",
        "thi sinh phai nop nhung gi",
        "Các thí sinh phải nộp những thứ gì?",
        "Hồ sơ gồm những giấy tờ nào?",
        "ho so gom nhung giay to nao",
    ],
)
@pytest.mark.parametrize("begins", ["Thí sinh", "- Đơn", "- Học bạ"])
def test_find_list_what_all_is_asked_gives_the_whole_list(question: str, begins: str) -> None:
    assert len(_found(PAPERS, question, begins)) == 3


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Những trường nào thí điểm dạy STEM?", 0),
        ("nhung truong nao thi diem day stem", 0),
        ("Những gì được thí điểm dạy ở Trường Tiểu học Trần Phú?", 0),
        ("Những lớp nào học STEM?", 0),
        ("Các trường phải thực hiện những nhiệm vụ gì?", 3),
        ("Các trường được giao những việc gì?", 3),
    ],
)
def test_find_list_for_what_one_item_tells_is_not_given(question: str, items: int) -> None:
    assert len(_found(TASKS, question, "2. Trường")) == items


@pytest.mark.parametrize(
    ("intro", "items"),
    [
        ("Điều kiện dự thi:", 2),
        ("Người học cần đáp ứng hai điều kiện:", 2),
        ("Người học phải có đủ điều kiện sau:", 2),
        ("Người học thiếu điều kiện cần làm:", 0),
        ("Mục 5. Cách học", 0),
    ],
)
def test_find_list_is_of_what_its_introduction_counts(intro: str, items: int) -> None:
    text = f"{intro}\n1. Đủ điểm.\n2. Đủ tuổi."
    assert len(_found(text, "Phải đáp ứng những điều kiện nào?", "2. Đủ")) == items

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

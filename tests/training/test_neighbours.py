import json
from dataclasses import replace
from pathlib import Path

from embeddings.encoder import load_encoder
from qa.settings import Settings
from training.examples import Example
from training.neighbours import Titled, find_neighbours, retrieved

RAIN = "Mưa lớn làm 12 trường ở huyện Bắc Hà ngập sâu, học sinh nghỉ hai ngày."
SCHOOL = "Huyện Bắc Hà khánh thành 3 trường học mới trước ngày khai giảng."
RICE = "Giá lúa ở An Giang tăng 200 đồng một cân so với tuần trước."


def _asked(question: str, title: str, passage: str, answer: str) -> Example:
    start = passage.index(answer)
    return Example(question, question, title, passage, start, start + len(answer), "vi", (answer,))


FLOODED = _asked("Bao nhiêu trường ở Bắc Hà bị ngập?", "Mưa lũ", RAIN, "12 trường")
BUILT = _asked("Bắc Hà có thêm mấy trường mới?", "Khai giảng", SCHOOL, "3 trường")
SOLD = _asked("Giá lúa tăng bao nhiêu?", "Thị trường", RICE, "200 đồng")


def test_find_neighbours_gives_the_likest_passage_but_never_the_own_one(tmp_path: Path) -> None:
    found = find_neighbours((FLOODED, BUILT, SOLD), (FLOODED,), load_encoder(), Settings(), tmp_path / "library")
    assert found == {FLOODED.question: [("Khai giảng", SCHOOL), ("Thị trường", RICE)]}


def test_retrieved_leaves_out_passages_that_hold_the_answer_and_hands_on_unknown_questions(tmp_path: Path) -> None:
    path = tmp_path / "found.json"
    passages: list[Titled] = [("Khai giảng", SCHOOL), ("Tin khác", "Hôm qua 12 trường mở cửa lại.")]
    path.write_text(json.dumps({"passages": passages, "found": {FLOODED.question: [0, 1]}}), encoding="utf-8")
    find = retrieved(path, lambda example: [("bằng chữ", example.question)])
    assert find(FLOODED) == [("Khai giảng", SCHOOL)]
    assert find(replace(FLOODED, start=-1, end=-1, answers=())) == passages
    assert find(SOLD) == [("bằng chữ", SOLD.question)]

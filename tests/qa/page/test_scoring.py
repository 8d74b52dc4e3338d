import tempfile
import time
import zipfile
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from qa.page import scoring


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where runs write: a folder of the test's own, so that what is left behind is seen."""
    (tmp_path / "runs").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "runs"))
    return tmp_path / "runs"


def uploaded(folder: Path, text: str, name: str = "câu hỏi.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_score_tells_how_far_it_is_and_then_the_scores(scripted_assistant: Any, tmp_path: Path, folders: Path) -> None:
    path = uploaded(tmp_path, 'câu hỏi,đáp án\nChủ đề?,"Đoàn kết, kỷ cương"\nhọc phí?,\n,thiếu\n')
    pages, files = [], []
    for step in scoring.score(scripted_assistant, path):
        pages.append(step.page)
        if step.archive and step.report:
            files = zipfile.ZipFile(step.archive).namelist()
            assert "Đoàn kết, kỷ cương" in step.report.read_text("utf-8")
    assert "Đang đọc bộ câu hỏi…" in pages[0]
    assert "trên 2 câu" in pages[1]
    assert "Trợ lý trả lời đúng 2 trên 2 câu (100 %)." in pages[-1]
    assert "Dòng 4: không có câu hỏi" in pages[-1]
    assert files == ["report.html", "results.csv", "results.jsonl", "summary.json"]
    assert list(folders.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text", "explained"),
    [
        ("a.csv", "tên,đáp án\nx,y\n", "a.csv có các cột tên, đáp án: hãy đặt tên cột câu hỏi là «câu hỏi»"),
        ("<b>.csv", "", "<b>.csv"),
        ("a.txt", "x", "a.txt không phải bộ câu hỏi thuộc loại đã biết."),
        ("a.jsonl", '{"question": "x"}\n' * 301, "a.jsonl có 301 câu hỏi; ở đây hỏi tối đa 300 câu."),
        ("a.json", "{", "Không đọc được a.json dạng JSON"),
    ],
)
def test_score_unusable_file_is_explained_by_its_own_name(
    scripted_assistant: Any, tmp_path: Path, folders: Path, name: str, text: str, explained: str
) -> None:
    *_, last = scoring.score(scripted_assistant, uploaded(tmp_path, text, name))
    assert "Chưa chấm điểm được." in last.page
    assert explained in unescape(last.page)
    assert str(tmp_path) not in last.page
    assert (last.archive, last.report) == (None, None)
    assert list(folders.iterdir()) == []


def test_score_failing_question_does_not_cost_the_others(scripted_assistant: Any, tmp_path: Path) -> None:
    *_, last = scoring.score(scripted_assistant, uploaded(tmp_path, "câu hỏi,đáp án\nsập?,x\nhọc phí?,\n"))
    assert "<strong>1</strong> Đúng" in last.page
    assert "<strong>1</strong> Lỗi khi hỏi" in last.page


def test_score_damaged_library_is_explained(scripted_assistant: Any, tmp_path: Path) -> None:
    *_, last = scoring.score(scripted_assistant, uploaded(tmp_path, "câu hỏi\nthư viện hỏng?\n"))
    assert "Thư viện ở /thư viện bị hỏng (&lt;hỏng&gt;)" in last.page


def test_score_left_early_asks_no_more_and_leaves_nothing(
    scripted_assistant: Any, tmp_path: Path, folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = scripted_assistant.ask("Chủ đề?")
    asked: list[str] = []

    def ask(question: str, **_: Any) -> Any:
        asked.append(question)
        time.sleep(0.005)  # 250 questions with at most four workers: 0.3 s
        return answer

    monkeypatch.setattr(scripted_assistant, "ask", ask)
    path = uploaded(tmp_path, "câu hỏi\n" + "".join(f"Chủ đề {at}?\n" for at in range(250)))
    steps = scoring.score(scripted_assistant, path)
    assert "trên 250 câu" in [next(steps), next(steps)][1].page
    steps.close()
    left = len(asked)
    time.sleep(0.05)
    assert left == len(asked) < 250
    assert list(folders.iterdir()) == []

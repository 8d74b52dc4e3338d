import csv
import io
import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from qa.evaluation.case_files import read_cases
from qa.evaluation.runner import Progress
from qa.evaluation.upload import evaluate_upload
from qa.page import score_page


def words(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", page))


def test_introduction_offers_a_sample_that_can_be_scored(tmp_path: Path) -> None:
    address = re.search(
        r'href="data:text/csv;charset=utf-8,([^"]+)" download="cau-hoi-mau.csv"', score_page.introduction()
    )
    assert address is not None
    path = tmp_path / "mau.csv"
    path.write_text(unquote(address[1]), "utf-8")
    found = read_cases(path)
    assert [case.answers for case in found.cases] == [("Hà Nội",), ("Ngô Thị Minh", "Thứ trưởng Ngô Thị Minh"), ()]
    assert found.problems == ()


def test_sample_opens_in_a_spreadsheet() -> None:
    assert score_page.sample().startswith("\ufeff")
    assert next(csv.reader(io.StringIO(score_page.sample().removeprefix("\ufeff")))) == ["câu hỏi", "đáp án"]


def test_progress_says_how_many_and_how_long() -> None:
    page = score_page.progress(Progress(12, 300, 3.0, 72.0))
    assert words(page).strip() == "Đã hỏi 12 trên 300 câu, còn khoảng 75 giây"
    assert '<progress max="300" value="12"' in page
    assert words(score_page.progress(Progress(0, 300, 0.0, None))).strip() == "Đã hỏi 0 trên 300 câu"
    assert "còn" not in words(score_page.progress(Progress(300, 300, 9.0, 0.0)))


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.0, "5 giây"), (5.0, "5 giây"), (5.1, "10 giây"), (90.0, "90 giây"), (91.0, "2 phút"), (121.0, "3 phút")],
)
def test_duration_is_rounded_up(seconds: float, said: str) -> None:
    assert score_page.duration(seconds) == said


def test_summary_shows_main_figures_states_and_problems(scripted_assistant: Any, tmp_path: Path) -> None:
    path = tmp_path / "bộ <b>.csv"
    path.write_text("câu hỏi,đáp án\nKể các nhiệm vụ,sai\nhọc phí?,\n" + ',"<i>"\n' * 12, "utf-8")
    page = score_page.summary(evaluate_upload(scripted_assistant, path, out=tmp_path / "out"))
    said = " ".join(words(page).split())
    assert "Kết quả của bộ <b>.csv" in said
    assert "Trợ lý trả lời đúng 1 trên 2 câu (50 %)." in said
    assert "Trả lời đúng 50 % 0 % – 100 % 2" in said  # one of two: a resample has none, one or both right
    assert "Im lặng khi bài viết không nói tới 100 % 100 % – 100 % 1" in said
    assert re.findall(r"<strong>(\d+)</strong> ([^<]+)", page)[0] == ("1", "Đúng")
    assert "Dòng bị bỏ qua trong tệp câu hỏi (12)" in said
    assert page.count("không có câu hỏi") == 10
    assert "… và 2 dòng khác, có đủ trong báo cáo." in said
    assert "<b>" not in page


def test_summary_without_gold_answers_is_not_scored(scripted_assistant: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("câu hỏi\nKể các nhiệm vụ\n", "utf-8")
    said = words(score_page.summary(evaluate_upload(scripted_assistant, path, out=tmp_path / "out")))
    assert "1 câu hỏi không kèm đáp án nên chỉ được trả lời, không chấm điểm." in said
    assert "Trả lời đúng" not in said
    assert "Một nửa số câu trả lời trong" in said


def test_failure_is_shown_to_the_letter() -> None:
    assert words(score_page.failure("<b> & {{x}}")).split() == ["Chưa", "chấm", "điểm", "được.", "<b>", "&", "{{x}}"]

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qa.cli import main

ROOT = Path(__file__).resolve().parents[2]
QUESTION = "Lào Cai có bao nhiêu trường đạt chuẩn quốc gia?"


def _run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def test_ask_prints_the_answer_and_its_sources(seed_library: Path) -> None:
    done = _run("ask", QUESTION, "--library", seed_library)
    assert done.exit_code == 0
    assert "586 trường" in done.output
    assert "Báo Lào Cai - 20/02/2025" in done.output


def test_ask_json_follows_the_schema(seed_library: Path) -> None:
    record = json.loads(_run("ask", QUESTION, "--json", "--library", seed_library).output)
    assert list(record) == ["question", "understood", "text", "abstained", "confidence", "citations", "hits"]
    assert list(record["citations"][0]) == ["number", "quote", "start", "end", "focus", "article"]
    assert list(record["citations"][0]["article"]) == ["id", "title", "source", "published"]
    assert list(record["hits"][0]) == ["rank", "score", "article_id", "passage_id", "start", "end", "text"]
    assert record["citations"][0]["article"]["published"] == "2025-02-20"


def test_ask_what_the_articles_do_not_say_says_so_and_succeeds(seed_library: Path) -> None:
    done = _run("ask", "Giá vàng miếng hôm nay ở chợ Bến Thành là bao nhiêu?", "--library", seed_library)
    assert done.exit_code == 0
    assert done.output.startswith("Không tìm thấy câu trả lời trong các bài viết.\nNhững đoạn gần nhất:\n  1. ")


def test_ask_reader_that_is_nowhere_is_named(seed_library: Path) -> None:
    done = _run("ask", QUESTION, "--reader", "no-such/reader", "--library", seed_library)
    assert done.exit_code == 1
    assert "Không có mô hình «no-such/reader»" in done.output


def test_search_prints_k_hits(seed_library: Path) -> None:
    done = _run("search", QUESTION, "-k", 2, "--library", seed_library)
    assert [line[:4] for line in done.output.splitlines() if line[3:4] == "."] == ["  1.", "  2."]


def test_status_json_lists_every_article(seed_library: Path) -> None:
    record = json.loads(_run("status", "--json", "--library", seed_library).output)
    names = sorted(path.name for path in (ROOT / "seeds").glob("*.md"))
    assert [article["id"] for article in record["articles"]] == names


def test_index_ask_remove_round_trip(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Trường Hoa Sen\n\nTrường Hoa Sen có 512 học sinh và 30 giáo viên.\n", "utf-8")
    library = tmp_path / "library"
    first = _run("index", tmp_path / "a.txt", "-l", library)
    assert (first.exit_code, "1 bài mới" in first.output) == (0, True)
    assert "1 bài giữ nguyên; 0 đoạn, mã hóa mới 0 đoạn" in _run("index", tmp_path / "a.txt", "-l", library).output
    assert _run("remove", "a.txt", "-l", library).output == "Đã bỏ bài viết «a.txt».\n"
    assert "Không có bài viết «a.txt»" in _run("remove", "a.txt", "-l", library).output


def test_index_bad_files_are_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    (tmp_path / "good.md").write_text("# Trường Hoa Sen\n\nTrường có 512 học sinh.\n", "utf-8")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02PNG" * 20)
    (tmp_path / "empty.txt").write_bytes(b"")
    done = _run("index", tmp_path, "-l", tmp_path / "library")
    assert done.exit_code == 1
    assert "1 bài mới" in done.output
    assert "binary.txt không phải văn bản (byte 0x00 ở vị trí 0)" in done.output
    assert "empty.txt không có nội dung" in done.output


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("ask",), 2, "Thiếu tham số"),
        (("hoi", "x"), 2, "Không có lệnh «hoi»."),
        (("ask", "x", "--lib"), 2, "Không có tùy chọn «--lib»"),
        (("search", "x", "-k", "0"), 2, "không hợp lệ"),
        (("ask", "x", "-l", "/khong/co"), 1, "Chưa có thư viện ở /khong/co"),
        (("index", "/khong/co"), 1, "Không thấy tệp hay thư mục nào ở /khong/co"),
    ],
)
def test_misuse_is_explained_in_vietnamese(
    arguments: tuple[str, ...], code: int, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    done = _run(*arguments)
    assert (done.exit_code, sentence in done.output) == (code, True), done.output


def test_index_empty_folder_says_what_is_expected(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    done = _run("index", tmp_path / "folder", "-l", tmp_path / "library")
    assert done.exit_code == 1
    assert ".txt" in done.output


def test_help_is_in_vietnamese() -> None:
    page = _run("--help").output
    assert page.startswith("Cách dùng: ")
    assert "Options:" not in page
    assert "Show this message" not in _run("ask", "--help").output


def test_import_of_qa_is_quick_enough_to_be_unnoticed() -> None:
    # A ratio, not a time: importing the face costs less than three bare imports of numpy. Measured in turns, in the
    # processor's time, the best of five, so that other work on the machine does not weigh on one of the two alone.
    def seconds(code: str) -> float:
        timed = f"import time; t = time.process_time(); {code}; print(time.process_time() - t)"
        run = subprocess.run([sys.executable, "-c", timed], cwd=ROOT, capture_output=True, check=True)
        return float(run.stdout)

    pairs = [(seconds("import qa"), seconds("import numpy")) for _ in range(5)]
    face, numpy = (min(column) for column in zip(*pairs, strict=True))
    assert face < 3 * numpy


def test_interrupted_index_ends_with_130_and_a_sentence(tmp_path: Path) -> None:
    code = (
        "import qa.indexing, qa.cli\n"
        "def broken(*a, **k): raise KeyboardInterrupt\n"
        "qa.indexing.index_paths = broken\n"
        f"qa.cli.main(['index', {str(tmp_path)!r}, '-l', {str(tmp_path / 'library')!r}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env={**os.environ})
    assert (done.returncode, done.stderr.strip()) == (130, "Đã dừng theo yêu cầu. Những gì đã lưu vẫn còn nguyên.")


def test_search_filters_by_day_and_source(seed_library: Path) -> None:
    arguments = ("search", "hội nghị", "--library", seed_library, "--since", "20/02/2025", "--until", "2025-02-20")
    record = json.loads(_run(*arguments, "--json").output)
    assert {hit["article_id"] for hit in record} == {"lao-cai-nhiem-vu-dot-pha-giao-duc-2025.md"}
    swapped = _run("search", "x", "--library", seed_library, "--since", "2025-02-21", "--until", "20/02/2025")
    assert (swapped.exit_code, "ngày bắt đầu sau ngày kết thúc" in swapped.output) == (2, True)


def test_evaluate_writes_a_report_and_prints_the_main_figures(seed_library: Path, tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    case = {"question": QUESTION, "answers": ["586"], "article": "lao-cai-nhiem-vu-dot-pha-giao-duc-2025.md"}
    cases.write_text(json.dumps(case, ensure_ascii=False) + "\nhỏng\n", "utf-8")
    done = _run("evaluate", cases, "--library", seed_library, "--out", tmp_path / "report")
    assert done.exit_code == 0
    assert "cases.jsonl: 1/1 câu đã hỏi." in done.output
    assert "1 dòng của bộ câu hỏi không dùng được" in done.output
    assert (tmp_path / "report" / "report.html").is_file()


def test_evaluate_self_asks_the_articles_that_the_set_brings(tmp_path: Path) -> None:
    context = "Trường Hoa Sen có 512 học sinh. Hiệu trưởng là bà Lan."
    question = {"id": "q1", "question": "Trường Hoa Sen có bao nhiêu học sinh?", "answers": [{"text": "512"}]}
    paragraph = {"context": context, "qas": [question]}
    cases = tmp_path / "squad.json"
    cases.write_text(json.dumps({"data": [{"title": "Hoa Sen", "paragraphs": [paragraph]}]}), "utf-8")
    done = _run("evaluate", cases, "--articles", "self", "--out", tmp_path / "report", "--json")
    assert json.loads(done.output)["run"]["library"]["passages"] == 1

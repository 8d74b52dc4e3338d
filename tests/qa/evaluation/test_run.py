import csv
import json
import subprocess
import sys
from html.parser import HTMLParser

import pytest

from qa.errors import AnotherRun, RunMissing
from qa.evaluation.exporting import summary_record
from qa.evaluation.run import evaluate
from tests.qa.evaluation.fakes import FakeAssistant

HOSTILE = "<script>alert('x')</script>\"&<img src=http://x onerror=y>"
TABLE = {
    "Qua đâu?": ("Hà Nội", "Sông chảy qua Hà Nội.", "song", 0.9),
    "Sâu bao nhiêu?": ("308", "Trường có 308 học sinh.", "truong", 0.6),
    HOSTILE: ("308", "Trường có 308 học sinh.", "truong", 0.6),
}
LINES = [
    {
        "id": "1",
        "question": "Qua đâu?",
        "answers": ["Hà Nội"],
        "article": "song",
        "quote": "Sông chảy qua Hà Nội.",
        "kind": "where",
    },
    {"id": "2", "question": "Sâu bao nhiêu?", "answers": [], "kind": HOSTILE, "style": "plain"},
    {"id": HOSTILE, "question": HOSTILE, "answers": [HOSTILE], "article": HOSTILE, "quote": HOSTILE, "style": HOSTILE},
    {"id": "4", "question": "Không có đáp án?"},
]


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "câu hỏi.jsonl"
    path.write_text("\n".join([*(json.dumps(line) for line in LINES), "{broken"]), "utf-8")
    return path


class Parsed(HTMLParser):
    """Collects the tags and their attributes; checks that they close in order."""

    VOID = frozenset({"meta", "input", "br", "link", "img"})

    def __init__(self, page):
        super().__init__()
        self.tags, self.open, self.text = [], [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def test_evaluate_writes_a_folder_that_says_everything(questions, tmp_path):
    report = evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "out")
    assert [path.name for path in report.files] == ["report.html", "results.csv", "results.jsonl", "summary.json"]
    assert all(path.is_file() for path in report.files)
    # of three scored questions one is right
    assert report.value("right") == pytest.approx(1 / 3)
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["states"] == {"right": 1, "should_be_silent": 1, "not_retrieved": 1, "unscored": 1}
    assert summary["figures"]["right"]["value"] == pytest.approx(1 / 3)
    assert summary["run"]["library"] == {"articles": 2, "passages": 2, "generation": 1, "encoder": "fake"}
    assert summary["run"]["settings"] == {"hits": 10}
    assert summary["run"]["reader"] == "table"
    assert summary["problems"][0]["line"] == 5
    assert summary["finished"] is True
    assert summary == json.loads(json.dumps(summary_record(report), allow_nan=False))


def test_table_of_results_opens_in_a_spreadsheet_as_text(questions, tmp_path):
    evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "out")
    content = (tmp_path / "out" / "results.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [(row["id"], row["answer"], row["state"], row["right"]) for row in rows] == [
        ("1", "Hà Nội", "right", "1.0"),
        ("2", "308", "should_be_silent", "0.0"),
        (HOSTILE, "308", "not_retrieved", "0.0"),
        ("4", "", "unscored", ""),
    ]
    assert (rows[0]["gold_article_rank"], rows[0]["gold_passage_rank"], rows[2]["gold_article_rank"]) == ("2", "2", "")


def test_table_of_results_does_not_run_a_formula(tmp_path):
    path = tmp_path / "q.jsonl"
    path.write_text(json.dumps({"question": "=1+1?", "answers": ["@x"]}), "utf-8")
    evaluate(FakeAssistant(), path, out=tmp_path / "out")
    (row,) = csv.DictReader((tmp_path / "out" / "results.csv").read_text("utf-8-sig").splitlines())
    assert (row["question"], row["answers"]) == ("'=1+1?", "'@x")


def test_page_is_whole_and_refers_to_nothing_outside(questions, tmp_path):
    evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "out")
    page = Parsed((tmp_path / "out" / "report.html").read_text("utf-8"))
    assert page.open == []
    names = {name for _, attributes in page.tags for name in attributes}
    assert not names & {"src", "srcset", "action", "onerror", "onclick", "style"}
    assert [attributes["href"] for _, attributes in page.tags if not attributes.get("href", "#").startswith("#")] == []
    assert "link" not in {tag for tag, _ in page.tags}
    assert "@import" not in "".join(page.text)
    assert "url(" not in "".join(page.text)
    policy = next(a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-")


def test_page_shows_hostile_text_as_text(questions, tmp_path):
    evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "out")
    page = Parsed((tmp_path / "out" / "report.html").read_text("utf-8"))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in page.tags}
    assert HOSTILE in page.text
    assert any(attributes.get("data-style") == HOSTILE for _, attributes in page.tags)


def test_page_says_everything_in_both_languages(questions, tmp_path):
    evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "out")
    text = " ".join(" ".join(Parsed((tmp_path / "out" / "report.html").read_text("utf-8")).text).split())
    for sentence in (
        "Trợ lý trả lời đúng 1 trên 3 câu (33,3 %).",
        "The assistant is right on 1 of 3 questions (33.3%).",
        "0 trên 1 câu mà các bài viết không nói tới được nhận ra đúng.",
        "1 questions came without gold answers: answered, not scored.",
        "Lẽ ra phải im lặng",
        "Should have been silent",
        "Dòng 5",
        "is no JSON",
    ):
        assert sentence in text


def test_evaluate_compares_with_another_run(questions, tmp_path):
    evaluate(FakeAssistant(), questions, out=tmp_path / "before")
    report = evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "after", compare=tmp_path / "before")
    # the silent run is right on the unanswerable question only, this one on the first
    assert (report.comparison.gained, report.comparison.lost) == (("1",), ("2",))
    page = " ".join(Parsed((tmp_path / "after" / "report.html").read_text("utf-8")).text)
    assert "So với lần trước (before)" in page
    with pytest.raises(RunMissing):
        evaluate(FakeAssistant(), questions, out=tmp_path / "x", compare=tmp_path / "none")


def test_evaluate_again_asks_nothing_and_another_generation_is_refused(questions, tmp_path):
    evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "out")
    again = FakeAssistant(TABLE)
    assert evaluate(again, questions, out=tmp_path / "out").value("right") == pytest.approx(1 / 3)
    assert again.asked == []
    with pytest.raises(AnotherRun, match="differs in library"):
        evaluate(FakeAssistant(TABLE, generation=2), questions, out=tmp_path / "out")
    report = evaluate(FakeAssistant({}, generation=2), questions, out=tmp_path / "out", restart=True)
    assert report.value("right") == pytest.approx(1 / 3)  # silent: right on the unanswerable one


def test_evaluate_broken_off_leaves_a_partial_report(questions, tmp_path):
    class Interrupted(FakeAssistant):
        def ask(self, question, *, on_stage=None):
            raise KeyboardInterrupt

    report = evaluate(Interrupted(), questions, out=tmp_path / "out", workers=1)
    assert (report.finished, report.verdicts, report.figures) == (False, (), ())
    page = Parsed((tmp_path / "out" / "report.html").read_text("utf-8"))
    assert "Báo cáo chưa đủ: mới hỏi 0 trên 4 câu. Chạy lại cùng lệnh để hỏi tiếp phần còn lại." in page.text
    assert evaluate(FakeAssistant(TABLE), questions, out=tmp_path / "out").finished


def test_importing_the_evaluation_loads_neither_tables_nor_templates_nor_measures():
    code = (
        "import sys, qa.evaluation.run; "
        "heavy = {'pandas', 'jinja2', 'openpyxl', 'scipy', 'ir_measures', 'torch', 'gradio'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"

from pathlib import Path

import pytest

from qa.corpus.reading import read_articles
from qa.errors import LibraryLocked, QaError
from qa.messages import explain


def _explained(path: Path, content: str) -> str:
    path.write_text(content, "utf-8")
    found: list[QaError] = []
    assert list(read_articles(path, on_error=found.append)) == []
    return explain(found[0]).removeprefix(f"{path.resolve()}, ")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.jsonl", "{hỏng", "dòng 1: JSON hỏng ("),
        ("a.jsonl", "[1]", "dòng 1: cần một đối tượng JSON có trường «text»."),
        ("a.jsonl", '{"title": "x"}', "dòng 1: trường «text» phải là một chuỗi chữ."),
        ("a.jsonl", '{"text": "x", "title": [1]}', "dòng 1: trường «title» phải là chữ, ở đây là [1]."),
        ("a.jsonl", '{"text": "x", "published": "hôm qua"}', "dòng 1: ngày 'hôm qua' không đọc được; hãy viết dạng"),
        ("a.md", "---\ntitle: [x\n---\nChữ.", "dòng "),
        ("a.md", "---\n- x\n---\nChữ.", "dòng 2: phần đầu tệp (giữa hai dòng ---) không có mục nào"),
    ],
)
def test_explain_bad_record_says_where_and_what_to_do_in_vietnamese(
    tmp_path: Path, name: str, content: str, sentence: str
) -> None:
    said = _explained(tmp_path / name, content)
    assert said.startswith(sentence)
    assert "expected" not in said
    assert "broken" not in said


def test_explain_fills_in_what_was_given() -> None:
    assert explain(LibraryLocked(path="/x")) == (
        "Một tiến trình khác đang ghi vào /x. Hãy đợi tiến trình đó xong rồi thử lại."
    )


def test_explain_unexpected_error_is_named_by_its_class() -> None:
    assert explain(RuntimeError("x")).startswith("Lỗi ngoài dự kiến (RuntimeError): x.")

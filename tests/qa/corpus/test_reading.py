import json
import logging
import os
from datetime import date
from pathlib import Path

import pytest

from qa.corpus.reading import read_articles
from qa.errors import BadRecord, FileUnreadable, NoText, NothingToIndex, NotText, PathMissing, QaError, WrongEncoding
from qa.types import Article


def put(folder: Path, **files: str | bytes) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def test_read_articles_folder_is_read_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    put(
        tmp_path,
        b_txt="Hai.",
        a_md="Một.",
        sub__c_TXT="Ba.",
        x_pdf=b"%PDF",
        sub__y_html="<p>",
        z_jsonl='{"text": "Bốn."}',
    )
    put(tmp_path / ".git", d_txt="Ẩn.")
    (tmp_path / ".an.txt").write_text("Ẩn.", encoding="utf-8")
    articles = list(read_articles(tmp_path))
    assert [(a.id, a.text) for a in articles] == [
        ("a.md", "Một."),
        ("b.txt", "Hai."),
        ("sub/c.TXT", "Ba."),
        ("z.jsonl:1", "Bốn."),
    ]
    assert [a.origin for a in articles][-2:] == [str(tmp_path / "sub/c.TXT"), f"{tmp_path / 'z.jsonl'}#1"]


def test_read_articles_single_file_is_named_by_itself(tmp_path: Path) -> None:
    put(tmp_path, thu_vien_txt="Mở cửa lúc 7 giờ.")
    (article,) = read_articles(tmp_path / "thu.vien.txt")
    assert article == Article("thu.vien.txt", "thu.vien", "Mở cửa lúc 7 giờ.", origin=str(tmp_path / "thu.vien.txt"))


def test_read_articles_markdown_gives_front_matter_and_plain_text(tmp_path: Path) -> None:
    text = "---\ntitle: Bài một\nsource: Sở\npublished: 2024-08-19\nother: [1]\n---\n# Bài một\n\nCó **35** [lớp](http://a.b).\n"
    put(tmp_path, a_md=text)
    (article,) = read_articles(tmp_path)
    assert (article.title, article.source, article.published, article.text) == (
        "Bài một",
        "Sở",
        date(2024, 8, 19),
        "Có 35 lớp.",
    )


def test_read_articles_records_carry_their_fields(tmp_path: Path) -> None:
    record = {
        "id": "r1",
        "title": "Bài",
        "text": "Một\u00a0câu.\r\nHai.",
        "source": "Sở",
        "published": "19/8/2024",
        "x": 1,
    }
    put(tmp_path, a_jsonl="\ufeff" + json.dumps(record) + "\n\n")
    assert list(read_articles(tmp_path / "a.jsonl")) == [
        Article("r1", "Bài", "Một câu.\nHai.", "Sở", date(2024, 8, 19), f"{tmp_path / 'a.jsonl'}#r1")
    ]


BROKEN = [
    ("{nope", "line 2: broken JSON"),
    ("[1]", "expected an object"),
    ('{"title": "x"}', "expected a string under the key 'text'"),
    ('{"text": "x", "title": ["y"]}', "expected text under the key 'title'"),
    ('{"text": "x", "published": "hôm qua"}', "expected a day such as"),
    ('{"text": "x", "published": "31/2/2024"}', "expected a day such as"),
    ('{"id": "r", "text": "lại"}', "the id 'r' is taken"),
]


@pytest.mark.parametrize(("line", "message"), BROKEN)
def test_read_articles_bad_record_is_reported_and_the_rest_read(tmp_path: Path, line: str, message: str) -> None:
    put(tmp_path, a_jsonl=f'{{"id": "r", "text": "Một."}}\n{line}\n{{"text": "Ba."}}\n')
    errors: list[QaError] = []
    assert [a.text for a in read_articles(tmp_path, on_error=errors.append)] == ["Một.", "Ba."]
    (error,) = errors
    assert isinstance(error, BadRecord)
    assert message in str(error)
    assert error.given["line"] == 2
    with pytest.raises(BadRecord):
        list(read_articles(tmp_path))


BAD_FILES: list[tuple[str, bytes, type[QaError], str]] = [
    ("a.txt", b"", NoText, "no text"),
    ("a.txt", b" \n\xef\xbb\xbf", NoText, "no text"),
    ("a.md", b"---\ntitle: x\n---\n", NoText, "no text"),
    ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00", NotText, "byte 0x1a at 6"),
    ("a.txt", b"MZ\x00\x01", NotText, "byte 0x00 at 2"),
    (
        "a.md",
        "Trường học giáo dục".encode() + b"\xff\xfe",
        WrongEncoding,
        "byte 0xff at 27; tried windows-1258, TCVN3, VNI",
    ),
    ("a.txt", b"Caf\xe9 cr\xe8me br\xfbl\xe9e", WrongEncoding, "byte 0xe9 at 3; tried windows-1258, TCVN3, VNI"),
    ("a.jsonl", b'{"text": "a"}\n{"text": "\xff\xff\xff"}\n', WrongEncoding, "byte 0xff at 24"),
    ("a.md", b"---\ntitle: [a\nb: c\n---\nText", BadRecord, "line 3: broken front matter"),
    ("a.md", b"---\n- a\n---\nText", BadRecord, "the front matter has no keys"),
    ("a.md", b"---\npublished: soon\n---\nText", BadRecord, "expected a day"),
]


@pytest.mark.parametrize(("name", "content", "kind", "message"), BAD_FILES)
def test_read_articles_bad_file_is_reported_and_the_rest_read(
    tmp_path: Path, name: str, content: bytes, kind: type[QaError], message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    put(tmp_path, z_txt="Còn đây.")
    errors: list[QaError] = []
    assert [a.text for a in read_articles(tmp_path, on_error=errors.append)][-1] == "Còn đây."
    assert [type(error) for error in errors] == [kind]
    assert message in str(errors[0])
    with pytest.raises(kind):
        list(read_articles(tmp_path))


def test_read_articles_missing_empty_and_unknown_paths_are_refused_at_once(tmp_path: Path) -> None:
    put(tmp_path, x_pdf=b"%PDF", sub__y_html="<p>")
    for path, kind in (
        (tmp_path / "no", PathMissing),
        (tmp_path / "x.pdf", NothingToIndex),
        (tmp_path / "sub", NothingToIndex),
    ):
        with pytest.raises(kind):
            read_articles(path)


def test_read_articles_pipes_and_broken_links_are_reported_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p.txt")
    (tmp_path / "q.txt").symlink_to("nowhere")
    errors: list[QaError] = []
    assert list(read_articles(tmp_path, on_error=errors.append)) == []
    assert [type(error) for error in errors] == [FileUnreadable, FileUnreadable]
    assert "no regular file" in str(errors[0])


def test_read_articles_names_in_other_forms_become_nfc(tmp_path: Path) -> None:
    (tmp_path / "tru\u031bo\u031bng.txt").write_text("Một.", encoding="utf-8")
    (tmp_path / os.fsdecode(b"x\xff.txt")).write_text("Hai.", encoding="utf-8")
    assert [a.id for a in read_articles(tmp_path)] == ["trương.txt", "x\ufffd.txt"]


def test_read_articles_old_encodings_are_read_and_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    # windows-1258 writes the tone as a mark of its own: "trường" is t r ư ơ + U+0300 n g.
    old = "Trươ\u0300ng ho\u0323c ơ\u0309 đây co\u0301 ba lơ\u0301p.".encode("cp1258")
    put(
        tmp_path,
        a_txt=old,
        b_txt="Trường ở đây.".encode("utf-16"),
        c_txt="Trường học ở đây có ba lớp.".encode("utf-16-be"),
    )
    with caplog.at_level(logging.INFO):
        articles = list(read_articles(tmp_path))
    assert [a.text for a in articles] == ["Trường học ở đây có ba lớp.", "Trường ở đây.", "Trường học ở đây có ba lớp."]
    assert "read as windows-1258" in caplog.text


def test_read_articles_a_large_file_is_streamed(tmp_path: Path) -> None:
    put(tmp_path, a_jsonl='{"text": "Một."}\n' * 3 + "{broken\n")
    articles = read_articles(tmp_path)
    assert [next(articles).id for _ in range(3)] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]

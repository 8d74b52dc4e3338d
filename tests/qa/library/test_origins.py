"""Files behind origins, and ids of articles that share a name."""

from pathlib import Path

import pytest

from qa.library.origins import ids_for, lies_under, origin_file, vanished


def test_origin_file_of_a_record_is_its_file() -> None:
    assert origin_file("/tin/báo.jsonl#12") == Path("/tin/báo.jsonl")


def test_origin_file_with_the_sign_in_its_name_is_itself_while_it_stands(tmp_path: Path) -> None:
    (tmp_path / "số #1.md").write_text("x")
    assert origin_file(str(tmp_path / "số #1.md")) == tmp_path / "số #1.md"


def test_vanished_is_a_file_gone_never_no_file(tmp_path: Path) -> None:
    (tmp_path / "ở.md").write_text("x")
    assert [vanished(one) for one in (str(tmp_path / "ở.md"), str(tmp_path / "đi.md"), "")] == [False, True, False]


@pytest.mark.parametrize(
    ("origin", "under"), [("/a/b/c.md", True), ("/a/b", True), ("/a/bc/d.md", False), ("/a/c.md", False), ("", False)]
)
def test_lies_under_takes_the_folder_and_what_is_in_it(origin: str, under: bool) -> None:
    assert lies_under(origin, Path("/a/b")) is under


def test_ids_for_begin_with_the_own_and_lengthen_the_same_mark() -> None:
    own, short, longer, whole = ids_for("tin", "/báo/tin.md")
    assert own == "tin"
    assert whole.startswith(longer)
    assert longer.startswith(short)
    assert [len(one) for one in (short, longer, whole)] == [len("tin~") + digits for digits in (4, 8, 32)]
    assert ids_for("tin", "/khác/tin.md")[1] != short

from pathlib import Path

import pytest

from embeddings.errors import ModelDamaged
from embeddings.packaged_model import ensure_packaged_model
from qa.reading.backbone_pieces import BackbonePieces

PLAIN = (
    "Sáng 22/8, tại Trung tâm  Văn hóa\ntỉnh ở thành phố “Đông Hà”, Sở GD&ĐT (Quảng Trị) họp - 98,6%.",
    " đầu dòng có dấu cách",
    "Giá: 1.250.000 đồng/kg; tăng 3,5 điểm… Hết",
    "HTTPS://vi.example.vn/a?b=1 xxxxxxxxxxxxxxxxxqqqqqqqqq",
    "",
)


@pytest.fixture(scope="module")
def pieces() -> BackbonePieces:
    return BackbonePieces(ensure_packaged_model())


@pytest.mark.parametrize("text", PLAIN)
def test_pieces_plain_text_equal_those_of_tokenizers(pieces: BackbonePieces, text: str) -> None:
    quick = pieces._quick
    assert quick is not None
    found = quick.pieces_of(text)
    assert found is not None
    whole = pieces._full(text)
    assert [piece for piece, _, _ in found] == [piece for piece, _, _ in whole]
    # Where white space goes may differ; the characters that count may not.
    assert [text[a:b].strip() for _, a, b in found] == [text[a:b].strip() for _, a, b in whole]


@pytest.mark.parametrize("text", ["日本語", "ａｂｃ ﬁ ½", "🙂 cười", "a\u0301 b"])
def test_pieces_other_text_is_left_to_tokenizers(pieces: BackbonePieces, text: str) -> None:
    quick = pieces._quick
    assert quick is not None
    assert quick.pieces_of(text) is None
    assert pieces(text) == pieces._full(text)


def test_pieces_cover_every_letter_once(pieces: BackbonePieces) -> None:
    text = PLAIN[0]
    assert "".join(text[a:b] for _, a, b in pieces(text)).replace(" ", "").replace("\n", "") == "".join(text.split())


def test_pieces_damaged_quick_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "quick_tokenizer.bin").write_bytes(b"x" * 100)
    with pytest.raises(ModelDamaged, match="quick_tokenizer"):
        BackbonePieces(tmp_path)("a")

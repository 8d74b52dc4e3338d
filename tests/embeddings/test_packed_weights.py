from pathlib import Path

import numpy as np
import pytest

from embeddings.errors import ModelDamaged
from embeddings.packaged_model import find_source
from embeddings.packed_weights import Shape, dequantise, nibbles, read_packed


@pytest.fixture(scope="module")
def packed():
    return read_packed(find_source())


def test_dequantise_one_block_gives_nibble_less_eight_times_scale() -> None:
    block = np.zeros((1, 1), [("scale", "<f2"), ("nibbles", "u1", (16,))])
    block["scale"] = 0.5
    block["nibbles"][0, 0, 0] = 0x9F  # weight 0 is 15, weight 16 is 9
    values = dequantise(block)
    assert values.shape == (1, 32)
    assert values[0, 0] == 3.5  # (15 - 8) * 0.5
    assert values[0, 16] == 0.5  # (9 - 8) * 0.5
    assert values[0, 1] == -4.0  # (0 - 8) * 0.5
    assert nibbles(block)[0, 0, [0, 1, 16]].tolist() == [15, 0, 9]


def test_read_packed_real_file_has_the_shape_of_e5_small(packed) -> None:
    assert packed.shape == Shape(384, 12, 12, 1536, 250037, 512, 2, 1e-12)


def test_read_packed_vocabulary_is_that_of_xlm_roberta(packed) -> None:
    vocabulary = packed.vocabulary
    assert vocabulary.pieces[:6] == ["<s>", "<pad>", "</s>", "<unk>", ",", "."]
    assert (vocabulary.bos, vocabulary.pad, vocabulary.eos, vocabulary.unknown) == (0, 1, 2, 3)
    assert vocabulary.pieces[250001] == "<mask>"
    assert vocabulary.character_map["½"] == "1⁄2"
    assert vocabulary.character_map["\u00a0"] == " "


def test_rows_are_the_same_however_they_are_cut(packed) -> None:
    whole = dequantise(packed.blocks("l3.fi.w", 384))
    assert whole.shape == (1536, 384)
    assert np.array_equal(np.concatenate(list(packed.rows("l3.fi.w", 384, at_once=100))), whole)


@pytest.mark.parametrize("content", [b"", b"E5S1", b"nonsense" * 100, b"E5S1\x02\0\0\0" + bytes(200)])
def test_read_packed_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "weights.bin"
    path.write_bytes(content or b"\0")
    with pytest.raises(ModelDamaged, match="E5S1"):
        read_packed(path)


def test_read_packed_cut_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.bin"
    with find_source().open("rb") as source:
        path.write_bytes(source.read(2_000_000))
    with pytest.raises(ModelDamaged, match="it ends at byte 2000000"):
        read_packed(path)

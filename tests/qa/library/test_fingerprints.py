"""Fingerprints tell same from changed and sound from damaged."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from qa.library.fingerprints import article_digest, pack_vector, text_key, unpack_vectors
from qa.types import Article

ARTICLE = Article("a", "Tựa", "Lời.", "Báo", date(2024, 1, 2), "/a.md")


def test_text_key_is_of_the_encoder_and_the_text() -> None:
    assert text_key("e", "một") == text_key("e", "một")
    assert len({text_key("e", "một"), text_key("f", "một"), text_key("e", "hai")}) == 3


@pytest.mark.parametrize(
    "change",
    [{"id": "b"}, {"title": "x"}, {"text": "Lời"}, {"source": ""}, {"published": None}, {"origin": ""}],
    ids=lambda change: next(iter(change)),
)
def test_article_digest_changes_with_every_field(change: dict[str, object]) -> None:
    assert article_digest(ARTICLE) == article_digest(replace(ARTICLE))
    assert article_digest(replace(ARTICLE, **change)) != article_digest(ARTICLE)  # type: ignore[arg-type]


def test_unpack_vectors_gives_back_what_was_packed() -> None:
    table = np.array([[1.0, 0.0], [-0.6, 0.8]], dtype=np.float32)
    assert unpack_vectors([pack_vector(row) for row in table], 2).tolist() == table.tolist()


@pytest.mark.parametrize("place", range(12))
def test_unpack_vectors_notices_any_changed_byte(place: int) -> None:
    packed = bytearray(pack_vector(np.array([0.6, 0.8], dtype=np.float32)))
    packed[place] ^= 1
    with pytest.raises(ValueError, match="checksum"):
        unpack_vectors([bytes(packed)], 2)


def test_unpack_vectors_notices_another_width() -> None:
    with pytest.raises(ValueError, match="checksum"):
        unpack_vectors([pack_vector(np.array([1.0], dtype=np.float32))], 2)

import sys

import pytest
from tokenizers.normalizers import Precompiled

from embeddings.character_trie import compile_character_map
from embeddings.packaged_model import find_source
from embeddings.packed_weights import read_packed


def test_compile_character_map_small_map_replaces_and_leaves() -> None:
    normaliser = Precompiled(compile_character_map({"a": "x", "ă": "yy", "€": "", "🙂": ":)"}))
    assert normaliser.normalize_str("aăâ€🙂🙃b") == "xyyâ:)🙃b"


def test_compile_character_map_of_the_model_says_the_same_of_every_character() -> None:
    character_map = read_packed(find_source()).vocabulary.character_map
    normaliser = Precompiled(compile_character_map(character_map))
    # NUL ends a string for the trie; surrogates are no text. Above the BMP every fifth, the mapped ones all.
    codes = [*range(1, 0xD800), *range(0xE000, 0x10000), *range(0x10000, sys.maxunicode, 5), *map(ord, character_map)]
    characters = [chr(code) for code in codes]
    wrong = [one for one in characters if normaliser.normalize_str(one) != character_map.get(one, one)]
    assert wrong == []


@pytest.mark.parametrize("text", ["Thủ đô của Việt Nam", "một hai\u200bba", ""])
def test_compile_character_map_empty_map_changes_nothing(text: str) -> None:
    assert Precompiled(compile_character_map({"\u0001": ""})).normalize_str(text) == text

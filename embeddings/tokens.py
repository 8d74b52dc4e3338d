"""Texts to token ids: `tokenizers` for many, the quick tokenizer (where the model has one) for few."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from embeddings.errors import ModelDamaged
from embeddings.quick_tokenizer import FILE, QuickTokenizer

if TYPE_CHECKING:
    from tokenizers import Tokenizer

_FEW = 32
"""Texts up to which the quick tokenizer pays: it takes some 3 ms a passage, opening the other 0.7 s."""


class Tokens:
    """The tokenizer of a model directory, opened at first use."""

    def __init__(self, path: Path, max_length: int) -> None:
        self._path = path
        self._max_length = max_length
        self._quick = self._open_quick()
        self._full: Tokenizer | None = None
        self._lock = threading.Lock()

    def ids_of(self, texts: Sequence[str]) -> list[list[int]]:
        """Return the ids of every text, both ends marked, cut to the model's length. Raises ModelDamaged."""
        if self._quick and not self._full and len(texts) <= _FEW:
            ids = [self._quick.encode(text, self._max_length) for text in texts]
            plain = [one for one in ids if one is not None]
            if len(plain) == len(ids):
                return plain
        return [encoding.ids for encoding in self._tokenizer().encode_batch(list(texts))]

    def _open_quick(self) -> QuickTokenizer | None:
        if not (self._path / FILE).is_file():
            return None
        try:
            return QuickTokenizer(self._path / FILE)
        except (OSError, ValueError, KeyError) as error:
            raise ModelDamaged(path=self._path / FILE, reason=str(error)) from error

    def _tokenizer(self) -> "Tokenizer":
        with self._lock:
            if self._full is None:
                self._full = self._open_full()
            return self._full

    def _open_full(self) -> "Tokenizer":
        from tokenizers import Tokenizer

        path = self._path / "tokenizer.json"
        try:
            tokenizer = Tokenizer.from_file(str(path))
        except Exception as error:  # tokenizers raises bare Exception for whatever it cannot read
            raise ModelDamaged(path=path, reason=str(error)) from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(self._max_length)
        return tokenizer

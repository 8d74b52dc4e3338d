"""Texts to pieces of the backbone's vocabulary: the quick tokenizer where it can, `tokenizers` for all else."""

import threading
from functools import cached_property
from pathlib import Path

from embeddings.errors import ModelDamaged
from embeddings.quick_tokenizer import FILE, QuickTokenizer
from qa.reading.pair_tokens import Piece, Pieces, pieces_of


class BackbonePieces:
    """The pieces of a model directory; opening `tokenizers` (0.7 s) waits for a text that is not plain."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._lock = threading.Lock()

    def __call__(self, text: str) -> list[Piece]:
        """Cut an NFC text. Raises ModelDamaged."""
        found = self._quick.pieces_of(text) if self._quick is not None else None
        return found if found is not None else self._full(text)

    @cached_property
    def _quick(self) -> QuickTokenizer | None:
        path = self._directory / FILE
        if not path.is_file():
            return None
        try:
            return QuickTokenizer(path)
        except (OSError, ValueError, KeyError) as error:
            raise ModelDamaged(path=path, reason=str(error)) from error

    @cached_property
    def _full(self) -> Pieces:
        from tokenizers import Tokenizer

        path = self._directory / "tokenizer.json"
        with self._lock:
            try:
                tokenizer = Tokenizer.from_file(str(path))
            except Exception as error:  # tokenizers raises bare Exception for whatever it cannot read
                raise ModelDamaged(path=path, reason=str(error)) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return pieces_of(tokenizer)

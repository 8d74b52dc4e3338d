"""A question and a passage as one sequence of token ids, with the way back to the characters of the passage."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Piece: TypeAlias = tuple[int, int, int]
"""Id, start and end of a piece of a text, half-open; white space may be left at its edges."""

Pieces: TypeAlias = Callable[[str], list[Piece]]
"""Cuts an NFC text into the pieces of the backbone's vocabulary, ends not marked."""

_QUESTION_TOKENS = 64
_TITLE = 300  # characters: a title of a page must not take the passage's room
_SPECIALS = 4  # <s> question </s> </s> passage </s>
_START, _STOP = 0, 2  # ids of <s> and </s> in the vocabulary of XLM-RoBERTa, which multilingual-e5 keeps
_OUTSIDE = (-1, -1)


@dataclass(frozen=True, slots=True)
class PairTokens:
    """`<s> question </s></s> title newline passage </s>`: int64 [n] ids; int64 [n] first and last character of each.

    `starts[i]:ends[i]` is the half-open piece of the passage's text under token i, without white space at its edges;
    -1 for tokens that are not of the passage: no answer starts or ends there.
    """

    ids: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    ends: npt.NDArray[np.int64]


def encode_pair(pieces: Pieces, question: str, title: str, text: str, *, longest: int = 512) -> PairTokens:
    """Tokenize a question with a passage; what goes beyond `longest` tokens at the passage's end is left out.

    The title stands before the text, as it does where passages are embedded; its first 300 characters are read.
    """
    asked = [piece for piece, _, _ in pieces(question)[:_QUESTION_TOKENS]]
    before = [_START, *asked, _STOP, _STOP]
    head = f"{title[:_TITLE]}\n" if title else ""
    read = pieces(head + text)[: longest - _SPECIALS - len(asked)]
    spans = [trimmed(text, start - len(head), end - len(head)) for _, start, end in read]
    places = np.asarray([*[_OUTSIDE] * len(before), *spans, _OUTSIDE], dtype=np.int64)
    ids = np.asarray([*before, *(piece for piece, _, _ in read), _STOP], dtype=np.int64)
    return PairTokens(ids, places[:, 0], places[:, 1])


def pieces_of(tokenizer: "Tokenizer") -> Pieces:
    """Cut texts with a tokenizer of `tokenizers`, which must neither pad nor truncate."""

    def cut(text: str) -> list[Piece]:
        encoded = tokenizer.encode(text, add_special_tokens=False)
        return [(piece, start, end) for piece, (start, end) in zip(encoded.ids, encoded.offsets, strict=True)]

    return cut


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the piece without white space at its edges, and nothing before the text; (-1, -1) where none is left."""
    start = max(start, 0)
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else _OUTSIDE

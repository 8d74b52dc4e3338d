"""A unigram tokenizer for a few short texts that opens in a millisecond.

`tokenizers` takes 0.7 s to read 250,000 pieces, more than all else that a first question costs. Here the pieces lie in
a memory-mapped hash table. Texts of Latin letters, Vietnamese among them, and common punctuation are cut exactly as
`tokenizers` does (a test compares thousands); of any other text nothing is said, and the caller asks `tokenizers`.
"""

import json
import mmap
import re
import struct
import unicodedata
import zlib
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.packed_weights import Vocabulary

FILE = "quick_tokenizer.bin"

_MAGIC = b"HDQT0001"
_HEADER = struct.Struct("<8s8I")
_MOST_KNOWN = 100_000
_UNKNOWN_PENALTY = 10.0
"""What `tokenizers` takes off the lowest score for a character that no piece holds."""

# Characters that are graphemes of their own and compose with nothing once a text is in NFC; \r is left out for \r\n.
_PLAIN = re.compile("[\t\n -~\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20ab]*")
_WORD = re.compile("[^ ]+")


class QuickTokenizer:
    """Pieces of a vocabulary in a memory-mapped file."""

    def __init__(self, path: Path) -> None:
        """Open a file made by `export_quick_tokenizer`. Raises ValueError if it is none."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if len(self._map) < _HEADER.size or self._map[: len(_MAGIC)] != _MAGIC:
            raise ValueError(f"{path} is no quick tokenizer")
        fields = _HEADER.unpack_from(self._map, 0)
        _, count, bits, self._longest, self._bos, self._eos, self._unknown, text_length, blob_length = fields
        if len(self._map) != _HEADER.size + (4 << bits) + 12 * count + 4 + blob_length + text_length:
            raise ValueError(f"{path} is cut short")
        view, at = memoryview(self._map), _HEADER.size
        self._slots: memoryview[int]
        self._ends: memoryview[int]
        self._scores: memoryview[float]
        self._slots, at = view[at : at + (4 << bits)].cast("I"), at + (4 << bits)
        self._ends, at = view[at : at + 4 * count + 4].cast("I"), at + 4 * count + 4
        self._scores, at = view[at : at + 8 * count].cast("d"), at + 8 * count
        self._blob, at = view[at : at + blob_length], at + blob_length
        settings = json.loads(bytes(view[at : at + text_length]))
        self._replaced = {ord(key): value for key, value in settings["characters"].items()}
        self._special = re.compile("|".join(map(re.escape, settings["special"])))
        self._unknown_score = settings["lowest"] - _UNKNOWN_PENALTY
        self._wrap = (1 << bits) - 1
        self._known: dict[str, int] = {}
        self._cuts: dict[str, list[int]] = {}
        self._lengths: dict[int, int] = {}

    def encode(self, text: str, max_length: int) -> list[int] | None:
        """Return the ids of a text with both ends marked, cut to `max_length`; None if it is not plain."""
        text = unicodedata.normalize("NFC", text)
        if not _PLAIN.fullmatch(text) or self._special.search(text):
            return None
        ids = [self._bos]
        for word in text.translate(self._replaced).split(" "):
            if word:
                ids += self._cut("▁" + word)
            if len(ids) >= max_length:
                break
        return [*ids[: max_length - 1], self._eos]

    def pieces_of(self, text: str) -> list[tuple[int, int, int]] | None:
        """Return id, start and end of every piece of an NFC text, ends not marked; None if it is not plain.

        `text[start:end]` is what the piece stands for; a bare word mark stands for nothing.
        """
        if not unicodedata.is_normalized("NFC", text) or not _PLAIN.fullmatch(text) or self._special.search(text):
            return None
        shown = [self._replaced.get(ord(character), character) for character in text]
        places = [place for place, piece in enumerate(shown) for _ in piece]
        pieces: list[tuple[int, int, int]] = []
        for word in _WORD.finditer("".join(shown)):
            at = word.start() - 1  # the word mark stands where the space before the word stands
            for piece in self._cut("▁" + word[0]):
                if piece == self._unknown:
                    return None  # its length was lost when unknown characters were fused
                end = at + self._length_of(piece)
                first = max(at, word.start())
                pieces.append((piece, places[first], places[end - 1] + 1 if end > first else places[first]))
                at = end
        return pieces

    def _length_of(self, piece: int) -> int:
        length = self._lengths.get(piece)
        if length is None:
            length = self._lengths[piece] = len(bytes(self._blob[self._ends[piece] : self._ends[piece + 1]]).decode())
        return length

    def _cut(self, word: str) -> list[int]:
        """Return the pieces of a word; questions share most of their words, and each is cut once."""
        found = self._cuts.get(word)
        if found is None:
            if len(self._cuts) > _MOST_KNOWN:
                self._cuts.clear()
            found = self._cuts[word] = self._best_path(word)
        return found

    def _best_path(self, word: str) -> list[int]:
        """Return the pieces of the most probable path through a word (Viterbi), unknown characters fused."""
        best = [0.0] + [float("-inf")] * len(word)
        steps: list[tuple[int, int]] = [(0, 0)] * (len(word) + 1)
        for start in range(len(word)):
            here, single = best[start], False
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                piece = self._find(word[start:end])
                if piece >= 0:
                    single = single or end == start + 1
                    score = self._scores[piece] + here
                    if score > best[end]:
                        best[end], steps[end] = score, (start, piece)
            if not single and self._unknown_score + here > best[start + 1]:
                best[start + 1], steps[start + 1] = self._unknown_score + here, (start, self._unknown)
        return self._walk_back(steps)

    def _walk_back(self, steps: list[tuple[int, int]]) -> list[int]:
        pieces: list[int] = []
        at = len(steps) - 1
        while at > 0:
            at, piece = steps[at]
            if not (piece == self._unknown and pieces and pieces[-1] == piece):
                pieces.append(piece)
        return pieces[::-1]

    def _find(self, text: str) -> int:
        """Return the id of a piece, -1 for none."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            found = self._known[text] = self._look_up(text.encode())
        return found

    def _look_up(self, piece: bytes) -> int:
        slot = zlib.crc32(piece) & self._wrap
        while held := self._slots[slot]:
            number = int(held) - 1
            if self._blob[self._ends[number] : self._ends[number + 1]] == piece:
                return number
            slot = (slot + 1) & self._wrap
        return -1


def export_quick_tokenizer(vocabulary: Vocabulary, path: Path, *, special: list[str]) -> None:
    """Write the file that QuickTokenizer opens; texts with a `special` token in them are left to `tokenizers`."""
    pieces = [piece.encode() for piece in vocabulary.pieces]
    bits = (2 * len(pieces)).bit_length()
    ends = np.cumsum([0, *map(len, pieces)]).astype("<u4")
    characters = {key: value for key, value in vocabulary.character_map.items() if _PLAIN.fullmatch(key)}
    lowest = float(vocabulary.scores.min())
    text = json.dumps({"characters": characters, "special": special, "lowest": lowest}).encode()
    header = _HEADER.pack(
        _MAGIC, len(pieces), bits, max(map(len, vocabulary.pieces)), vocabulary.bos, vocabulary.eos,
        vocabulary.unknown, len(text), int(ends[-1]),
    )  # fmt: skip
    scores = vocabulary.scores.astype("<f8")
    with path.open("wb") as file:
        for part in (header, _slots(pieces, bits).tobytes(), ends.tobytes(), scores.tobytes(), b"".join(pieces), text):
            file.write(part)


def _slots(pieces: list[bytes], bits: int) -> npt.NDArray[np.uint32]:
    """Return an open-addressing table of piece number + 1, 0 for an empty slot."""
    slots = np.zeros(1 << bits, "<u4")
    taken = bytearray(1 << bits)
    wrap = (1 << bits) - 1
    for number, piece in enumerate(pieces):
        slot = zlib.crc32(piece) & wrap
        while taken[slot]:
            slot = (slot + 1) & wrap
        taken[slot] = 1
        slots[slot] = number + 1
    return slots

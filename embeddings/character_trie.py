"""A character map as the double-array trie that sentencepiece and `tokenizers.normalizers.Precompiled` read.

Format (darts-clone, as in sentencepiece's `precompiled_charsmap`): uint32 size of the trie, the trie as uint32 units,
then the replacements, each ended by a zero byte. A unit holds its label in bits 0-7, "a key ends here" in bit 8 and in
bits 10-30 what its position is XORed with to reach the children; the child for byte 0 holds the replacement's offset.
"""

import struct

_END = 0
_LEAF = 1 << 31
_LOOK_BACK = 256


def compile_character_map(character_map: dict[str, str]) -> bytes:
    """Return the binary form of a map from single characters to their replacements."""
    texts = bytearray()
    offsets: dict[bytes, int] = {}
    for key, value in character_map.items():
        offsets[key.encode()] = len(texts)
        texts += value.encode() + b"\0"
    units = _DoubleArray().place(_nested(offsets))
    return struct.pack(f"<I{len(units)}I", 4 * len(units), *units) + bytes(texts)


def _nested(offsets: dict[bytes, int]) -> dict[int, object]:
    """Return keys as nested dictionaries by byte, the offset under _END."""
    root: dict[int, object] = {}
    for key, offset in offsets.items():
        node = root
        for byte in key:
            node = node.setdefault(byte, {})  # type: ignore[assignment]
        node[_END] = offset
    return root


class _DoubleArray:
    """Places the nodes of a trie greedily, each family of children at the first position where all of it fits."""

    def __init__(self) -> None:
        self.units: dict[int, int] = {0: 0}
        self.bases: set[int] = set()
        self.start = 1

    def place(self, root: dict[int, object]) -> list[int]:
        """Return the units of a trie, filled up to a whole block of 256 so that no look-up leaves the array."""
        waiting = [(0, 0, root)]
        while waiting:
            position, label, node = waiting.pop()
            base = self._base_for(list(node))
            has_leaf = int(_END in node) << 8
            self.units[position] = (position ^ base) << 10 | has_leaf | label
            for byte, child in node.items():
                self.units[base ^ byte] = 0
                if isinstance(child, dict):
                    waiting.append((base ^ byte, byte, child))
                else:
                    self.units[base ^ byte] = _LEAF | int(str(child))
        size = (max(self.units) // 256 + 1) * 256
        return [self.units.get(position, 0) for position in range(size)]

    def _base_for(self, labels: list[int]) -> int:
        """Return an unused base whose children are all free; a base shared by two nodes would mix their children."""
        position = self.start
        while True:
            base = position ^ labels[0]
            if base and base not in self.bases and all(base ^ label not in self.units for label in labels):
                self.bases.add(base)
                # Searching every gap anew takes 5 s for 4,837 keys; leaving gaps behind takes 0.1 s and a few kB.
                self.start = max(self.start, position - _LOOK_BACK)
                return base
            position += 1

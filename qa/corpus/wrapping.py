"""Plain text broken at a fixed width, as old editors and mail programs save it, back to its paragraphs."""

from itertools import pairwise

from qa.corpus.clutter import kind_of
from qa.text.item_markers import marker_at

# A text is taken as wrapped only on plain evidence: enough lines, none longer than a wide window, and within paragraphs
# most of the lines that follow begin in the middle of a sentence. Verses begin with capitals or are shorter.
_FEWEST_LINES = 8
_WIDTHS = range(55, 131)
_MID_SENTENCE = 0.5
_FULL = 0.7
_STOPS = ".!?:;…"


def unwrap(text: str) -> str:
    """Return the text with the lines of each paragraph joined if it is wrapped at a width; else the text as it is."""
    lines = text.split("\n")
    width = max(map(len, lines))
    pairs = [(above, below) for above, below in pairwise(lines) if above and below]
    if len(pairs) < _FEWEST_LINES or width not in _WIDTHS:
        return text
    broken = sum(below[0].islower() and above[-1] not in _STOPS for above, below in pairs)
    if broken < _MID_SENTENCE * len(pairs):
        return text
    joins = [" " if _goes_on(above, below, width) else "\n" for above, below in pairwise(lines)]
    return "".join(piece for pair in zip(["", *joins], lines, strict=True) for piece in pair)


def _goes_on(above: str, below: str, width: int) -> bool:
    if not above or not below or marker_at(below, 0, len(below)) or kind_of(below) or kind_of(above):
        return False
    is_full = len(above) + 1 + len(below.split(maxsplit=1)[0]) > width
    return below[0].islower() or is_full or (len(above) >= _FULL * width and above[-1] not in _STOPS)

from itertools import pairwise

import numpy as np

from benchmarks.reading import Row, table, windows
from training.examples import Example


def _example(passage: str) -> Example:
    return Example("1", "ai?", "Tin", passage, -1, -1, "vi")


def test_windows_short_paragraph_is_one() -> None:
    (window,) = windows(_example("Lan hỏi Mai."))
    assert (window.start, window.end, window.text, window.title) == (0, 12, "Lan hỏi Mai.", "Tin")


def test_windows_long_paragraph_is_covered_with_overlap() -> None:
    text = " ".join(f"Câu số {number} kể một chuyện cũ." for number in range(120))
    cut = windows(_example(text))
    assert cut[0].start == 0
    assert cut[-1].end == len(text)
    assert all(text[w.start : w.end] == w.text and len(w.text) <= 1300 for w in cut)
    assert all(0 < before.end - after.start <= 300 for before, after in pairwise(cut))


def test_windows_sentence_longer_than_a_window_still_ends() -> None:
    text = "a" * 2000 + ". " + "b" * 2000 + "."
    assert [(w.start, w.end) for w in windows(_example(text))] == [(0, 2001), (2002, 4003)]


def test_table_has_a_line_a_file() -> None:
    row = Row("a.json", "tuning", 3, 0.5, 0.25, np.nan, 12.4, 30.6)
    assert table([row], "use").splitlines()[2] == "| a.json | tuning | 3 | 0.500 | 0.250 | - | 12 | 31 |"

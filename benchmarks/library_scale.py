"""How a library grows: times over synthetic passages with random vectors, so that no model's time is in them.

    python benchmarks/library_scale.py 10000 100000

Seconds are of the clock, those in brackets of the processor (all threads): on a busy machine the latter are the truer.
With --plain-terms text is cut at white space and no language is learnt: what the analysis of Vietnamese costs is out.
"""

import argparse
import shutil
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from embeddings.types import Vectors
from qa.library import language, lexical
from qa.library.library import Library
from qa.library.view import View
from qa.text.syllables import terms
from qa.types import Article, Passage

DIM = 384
PASSAGES = 10  # an article
SYLLABLES = 120  # a passage: about 600 characters
QUESTIONS = 50
VOCABULARY = 6_000  # Vietnamese writes with some 6,000 distinct syllables
CANDIDATES = 100
ONSETS = "b c ch d đ g gh gi h kh l m n ng nh p ph qu r s t th tr v x"


class RandomEncoder:
    """Unit vectors at random: what is measured is the library."""

    name = "random@384"
    dim = DIM

    def __init__(self) -> None:
        self._random = np.random.default_rng(7)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return random unit vectors."""
        numbers = self._random.standard_normal((len(texts), DIM), dtype=np.float32)
        numbers /= np.linalg.norm(numbers, axis=1, keepdims=True)
        return numbers

    encode_passages = encode_queries


@dataclass(frozen=True, slots=True)
class Figures:
    """(Seconds of the clock, of the processor) of each kind of work, and bytes on disk."""

    passages: int
    build: tuple[float, float]
    again: tuple[float, float]
    open: tuple[float, float]
    first: tuple[float, float]
    search: tuple[float, float]
    add_one: tuple[float, float]
    size: int


def syllables() -> list[str]:
    """Return made-up syllables with marks, most frequent first."""
    onsets = ["", *ONSETS.split()]
    rhymes = [f"{vowel}{coda}" for vowel in "aăâeêioôơuưy" for coda in ("", "n", "ng", "m", "t", "c", "p", "i", "nh")]
    marked = [f"{onset}{rhyme}{mark}" for onset in onsets for rhyme in rhymes for mark in ("", "\u0301", "\u0300")]
    drawn = np.random.default_rng(3).permutation(marked)[:VOCABULARY]
    return [unicodedata.normalize("NFC", syllable) for syllable in drawn.tolist()]


def articles(passages: int, seed: int = 1) -> Iterator[Article]:
    """Yield articles whose lines are passages; syllables fall by Zipf's law."""
    words, random = np.array(syllables()), np.random.default_rng(seed)
    weights = 1 / np.arange(1, len(words) + 1)
    weights /= weights.sum()
    for number in range(passages // PASSAGES):
        drawn = random.choice(words, size=(PASSAGES, SYLLABLES), p=weights)
        yield Article(f"bài-{seed}-{number}", f"Bài số {number}", "\n".join(" ".join(line) for line in drawn))


def lines(article: Article) -> list[Passage]:
    """Cut an article into its lines."""
    passages, start = [], 0
    for line in article.text.split("\n"):
        passages.append(Passage(article.id, article.title, start, start + len(line), line))
        start += len(line) + 1
    return passages


def plain_terms(text: str) -> list[str]:
    """Cut text at white space into syllables and pairs."""
    words = text.split()
    return words + [f"{left}_{right}" for left, right in pairwise(words)]


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that the work takes, of the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - processor


def measure(passages: int, folder: Path) -> Figures:
    """Build a library of that many passages and time what one does with it."""
    path, encoder = folder / "library", RandomEncoder()
    with Library.open(path, encoder, split=lines, create=True) as library:
        build = timed(lambda: library.add(articles(passages)))
        again = timed(lambda: library.add(articles(passages)))
        add_one = timed(lambda: library.add(articles(PASSAGES, seed=2)))
        size = library.status().size
    opened = timed(lambda: Library.open(path, encoder, split=lines).close())
    with Library.open(path, encoder, split=lines) as library:
        questions = [" ".join(article.text.split()[:12]) for article in articles(QUESTIONS * PASSAGES, seed=5)]
        with library.view() as view:
            first = timed(lambda: search(view, encoder, questions[0]))
        times = []
        for question in questions:
            with library.view() as view:
                times.append(timed(lambda view=view, question=question: search(view, encoder, question)))  # type: ignore[misc]
    clock, processor = np.median(np.array(times), axis=0).tolist()
    return Figures(passages, build, again, opened, first, (clock, processor), add_one, size)


def search(view: View, encoder: RandomEncoder, question: str) -> None:
    """Do what a hybrid search does, short of the encoder."""
    vector, words = encoder.encode_queries([question])[0], terms(question)
    ids = np.union1d(view.nearest(vector, CANDIDATES).ids, view.best_terms(words, CANDIDATES)[0])
    view.exact(vector, words, ids)
    view.passages(ids[:10])


def main() -> None:
    """Print a table, one line a size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[10_000, 100_000], help="numbers of passages")
    parser.add_argument("--folder", type=Path, help="where to build (default: the system's temporary folder)")
    parser.add_argument("--plain-terms", action="store_true", help="leave out the analysis of Vietnamese")
    given = parser.parse_args()
    if given.plain_terms:
        vars(lexical)["terms"] = plain_terms
        language.learn = lambda name, *_, **__: language.Language(name)
    import embeddings.rows  # noqa: F401 faiss: its import is not the library's time

    print(
        "passages          build s          again s          open ms  first search ms   median search    add one s  MB"
    )
    for size in given.sizes:
        folder = Path(tempfile.mkdtemp(prefix="library-scale-", dir=given.folder))
        try:
            figures = measure(size, folder)
        finally:
            shutil.rmtree(folder)
        cells = [
            *(f"{clock:8.2f} ({processor:.2f})" for clock, processor in (figures.build, figures.again)),
            *(
                f"{clock * 1e3:8.1f} ({processor * 1e3:.1f})"
                for clock, processor in (figures.open, figures.first, figures.search)
            ),
            f"{figures.add_one[0]:8.2f} ({figures.add_one[1]:.2f})",
        ]
        print(f"{figures.passages:8d} {' '.join(cells)} {figures.size / 1e6:5.0f}", flush=True)


if __name__ == "__main__":
    main()

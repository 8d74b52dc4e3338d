"""A whole answer on a large library: `python -m benchmarks.ask_at_scale [--passages N]`.

The seed articles with their real vectors stand among N made-up passages (as in `benchmarks.library_scale`) with random
ones; the questions are those of seeds/questions.jsonl. The encoder, the search, the readers and the citing are the real
ones. Prints percentiles of `ask`, the stages of its median, and for how many questions the first passage and the answer
are those of the seed library alone.
"""

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.library_scale import RandomEncoder, articles, lines
from benchmarks.speed import percentiles, stages
from embeddings.encoder import Encoder, load_encoder
from embeddings.types import Vectors
from qa.assistant import Assistant
from qa.corpus.reading import read_articles
from qa.corpus.splitting import split
from qa.evaluation.case_files import read_cases
from qa.library.library import Library
from qa.opening import reader_of, seed_articles
from qa.reading.candidates import sentence_texts
from qa.settings import Settings
from qa.types import Article, Passage

_MADE_UP = "Bài số "
"""How titles of made-up articles begin, which stand before each text that is encoded."""


class MixedEncoder:
    """The real encoder, with random vectors for what is made up: 100,000 passages would take two hours."""

    def __init__(self, real: Encoder) -> None:
        self._real, self._random = real, RandomEncoder()
        self.name, self.dim = f"{real.name} with stand-ins", real.dim

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return real vectors."""
        return self._real.encode_queries(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return real vectors, and random ones for made-up texts."""
        vectors = self._random.encode_passages(texts)
        real = [row for row, text in enumerate(texts) if not text.startswith(_MADE_UP)]
        if real:
            vectors[real] = self._real.encode_passages([texts[row] for row in real])
        return np.asarray(vectors, np.float32)


def cut(article: Article) -> Sequence[Passage]:
    """Split seed articles as a library does, made-up ones at their lines."""
    settings = Settings()
    if article.title.startswith(_MADE_UP):
        return lines(article)
    return split(article, target=settings.passage_target, ceiling=settings.passage_ceiling)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    made_up = parser.parse_args().passages
    questions = [case.question for case in read_cases(seed_articles() / "questions.jsonl").cases]
    seeds, encoder, settings = list(read_articles(seed_articles())), MixedEncoder(load_encoder()), Settings()
    with tempfile.TemporaryDirectory() as folder:
        alone = _opened(Path(folder) / "alone", encoder, settings, seeds)
        large = _opened(Path(folder) / "large", encoder, settings, [*seeds, *articles(made_up)])
        with alone, large:
            print(f"{large.library.status().passages} passages; search: {percentiles(large.search, questions)}")
            print(f"answer: {percentiles(large.ask, questions)}")
            print(f"  stages, p50 ms: {stages(large, questions)}")
            print(f"answer on the seed library alone, same run: {percentiles(alone.ask, questions)}")
            pairs = [(alone.ask(question), large.ask(question)) for question in questions]
    first = sum(one.hits[0].passage.text == other.hits[0].passage.text for one, other in pairs)
    same = sum(one.text == other.text for one, other in pairs)
    print(f"of {len(pairs)} questions {first} have the same first passage and {same} the same answer")


def _opened(path: Path, encoder: Encoder, settings: Settings, given: Sequence[Article]) -> Assistant:
    library = Library.open(path, encoder, create=True, split=cut, within=sentence_texts)
    library.add(given)
    return Assistant(library, encoder, reader_of(settings), settings)


if __name__ == "__main__":
    main()

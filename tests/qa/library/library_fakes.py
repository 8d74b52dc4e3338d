"""Stand-ins for the tests of the library, also for those that run in processes of their own."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from embeddings.types import Vectors
from qa.types import Article, Passage

DIM = 8


def vector_of(text: str) -> Vectors:
    """Return a unit vector that the text decides."""
    seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
    numbers = np.random.default_rng(seed).standard_normal(DIM)
    return (numbers / np.linalg.norm(numbers)).astype(np.float32)


@dataclass
class CountingEncoder:
    """Vectors from hashes; keeps every passage text it was given."""

    name: str = "fake@1"
    dim: int = DIM
    seen: list[str] = field(default_factory=list)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return np.array([vector_of(text) for text in texts], dtype=np.float32).reshape(-1, DIM)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        self.seen.extend(texts)
        return self.encode_queries(texts)


def split_lines(article: Article) -> list[Passage]:
    """Return every line that is not empty as a passage."""
    passages, start = [], 0
    for line in article.text.split("\n"):
        if line:
            passages.append(Passage(article.id, article.title, start, start + len(line), line))
        start += len(line) + 1
    return passages


def numbered(count: int, *, version: int = 1, lines: int = 2) -> list[Article]:
    """Return articles a0, a1 ... whose lines each name the article, the line and the version."""
    return [
        Article(
            id=f"a{number}",
            title=f"Bài {number}",
            text="\n".join(f"Học sinh bài{number} dòng{line} đọc bản{version}." for line in range(lines)),
            origin=f"/bài/a{number}.md",
        )
        for number in range(count)
    ]

"""How large passages should be: finds the passage that holds the answer, for several sizes, and prints a table.

Articles are the passages of vi_qa_dev and mlqa_vi_dev, those of one title joined; only these tuning files are read.
"read" is the share of answers within the first CHARACTERS of the hits in order: what a reader sees for the same work,
so that large passages do not win by holding more.

    python -m benchmarks.passage_size --targets 300 500 700 900
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Encoder, load_encoder
from qa.corpus.splitting import split
from qa.library.fingerprints import encoded_text
from qa.retrieval import fuse
from qa.text.syllables import terms
from qa.types import Article, Passage
from training.examples import paragraphs
from training.question_files import TUNING, present

CHARACTERS = 2500
DENSE_WEIGHT = 0.5

Question = tuple[str, str, int, int]
"""What is asked, and in which article from where to where its answer stands."""
Scores = npt.NDArray[np.float32]


def main() -> None:
    """Measure each size on each file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--targets", type=int, nargs="+", default=[300, 400, 500, 600, 700, 800, 900, 1000, 1200])
    parser.add_argument("--ceiling", type=float, default=1.7, help="ceiling as a multiple of the target")
    parser.add_argument("--most", type=int, default=80, help="articles of a file at most: 80 take minutes, 300 an hour")
    parser.add_argument("--files", nargs="+", default=TUNING)
    options = parser.parse_args()
    encoder = load_encoder()
    print(f"{encoder.name}; dense / fused with BM25 at {DENSE_WEIGHT}; read: within {CHARACTERS} characters of hits")
    print(f"{'file':12} {'target':>6} {'passages':>8} {'mean':>5} {'recall@1':>15} {'MRR@10':>15} {'read':>15}")
    for path in present(options.files):
        articles, questions = _read(path, options.most)
        asked = encoder.encode_queries([question for question, *_ in questions])
        for target in options.targets:
            passages = [p for a in articles for p in split(a, target=target, ceiling=int(target * options.ceiling))]
            mean = sum(len(p.text) for p in passages) // len(passages)
            row = _measured(encoder, passages, questions, asked)
            print(f"{path.stem:12} {target:6} {len(passages):8} {mean:5} {row}", flush=True)


def _measured(encoder: Encoder, passages: Sequence[Passage], questions: Sequence[Question], asked: Scores) -> str:
    texts = [encoded_text(p.title, p.text) for p in passages]
    dense = asked @ encoder.encode_passages(texts).T
    bm25 = _bm25([Counter(terms(text)) for text in texts], [terms(question) for question, *_ in questions])
    fused = np.stack([fuse(dense[i], bm25[i], DENSE_WEIGHT) for i in range(len(questions))])
    figures = [_figures(scores, passages, questions) for scores in (dense, fused)]
    return " ".join(
        f"{100 * of_dense:6.1f} /{100 * of_fused:6.1f}" for of_dense, of_fused in zip(*figures, strict=True)
    )


def _figures(scores: Scores, passages: Sequence[Passage], questions: Sequence[Question]) -> tuple[float, float, float]:
    first = reciprocal = read = 0.0
    for row, (_, article, start, end) in zip(scores, questions, strict=True):
        seen = 0
        for rank, at in enumerate(np.argsort(-row, kind="stable"), 1):
            passage = passages[at]
            if passage.article_id == article and passage.start <= start and end <= passage.end:
                first += rank == 1
                reciprocal += 1 / rank if rank <= 10 else 0.0
                read += seen + (end - passage.start) <= CHARACTERS
                break
            seen += len(passage.text)
    return first / len(questions), reciprocal / len(questions), read / len(questions)


def _bm25(counts: Sequence[Counter[str]], asked: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> Scores:
    """Return BM25 [questions, passages] (Robertson and Zaragoza, 2009)."""
    lengths = np.array([sum(count.values()) for count in counts], np.float32)
    postings: dict[str, list[tuple[int, int]]] = {}
    for row, count in enumerate(counts):
        for term, times in count.items():
            postings.setdefault(term, []).append((row, times))
    scores = np.zeros((len(asked), len(counts)), np.float32)
    for i, question in enumerate(asked):
        for term in set(question) & postings.keys():
            rows, times = np.array(postings[term]).T
            rarity = np.log(1 + (len(counts) - len(rows) + 0.5) / (len(rows) + 0.5))
            scores[i, rows] += rarity * times * (k1 + 1) / (times + k1 * (1 - b + b * lengths[rows] / lengths.mean()))
    return scores


def _read(path: Path, most: int) -> tuple[list[Article], list[Question]]:
    """Join the paragraphs that follow each other under one title into an article; return `most` of them at most."""
    articles, questions = [], []
    for number, (title, records) in enumerate(islice(groupby(paragraphs(path), key=itemgetter(0)), most)):
        text = ""
        for _, record in records:
            questions += _questions(record["qas"], str(number), len(text))
            text += record["context"] + "\n\n"
        articles.append(Article(str(number), title, text))
    return articles, questions


def _questions(qas: Sequence[dict[str, object]], article: str, offset: int) -> list[Question]:
    found = []
    for qa in qas:
        answers = qa["answers"]
        if isinstance(answers, list) and answers:
            start = offset + answers[0]["answer_start"]
            found.append((str(qa["question"]), article, start, start + len(answers[0]["text"])))
    return found


if __name__ == "__main__":
    main()

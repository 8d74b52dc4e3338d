"""Fit the two linear models of the sentence reader; prints their figures and writes qa/reading/sentence_weights.json.

    python -m training.fit_sentence_reader [--libraries DIR]

Fitted on the first passages of vi_qa_train, checked on vi_qa_dev and MLQA-vi dev (tuning data; XQuAD-R is not touched).
Each file's passages are one library. Every answerable question is asked twice, the second time with its own article
left out of the hits, which makes it one that the articles do not answer; these count a quarter, so that two in three
questions are answerable, as people's questions are.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Encoder, load_encoder
from qa.corpus.splitting import split
from qa.library.library import Library
from qa.library.view import View
from qa.reading import sentence_reader
from qa.reading.candidates import FEATURES, Candidate, candidates_of, features, sentence_texts, vectors_of
from qa.reading.sentence_reader import HITS_READ, confidence_features
from qa.retrieval import search
from qa.settings import Settings
from qa.text.questions import kind_of
from qa.text.syllables import terms
from qa.types import Article, Hit

DATA = Path(os.environ.get("HOIDAP_SHARED", Path(__file__).resolve().parents[2] / "shared")) / "data"
WEIGHTS = Path(sentence_reader.__file__).with_name("sentence_weights.json")
TRAINING_ARTICLES = 300
Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a file: the article it was asked of, and where its answer begins there (None: nowhere)."""

    question: str
    article_id: str
    begins: int | None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates as feature rows, the rows that answer it, and the hits they come from."""

    question: str
    answerable: bool
    candidates: list[Candidate]
    rows: Numbers
    right: npt.NDArray[np.bool_]
    hits: tuple[Hit, ...]
    weight: float
    answers: tuple[str, ...] = ()


def read_file(name: str, most: int) -> tuple[list[Article], list[Case]]:
    """Return the articles (a paragraph each) and cases of a question file of the data folder, or of any other."""
    path = DATA / name
    if path.suffix == ".jsonl":
        entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        paragraphs = [(one["title"], one) for one in entries]
    else:
        entries = json.loads(path.read_text("utf-8"))["data"]
        paragraphs = [(one["title"], paragraph) for one in entries for paragraph in one["paragraphs"]]
    articles, cases = [], []
    for number, (title, paragraph) in enumerate(paragraphs[:most]):
        articles.append(Article(id=f"{path.name}-{number:04}", title=title, text=paragraph["context"]))
        for one in paragraph["qas"]:
            begins = one["answers"][0]["answer_start"] if one["answers"] else None
            golds = tuple(answer["text"] for answer in one["answers"])
            cases.append(Case(one["question"], articles[-1].id, begins, golds))
    return articles, cases


def examples_of(
    name: str, encoder: Encoder, settings: Settings, libraries: Path, *, most: int = 10_000, questions: int = 100_000
) -> list[Example]:
    """Ask every question of a file and return what the reader would see."""
    articles, cases = read_file(name, most)
    cut = partial(split, target=settings.passage_target, ceiling=settings.passage_ceiling)
    cases = cases[:questions]
    vectors = encoder.encode_queries([case.question for case in cases])
    place = libraries / f"{Path(name).name}-{most}-{settings.passage_target}-{settings.passage_ceiling}"
    with Library.open(place, encoder, create=True, split=cut, within=sentence_texts) as library:
        library.add(articles)
        with library.view() as view:
            found = partial(search, view, k=30, candidates=settings.candidates, dense_weight=settings.dense_weight)
            return [
                example
                for case, vector in zip(cases, vectors, strict=True)
                for example in _examples(case, vector, found(vector, terms(case.question)), view)
            ]


def _examples(case: Case, vector: Numbers, hits: tuple[Hit, ...], view: View) -> Iterator[Example]:
    yield _example(case, vector, hits, view, 1.0)
    if case.begins is not None:
        others = [hit for hit in hits if hit.passage.article_id != case.article_id]
        ranked = tuple(replace(hit, rank=rank) for rank, hit in enumerate(others, start=1))
        yield _example(case, vector, ranked, view, 0.25)


def _example(case: Case, vector: Numbers, hits: tuple[Hit, ...], view: View, weight: float) -> Example:
    candidates = candidates_of(hits[:HITS_READ])
    rows = features(case.question, kind_of(case.question), vector, candidates, vectors_of(candidates, view))
    right = [
        case.begins is not None and one.hit.passage.article_id == case.article_id and one.start <= case.begins < one.end
        for one in candidates
    ]
    answerable = case.begins is not None and weight == 1.0
    return Example(case.question, answerable, candidates, rows, np.array(right), hits, weight, case.answers)


def fit_rank(examples: list[Example], *, steps: int = 600, rate: float = 0.3, decay: float = 1e-4) -> Numbers:
    """Return the weights of a listwise softmax over the candidates of the questions that have a right one."""
    usable = [one for one in examples if one.right.any()]
    weights = np.zeros(len(FEATURES), np.float64)
    slope_squares = np.full(len(FEATURES), 1e-8)
    for _ in range(steps):
        slope = decay * weights
        for one in usable:
            scores = one.rows @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            wanted = share * one.right
            slope += one.rows.T @ (share - wanted / wanted.sum()) / len(usable)
        slope_squares += slope**2
        weights -= rate * slope / np.sqrt(slope_squares) * 10
    return weights.astype(np.float32)


def fit_confidence(
    rows: Numbers, right: npt.NDArray[np.bool_], counted: Numbers, *, steps: int = 50, decay: float = 1e-3
) -> Numbers:
    """Return the weights of a logistic regression by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(steps):
        share = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ ((share - right) * counted) / len(rows) + decay * weights
        curve = (rows * (share * (1 - share) * counted)[:, None]).T @ rows / len(rows) + decay * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights.astype(np.float32)


def confidence_table(examples: list[Example], rank: Numbers) -> tuple[Numbers, npt.NDArray[np.bool_], Numbers]:
    """Return the confidence features of each question, whether its first sentence is right, and how much it counts."""
    rows, right = [], []
    for one in examples:
        scores = one.rows @ rank
        rows.append(confidence_features(one.rows, scores, one.hits))
        right.append(one.right[int(np.argmax(scores))])
    return np.stack(rows), np.array(right), np.array([one.weight for one in examples], np.float32)


def auroc(probability: Numbers, right: npt.NDArray[np.bool_]) -> float:
    """Return the chance that a right answer has a higher probability than a wrong one (Mann-Whitney)."""
    ranks = probability.argsort().argsort() + 1
    positives = int(right.sum())
    return float((ranks[right].sum() - positives * (positives + 1) / 2) / (positives * (len(right) - positives)))


def calibration_error(probability: Numbers, right: npt.NDArray[np.bool_], counted: Numbers) -> float:
    """Return the expected calibration error over ten bins of equal width."""
    bins = np.minimum((probability * 10).astype(int), 9)
    gaps = [
        counted[bins == one].sum()
        * abs(np.average(probability[bins == one] - right[bins == one], weights=counted[bins == one]))
        for one in np.unique(bins)
    ]
    return float(sum(gaps) / counted.sum())


def figures(examples: list[Example], rank: Numbers, confidence: Numbers) -> dict[str, Any]:
    """Return the figures of both models on examples."""
    usable = [one for one in examples if one.right.any()]
    rows, right, counted = confidence_table(examples, rank)
    probability = 1 / (1 + np.exp(-rows @ confidence))
    return {
        "questions": len(examples),
        "right sentence, where it is among the candidates": round(
            float(np.mean([one.right[int(np.argmax(one.rows @ rank))] for one in usable])), 3
        ),
        "AUROC of right": round(auroc(probability, right), 3),
        "right of all": round(float(np.average(right, weights=counted)), 3),
        "calibration error": round(calibration_error(probability, right, counted), 3),
        "at the threshold: shown, right of those": {
            str(threshold): [
                round(float(np.average(probability >= threshold, weights=counted)), 3),
                round(float(np.average(right, weights=counted * (probability >= threshold) + 1e-9)), 3),
            ]
            for threshold in (0.2, 0.3, 0.4, 0.5, 0.6)
        },
    }


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=TRAINING_ARTICLES, help="passages of vi_qa_train to fit on")
    parser.add_argument("--libraries", type=Path, help="folder that keeps the libraries for the next run")
    chosen = parser.parse_args()
    libraries = chosen.libraries or Path(tempfile.mkdtemp())
    encoder, settings = load_encoder(), Settings()
    train = examples_of("vi_qa_train.jsonl", encoder, settings, libraries, most=chosen.articles)
    rank = fit_rank(train)
    confidence = fit_confidence(*confidence_table(train, rank))
    measured = {"vi_qa_train": figures(train, rank, confidence)}
    for name in ("vi_qa_dev.jsonl", "mlqa_vi_dev.json"):
        measured[name] = figures(examples_of(name, encoder, settings, libraries), rank, confidence)
    record = {
        "features": FEATURES,
        "rank": [round(float(value), 4) for value in rank],
        "confidence": [round(float(value), 4) for value in confidence],
        "measured": measured,
    }
    WEIGHTS.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(record, ensure_ascii=False, indent=1))  # noqa: T201 a script's table


if __name__ == "__main__":
    main()

"""Fit the three linear models of the joint reader; prints their figures and writes qa/reading/joint_weights.json.

    python -m training.fit_joint_reader [--libraries DIR]

Fitted on tuning data only: vi_qa_dev, the first questions of MLQA-vi dev, and passages of our own that the span reader
was not trained on. The figures come from two folds: each half is measured with weights of the other; what is shipped is
fitted on all. Questions are asked and counted as in `training.fit_sentence_reader`.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from embeddings.encoder import load_encoder
from qa.reading import joint_reader
from qa.reading.joint_reader import (
    joint_confidence_features,
    joint_features,
    read_windows,
    span_features,
)
from qa.reading.sentence_reader import Scored, weights
from qa.reading.span_reader import SpanReader
from qa.settings import Settings
from training.fit_sentence_reader import Example, auroc, calibration_error, examples_of, fit_confidence
from training.scoring import exact_match, token_f1

HELD_OUT = Path(__file__).with_name("own_held_out.jsonl")
"""Passages written for this project that the span reader was not trained on."""
FILES = (("vi_qa_dev.jsonl", 600), ("mlqa_vi_dev.json", 250), (str(HELD_OUT), 600))
_RIGHT_SPAN = 0.6  # token F1 from which a span answers as well as its sentence
WEIGHTS = Path(joint_reader.__file__).with_name("joint_weights.json")
Numbers = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Read:
    """An example with what the span reader said to the pieces around its best sentences."""

    example: Example
    read: joint_reader.Read

    def rank_rows(self) -> Numbers:
        """Return the rows of the ranking model."""
        return joint_features(self.read)

    def first(self, rank: Numbers) -> int:
        """Return the row of the sentence that ranks first."""
        return int(np.argmax(self.rank_rows() @ rank))

    def told(self, rank: Numbers) -> tuple[Numbers, bool]:
        """Return the row of the confidence model and whether the first sentence is right."""
        joint = self.rank_rows() @ rank
        row = joint_confidence_features(self.read, joint, self.example.hits)
        return row, bool(self.example.right[int(np.argmax(joint))])

    def span(self, rank: Numbers) -> tuple[Numbers, float, float] | None:
        """Return the row of the span model for the first sentence, and F1 and exact match; None where it is wrong."""
        row = self.first(rank)
        span = self.read.spans[row]
        if span is None or not self.example.right[row]:
            return None
        passage = self.example.candidates[row].hit.passage
        text = passage.text[span.start - passage.start : span.end - passage.start]
        golds = self.example.answers
        return span_features(self.read, row, self.example.question), token_f1(text, golds), exact_match(text, golds)


def read(examples: Sequence[Example], spans: SpanReader, settings: Settings) -> list[Read]:
    """Read the pieces around the best sentences of each example."""
    most, characters = settings.passages_read, settings.reading_window
    found = []
    for one in examples:
        scored = Scored(one.candidates, one.rows, one.rows @ weights("rank"))
        found.append(Read(one, read_windows(spans, one.question, scored, most=most, characters=characters)))
    return found


@dataclass(frozen=True, slots=True)
class Models:
    """The weights of the three models."""

    rank: Numbers
    confidence: Numbers
    span: Numbers


def fit_rank(examples: Sequence[Read], *, steps: int = 300, rate: float = 0.05, decay: float = 1e-3) -> Numbers:
    """Return the weights of a listwise softmax over the candidates, by Adam from the sentence model's own order."""
    tables = [(one.rank_rows(), one.example.right) for one in examples if one.example.right.any()]
    found = np.array([0.5, 0, 0, 0, 0])  # as `joint_features`
    mean, square = np.zeros(5), np.zeros(5)
    for step in range(1, steps + 1):
        slope = decay * found
        for rows, right in tables:
            scores = rows @ found
            share = np.exp(scores - scores.max())
            share /= share.sum()
            wanted = share * right
            slope = slope + rows.T @ (share - wanted / wanted.sum()) / len(tables)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        found -= rate * mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return found.astype(np.float32)


def fit(examples: Sequence[Read]) -> Models:
    """Return the weights of the three models."""
    rank = fit_rank(examples)
    rows, right, counted = table(examples, rank)
    told, f1, _ = span_table(examples, rank)
    ones = np.ones(len(f1), np.float32)
    span = fit_confidence(told, f1 >= _RIGHT_SPAN, ones, decay=2e-3)
    return Models(rank, fit_confidence(rows, right, counted, decay=2e-3), span)


def span_table(examples: Sequence[Read], rank: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return the span rows of the right first sentences that were read, with F1 and exact match of their spans."""
    told = [row for one in examples if (row := one.span(rank)) is not None]
    columns = zip(*told, strict=True)
    rows, f1, exact = (np.array(column, np.float32) for column in columns)
    return rows, f1, exact


def table(examples: Sequence[Read], rank: Numbers) -> tuple[Numbers, Flags, Numbers]:
    """Return the confidence rows, whether each first sentence is right, and how much each counts."""
    told = [one.told(rank) for one in examples]
    counted = np.array([one.example.weight for one in examples], np.float32)
    return np.stack([row for row, _ in told]), np.array([right for _, right in told]), counted


def figures(examples: Sequence[Read], models: Models) -> dict[str, Any]:
    """Return the figures of the models on examples they were not fitted on."""
    rank = models.rank
    rows, right, counted = table(examples, rank)
    probability = 1 / (1 + np.exp(-rows @ models.confidence))
    told, f1, exact = span_table(examples, rank)
    sure = 1 / (1 + np.exp(-told @ models.span))
    found = [one for one in examples if one.example.right.any()]
    asked = counted == 1
    answerable = np.array([one.example.answerable for one in examples])
    return {
        "questions": len(examples),
        "right sentence, where it is among the candidates": round(
            float(np.mean([one.example.right[one.first(rank)] for one in found])), 3
        ),
        "AUROC of right": round(auroc(probability, right), 3),
        "AUROC of answerable, own passage in the hits": round(auroc(probability[asked], answerable[asked]), 3)
        if not answerable[asked].all()
        else None,
        "calibration error": round(calibration_error(probability, right, counted), 3),
        "at the threshold: shown, right of those": {
            str(threshold): [
                round(float(np.average(probability >= threshold, weights=counted)), 3),
                round(float(np.average(right, weights=counted * (probability >= threshold) + 1e-9)), 3),
            ]
            for threshold in (0.2, 0.3, 0.4, 0.5, 0.6)
        },
        "span in a right sentence: F1, EM, AUROC of right": [
            round(float(f1.mean()), 3),
            round(float(exact.mean()), 3),
            round(auroc(sure, f1 >= _RIGHT_SPAN), 3),
        ],
        "short answers from: share, F1, EM, right of those": {
            str(least): [
                round(float(value), 3)
                for value in (
                    np.mean(sure >= least),
                    *(np.mean(column[sure >= least]) for column in (f1, exact, f1 >= _RIGHT_SPAN)),
                )
            ]
            for least in (0.3, 0.4, 0.5, 0.6, 0.7)
        },
    }


def folds(examples: Sequence[Read]) -> Flags:
    """Return a half for each example; both askings of a question are in one half."""
    draw = np.random.default_rng(20)
    half = {question: bool(draw.random() < 0.5) for question in dict.fromkeys(one.example.question for one in examples)}
    return np.array([half[one.example.question] for one in examples])


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--libraries", type=Path, help="folder that keeps the libraries for the next run")
    parser.add_argument("--questions", type=int, default=10_000, help="questions a file at most, for a quick look")
    parser.add_argument("--model", type=Path, help="another span reader's folder")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file that is written")
    options = parser.parse_args()
    libraries = options.libraries or Path(tempfile.mkdtemp())
    encoder, settings, spans = load_encoder(), Settings(), SpanReader(options.model)
    parts = {
        Path(name).name: read(
            examples_of(name, encoder, settings, libraries, questions=min(most, options.questions)), spans, settings
        )
        for name, most in FILES
    }
    everything = [one for part in parts.values() for one in part]
    measured: dict[str, list[dict[str, Any]]] = {name: [] for name in parts}
    half = dict(zip(map(id, everything), folds(everything), strict=True))
    for fold in (False, True):
        models = fit([one for one in everything if half[id(one)] != fold])
        for name, part in parts.items():
            measured[name].append(figures([one for one in part if half[id(one)] == fold], models))
    models = fit(everything)
    record = {
        "rank": [round(float(value), 4) for value in models.rank],
        "confidence": [round(float(value), 4) for value in models.confidence],
        "span": [round(float(value), 4) for value in models.span],
        "measured on the other half": measured,
    }
    options.out.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(record, ensure_ascii=False, indent=1))  # noqa: T201 a script's table


if __name__ == "__main__":
    main()

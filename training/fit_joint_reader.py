"""Fit the two linear models of the joint reader; prints their figures and writes qa/reading/joint_weights.json.

    python -m training.fit_joint_reader [--libraries DIR]

Fitted on tuning data only (vi_qa_dev, and the first questions of MLQA-vi dev), since the span reader was trained on
vi_qa_train. The figures come from two folds: each half is measured with weights of the other; what is shipped is fitted
on both. Questions are asked and counted as in `training.fit_sentence_reader`.
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
from qa.reading.joint_reader import joint_confidence_features, joint_features, passages_to_read
from qa.reading.sentence_reader import weights
from qa.reading.span_reader import SpanReader
from qa.settings import Settings
from training.fit_sentence_reader import Example, auroc, calibration_error, examples_of, fit_confidence

FILES = (("vi_qa_dev.jsonl", 600), ("mlqa_vi_dev.json", 150))
WEIGHTS = Path(joint_reader.__file__).with_name("joint_weights.json")
Numbers = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Read:
    """An example with what the span reader said to its best passages."""

    example: Example
    base: Numbers
    readings: joint_reader.Readings

    def rank_rows(self) -> Numbers:
        """Return the rows of the ranking model."""
        return joint_features(self.base, self.example.candidates, self.readings)

    def told(self, rank: Numbers) -> tuple[Numbers, bool]:
        """Return the row of the confidence model and whether the first sentence is right."""
        joint = self.rank_rows() @ rank
        row = joint_confidence_features(
            self.example.rows, self.base, joint, self.example.candidates, self.readings, self.example.hits
        )
        return row, bool(self.example.right[int(np.argmax(joint))])


def read(examples: Sequence[Example], spans: SpanReader, passages_read: int) -> list[Read]:
    """Read the best passages of each example."""
    found = []
    for one in examples:
        base = one.rows @ weights("rank")
        chosen = passages_to_read(one.candidates, base, passages_read)
        said = spans.read_spans(one.question, list(chosen.values()))
        found.append(Read(one, base, dict(zip(chosen, said, strict=True))))
    return found


def fit_rank(examples: Sequence[Read], *, steps: int = 300, rate: float = 0.05, decay: float = 1e-3) -> Numbers:
    """Return the weights of a listwise softmax over the candidates, by Adam from the sentence model's own order."""
    tables = [(one.rank_rows(), one.example.right) for one in examples if one.example.right.any()]
    found = np.array([0.5, 0, 0, 0, 0])
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


def fit(examples: Sequence[Read]) -> tuple[Numbers, Numbers]:
    """Return the weights of both models."""
    rank = fit_rank(examples)
    rows, right, counted = table(examples, rank)
    return rank, fit_confidence(rows, right, counted, decay=2e-3)


def table(examples: Sequence[Read], rank: Numbers) -> tuple[Numbers, Flags, Numbers]:
    """Return the confidence rows, whether each first sentence is right, and how much each counts."""
    told = [one.told(rank) for one in examples]
    counted = np.array([one.example.weight for one in examples], np.float32)
    return np.stack([row for row, _ in told]), np.array([right for _, right in told]), counted


def figures(examples: Sequence[Read], rank: Numbers, confidence: Numbers) -> dict[str, Any]:
    """Return the figures of both models on examples they were not fitted on."""
    rows, right, counted = table(examples, rank)
    probability = 1 / (1 + np.exp(-rows @ confidence))
    found = [one for one in examples if one.example.right.any()]
    asked = counted == 1
    answerable = np.array([one.example.answerable for one in examples])
    return {
        "questions": len(examples),
        "right sentence, where it is among the candidates": round(
            float(np.mean([one.example.right[int(np.argmax(one.rank_rows() @ rank))] for one in found])), 3
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
    libraries = parser.parse_args().libraries or Path(tempfile.mkdtemp())
    encoder, settings, spans = load_encoder(), Settings(), SpanReader()
    parts = {
        name: read(examples_of(name, encoder, settings, libraries, questions=most), spans, settings.passages_read)
        for name, most in FILES
    }
    everything = [one for part in parts.values() for one in part]
    measured: dict[str, list[dict[str, Any]]] = {name: [] for name in parts}
    half = dict(zip(map(id, everything), folds(everything), strict=True))
    for fold in (False, True):
        rank, confidence = fit([one for one in everything if half[id(one)] != fold])
        for name, part in parts.items():
            measured[name].append(figures([one for one in part if half[id(one)] == fold], rank, confidence))
    rank, confidence = fit(everything)
    record = {
        "rank": [round(float(value), 4) for value in rank],
        "confidence": [round(float(value), 4) for value in confidence],
        "measured on the other half": measured,
    }
    WEIGHTS.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(json.dumps(record, ensure_ascii=False, indent=1))  # noqa: T201 a script's table


if __name__ == "__main__":
    main()

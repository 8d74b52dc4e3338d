"""Fit the three models of the joint reader; prints their figures and writes qa/reading/joint_weights.json.

    python -m training.fit_joint_reader [--libraries DIR]

Fitted on tuning data only: vi_qa_dev, the first questions of MLQA-vi dev, and passages of our own that the span reader
was not trained on. The confidence learns from more of these, which the other two models gained nothing from: questions
that came after the shipped span reader, counted less since all are of one manner. The figures come from two folds: each
half is measured with models of the other half (and those questions); what is shipped is fitted on all. How questions
are asked and counted: `training.asked`.
"""

import argparse
import json
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from scipy.special import expit

from embeddings.encoder import load_encoder
from qa.reading import joint_features as features
from qa.reading.joint_features import (
    Budget,
    joint_confidence_features,
    joint_features,
    read_windows,
    span_features,
)
from qa.reading.joint_models import WEIGHTS
from qa.reading.perceptron import Perceptron
from qa.reading.sentence_reader import Scored, weights
from qa.reading.span_reader import SpanReader
from qa.settings import Settings
from training.asked import Example, examples_of
from training.fitted import Told, figures_of, probabilities, rounded, share, write_record
from training.linear import Flags, Numbers, Weights, fit_listwise, fit_logistic
from training.perceptrons import fit_perceptron
from training.question_files import DATA, OWN_ARTICLES, OWN_PASSAGES, UNSEEN
from training.scoring import auroc, exact_match, token_f1

HELD_OUT = Path(__file__).with_name("own_held_out.jsonl")
"""Passages written for this project that the span reader was not trained on."""
FILES = (
    (DATA / "vi_qa_dev.jsonl", 600),
    (DATA / "mlqa_vi_dev.json", 250),
    (HELD_OUT, 1080),
    (OWN_ARTICLES, 360),
)
_UNSEEN_QUESTIONS = 2000  # that their passage answers; of the others all
_UNSEEN_COUNT = 0.125  # what one of them counts against one of FILES
_RIGHT_SPAN = 0.6  # token F1 from which a span answers as well as its sentence
_DECAY = 2e-3


@dataclass(frozen=True, slots=True)
class Read:
    """An example with what the span reader said to the pieces around its best sentences."""

    example: Example
    read: features.Read

    def rank_rows(self) -> Numbers:
        """Return the rows of the ranking model."""
        return joint_features(self.read)

    def first(self, rank: Weights) -> int:
        """Return the row of the sentence that ranks first."""
        return int(np.argmax(self.rank_rows() @ rank))

    def told(self, rank: Weights) -> tuple[Numbers, bool]:
        """Return the row of the confidence model and whether the first sentence is right."""
        joint = (self.rank_rows() @ rank).astype(np.float32)
        row = joint_confidence_features(self.read, joint, self.example.hits, self.example.question)
        return row, bool(self.example.right[int(np.argmax(joint))])

    def span(self, rank: Weights) -> tuple[Numbers, float, float] | None:
        """Return the row of the span model for the first sentence, and F1 and exact match; None where it is wrong."""
        row = self.first(rank)
        span = self.read.spans[row]
        if span is None or not self.example.right[row]:
            return None
        text, golds = self.read.text_of(row), self.example.answers
        return span_features(self.read, row, self.example.question), token_f1(text, golds), exact_match(text, golds)


def read(examples: Sequence[Example], spans: SpanReader, settings: Settings) -> list[Read]:
    """Read the pieces around the best sentences of each example."""
    budget = Budget(settings.passages_read, settings.passages_read_unsure, settings.reading_window)
    found = []
    for one in examples:
        scored = Scored(one.candidates, one.rows, one.rows @ weights("rank"))
        found.append(Read(one, read_windows(spans, one.question, scored, one, budget=budget)))
    return found


@dataclass(frozen=True, slots=True)
class Models:
    """The weights of the two linear models, and the network of the confidence."""

    rank: Weights
    confidence: Perceptron
    span: Weights


def fit(examples: Sequence[Read], unseen: Sequence[Read]) -> Models:
    """Return the three models; of `unseen` questions only the confidence learns."""
    rank = fit_listwise(
        [(one.rank_rows(), one.example.right) for one in examples if one.example.right.any()], decay=_DECAY
    )
    told, more = first_sentences(examples, rank), first_sentences(unseen, rank)
    rows, f1, _ = span_table(examples, rank)
    return Models(
        rank,
        fit_perceptron(
            np.concatenate([told.rows, more.rows]),
            np.concatenate([told.right, more.right]),
            np.concatenate([told.counted, _UNSEEN_COUNT * more.counted]),
        ),
        fit_logistic(rows, f1 >= _RIGHT_SPAN, decay=_DECAY),
    )


def unseen_file(folder: Path, most: int) -> Path:
    """Write the passages of the unseen questions and return the file.

    It holds every question that its passage does not answer, which is what a confidence must learn to tell, every yes
    or no question, and `most` of the others, drawn evenly.
    """
    records = [json.loads(line) for line in OWN_PASSAGES.read_text("utf-8").splitlines()]
    held = [one for one in records if any(qa["id"].startswith(UNSEEN) for qa in one["qas"])]
    ids = [qa["id"] for one in held for qa in one["qas"] if not _is_kept(qa)]
    drawn = set(Random(7).sample(ids, min(most, len(ids))))
    for one in held:
        one["qas"] = [qa for qa in one["qas"] if qa["id"] in drawn or _is_kept(qa)]
    path = folder / "unseen.jsonl"
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in held), "utf-8")
    return path


def _is_kept(qa: Mapping[str, Any]) -> bool:
    return not qa["answers"] or "verdict" in qa


def span_table(examples: Sequence[Read], rank: Weights) -> tuple[Numbers, Numbers, Numbers]:
    """Return the span rows of the right first sentences that were read, with F1 and exact match of their spans."""
    told = [row for one in examples if (row := one.span(rank)) is not None]
    columns = zip(*told, strict=True)
    rows, f1, exact = (np.array(column, np.float32) for column in columns)
    return rows, f1, exact


def first_sentences(examples: Sequence[Read], rank: Weights) -> Told:
    """Return the confidence rows of each question's first sentence, and whether it is right."""
    told = [one.told(rank) for one in examples]
    counted = np.array([one.example.weight for one in examples])
    return Told(np.stack([row for row, _ in told]), np.array([right for _, right in told]), counted)


def figures(examples: Sequence[Read], models: Models) -> dict[str, Any]:
    """Return the figures of the models on examples they were not fitted on."""
    told = first_sentences(examples, models.rank)
    probability = expit(models.confidence.log_odds(told.rows))
    findable = np.array([one.example.right.any() for one in examples])
    asked = told.counted == 1
    answerable = np.array([one.example.answerable for one in examples])
    rows, f1, exact = span_table(examples, models.rank)
    sure = probabilities(rows, models.span)
    return {
        **figures_of(told, probability, findable),
        "AUROC of answerable, own passage in the hits": round(auroc(probability[asked], answerable[asked]), 3)
        if not answerable[asked].all()
        else None,
        "span in a right sentence: F1, EM, AUROC of right": [
            share(f1),
            share(exact),
            round(auroc(sure, f1 >= _RIGHT_SPAN), 3),
        ],
        "short answers from: share, F1, EM, right of those": {
            str(least): [
                share(sure >= least),
                *(share(column[sure >= least]) for column in (f1, exact, f1 >= _RIGHT_SPAN)),
            ]
            for least in (0.3, 0.4, 0.5, 0.6, 0.7)
        },
    }


def folds(examples: Sequence[Read]) -> Flags:
    """Return a half for each example; both askings of a question are in one half."""
    draw = np.random.default_rng(20)
    half = {question: bool(draw.random() < 0.5) for question in dict.fromkeys(one.example.question for one in examples)}
    return np.array([half[one.example.question] for one in examples])


def asked_of(
    files: Sequence[tuple[Path, int]], settings: Settings, libraries: Path, *, model: Path | None, workers: int
) -> list[list[Read]]:
    """Ask the first questions of each file, a process a file, as many at once as there are `workers`."""
    with ProcessPoolExecutor(workers) as pool:
        jobs = [pool.submit(_asked, path, most, settings, libraries, model) for path, most in files]
        return [job.result() for job in jobs]


def _asked(path: Path, most: int, settings: Settings, libraries: Path, model: Path | None) -> list[Read]:
    examples = examples_of(path, load_encoder(), settings, libraries, questions=most)
    return read(examples, SpanReader(model, threads=1), settings)


def on_the_other_half(parts: Mapping[str, Sequence[Read]], unseen: Sequence[Read]) -> dict[str, list[dict[str, Any]]]:
    """Return the figures of each half of each part, by models of the other halves and of what is unseen."""
    everything = [one for part in parts.values() for one in part]
    half = dict(zip(map(id, everything), folds(everything), strict=True))
    measured: dict[str, list[dict[str, Any]]] = {name: [] for name in parts}
    for fold in (False, True):
        models = fit([one for one in everything if half[id(one)] != fold], unseen)
        for name, part in parts.items():
            measured[name].append(figures([one for one in part if half[id(one)] == fold], models))
    return measured


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--libraries", type=Path, help="folder that keeps the libraries for the next run")
    parser.add_argument("--questions", type=int, default=10_000, help="questions a file at most, for a quick look")
    parser.add_argument("--model", type=Path, help="another span reader's folder")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file that is written")
    parser.add_argument("--unseen", type=int, default=_UNSEEN_QUESTIONS, help="unseen questions with an answer")
    parser.add_argument("--workers", type=int, default=2, help="processes that ask, a file each")
    parser.add_argument("--passages-read", type=int, help="pieces read a question")
    parser.add_argument("--window", type=int, help="characters of such a piece")
    options = parser.parse_args()
    libraries = options.libraries or Path(tempfile.mkdtemp())
    libraries.mkdir(parents=True, exist_ok=True)
    chosen = {"passages_read": options.passages_read, "reading_window": options.window}
    settings = Settings(**{name: value for name, value in chosen.items() if value is not None})
    files = [(path, min(most, options.questions)) for path, most in FILES]
    files.insert(0, (unseen_file(libraries, options.unseen), options.questions))  # the longest begins first
    unseen, *asked = asked_of(files, settings, libraries, model=options.model, workers=options.workers)
    parts = {path.name: part for (path, _), part in zip(FILES, asked, strict=True)}
    measured = on_the_other_half(parts, unseen)
    models = fit([one for part in asked for one in part], unseen)
    weights = {"rank": rounded(models.rank), "confidence": models.confidence.stored(), "span": rounded(models.span)}
    write_record(options.out, weights, {"on the other half": measured})


if __name__ == "__main__":
    main()

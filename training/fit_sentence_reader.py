"""Fit the two linear models of the sentence reader; prints their figures and writes qa/reading/sentence_weights.json.

    python -m training.fit_sentence_reader [--libraries DIR]

Fitted on the first passages of vi_qa_train and our long articles, whose passages leave unsaid what their article told
before; checked on vi_qa_dev and MLQA-vi dev (tuning data; XQuAD-R is not touched).
How questions are asked and counted: `training.asked`.
"""

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.encoder import load_encoder
from qa.reading import sentence_reader
from qa.reading.candidates import FEATURES
from qa.reading.sentence_reader import confidence_features
from qa.settings import Settings
from training.asked import Example, examples_of
from training.fitted import Told, figures_of, rounded, write_record
from training.linear import Weights, fit_listwise, fit_logistic
from training.question_files import DATA, OWN_ARTICLES, TUNING

WEIGHTS = Path(sentence_reader.__file__).with_name("sentence_weights.json")
TRAINING_ARTICLES = 300


def first_sentences(examples: list[Example], rank: Weights) -> Told:
    """Return the confidence features of each question's first sentence, and whether it is right."""
    rows, right = [], []
    for one in examples:
        scores = one.rows @ rank
        rows.append(confidence_features(one.rows, scores, one.hits))
        right.append(one.right[int(np.argmax(scores))])
    return Told(np.stack(rows), np.array(right), np.array([one.weight for one in examples]))


def figures(examples: list[Example], rank: Weights, confidence: Weights) -> dict[str, Any]:
    """Return the figures of both models on examples."""
    told = first_sentences(examples, rank)
    findable = np.array([one.right.any() for one in examples])
    return figures_of(told, told.probabilities(confidence), findable)


def main() -> None:
    """Fit, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=TRAINING_ARTICLES, help="passages of vi_qa_train to fit on")
    parser.add_argument("--libraries", type=Path, help="folder that keeps the libraries for the next run")
    parser.add_argument("--out", type=Path, default=WEIGHTS, help="file that is written")
    chosen = parser.parse_args()
    libraries = chosen.libraries or Path(tempfile.mkdtemp())
    encoder, settings = load_encoder(), Settings()
    train = examples_of(DATA / "vi_qa_train.jsonl", encoder, settings, libraries, most=chosen.articles)
    train += examples_of(OWN_ARTICLES, encoder, settings, libraries)
    rank = fit_listwise([(one.rows, one.right) for one in train if one.right.any()], decay=1e-4)
    told = first_sentences(train, rank)
    confidence = fit_logistic(told.rows, told.right, told.counted, decay=1e-3)
    measured = {"what it was fitted on": figures(train, rank, confidence)}
    for name in TUNING:
        measured[name] = figures(examples_of(DATA / name, encoder, settings, libraries), rank, confidence)
    weights = {"features": FEATURES, "rank": rounded(rank), "confidence": rounded(confidence)}
    write_record(chosen.out, weights, measured)


if __name__ == "__main__":
    main()

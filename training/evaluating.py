"""Score a torch network on questions with their passage given, while it trains."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from qa.reading.pair_tokens import Pieces, encode_pair
from qa.reading.span_choice import SpanScores
from qa.reading.span_edges import tidy
from training.examples import Example
from training.scoring import auroc, exact_match, token_f1

if TYPE_CHECKING:
    from training.network import ReaderNetwork


@dataclass(frozen=True, slots=True)
class ReadingScores:
    """Exact match and F1 over the answerable questions, AUROC of answerability over all; each in [0, 1]."""

    exact: float
    f1: float
    auroc: float

    def __str__(self) -> str:
        return f"EM {self.exact:.3f} F1 {self.f1:.3f} AUROC {self.auroc:.3f}"


def score_network(network: "ReaderNetwork", pieces: Pieces, examples: Sequence[Example]) -> ReadingScores:
    """Read every example with its passage cut at 512 tokens, one at a time."""
    network.eval()
    exact, f1, logits = [], [], []
    for example in examples:
        pair = encode_pair(pieces, example.question, example.title, example.passage)
        with torch.inference_mode():
            ids, inside = torch.from_numpy(pair.ids)[None], torch.from_numpy(pair.starts >= 0)[None]
            starts, ends, answerable = network(ids, torch.ones_like(inside), inside)
        best = SpanScores.of(pair.starts, pair.ends, starts[0].numpy(), ends[0].numpy()).best()
        logits.append(float(answerable[0]))
        if example.answerable and best is not None:
            begin, end = tidy(example.passage, best.start, best.end)
            text = example.passage[begin:end]
            exact.append(exact_match(text, example.answers))
            f1.append(token_f1(text, example.answers))
    held = [example.answerable for example in examples]
    return ReadingScores(float(np.mean(exact)), float(np.mean(f1)), auroc(logits, held))

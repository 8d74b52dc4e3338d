"""Score a torch network on questions with their passage given, while it trains."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import torch

from qa.reading.pair_tokens import Pieces, encode_pair
from qa.reading.span_choice import SpanScores
from qa.reading.span_edges import tidy
from training.examples import Example
from training.scoring import auroc, exact_match, token_f1

if TYPE_CHECKING:
    from training.network import ReaderNetwork

Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class ReadingScores:
    """What a network reads, question by question.

    `exact` and `f1` [answerable questions] in [0, 1]; `logits` and `held` [questions]: the answerability logit, and
    whether the passage answers.
    """

    exact: Numbers
    f1: Numbers
    logits: Numbers
    held: npt.NDArray[np.bool_]

    @property
    def auroc(self) -> float:
        """Return AUROC of answerability, in [0, 1]; nan where all passages answer, or none."""
        return auroc(self.logits, self.held)

    def __str__(self) -> str:
        return f"EM {self.exact.mean():.3f} F1 {self.f1.mean():.3f} AUROC {self.auroc:.3f}"


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
    held = np.array([example.answerable for example in examples])
    return ReadingScores(np.array(exact), np.array(f1), np.array(logits), held)

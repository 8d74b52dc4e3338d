"""The reader that ships with the project: a question and passages to one answer span a passage, run without torch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np

from embeddings.errors import ModelDamaged
from qa.reading.backbone_pieces import BackbonePieces
from qa.reading.odds import logistic
from qa.reading.pair_tokens import PairTokens, Pieces, encode_pair
from qa.reading.passage_reading import PassageReading, reading_of
from qa.reading.span_choice import SpanScores
from qa.reading.word_vectors import WordTable, open_word_table
from qa.types import Passage

PACKED = Path(__file__).parent / "model"
"""The shipped artefact: reader.onnx, its data file, calibration.json and the model card."""

MODEL_FILE = "reader.onnx"
CALIBRATION_FILE = "calibration.json"


@dataclass(frozen=True, slots=True)
class Calibration:
    """Two logistic formulas over the logarithm of the span score and the answerability logit, fitted on tuning data."""

    answerable: tuple[float, float]
    confidence: tuple[float, float, float]

    def probabilities(self, span_score: float, logit: float) -> tuple[float, float]:
        """Return P(the passage answers) and P(this span answers) for a log span score and a raw logit."""
        scale, shift = self.answerable
        by_span, by_logit, bias = self.confidence
        return logistic(scale * logit + shift), logistic(by_span * span_score + by_logit * logit + bias)


class SpanReader:
    """Reads passages one by one; the model loads at the first reading.

    `directory` holds the artefact (the shipped one if None), `backbone` the model directory whose tokenizer and word
    table it shares (the packaged model's if None). One reader may be used by several threads at once.
    """

    def __init__(
        self,
        directory: Path | None = None,
        *,
        backbone: Path | None = None,
        threads: int | None = None,
    ) -> None:
        self._directory = directory or PACKED
        self._given_backbone = backbone
        self._threads = threads
        self._loading = Lock()  # cached_property has none from Python 3.12 on: two first questions would load twice
        self.name = f"packaged {self._directory.name}" if directory else "packaged"
        self.calibration = read_calibration(self._directory / CALIBRATION_FILE)

    def read_spans(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """Return one reading a passage, in the order given. Raises ModelDamaged."""
        if passages:
            with self._loading:
                _ = self._session, self._pieces, self._words
        return [self._read(question, passage) for passage in passages]

    def load(self) -> None:
        """Load everything now instead of at the first reading."""
        self.read_spans("?", [Passage("", "", 0, 1, ".")])

    def logits(self, pair: PairTokens) -> tuple[Any, Any, float]:
        """Return float32 [n] start and [n] end logits of a tokenized pair and its raw answerability logit."""
        feed = {
            "word_vectors": np.asarray(self._words[pair.ids])[None],
            "attention_mask": np.ones((1, len(pair.ids)), np.int64),
            "inside": (pair.starts >= 0)[None],
        }
        starts, ends, answerable = self._session.run(["start", "end", "answerable"], feed)
        return starts[0], ends[0], float(answerable[0])

    def encode(self, question: str, title: str, text: str) -> PairTokens:
        """Tokenize a question with a passage as `logits` takes it."""
        return encode_pair(self._pieces, question, title, text)

    def scores(self, pair: PairTokens) -> tuple[SpanScores, float]:
        """Return the span scores of a tokenized pair and its raw answerability logit."""
        first, last, logit = self.logits(pair)
        return SpanScores.of(pair.starts, pair.ends, first, last), logit

    def _read(self, question: str, passage: Passage) -> PassageReading:
        scores, logit = self.scores(self.encode(question, passage.title, passage.text))
        return reading_of(passage, scores, lambda best: self.calibration.probabilities(best.log_share, logit))

    @cached_property
    def _backbone(self) -> Path:
        if self._given_backbone is not None:
            return self._given_backbone
        from embeddings.packaged_model import ensure_packaged_model

        return ensure_packaged_model()

    @cached_property
    def _pieces(self) -> Pieces:
        return BackbonePieces(self._backbone)

    @cached_property
    def _words(self) -> WordTable:
        return open_word_table(self._backbone)

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        # Threads that wait by spinning hold up the encoder's: 114 ms for three pieces without, 120 to 147 with.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        if self._threads is not None:
            options.intra_op_num_threads = self._threads
        path = self._directory / MODEL_FILE
        try:
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # onnxruntime raises its own classes, which share no public root
            raise ModelDamaged(path=path, reason=str(error)) from error


def read_calibration(path: Path) -> Calibration:
    """Read what `training.calibrate` fitted. Raises ModelDamaged."""
    try:
        fitted = json.loads(path.read_text(encoding="utf-8"))
        answerable, confidence = fitted["answerable"], fitted["confidence"]
        return Calibration(
            (float(answerable["logit"]), float(answerable["bias"])),
            (float(confidence["log_span_score"]), float(confidence["logit"]), float(confidence["bias"])),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelDamaged(path=path, reason=f"{type(error).__name__}: {error}") from error

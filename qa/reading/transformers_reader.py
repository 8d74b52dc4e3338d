"""Any extractive question answering model of transformers, by its name on the hub or its folder, as a span reader."""

import math
import threading
from collections.abc import Sequence

from embeddings.sentence_encoder import find_model, named
from qa.reading.odds import logistic
from qa.reading.passage_reading import PassageReading, reading_of
from qa.reading.span_choice import NO_SCORES, FoundSpan, SpanScores
from qa.reading.token_windows import WindowLogits, answer_log_odds, joined
from qa.reading.transformers_model import KIND, EncodedPassage, TransformersModel, check_folder, open_model
from qa.types import Passage


class TransformersReader:
    """Fulfils `ReadsSpans`; the weights load at the first reading. Safe to use from several threads.

    `answerable` is the logistic of how far the best span stands above no answer in the model's own logits, the rule of
    SQuAD 2, and `confidence` that times the span's share. Neither is calibrated; a model that was never shown questions
    without answer says nearly 1 to everything.
    """

    def __init__(self, model: str) -> None:
        """Find the model, fetching it from the hub if need be. Raises ModelNotFound, ModelDamaged, MissingPackage."""
        self._model = model
        self._path = find_model(model, kind=KIND)
        check_folder(model, self._path)
        self.name = named(model, self._path)
        self._opening = threading.Lock()
        self._opened: TransformersModel | None = None

    def read_spans(self, question: str, passages: Sequence[Passage]) -> list[PassageReading]:
        """Return one reading a passage, in the order given. Raises as `load`."""
        if not passages:
            return []
        model = self._open()
        encoded = [model.encode(question, passage) for passage in passages]
        said = iter(model.logits([window for one in encoded for window in one.windows]))
        return [
            _reading(passage, one, [next(said) for _ in one.windows])
            for passage, one in zip(passages, encoded, strict=True)
        ]

    def load(self) -> None:
        """Load everything now instead of at the first reading. Raises MissingPackage, ModelDamaged, ModelNotFound."""
        self._open()

    def _open(self) -> TransformersModel:
        with self._opening:
            if self._opened is None:
                self._opened = open_model(self._model, self._path)
            return self._opened


def _reading(passage: Passage, encoded: EncodedPassage, said: Sequence[WindowLogits]) -> PassageReading:
    if not said:
        return reading_of(passage, NO_SCORES, lambda _: (0.0, 0.0))
    whole = joined(said)
    scores = SpanScores.of(encoded.starts, encoded.ends, whole.first, whole.last)

    def judged(best: FoundSpan) -> tuple[float, float]:
        answerable = logistic(answer_log_odds(scores, best, whole.nothing))
        return answerable, answerable * math.exp(best.log_share)

    return reading_of(passage, scores, judged)

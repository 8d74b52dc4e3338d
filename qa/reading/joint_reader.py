"""Reads twice: the sentence models choose pieces of the passages, the span reader reads these, both choose together.

Three models on what both say: one ranks the sentences, one gives the probability that the first is right, one the
probability that the span found in it is; where the span is the answer, the confidence is the product of the two.
`training/fit_joint_reader.py` fits them on tuning data; `joint_weights.json` holds them with their figures.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa.reading.answer_shapes import WHOLE_KINDS, fits_of, repeats
from qa.reading.away import of_others
from qa.reading.candidates import FEATURES, grams
from qa.reading.joint_features import (
    Budget,
    Read,
    joint_confidence_features,
    joint_features,
    read_windows,
    span_features,
)
from qa.reading.joint_models import joint_confidence, joint_weights
from qa.reading.odds import logistic
from qa.reading.offices import holds_another_office
from qa.reading.passage_reading import ReadsSpans
from qa.reading.reader import Articles
from qa.reading.saying import Chosen, said
from qa.reading.sentence_reader import NOTHING, scored
from qa.reading.span_choice import FoundSpan
from qa.text.accents import fold
from qa.text.questions import content_terms, kind_of
from qa.text.syllables import syllables
from qa.types import Hit, Passage, Query, Reading

_ANSWERS = 0.6  # probability from which a piece of another article is held to answer too
_OTHER_WORDS = 0.1  # share of the question's words that such a piece may lack
_MISSING = [FEATURES.index("missing_figures"), FEATURES.index("missing_names")]
_AWAY = 3.0  # of joint score: a sentence of another year or office is taken only where nothing else comes near
_RIGHT_ELSEWHERE = 0.14
"""Share of right first sentences among those that speak of another year, place or number: 3 of 22 on tuning files.

The same is said of those whose span is no number where one is asked for, or the deputy instead of the head.
"""
_LEAST_CLAUSE = 3  # syllables


class JointReader:
    """Fulfils `Reader`; reads what the `budget` allows.

    A span is the answer where it is right with a probability of `short_from` at least, else its sentence is.
    """

    def __init__(self, spans: ReadsSpans, budget: Budget, *, short_from: float) -> None:
        self._spans = spans
        self._budget = budget
        self._short_from = short_from
        self.name = f"sentences and spans ({spans.name})"

    def read(self, query: Query, hits: Sequence[Hit], articles: Articles) -> Reading:
        """Return the short answer with the sentence it stands in, or what else suits the kind of the question."""
        found = scored(query, hits, articles)
        if found is None:
            return NOTHING
        read = read_windows(self._spans, query.text, found, articles, budget=self._budget)
        joint = joint_features(read) @ joint_weights("rank")
        away = of_others(query.text, found.candidates, articles) | _unfit(query.text, read)
        joint -= _AWAY * away
        order = [int(row) for row in np.argsort(-joint, kind="stable")]
        sure = joint_confidence().probability(joint_confidence_features(read, joint, hits, query.text))
        if away[order[0]]:
            sure = min(sure, _RIGHT_ELSEWHERE)
        others = [self._chosen(read, row, query) for row in rivals(query.text, read, order)]
        first = self._chosen(read, order[0], query)
        return said(query, first, sure * first.sure, hits, articles, others, away=bool(away[order[0]]))

    def _chosen(self, read: Read, row: int, query: Query) -> Chosen:
        span = read.spans[row]
        if span is None or _is_crumb(read, row, query.text):
            return Chosen(read.found.candidates[row], None)
        sure = logistic(span_features(read, row, query.text) @ joint_weights("span"))
        short = sure >= self._short_from
        shown = sure if short and kind_of(query.text) not in WHOLE_KINDS else 1.0
        return Chosen(read.found.candidates[row], (span.start, span.end), short=short, sure=shown)


def rivals(question: str, read: Read, order: Sequence[int]) -> list[int]:
    """Return the rows that answer as well as the first of `order` from another article, one an article, in order.

    The reader finds its span there and holds the piece to answer; every name and figure of the question stands in the
    passage or its title, and nearly all its words that the first passage has: another school's figure is no
    contradiction, however its name was typed.
    """
    candidates, seen = read.found.candidates, {read.found.candidates[order[0]].hit.passage.article_id}
    asked = {fold(term) for term in content_terms(question)}
    held = asked & _syllables_of(candidates[order[0]].hit.passage)
    found = []
    for row in order[1:]:
        article, reading = candidates[row].hit.passage.article_id, read.reading_of(row)
        if article in seen or reading is None or read.spans[row] is None or not read.points_at(row):
            continue
        missing = held - _syllables_of(candidates[row].hit.passage)
        if len(missing) > _OTHER_WORDS * len(asked):
            continue
        if reading.answerable >= _ANSWERS and not read.found.rows[row, _MISSING].any():
            seen.add(article)
            found.append(row)
    return found


def _unfit(question: str, read: Read) -> npt.NDArray[np.bool_]:
    """Return which would answer with no answer: not a number, the question again, the deputy of whom is asked for."""
    fits, who = fits_of(question), kind_of(question) in ("who", "fact")
    return np.array(
        [
            span is not None
            and (
                (fits is not None and not fits(read.text_of(row)))
                or repeats(question, read.text_of(row))
                or (who and holds_another_office(question, *_around(read, row, span)))
            )
            for row, span in enumerate(read.spans)
        ],
        dtype=bool,
    )


def _around(read: Read, row: int, span: FoundSpan) -> tuple[str, str]:
    """Return the passage before and behind a span."""
    passage = read.found.candidates[row].hit.passage
    return passage.text[: span.start - passage.start], passage.text[span.end - passage.start :]


def _syllables_of(passage: Passage) -> frozenset[str]:
    return grams(f"{passage.title}\n{passage.text}")[0]


def _is_crumb(read: Read, row: int, question: str) -> bool:
    """Tell whether a why or how question would be answered with a word or two: its sentence says more."""
    return kind_of(question) in ("why", "how") and len(syllables(read.text_of(row))) < _LEAST_CLAUSE

"""From chosen sentences to what is said: the short answer, yes or no, a list, the sentence itself, or two figures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.comparing import distinct_parts
from qa.messages import answers as say
from qa.reading.agreement import Said, relation_of
from qa.reading.candidates import Candidate
from qa.reading.list_answers import ListAnswer, find_list
from qa.reading.reader import Articles
from qa.reading.yes_no import verdict_of
from qa.text.questions import kind_of
from qa.text.topics import speaks_english
from qa.types import Hit, Passage, Query, Reading, Span

_COUNTED_LIST = 0.8
"""Least confidence in a list that is announced as the question puts it and has as many items as it asks for.

The sentence models, whose probability this overrides, know nothing of lists.
"""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence that answers, and the half-open piece of it that the reader points at; `short`: it does alone."""

    candidate: Candidate
    focus: tuple[int, int] | None = None
    short: bool = True

    @property
    def text(self) -> str:
        """Return the short answer, or the sentence."""
        return self.pointed.text if self.focus and self.short else self.candidate.text

    @property
    def pointed(self) -> Said:
        """Return the piece pointed at, or the sentence, with the rest of the sentence."""
        text, offset = self.candidate.text, self.candidate.start
        start, end = self.focus or (offset, self.candidate.end)
        return Said(text[start - offset : end - offset], text[end - offset :])

    def span(self, sure: float) -> Span:
        """Return the sentence as a span; its focus is the short answer."""
        article = self.candidate.hit.passage.article_id
        return Span(article, self.candidate.start, self.candidate.end, sure, self.focus if self.short else None)


def said(
    query: Query, chosen: Chosen, sure: float, hits: Sequence[Hit], articles: Articles, others: Sequence[Chosen] = ()
) -> Reading:
    """Return the answer as a reading; `others` are further sentences that answer nearly as well, best first."""
    kind = kind_of(query.text)
    if kind == "list":
        found = find_list(query.text, chosen.candidate, hits, articles)
        if found is not None:
            return _listed(found, max(sure, _COUNTED_LIST) if found.counted else sure)
    if kind == "yes_no":
        return _yes_no(query, chosen, sure)
    related = {one: relation_of(chosen.pointed, one.pointed) for one in others if chosen.focus and one.focus}
    differing = [one for one, relation in related.items() if relation == "other figure"]
    if differing:
        return _differing([chosen, *differing[:1]], sure)
    agreeing = [one for one, relation in related.items() if relation == "same"]
    return Reading(chosen.text, tuple(one.span(sure) for one in (chosen, *agreeing)), sure)


def side_by_side(asked: Sequence[str], readings: Sequence[Reading]) -> Reading:
    """Return the answers to the sides of a comparison as one, a line each; as sure as the least sure of them."""
    lines = [
        say.SIDE.format(side=side, answer=" ".join(reading.text.split()))
        for side, reading in zip(distinct_parts(asked), readings, strict=True)
    ]
    spans = tuple(span for reading in readings for span in reading.spans)
    return Reading("\n".join(lines), spans, min(reading.confidence for reading in readings))


def _listed(found: ListAnswer, sure: float) -> Reading:
    spans = tuple(Span(found.article.id, start, end, sure) for start, end in found.items)
    return Reading("\n".join(found.article.text[start:end] for start, end in found.items), spans, sure)


def _yes_no(query: Query, chosen: Chosen, sure: float) -> Reading:
    sentence, passage = chosen.candidate, chosen.candidate.hit.passage
    verdict = verdict_of(query.text, sentence.text, f"{passage.title}\n{passage.text}")
    span = Chosen(sentence).span(sure)
    if verdict is None:
        return Reading(sentence.text, (span,), sure)
    words = say.VERDICTS_EN if speaks_english(query.text) else say.VERDICTS
    return Reading(say.WITH_SENTENCE.format(verdict=words[verdict], sentence=sentence.text), (span,), sure)


def _differing(chosen: Sequence[Chosen], sure: float) -> Reading:
    """Give each figure a line with its article and day, the newer first; those without a day last."""
    ordered = sorted(chosen, key=lambda one: _day(one.candidate.hit.passage), reverse=True)
    lines = [say.FIGURE.format(answer=one.pointed.text, article=_named(one.candidate.hit.passage)) for one in ordered]
    return Reading(
        "\n".join([say.DIFFERENT, *lines]), tuple(replace(one, short=True).span(sure) for one in ordered), sure
    )


def _day(passage: Passage) -> str:
    return passage.published.isoformat() if passage.published else ""


def _named(passage: Passage) -> str:
    return f"{passage.title}, {passage.published:%d/%m/%Y}" if passage.published else passage.title

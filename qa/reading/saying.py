"""From chosen sentences to what is said: the short answer, yes or no, a list, the sentence itself, or two figures."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from qa.comparing import distinct_parts
from qa.messages import answers as say
from qa.reading.agreement import Said, relation_of
from qa.reading.candidates import Candidate, grams
from qa.reading.elsewhere import speaks_of_another
from qa.reading.figures import figures_in
from qa.reading.list_answers import BEFORE, ListAnswer, find_list
from qa.reading.reader import Articles
from qa.reading.yes_no import verdict_of
from qa.text.accents import fold
from qa.text.normal import normalize
from qa.text.numbers import values
from qa.text.phrases import Cue
from qa.text.questions import Kind, content_terms, kind_of
from qa.text.sentences import sentences
from qa.text.syllables import syllables
from qa.text.topics import counted
from qa.types import Hit, Passage, Query, Reading, Span

_COUNTED_LIST = 0.8
"""Least confidence in a list that is announced as the question puts it and has as many items as it asks for.

The sentence models, whose probability this overrides, know nothing of lists.
"""
_SAID_SO = 0.6
"""Least confidence in a sentence that says yes or no in so many words: the readers were trained on no such question."""
_ASKED_FOR = 0.75
"""Share of the question's words that such a list, its introduction and its title hold; 0.93 and more on the seeds."""

_DENIALS = "không | chưa | chẳng | trừ | ngoại trừ | cấm | thiếu"
_DENIAL = Cue("<word>", word=_DENIALS)
_DENIED = Cue(r"<word>(?: [^\W\d_]+){0,2} ?$", loose=False, word=_DENIALS)
_ORDINAL = re.compile(r"\b(?:thứ|hạng|mức độ) $", re.IGNORECASE)
_LISTED_BEFORE = re.compile(r"(?:[,;]| và| cùng) $")
_LISTED_AFTER = re.compile(r"[,;]| (?:và|cùng) ")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A sentence that answers, and the half-open piece of it that the reader points at; `short`: it does alone.

    `sure` is the probability that what is shown of the sentence is right, granted that the sentence is.
    """

    candidate: Candidate
    focus: tuple[int, int] | None = None
    short: bool = True
    sure: float = 1.0

    @property
    def text(self) -> str:
        """Return the short answer, or the sentence."""
        return self.pointed.text if self.focus and self.short else self.candidate.text

    @property
    def pointed(self) -> Said:
        """Return the piece pointed at, or the sentence, with the rest of the sentence."""
        text, offset = self.candidate.text, self.candidate.start
        start, end = self.place or (offset, self.candidate.end)
        title = self.candidate.hit.passage.title
        return Said(text[start - offset : end - offset], text[end - offset :], text[: start - offset], title)

    @property
    def place(self) -> tuple[int, int] | None:
        """Return the focus with its figures whole: 3.400, not the 400 of it; 1,2 triệu, not its 1,2; thứ 4, not 4."""
        if self.focus is None:
            return None
        offset, (start, end) = self.candidate.start, self.focus
        for value in values(self.candidate.text):
            first, last = value.start + offset, value.end + offset
            if value.kind in ("number", "percent") and first < end and start < last:
                start, end = min(start, first), max(end, last)
        ordinal = _ORDINAL.search(self.candidate.text[: start - offset])
        return (start - len(ordinal.group()) if ordinal else start), end

    def span(self, sure: float) -> Span:
        """Return the sentence as a span; its focus is the short answer."""
        article = self.candidate.hit.passage.article_id
        return Span(article, self.candidate.start, self.candidate.end, sure, self.place if self.short else None)

    def told_for(self, kind: Kind, question: str) -> "Chosen":
        """Return it to be told with its whole sentence where the piece alone would mislead.

        "Mang gì?" is not answered by the "điện thoại" of "không được mang điện thoại", "Bao nhiêu học sinh?" not by the
        "30 giáo viên" behind "512 học sinh", a list not by one of several names.
        """
        before, after = self.pointed.before, self.pointed.after
        denied = _DENIED.search(before) and not _DENIAL.search(question)
        of_several = kind == "list" and (_LISTED_BEFORE.search(before) or _LISTED_AFTER.match(after))
        return replace(self, short=False) if denied or of_several or self._counts_other(question) else self

    def _counts_other(self, question: str) -> bool:
        """Tell whether another figure of the sentence counts what the question counts, and the focus does not."""
        many = counted(question)
        if many is None or self.place is None:
            return False
        asked = tuple(fold(word) for word in syllables(many.group(1)))
        start, end = (at - self.candidate.start for at in self.place)
        right = {
            start < figure.value.end and figure.value.start < end
            for figure in figures_in(self.candidate.text)
            if figure.counted and figure.counted[: len(asked)] == asked[: len(figure.counted)]
        }
        return right == {False}


def said(
    query: Query,
    chosen: Chosen,
    sure: float,
    hits: Sequence[Hit],
    articles: Articles,
    others: Sequence[Chosen] = (),
    *,
    away: bool = False,
) -> Reading:
    """Return the answer as a reading; `others` are further sentences that answer nearly as well, best first.

    `away` tells that the chosen sentence stands in a passage of another year, place or number than asked for.
    """
    kind = kind_of(query.text)
    if kind == "list":
        found = find_list(query.text, chosen.candidate, hits, articles)
        if found is not None:
            return _listed(found, max(sure, _COUNTED_LIST) if _is_asked_for(found, query.text) else sure)
    if kind == "yes_no":
        return _yes_no(query.text, [one.candidate for one in (chosen, *others)], sure, away=away)
    chosen, *others = [one.told_for(kind, query.text) for one in (chosen, *others)]
    return _with_others(chosen, others, sure)


def side_by_side(asked: Sequence[str], readings: Sequence[Reading | None]) -> Reading:
    """Return the answers to the sides of a comparison as one, a line each; as sure as the least sure of them.

    A side whose reading is None is said not to be found; one at least is a Reading.
    """
    lines = [
        say.SIDE.format(side=side, answer=" ".join(reading.text.split()) if reading else say.NOT_FOUND_SIDE)
        for side, reading in zip(distinct_parts(asked), readings, strict=True)
    ]
    found = [reading for reading in readings if reading]
    spans = tuple(span for reading in found for span in reading.spans)
    return Reading("\n".join(lines), spans, min(reading.confidence for reading in found))


def tells_of_all(asked: Sequence[str], reading: Reading, articles: Articles) -> bool:
    """Tell whether a sentence of a reading, or its title, names every side of a comparison: it may compare them."""
    parts = [re.compile(rf"(?<!\w){re.escape(normalize(part))}(?!\w)") for part in distinct_parts(asked)]
    for span in reading.spans:
        article = articles.article(span.article_id)
        told = normalize(f"{article.title}\n{article.text[span.start : span.end]}")
        if all(part.search(told) for part in parts):
            return True
    return False


def _is_asked_for(found: ListAnswer, question: str) -> bool:
    """Tell whether a list has as many items as asked for and tells of what is asked, not of three other duties.

    Nor may it be of another year or place.
    """
    article, (begin, end) = found.article, (found.items[0][0], found.items[-1][1])
    told = f"{article.title}\n{article.text[max(0, begin - BEFORE) : end]}"
    asked = {fold(term) for term in content_terms(question)}
    tells = found.counted and len(asked & grams(told)[0]) >= _ASKED_FOR * len(asked)
    return tells and not speaks_of_another(question, told, article.published, lambda: article.text)


def _listed(found: ListAnswer, sure: float) -> Reading:
    spans = tuple(Span(found.article.id, start, end, sure) for start, end in found.items)
    return Reading("\n".join(found.article.text[start:end] for start, end in found.items), spans, sure)


def _with_others(chosen: Chosen, others: Sequence[Chosen], sure: float) -> Reading:
    """Return an answer with the articles that say the same, or with the one whose figure differs."""
    related = {one: relation_of(chosen.pointed, one.pointed) for one in others if chosen.focus and one.focus}
    differing = [one for one, relation in related.items() if relation == "other figure" and chosen.short and one.short]
    if differing:
        return _differing([chosen, *differing[:1]], sure)
    agreeing = [one for one, relation in related.items() if relation == "same"]
    return Reading(chosen.text, tuple(one.span(sure) for one in (chosen, *agreeing)), sure)


def _yes_no(question: str, candidates: Sequence[Candidate], sure: float, *, away: bool) -> Reading:
    """Return the first sentence, after the verdict where it gives one and no other sentence the opposite."""
    chosen = candidates[0]
    verdicts = [verdict_of(question, one.text, _around(one)) for one in candidates]
    span = Chosen(chosen).span(sure)
    if verdicts[0] is None or len(set(verdicts) - {None}) > 1:
        return Reading(chosen.text, (span,), sure)
    verdict, sure = say.VERDICTS[verdicts[0]], sure if away else max(sure, _SAID_SO)
    return Reading(say.WITH_SENTENCE.format(verdict=verdict, sentence=chosen.text), (replace(span, score=sure),), sure)


def _around(one: Candidate) -> str:
    """Return the title and the sentence before: what stands farther off may be about somebody else."""
    passage = one.hit.passage
    before = passage.text[: one.start - passage.start]
    return "\n".join([passage.title, *(before[start:end] for start, end in sentences(before)[-1:])])


def _differing(chosen: Sequence[Chosen], sure: float) -> Reading:
    """Give each figure a line with its article and day, the newer first; those without a day last."""
    ordered = sorted(chosen, key=lambda one: _day(one.candidate.hit.passage), reverse=True)
    lines = [say.FIGURE.format(answer=one.pointed.text, article=_named(one.candidate.hit.passage)) for one in ordered]
    return Reading("\n".join([say.DIFFERENT, *lines]), tuple(one.span(sure) for one in ordered), sure)


def _day(passage: Passage) -> str:
    return passage.published.isoformat() if passage.published else ""


def _named(passage: Passage) -> str:
    return f"{passage.title}, {passage.published:%d/%m/%Y}" if passage.published else passage.title

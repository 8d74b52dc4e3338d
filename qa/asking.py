"""A question as typed -> a Query that can be searched, or a clear refusal."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from qa.errors import EmptyQuestion, QuestionTooLong
from qa.library.language import Language
from qa.settings import Settings
from qa.text.abbreviations import Abbreviations
from qa.text.accents import fold, is_accented
from qa.text.asking_part import asking_part
from qa.text.courtesy import without_courtesy
from qa.text.english import speaks_english
from qa.text.questions import kind_of
from qa.text.restoring import AccentRestorer
from qa.text.sentences import sentences
from qa.text.syllables import syllables
from qa.text.wording import Wording
from qa.types import Query

_WORD = re.compile(r"\w+")


def accept(question: str, *, limit: int) -> Query:
    """Return the question in NFC, outer and repeated white space removed, to be searched as it is.

    Raises EmptyQuestion where it has no letter or digit, QuestionTooLong above `limit` characters.
    """
    asked = " ".join(unicodedata.normalize("NFC", question).split())
    if not any(character.isalnum() for character in asked):
        raise EmptyQuestion(question=question[:80])
    if len(asked) > limit:
        raise QuestionTooLong(length=len(asked), limit=limit)
    return Query(asked=asked, text=asked, searched=asked, worded=asked)


def understand(
    query: Query, language: Language, before: Sequence[str] = (), *, restoring: bool = True, expanding: bool = True
) -> Query:
    """Return the first of `meanings`, the only one of a question without others before it."""
    return meanings(query, language, before, restoring=restoring, expanding=expanding)[0]


def meanings(
    query: Query, language: Language, before: Sequence[str] = (), *, restoring: bool = True, expanding: bool = True
) -> tuple[Query, ...]:
    """Return the query as the library's text would put it: marks given back, abbreviations beside their long forms.

    Greetings, "cho em hỏi" and thanks around a question are taken off: no article is found by them.
    A follow-up is completed from the questions `before` it, as they were understood, the latest last; where words do
    not tell it from a new topic, the question as typed comes first and completed second. What carries marks already is
    never changed; a question that gains nothing stays as it was typed, to the letter. Without `restoring` marks and
    courtesy, without `expanding` abbreviations are left as typed.
    """
    restorer, abbreviations, wording = _known(language)
    text = query.text
    if restoring:
        text = without_courtesy(text)
        restored = restorer.restore(text)
        text = restored.text if restored.changed else text
    texts: tuple[str, ...] = (text,)
    if before:
        from qa.following import readings  # 20 ms of patterns that a first question does not need

        texts = readings(text, before)
    if not expanding:
        return tuple(replace(query, text=text, searched=text, worded=text) for text in texts)
    return tuple(
        replace(query, text=text, searched=abbreviations.expand(text), worded=wording.worded(_read_part(text)))
        for text in texts
    )


def _read_part(text: str) -> str:
    """Return the sentence that asks where what is told before names nothing that it does not: "Em học lớp 9. ...".

    What a yes or no question is told may be its condition; text without any capital does not show its names.
    """
    part = asking_part(text)
    if part == text or kind_of(text) == "yes_no" or text.islower():
        return text
    starts = {start for start, _ in sentences(text)}
    capitalised = (word for word in _WORD.finditer(text) if word.group()[0].isupper() and word.start() not in starts)
    told = {fold(word.group().lower()) for word in capitalised}
    return part if told <= {fold(word) for word in syllables(part)} else text


def dense_weight_of(question: str, settings: Settings) -> float:
    """Return the share of the cosine in the scores of a question.

    With 0.8 the passage of an English question is first for 53 of 102 (vi_qa_dev and our own held-out passages), with
    the 0.55 that suits Vietnamese ones for 44; among the first five for 77 against 70.
    """
    return settings.dense_weight_english if speaks_english(question) else settings.dense_weight


def sentence_weight_of(question: str, settings: Settings) -> float:
    """Return the share of a passage's nearest sentence in its score: none for questions with figures or without marks.

    Vectors take one day or year for another, and know words by their marks: of 20 pairs of questions that differ in
    abbreviations, figures and spelling alone, 16 find the same passage first where sentences count for all of them;
    searched as typed without marks, MLQA-vi dev has nDCG@10 0.741 without the sentences and 0.645 with them.
    """
    marked = is_accented(question) or speaks_english(question)
    figures = any(character.isdigit() for character in question)
    return settings.sentence_weight if marked and not figures else 0.0


@lru_cache(maxsize=4)
def _known(language: Language) -> tuple[AccentRestorer, Abbreviations, Wording]:
    counts, pairs = language.counts(), language.pairs
    return AccentRestorer(counts), Abbreviations(pairs, vocabulary=counts.words or None), Wording(pairs, counts)

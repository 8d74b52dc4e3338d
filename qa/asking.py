"""A question as typed -> a Query that can be searched, or a clear refusal."""

import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import Protocol

from qa.errors import EmptyQuestion, QuestionTooLong
from qa.text.restoring import AccentRestorer
from qa.types import Query


class Syllables(Protocol):
    """One generation of a library, as far as its text teaches how syllables follow each other."""

    def syllables(self) -> tuple[str, bytes]:
        """Return a name of the counts, another for other counts, and the packed counts; "" and b"" for none."""


def accept(question: str, *, limit: int) -> Query:
    """Return the question in NFC, outer and repeated white space removed.

    Raises EmptyQuestion where it has no letter or digit, QuestionTooLong above `limit` characters.
    """
    asked = " ".join(unicodedata.normalize("NFC", question).split())
    if not any(character.isalnum() for character in asked):
        raise EmptyQuestion(question=question[:80])
    if len(asked) > limit:
        raise QuestionTooLong(length=len(asked), limit=limit)
    return Query(asked=asked, text=asked)


def with_marks(query: Query, library: Syllables) -> Query:
    """Return the query with the marks that were left out given back, as the library's text has them.

    What carries marks already is never changed; a question that gains none stays as it was typed, to the letter.
    """
    restored = _restorer(*library.syllables()).restore(query.text)
    return replace(query, text=restored.text) if restored.changed else query


@lru_cache(maxsize=4)
def _restorer(name: str, packed: bytes) -> AccentRestorer:
    from qa.text.counts import counts_from_bytes

    return AccentRestorer(counts_from_bytes(packed) if name else None)

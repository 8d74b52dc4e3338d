"""A question as typed -> a Query that can be searched, or a clear refusal."""

import unicodedata

from qa.errors import EmptyQuestion, QuestionTooLong
from qa.types import Query


def understand(question: str, *, limit: int) -> Query:
    """Return the question in NFC, outer and repeated white space removed.

    Raises EmptyQuestion where it has no letter or digit, QuestionTooLong above `limit` characters.
    """
    asked = " ".join(unicodedata.normalize("NFC", question).split())
    if not any(character.isalnum() for character in asked):
        raise EmptyQuestion(question=question[:80])
    if len(asked) > limit:
        raise QuestionTooLong(length=len(asked), limit=limit)
    return Query(asked=asked, text=asked)

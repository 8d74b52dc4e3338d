"""The part of a question that asks, where more is told around it: "Em là học sinh lớp 9. Kỳ thi có mấy môn?"."""

import re
from functools import lru_cache

from qa.text.courtesy import without_context, without_courtesy
from qa.text.sentences import sentences
from qa.text.syllables import syllables

_ENDS_WITH_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.\Z")  # the sentence goes on: "Thầy của D. T. Suzuki là ai?"
_LEAST = 4  # syllables: "Đúng không?" and "Vì sao vậy?" ask about the sentence before


@lru_cache(maxsize=256)
def asking_part(question: str) -> str:
    """Return the sentence that asks, without courtesy; the whole question where no sentence asks, or more than one."""
    text = without_context(without_courtesy(question))
    spans = _sentences(text)
    asking = [text[start:end] for start, end in spans if text.endswith("?", start, end)]
    if len(spans) == 1 or len(asking) != 1 or len(syllables(asking[0])) < _LEAST:
        return text
    return without_courtesy(asking[0])


def _sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences, those that an initial cuts in two as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sentences(text):
        goes_on = bool(spans) and _ENDS_WITH_INITIAL.search(text, spans[-1][0], spans[-1][1]) is not None
        start = spans.pop()[0] if goes_on else start
        spans.append((start, end))
    return spans

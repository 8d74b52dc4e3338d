"""Text as index terms: syllables, and pairs of neighbours, which carry the words of Vietnamese."""

import re
from itertools import pairwise

from qa.text.normal import normalize

# A number keeps its separators (1.208,5): its parts alone would match unrelated numbers.
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\d*|([.!?…;:\n]+)")


def syllables(text: str) -> list[str]:
    """Cut text into the lower-cased syllables, words and numbers of its normal form, in reading order."""
    return [syllable for sentence in _sentences(text) for syllable in sentence]


def terms(text: str) -> list[str]:
    """Give the syllables, then the bigrams "a_b" within each sentence."""
    sentences = _sentences(text)
    unigrams = [syllable for sentence in sentences for syllable in sentence]
    bigrams = [f"{left}_{right}" for sentence in sentences for left, right in pairwise(sentence)]
    return unigrams + bigrams


def _sentences(text: str) -> list[list[str]]:
    sentences: list[list[str]] = [[]]
    for match in _TOKEN.finditer(normalize(text).lower()):
        if match.group(1):
            sentences.append([])
        else:
            sentences[-1].append(match.group())
    return sentences

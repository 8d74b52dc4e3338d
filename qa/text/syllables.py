"""Text as index terms: syllables, pairs of neighbours (the words of Vietnamese) and the values of numbers."""

import re
from itertools import pairwise

from qa.text.normal import normalize
from qa.text.numbers import canonical_terms

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+\d*|([.!?…;:\n]+)")
"""A number with its separators (1.208,5: its parts alone would match unrelated numbers), a word, or in group 1 the end
of a sentence."""


def syllables(text: str) -> list[str]:
    """Cut text into the lower-cased syllables, words and numbers of its normal form, in reading order."""
    return [syllable for sentence in syllables_by_sentence(text) for syllable in sentence]


def terms(text: str) -> list[str]:
    """Give the syllables, the bigrams "a_b" within each sentence, and the canonical terms of numbers and dates."""
    sentences = syllables_by_sentence(text)
    unigrams = [syllable for sentence in sentences for syllable in sentence]
    bigrams = [f"{left}_{right}" for sentence in sentences for left, right in pairwise(sentence)]
    return unigrams + bigrams + canonical_terms(text)


def syllables_by_sentence(text: str) -> list[list[str]]:
    """Cut text as `syllables` does, one list a sentence; a sentence without any is left out."""
    sentences: list[list[str]] = [[]]
    for match in TOKEN.finditer(normalize(text).lower()):
        if match.group(1):
            sentences.append([])
        else:
            sentences[-1].append(match.group())
    return [sentence for sentence in sentences if sentence]

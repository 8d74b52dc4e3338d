"""The Vietnamese language as it is typed: normal form, marks, syllables, abbreviations, numbers, dates, questions."""

from qa.text.abbreviations import Abbreviations, Pair, learn_pairs, packaged_pairs
from qa.text.accents import fold, is_accented
from qa.text.counts import SyllableCounts, count_syllables, counts_from_bytes, empty_counts
from qa.text.legacy import recognise, repair
from qa.text.normal import NormalText, normal_form, normalize
from qa.text.numbers import Value, canonical_terms, equivalent, values
from qa.text.questions import content_terms, kind_of
from qa.text.restoring import AccentRestorer, Restored
from qa.text.syllables import syllables, terms

__all__ = [
    "Abbreviations",
    "AccentRestorer",
    "NormalText",
    "Pair",
    "Restored",
    "SyllableCounts",
    "Value",
    "canonical_terms",
    "content_terms",
    "count_syllables",
    "counts_from_bytes",
    "empty_counts",
    "equivalent",
    "fold",
    "is_accented",
    "kind_of",
    "learn_pairs",
    "normal_form",
    "normalize",
    "packaged_pairs",
    "recognise",
    "repair",
    "syllables",
    "terms",
    "values",
]

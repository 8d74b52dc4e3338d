"""Exact match and token F1 by the rules of MLQA for Vietnamese (Lewis et al. 2020, mlqa_evaluation_v1.py)."""

import re
import string
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache

# The official script drops these as "articles" of Vietnamese.
_ARTICLES = re.compile(r"\b(của|là|cái|chiếc|những)\b")


@lru_cache(maxsize=8192)  # the passages of a library come up again in question after question
def tokens(text: str) -> tuple[str, ...]:
    """Return the tokens of NFC text: lower case, no punctuation of any script, no articles, cut at white space."""
    lowered = unicodedata.normalize("NFC", text).lower()
    return tuple(_ARTICLES.sub(" ", lowered.translate(_punctuation())).split())


def exact_match(answer: str, gold: str) -> bool:
    """Tell whether both have the same tokens in the same order."""
    return tokens(answer) == tokens(gold)


def token_f1(answer: str, gold: str) -> float:
    """Return the harmonic mean of token precision and recall, in [0, 1]; 0 where no token is shared."""
    given, wanted = tokens(answer), tokens(gold)
    shared = sum((Counter(given) & Counter(wanted)).values())
    return 2 * shared / (len(given) + len(wanted)) if shared else 0.0


def contains(answer: str, gold: str) -> bool:
    """Tell whether the tokens of a gold answer stand in the answer, side by side; an empty gold stands nowhere."""
    return _within(tokens(gold), tokens(answer))


def _within(part: Sequence[str], whole: Sequence[str]) -> bool:
    size = len(part)
    return size > 0 and any(whole[at : at + size] == part for at in range(len(whole) - size + 1))


@cache
def _punctuation() -> dict[int, None]:
    every = (chr(code) for code in range(sys.maxunicode + 1))
    marks = (character for character in every if unicodedata.category(character).startswith("P"))
    return dict.fromkeys(map(ord, (*marks, *string.punctuation)))

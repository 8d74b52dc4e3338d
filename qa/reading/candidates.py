"""The sentences of the best hits, each with the features by which a reader ranks it."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from embeddings.types import Vectors
from qa.reading.reader import Articles
from qa.text.accents import fold
from qa.text.sentences import sentences
from qa.text.syllables import syllables
from qa.types import Hit, Passage

FEATURES = (
    "cosine",  # of question and sentence (its title before it)
    "unigrams",  # share of the question's syllables that the sentence has, each weighted by its rarity among candidates
    "bigrams",  # the same of neighbouring pairs
    "title_unigrams",  # the same of syllables, those of the title counted as well
    "hit",  # fused score of the passage
    "first_hit",  # whether the passage is the best one
    "new_figure",  # whether a how-many or when question meets a figure that it does not hold itself
    "counted",  # whether what a how-many question counts stands behind a figure: 1; only its first syllable: 0.5
    "dated",  # whether a when question meets a date, a year or an hour that it does not hold itself
    "new_name",  # whether a who or where question meets a capitalised word that it does not hold itself
    "reason",  # whether a why question meets a word of reason or purpose
    "length",  # log of the number of syllables / 5
    "passage_unigrams",  # share of the question's syllables that the passage or its title has
    "missing_figures",  # number of the question's figures that stand in neither, at most 3; half if in its article
    "missing_names",  # share of the question's capitalised words that stand in neither; half if in its article
)

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_DATE = re.compile(
    r"\d{1,2}/\d{1,2}(?:/\d{4})?|ngày \d+|tháng \d+|(?:19|20)\d\d|\d+ giờ|(?:thứ|Thứ) (?:hai|ba|tư|năm|sáu|bảy)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:bao nhieu|may)\s+(\w+)(?:\s+(\w+))?")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # characters of an article
_ELSEWHERE = 0.5  # what a figure or name counts that stands in the article, but not in the passage
_REASON = re.compile(r"\b(vì|do|bởi|nhờ|nhằm|để|nguyên nhân|khiến|giúp)\b", re.IGNORECASE)
_FIGURE_KINDS = frozenset({"how_many", "when"})
_NAME_KINDS = frozenset({"who", "where"})

Rarity = dict[str, float]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a hit, with its place in the article and its grams, accents folded."""

    hit: Hit
    start: int
    end: int
    text: str
    unigrams: frozenset[str]
    bigrams: frozenset[str]


def sentence_texts(passage: Passage) -> list[str]:
    """Return the sentences of a passage in order; a library keeps their vectors (`Library.open`, `within`)."""
    return [passage.text[start:end] for start, end in _bounds(passage.text)]


@lru_cache(maxsize=4096)  # 0.3 ms a passage, and 20 come up in every search: a few MB
def _bounds(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(sentences(text))


def vectors_of(candidates: Sequence[Candidate], articles: Articles) -> Vectors:
    """Return the [n, dim] vectors of candidates; the title travels with each sentence into the encoder."""
    titles = dict.fromkeys(one.hit.passage.title for one in candidates)
    rows = {title: [n for n, one in enumerate(candidates) if one.hit.passage.title == title] for title in titles}
    tables = [articles.vectors_of(title, [candidates[n].text for n in of]) for title, of in rows.items()]
    order = np.argsort([n for of in rows.values() for n in of])
    return np.concatenate(tables)[order]


def candidates_of(hits: Iterable[Hit]) -> list[Candidate]:
    """Return the sentences of the hits, in the order of the hits, then of reading; one met twice once."""
    found: dict[tuple[str, int, int], Candidate] = {}
    for hit in hits:
        passage = hit.passage
        for start, end in _bounds(passage.text):
            place = (passage.article_id, passage.start + start, passage.start + end)
            if place not in found:
                text = passage.text[start:end]
                found[place] = Candidate(hit, place[1], place[2], text, *grams(text))
    return list(found.values())


def grams(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded syllables of a text and their neighbouring pairs."""
    folded = [fold(syllable) for syllable in syllables(text)]
    return frozenset(folded), frozenset(f"{left}_{right}" for left, right in pairwise(folded))


def rarity(asked: Iterable[str], among: Sequence[frozenset[str]]) -> Rarity:
    """Return how rare each gram of the question is among the candidates (BM25's idf): what they share counts little.

    Against document frequencies of the whole library this finds the answering sentence more often (0.71 against 0.67
    on vi_qa_dev, 0.72 against 0.69 on MLQA-vi dev, lexical features alone).
    """
    met = Counter(gram for grams_of_one in among for gram in grams_of_one)
    return {gram: math.log(1 + (len(among) - met[gram] + 0.5) / (met[gram] + 0.5)) for gram in asked}


def features(
    question: str,
    kind: str,
    vector: Vectors,
    candidates: Sequence[Candidate],
    vectors: Vectors,
    articles: Articles,
) -> npt.NDArray[np.float32]:
    """Return [len(candidates), len(FEATURES)]; `vector` is the question's [dim], `vectors` the candidates' [n, dim]."""
    asked_unigrams, asked_bigrams = grams(question)
    counted = _COUNTED.search(fold(question.lower())) if kind == "how_many" else None
    unigram_rarity = rarity(asked_unigrams, [one.unigrams for one in candidates])
    bigram_rarity = rarity(asked_bigrams, [one.bigrams for one in candidates])
    titles = {one.hit.passage.title: grams(one.hit.passage.title)[0] for one in candidates}
    around = {rank: _Around(question, hit.passage, articles) for rank, hit in _hits_of(candidates).items()}
    rows = [
        (
            cosine,
            _share(one.unigrams, unigram_rarity),
            _share(one.bigrams, bigram_rarity),
            _share(one.unigrams | titles[one.hit.passage.title], unigram_rarity),
            one.hit.score,
            one.hit.rank == 1,
            kind in _FIGURE_KINDS and _brings(_FIGURE, one.text, question),
            _counted(counted, one.text) if counted else 0.0,
            kind == "when" and _brings(_DATE, one.text, question),
            kind in _NAME_KINDS and _brings_name(one.text, asked_unigrams),
            kind == "why" and bool(_REASON.search(one.text)),
            math.log1p(len(one.unigrams)) / 5,
            _share(around[one.hit.rank].unigrams, unigram_rarity),
            around[one.hit.rank].missing_figures,
            around[one.hit.rank].missing_names,
        )
        for one, cosine in zip(candidates, vectors @ vector, strict=True)
    ]
    return np.array(rows, dtype=np.float32).reshape(len(candidates), len(FEATURES))


class _Around:
    """What a passage with its title, and the rest of its article, hold of a question."""

    def __init__(self, question: str, passage: Passage, articles: Articles) -> None:
        text = f"{passage.title}\n{passage.text}"
        self.unigrams = grams(text)[0]
        figures = set(_FIGURE.findall(question)) - set(_FIGURE.findall(text))
        names = [fold(word.lower()) for word in _capitalised(question)]
        missing = [name for name in names if name not in self.unigrams]
        told = _told(articles.article(passage.article_id).text[:_LOOKED_AT]) if figures or missing else frozenset()
        self.missing_figures = min(_counted_missing(figures, told), 3)
        self.missing_names = _counted_missing(missing, told) / max(len(names), 1)


def _counted_missing(missing: Iterable[str], told: frozenset[str]) -> float:
    return sum(_ELSEWHERE if one in told else 1.0 for one in missing)


@lru_cache(maxsize=256)
def _told(text: str) -> frozenset[str]:
    """Return the figures and folded syllables of an article."""
    return grams(text)[0] | frozenset(_FIGURE.findall(text))


def _hits_of(candidates: Iterable[Candidate]) -> dict[int, Hit]:
    return {one.hit.rank: one.hit for one in candidates}


def _share(held: frozenset[str], weights: Rarity) -> float:
    total = sum(weights.values())
    return sum(weight for gram, weight in weights.items() if gram in held) / total if total else 0.0


def _counted(counted: re.Match[str], text: str) -> float:
    first, second = counted.groups()
    folded = fold(text.lower())
    if re.search(rf"\d\s+{first}\s+{second}\b" if second else rf"\d\s+{first}\b", folded):
        return 1.0
    return 0.5 if re.search(rf"\d\s+(?:\w+\s+)?{first}\b", folded) else 0.0


def _brings(pattern: re.Pattern[str], text: str, question: str) -> bool:
    return any(found not in question for found in pattern.findall(text))


def _brings_name(text: str, asked: frozenset[str]) -> bool:
    return any(fold(word.lower()) not in asked for word in _capitalised(text))


def _capitalised(text: str) -> list[str]:
    """Return the words with a capital first letter, but for one at the very beginning."""
    words = ((match.start(), match.group()) for match in _WORD.finditer(text))
    return [word for start, word in words if start > 0 and word[0].isupper()]

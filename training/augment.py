"""What an example may become while training: other accents, shorter passages, passages that do not answer."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log
from random import Random

from training.examples import Example

_STOPS = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORDS = re.compile(r"\w+")
_LIKEST = 0.75  # share of crops without an answer that are taken around the likest sentence


def strip_accents(text: str) -> str:
    """Take every mark off the letters, and đ to d: what people type without an input method."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.replace("đ", "d").replace("Đ", "D"))


def halve_accents(text: str, random: Random) -> str:
    """Take the marks off about half of the words."""
    return " ".join(strip_accents(word) if random.random() < 0.5 else word for word in text.split(" "))


def vary_question(example: Example, random: Random, *, bare: float, halved: float) -> Example:
    """Strip the accents of a Vietnamese question in these shares of calls, wholly or by half; drop its mark in 20 %."""
    if example.language != "vi":
        return example
    draw, question = random.random(), example.question
    if draw < bare:
        question = strip_accents(question)
    elif draw < bare + halved:
        question = halve_accents(question, random)
    if random.random() < 0.2:
        question = question.rstrip("?？ ")
    return replace(example, question=question)


def sentence_bounds(passage: str) -> list[tuple[int, int]]:
    """Return [start, end) of each sentence, without the white space between them."""
    bounds, start = [], 0
    for stop in _STOPS.finditer(passage):
        if stop.start() > start:
            bounds.append((start, stop.start()))
        start = stop.end()
    return [*bounds, (start, len(passage))] if start < len(passage) else bounds


def crop(example: Example, length: int, random: Random) -> Example:
    """Keep a run of whole sentences of about `length` characters that holds the answer.

    Where there is none, it mostly holds the sentence that sounds most like the question: that is what is read then.
    """
    bounds = sentence_bounds(example.passage)
    low, high = example.start, example.end
    if not example.answerable:
        shared = [_shared_words(example.question, example.passage[a:b]) for a, b in bounds]
        low, high = bounds[shared.index(max(shared))] if random.random() < _LIKEST else random.choice(bounds)
    first = max(i for i, (a, _) in enumerate(bounds) if a <= low or i == 0)
    last = min(i for i, (_, b) in enumerate(bounds) if b >= high or i == len(bounds) - 1)
    while bounds[last][1] - bounds[first][0] < length and (first > 0 or last < len(bounds) - 1):
        if last == len(bounds) - 1 or (first > 0 and random.random() < 0.5):
            first -= 1
        else:
            last += 1
    start, end = bounds[first][0], bounds[last][1]
    shift = start if example.answerable else 0
    return replace(example, passage=example.passage[start:end], start=example.start - shift, end=example.end - shift)


def _shared_words(question: str, sentence: str) -> int:
    """Count the words, and the pairs of neighbouring words, that a question and a sentence share."""
    asked, said = _WORDS.findall(question.lower()), _WORDS.findall(sentence.lower())
    return len(set(asked) & set(said)) + len(set(pairwise(asked)) & set(pairwise(said)))


def without_answer(example: Example) -> Example | None:
    """Take out every sentence that holds the answer's words; None where nothing of use is left."""
    answer = example.passage[example.start : example.end].lower()
    bounds = sentence_bounds(example.passage)
    kept = [
        example.passage[a:b]
        for a, b in bounds
        if answer not in example.passage[a:b].lower() and not (a < example.end and example.start < b)
    ]
    passage = " ".join(kept)
    if len(passage) < 150:  # a sentence or less: too little to look like a retrieved passage
        return None
    return replace(example, passage=passage, start=-1, end=-1, answers=(), verdict=None)


def near_passages(examples: Sequence[Example], *, kept: int = 6) -> Callable[[Example], list[tuple[str, str]]]:
    """Return a function to the (title, passage) pairs that share most rare words with a question but not its answer."""
    passages = list(dict.fromkeys((e.title, e.passage) for e in examples))
    holders: dict[str, set[int]] = defaultdict(set)
    for row, (title, passage) in enumerate(passages):
        for word in set(_WORDS.findall(f"{title} {passage}".lower())):
            holders[word].add(row)

    def find(example: Example) -> list[tuple[str, str]]:
        scores: dict[int, float] = defaultdict(float)
        for word in set(_WORDS.findall(example.question.lower())):
            for row in holders.get(word, ()):
                scores[row] += log(len(passages) / len(holders[word]))
        answer = example.passage[example.start : example.end].lower() if example.answerable else ""
        best = sorted(scores, key=lambda row: (-scores[row], row))
        found = [
            passages[row]
            for row in best[: kept + 4]
            if passages[row][1] != example.passage and not (answer and answer in passages[row][1].lower())
        ]
        return found[:kept]

    return find

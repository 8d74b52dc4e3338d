"""Questions of a file as the readers see them: the candidates of their hits, and which of those answer.

Each file's passages are one library. Every answerable question is asked twice, the second time with its own article
left out of the hits, which makes it one that the articles do not answer; these count a quarter, so that two in three
questions are answerable, as people's questions are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Encoder
from embeddings.types import Vectors
from qa.asking import dense_weight_of
from qa.corpus.splitting import split
from qa.library.library import Library
from qa.library.view import View
from qa.reading.candidates import Candidate, candidates_of, features, sentence_texts, vectors_of
from qa.reading.sentence_reader import HITS_READ
from qa.retrieval import search
from qa.settings import Settings
from qa.text.questions import kind_of
from qa.text.syllables import terms
from qa.types import Article, Hit
from training.examples import paragraphs

Numbers = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Case:
    """A question of a file: the article it was asked of, and where its answer begins there (None: nowhere)."""

    question: str
    article_id: str
    begins: int | None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A question's candidates as feature rows, the rows that answer it, and the hits they come from."""

    question: str
    answerable: bool
    candidates: list[Candidate]
    rows: Numbers
    right: npt.NDArray[np.bool_]
    hits: tuple[Hit, ...]
    weight: float
    articles: Mapping[str, Article]
    answers: tuple[str, ...] = ()

    def article(self, article_id: str) -> Article:
        """Return an article of the file, as readers look it up."""
        return self.articles[article_id]

    def vectors_of(self, title: str, texts: Sequence[str]) -> Vectors:
        """Tell that no vectors are kept: raises NotImplementedError."""
        raise NotImplementedError("the vectors of an example's candidates are in its rows")


def read_file(path: Path, most: int) -> tuple[list[Article], list[Case]]:
    """Return the articles (a paragraph each, `most` at most) and cases of a question file."""
    articles, cases = [], []
    for number, (title, paragraph) in enumerate(islice(paragraphs(path), most)):
        published = date.fromisoformat(paragraph["published"]) if "published" in paragraph else None
        id_, text = f"{path.name}-{number:04}", paragraph["context"]
        articles.append(Article(id=id_, title=title, text=text, published=published))
        for one in paragraph["qas"]:
            begins = one["answers"][0]["answer_start"] if one["answers"] else None
            golds = tuple(answer["text"] for answer in one["answers"])
            cases.append(Case(one["question"], articles[-1].id, begins, golds))
    return articles, cases


def examples_of(
    path: Path, encoder: Encoder, settings: Settings, libraries: Path, *, most: int = 10_000, questions: int = 100_000
) -> list[Example]:
    """Ask every question of a file and return what the reader would see."""
    articles, cases = read_file(path, most)
    by_id = {article.id: article for article in articles}
    cut = partial(split, target=settings.passage_target, ceiling=settings.passage_ceiling)
    cases = cases[:questions]
    vectors = encoder.encode_queries([case.question for case in cases])
    place = libraries / f"{path.name}-{most}-{settings.passage_target}-{settings.passage_ceiling}"
    with Library.open(place, encoder, create=True, split=cut, within=sentence_texts) as library:
        library.add(articles)
        with library.view() as view:
            found = partial(
                search,
                view,
                k=30,
                candidates=settings.candidates,
                sentences=view,
                sentence_weight=settings.sentence_weight,
            )
            weights = [dense_weight_of(case.question, settings) for case in cases]
            return [
                example
                for case, vector, weight in zip(cases, vectors, weights, strict=True)
                for example in _examples(
                    case, vector, found(vector, terms(case.question), dense_weight=weight), view, by_id
                )
            ]


def _examples(
    case: Case, vector: Numbers, hits: tuple[Hit, ...], view: View, articles: Mapping[str, Article]
) -> Iterator[Example]:
    yield _example(case, vector, hits, view, articles, 1.0)
    if case.begins is not None:
        others = [hit for hit in hits if hit.passage.article_id != case.article_id]
        ranked = tuple(replace(hit, rank=rank) for rank, hit in enumerate(others, start=1))
        yield _example(case, vector, ranked, view, articles, 0.25)


def _example(
    case: Case, vector: Numbers, hits: tuple[Hit, ...], view: View, articles: Mapping[str, Article], weight: float
) -> Example:
    candidates = candidates_of(hits[:HITS_READ])
    rows = features(case.question, kind_of(case.question), vector, candidates, vectors_of(candidates, view), view)
    right = [
        case.begins is not None and one.hit.passage.article_id == case.article_id and one.start <= case.begins < one.end
        for one in candidates
    ]
    answerable = case.begins is not None and weight == 1.0
    return Example(case.question, answerable, candidates, rows, np.array(right), hits, weight, articles, case.answers)

"""The walk from a question to an answer: understand -> retrieve -> read -> cite, or abstain."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType

from embeddings.encoder import Encoder
from qa.asking import accept, understand
from qa.citing import cite
from qa.comparing import sides
from qa.library.library import Library
from qa.library.view import View
from qa.reading.reader import Reader
from qa.retrieval import interleaved, search
from qa.settings import Settings
from qa.text.syllables import terms
from qa.types import EVERYTHING, Answer, Hit, Query, Scope

OnStage = Callable[[str, float], None]


class Assistant:
    """Answers questions from one library; safe to call from several threads."""

    def __init__(self, library: Library, encoder: Encoder, reader: Reader, settings: Settings) -> None:
        self.library = library
        self.encoder = encoder
        self.reader = reader
        self.settings = settings

    def ask(
        self,
        question: str,
        *,
        before: Sequence[str] = (),
        scope: Scope = EVERYTHING,
        as_typed: bool = False,
        on_stage: OnStage | None = None,
    ) -> Answer:
        """Answer a question with verified citations, or abstain.

        Marks that were left out are given back, and a follow-up is completed from the questions `before` it (as they
        were understood, the latest last): `answer.query.text`. Abbreviations are searched together with what they
        stand for. `as_typed` does nothing of this.
        `on_stage` is called with each stage's name (understand, retrieve, read, cite) and its seconds.
        Raises EmptyQuestion, QuestionTooLong, and ArticleUnknown for an article that the scope names.
        """
        with self.library.view() as view:
            with _stage("understand", on_stage):
                query = self._understand(question, view, before, as_typed=as_typed)
            with _stage("retrieve", on_stage):
                query = self._embedded(query)
                hits = self._retrieve(view, query, self.settings.hits, scope)
            with _stage("read", on_stage):
                reading = self.reader.read(query, hits, view)
            with _stage("cite", on_stage):
                answered = reading.confidence >= self.settings.answer_threshold
                citations = cite(reading.spans, view.article) if answered else ()
        text = reading.text if citations else ""
        return Answer(query.asked, text, reading.confidence, citations, hits, query)

    def search(
        self,
        question: str,
        k: int = 10,
        *,
        before: Sequence[str] = (),
        scope: Scope = EVERYTHING,
        as_typed: bool = False,
    ) -> tuple[Hit, ...]:
        """Return the min(k, n) passages nearest to a question, best first. Raises as `ask`, ValueError if k < 1."""
        with self.library.view() as view:
            query = self._understand(question, view, before, as_typed=as_typed)
            return self._retrieve(view, self._embedded(query), k, scope)

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> "Assistant":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _understand(self, question: str, view: View, before: Sequence[str], *, as_typed: bool) -> Query:
        query = accept(question, limit=self.settings.question_limit)
        return query if as_typed else understand(query, view.language(), before)

    def _embedded(self, query: Query) -> Query:
        return replace(query, vector=self.encoder.encode_queries([query.searched])[0])

    def _retrieve(self, view: View, query: Query, k: int, scope: Scope) -> tuple[Hit, ...]:
        compared = sides(query.text)
        if not compared:
            return self._search(view, query, k, scope)
        queries = [self._embedded(replace(query, text=side, searched=side)) for side in compared]
        return interleaved([self._search(view, side, k, scope) for side in queries], k)

    def _search(self, view: View, query: Query, k: int, scope: Scope) -> tuple[Hit, ...]:
        return search(
            view,
            query.vector,
            terms(query.searched),
            k=k,
            candidates=self.settings.candidates,
            dense_weight=self.settings.dense_weight,
            among=view.ids_within(scope) if scope else None,
        )


@contextmanager
def _stage(name: str, on_stage: OnStage | None) -> Iterator[None]:
    started = time.perf_counter()
    yield
    if on_stage is not None:
        on_stage(name, time.perf_counter() - started)

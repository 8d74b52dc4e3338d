"""The walk from a question to an answer: understand -> retrieve -> read -> cite, or abstain."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType

from embeddings.encoder import Encoder
from qa.asking import accept, dense_weight_of, meanings, sentence_weight_of
from qa.citing import cite
from qa.comparing import sides
from qa.library.library import Library
from qa.library.view import View
from qa.reading.reader import Reader
from qa.retrieval import interleaved, search
from qa.settings import Settings
from qa.text.questions import kind_of
from qa.text.syllables import terms
from qa.types import EVERYTHING, Answer, Hit, Query, Reading, Scope

OnStage = Callable[[str, float], None]
Found = tuple[Query, tuple[Hit, ...]]


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
        were understood, the latest last): `answer.query.text`. Where words do not tell a follow-up from a new topic,
        both are searched and the library tells. Abbreviations are searched together with what they stand for.
        `as_typed` does nothing of this.
        `on_stage` is called with each stage's name (understand, retrieve, read, cite) and its seconds.
        Raises EmptyQuestion, QuestionTooLong, and ArticleUnknown for an article that the scope names.
        """
        with self.library.view() as view:
            with _stage("understand", on_stage):
                meant = self._understand(question, view, before, as_typed=as_typed)
            with _stage("retrieve", on_stage):
                query, found = self._find(view, meant, self.settings.hits, scope)
                hits = _together(found, self.settings.hits)
            with _stage("read", on_stage):
                reading = self._read(query, hits, found, view)
            with _stage("cite", on_stage):
                citations = cite(reading.spans, view.article) if self._is_sure(query, reading) else ()
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
            meant = self._understand(question, view, before, as_typed=as_typed)
            return _together(self._find(view, meant, k, scope)[1], k)

    def understand(self, question: str, *, before: Sequence[str] = (), scope: Scope = EVERYTHING) -> Query:
        """Return a question as `ask` understands it after those before it. Raises as `ask`."""
        with self.library.view() as view:
            meant = self._understand(question, view, before, as_typed=False)
            return meant[0] if len(meant) == 1 else self._find(view, meant, self.settings.hits, scope)[0]

    def close(self) -> None:
        """Close the library."""
        self.library.close()

    def __enter__(self) -> "Assistant":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _understand(self, question: str, view: View, before: Sequence[str], *, as_typed: bool) -> tuple[Query, ...]:
        query = accept(question, limit=self.settings.question_limit)
        return (query,) if as_typed else meanings(query, view.language(), before)

    def _embedded(self, query: Query) -> Query:
        return replace(query, vector=self.encoder.encode_queries([query.searched])[0])

    def _find(self, view: View, meant: Sequence[Query], k: int, scope: Scope) -> tuple[Query, list[Found]]:
        """Search what a question means; where it may go on with the conversation or not, the library tells."""
        depth = k if len(meant) == 1 else max(k, self.settings.hits)
        queries = [self._embedded(query) for query in meant]
        found = [self._retrieve(view, query, depth, scope) for query in queries]
        if len(queries) > 1:
            from qa.continuing import goes_on  # follow-ups alone need it

            hits = [hit for each in found for _, side in each for hit in side]
            weight = dense_weight_of(queries[0].text, self.settings)
            chosen = int(goes_on(queries[0], queries[1], hits, view, dense_weight=weight))
            return queries[chosen], found[chosen]
        return queries[0], found[0]

    def _retrieve(self, view: View, query: Query, k: int, scope: Scope) -> list[Found]:
        """Return the question with its hits, or each side of a comparison with its own."""
        told = sides(query.as_read().text)
        compared = [self._embedded(replace(query, text=side, searched=side, worded=side)) for side in told]
        return [(one, self._search(view, one, k, scope)) for one in compared or [query]]

    def _read(self, query: Query, hits: Sequence[Hit], found: Sequence[Found], view: View) -> Reading:
        """Read the hits; the sides of a comparison one by one, a line each.

        Where not every side is answered, a sentence that names them all may compare them; else what is missing is said.
        """
        if len(found) == 1:
            return self._reading(query, hits, view)
        from qa.reading.saying import side_by_side, tells_of_all  # 30 ms of patterns that importing qa does not need

        asked = [side.text for side, _ in found]
        readings = [self._reading(side, own, view) for side, own in found]
        answered = [
            reading if self._is_sure(side, reading) else None
            for (side, _), reading in zip(found, readings, strict=True)
        ]
        if not all(answered):
            whole = self._reading(query, hits, view)
            if not any(answered) or (self._is_sure(query, whole) and tells_of_all(asked, whole, view)):
                return whole
        return side_by_side(asked, answered)

    def _reading(self, query: Query, hits: Sequence[Hit], view: View) -> Reading:
        return self.reader.read(query.as_read(), hits, view)

    def _is_sure(self, query: Query, reading: Reading) -> bool:
        whether = kind_of(query.text) == "yes_no"
        least = self.settings.answer_threshold_yes_no if whether else self.settings.answer_threshold
        return reading.confidence >= least

    def _search(self, view: View, query: Query, k: int, scope: Scope) -> tuple[Hit, ...]:
        return search(
            view,
            query.vector,
            terms(query.searched),
            k=k,
            candidates=self.settings.candidates,
            dense_weight=dense_weight_of(query.text, self.settings),
            among=view.ids_within(scope) if scope else None,
            sentences=view,
            sentence_weight=sentence_weight_of(query.searched, self.settings),
        )


def _together(found: Sequence[Found], k: int) -> tuple[Hit, ...]:
    return found[0][1][:k] if len(found) == 1 else interleaved([hits for _, hits in found], k)


@contextmanager
def _stage(name: str, on_stage: OnStage | None) -> Iterator[None]:
    started = time.perf_counter()
    yield
    if on_stage is not None:
        on_stage(name, time.perf_counter() - started)

"""One generation of a library, to look things up in."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from embeddings.encoder import Encoder
from embeddings.types import Ids, Neighbours, Vectors
from qa.library.caches import Indexes
from qa.library.counts import Listed
from qa.library.fingerprints import encoded_text
from qa.library.language import Language
from qa.library.lexical import Scores
from qa.library.snapshot import Snapshot
from qa.library.staging import Within
from qa.types import Article, Passage, Scope

_NONE = np.zeros(0, dtype=np.int64)
_NO_SCORES = np.zeros(0, dtype=np.float32)


class View:
    """What one generation holds; of one thread, and good until its `with` block ends.

    Every look-up raises LibraryDamaged for what does not match its fingerprint.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        indexes_of: Callable[[Snapshot], Indexes],
        encoder: Encoder,
        within: Within = lambda _: (),
    ) -> None:
        self._snapshot = snapshot
        self._encoder = encoder
        self._within = within
        self._indexes_of = indexes_of
        self._indexes: Indexes | None = None

    @property
    def generation(self) -> int:
        """Number of the generation, one more at each change."""
        return self._snapshot.state.generation

    def nearest(self, vector: Vectors, k: int) -> Neighbours:
        """Return the min(k, n) passages of highest cosine with a [dim] vector. Raises ValueError if k < 1."""
        indexes = self._loaded(k)
        return indexes.vectors.search(vector, k) if indexes else Neighbours(_NONE, _NO_SCORES)

    def best_terms(self, terms: Sequence[str], k: int) -> tuple[Ids, Scores]:
        """Return ids and BM25 of the k best passages that share a term with the query, best first, ties by id.

        `terms` are those of `qa.text.syllables.terms`. Raises ValueError if k < 1.
        """
        indexes = self._loaded(k)
        return indexes.terms.best(terms, k) if indexes else (_NONE, _NO_SCORES)

    def exact(self, vector: Vectors, terms: Sequence[str], ids: Ids) -> tuple[Scores, Scores]:
        """Return cosine and BM25 of the passages of these ids, in their order; BM25 is 0 where no term is met."""
        return self.cosines(vector, ids), self.bm25(terms, ids)

    def cosines(self, vector: Vectors, ids: Ids) -> Scores:
        """Return the cosines of a [dim] vector with the passages of these ids, in their order."""
        indexes = self._loaded()
        return indexes.vectors.cosines(vector, ids) if indexes and len(ids) else _NO_SCORES

    def bm25(self, terms: Sequence[str], ids: Ids) -> Scores:
        """Return the BM25 of the passages of these ids, in their order; 0 where no term is met."""
        indexes = self._loaded()
        return indexes.terms.scores(terms, ids) if indexes else _NO_SCORES

    def closest(self, vector: Vectors, passages: Sequence[Passage]) -> Scores:
        """Return the cosine of a [dim] vector with the nearest kept text within each passage; NaN where none is kept.

        What is kept of a passage are the texts `within` it that the library was opened with: its sentences.
        """
        encoded = [[encoded_text(one.title, text) for text in self._within(one)] for one in passages]
        kept = self._snapshot.vectors_of([text for texts in encoded for text in texts])
        found = np.full(len(passages), np.nan, np.float32)
        for row, texts in enumerate(encoded):
            if vectors := [kept[text] for text in texts if text in kept]:
                found[row] = (np.stack(vectors) @ vector).max()
        return found

    def passages(self, ids: Sequence[int] | Ids) -> list[Passage]:
        """Return the passages of these ids, in their order."""
        return self._snapshot.passages(ids)

    def ids_within(self, scope: Scope) -> Ids:
        """Return the ids of the passages of the articles in a scope, ascending. Raises ArticleUnknown."""
        for article_id in scope.articles:
            self.article(article_id)
        return self._snapshot.ids_within(scope)

    def article(self, article_id: str) -> Article:
        """Return the article of that id. Raises ArticleUnknown."""
        return self._snapshot.article(article_id)

    def articles(self) -> Iterator[Article]:
        """Yield every article, by id."""
        return self._snapshot.articles()

    def listing(self) -> tuple[Listed, ...]:
        """Return every article without its text, by id."""
        return self._snapshot.listing()

    def passages_of(self, article_id: str) -> list[Passage]:
        """Return the passages of an article in reading order. Raises ArticleUnknown."""
        return self._snapshot.passages_of(article_id)

    def vectors_of(self, title: str, texts: Sequence[str]) -> Vectors:
        """Return [len(texts), dim]: the vectors of texts within passages of that title, embedded now if not kept."""
        encoded = [encoded_text(title, text) for text in texts]
        kept = self._snapshot.vectors_of(encoded)
        missing = [text for text in dict.fromkeys(encoded) if text not in kept]
        kept |= dict(zip(missing, self._encoder.encode_passages(missing), strict=True))
        return np.stack([kept[text] for text in encoded]) if encoded else np.zeros((0, self._encoder.dim), np.float32)

    def language(self) -> Language:
        """Return what the text teaches about its language."""
        indexes = self._loaded()
        return indexes.language if indexes else Language()

    def neighbours_of(self, passage: Passage) -> tuple[Passage | None, Passage | None]:
        """Return the passages before and after one in its article; None at its ends. Raises ArticleUnknown."""
        row = self.passages_of(passage.article_id)
        before = [one for one in row if one.start < passage.start]
        after = (one for one in row if one.start > passage.start)
        return before[-1] if before else None, next(after, None)

    def _loaded(self, k: int = 1) -> Indexes | None:
        if k < 1:
            raise ValueError(f"k must be at least 1; got {k}")
        if not self._snapshot.state.token:
            return None
        if self._indexes is None:
            self._indexes = self._indexes_of(self._snapshot)
        return self._indexes

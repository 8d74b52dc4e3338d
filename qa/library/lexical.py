"""BM25 over syllables and syllable pairs, as typed and without accents, kept by tantivy.

k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) are tantivy's own.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from embeddings.types import Ids
from qa.text.accents import fold
from qa.text.numbers import canonical_terms
from qa.text.syllables import terms
from qa.types import Passage

Scores = npt.NDArray[np.float32]

ANALYSIS = 4
"""Number of the way text becomes terms: another number makes libraries rebuild their lexical index."""

_MOST_TERMS = 256  # distinct ones; a question of 128 syllables has about as many with its pairs
_VALUE = ":"  # stands in the terms of values alone: "num:1208", "schoolyear:2023-2024"
_HEAP = 64_000_000  # bytes before a segment is written; tantivy asks for at least 15 million


@dataclass(frozen=True, slots=True)
class FieldWeights:
    """What a match of the same letters counts, and what one of the same letters without accents adds to it."""

    accented: float = 1.0
    folded: float = 1.0
    value: float = 3.0
    """What a figure, date or school year counts, whichever way it is written: an embedding hardly tells two apart."""


class LexicalIndex:
    """Passages by their terms; safe to search from several threads. Made by `build` and `load`."""

    def __init__(self, index: Any, *, weights: FieldWeights) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._weights = weights

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def best(self, query: Sequence[str], k: int) -> tuple[Ids, Scores]:
        """Return ids and BM25 of the at most k passages that share a term with the query, best first, ties by id."""
        found = self._search(self._any_of(query), k)
        order = np.lexsort((found[0], -found[1]))
        return found[0][order], found[1][order]

    def scores(self, query: Sequence[str], ids: Ids) -> Scores:
        """Return the BM25 of the passages of these ids, in their order; 0 for one that shares no term."""
        if not len(ids):
            return np.zeros(0, dtype=np.float32)
        clauses = self._any_of(query)
        if len(ids) < len(self):  # where every passage is wanted, the condition only triples the time
            wanted = _tantivy().Query.term_set_query(self._schema, "passage", [int(one) for one in ids])
            clauses.append((_tantivy().Occur.Must, _tantivy().Query.const_score_query(wanted, 0.0)))
        found = self._search(clauses, len(ids))
        by_id = dict(zip(found[0].tolist(), found[1].tolist(), strict=True))
        return np.array([by_id.get(int(one), 0.0) for one in ids], dtype=np.float32)

    def _search(self, clauses: list[Any], k: int) -> tuple[Ids, Scores]:
        query = _tantivy().Query.boolean_query(clauses)
        hits = self._searcher.search(query, limit=k, count=False).hits if clauses else []
        ids = self._searcher.fast_field_values("passage", [place for _, place in hits])
        return np.array(ids, dtype=np.int64), np.array([score for score, _ in hits], dtype=np.float32)

    def _any_of(self, query: Sequence[str]) -> list[Any]:
        distinct = list(dict.fromkeys(query))[:_MOST_TERMS]
        folded = dict.fromkeys(fold(" ".join(distinct)).split(" ")) if distinct else {}
        weighted = [("terms", term, self._weight_of(term)) for term in distinct]
        weighted += [("folded", term, self._weights.folded) for term in folded]
        # The weight stands at each term, not around a field: only a flat list is searched with block-max WAND.
        one_of, query_of, schema = _tantivy().Occur.Should, _tantivy().Query, self._schema
        return [
            (one_of, query_of.boost_query(query_of.term_query(schema, field, term, index_option="freq"), weight))
            for field, term, weight in weighted
        ]

    def _weight_of(self, term: str) -> float:
        return self._weights.value if _VALUE in term else self._weights.accented


def build(passages: Iterable[Passage], folder: Path | None, *, weights: FieldWeights = FieldWeights()) -> LexicalIndex:
    """Index the passages in an empty folder, or in memory where there is none."""
    if folder is not None:
        folder.mkdir(parents=True)
    index = _tantivy().Index(_schema(), path=None if folder is None else str(folder))
    _write(index, (), passages)
    return LexicalIndex(index, weights=weights)


def amend(folder: Path, gone: Sequence[int], passages: Iterable[Passage]) -> None:
    """Take the passages of the ids `gone` out of the index in the folder, and put others in."""
    _write(_tantivy().Index.open(str(folder)), gone, passages)


def load(folder: Path, *, weights: FieldWeights = FieldWeights()) -> LexicalIndex:
    """Open the index of a folder, also of one that cannot be written. Raises ValueError if tantivy cannot read it."""
    if os.access(folder, os.W_OK):
        return LexicalIndex(_opened(folder), weights=weights)
    # tantivy makes a lock file beside what it reads: give it a folder of links in which it can.
    import shutil
    import tempfile
    import weakref

    links = Path(tempfile.mkdtemp(prefix="hoidap-"))
    for file in folder.iterdir():
        if not file.name.endswith(".lock"):
            (links / file.name).symlink_to(file.absolute())
    try:
        index = LexicalIndex(_opened(links), weights=weights)
    except ValueError:
        shutil.rmtree(links)
        raise
    weakref.finalize(index, shutil.rmtree, links, ignore_errors=True)
    return index


def _opened(folder: Path) -> Any:
    index = _tantivy().Index.open(str(folder))
    index.config_reader("manual")  # a folder never changes once it is named: no thread need watch it
    index.reload()
    return index


def _write(index: Any, gone: Sequence[int], passages: Iterable[Passage]) -> None:
    of_title = lru_cache(maxsize=64)(terms)  # the passages of an article share its title and come together
    writer = index.writer(heap_size=_HEAP, num_threads=1)  # one thread: the same passages make the same segments
    if gone:
        # Not by term: a Python int is taken for a signed number there, and matches nothing in an unsigned field.
        writer.delete_documents_by_query(_tantivy().Query.term_set_query(index.schema, "passage", list(gone)))
    for passage in passages:
        accented = " ".join(of_title(passage.title) + _day_terms(passage) + terms(passage.text))
        entry = _tantivy().Document(terms=accented, folded=fold(accented))
        entry.add_unsigned("passage", passage.id)
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def _day_terms(passage: Passage) -> list[str]:
    """Give the terms of the day of publication: a date in a question prefers passages of that day, month or year."""
    day = passage.published
    return canonical_terms(f"ngày {day:%d/%m/%Y}, năm {day.year}") if day else []


def _schema() -> Any:
    builder = _tantivy().SchemaBuilder().add_unsigned_field("passage", indexed=True, fast=True)
    for field in ("terms", "folded"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _tantivy() -> Any:
    import tantivy

    return tantivy

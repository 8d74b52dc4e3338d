"""Which candidates stand in passages of another time, place, school, number or person than the question names."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa.reading.candidates import Candidate
from qa.reading.elsewhere import speaks_of_another
from qa.reading.persons import lacks_person
from qa.reading.reader import Articles
from qa.types import Passage

_LOOKED_AT = 100_000  # characters of an article, at most, in which a person or a school is looked for: 0.3 s


def of_others(question: str, candidates: Sequence[Candidate], articles: Articles) -> npt.NDArray[np.bool_]:
    """Return a flag a candidate.

    A person or a school may be named anywhere in its article: a passage may go on with "ông" or "nhà trường" alone.
    """
    passages = {one.hit.rank: one.hit.passage for one in candidates}
    away = {rank: _is_away(question, passage, articles) for rank, passage in passages.items()}
    return np.array([away[one.hit.rank] for one in candidates])


def _is_away(question: str, passage: Passage, articles: Articles) -> bool:
    here = f"{passage.title}\n{passage.text}"

    def around() -> str:  # looked up only for a question that names a school or a person
        return articles.article(passage.article_id).text[:_LOOKED_AT]

    return speaks_of_another(question, here, passage.published, around) or (
        lacks_person(question, here) and lacks_person(question, around())
    )

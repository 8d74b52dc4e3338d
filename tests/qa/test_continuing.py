import numpy as np
import pytest

from embeddings.types import Ids, Vectors
from qa.assistant import Assistant
from qa.continuing import goes_on, togetherness
from qa.types import Hit, Passage, Query

DIEN_BIEN = "Tỷ lệ huy động trẻ đến trường ở Điện Biên là bao nhiêu?"
TYPED = Query("môn nào", "môn nào", "môn nào", np.ones(1, np.float32))
COMPLETED = Query("môn nào", "môn nào Huế", "môn nào Huế", np.ones(1, np.float32))


class _Scores:
    """Three passages, the first two of one article; BM25 of the typed terms and of those that were added."""

    def __init__(self, typed: list[float], added: list[float]) -> None:
        self.typed, self.added = typed, added

    def exact(self, vector: Vectors, terms: list[str], ids: Ids) -> tuple[Vectors, Vectors]:
        assert list(ids) == [1, 2, 3]
        scores = self.added if terms == ["huế", "nào_huế"] else self.typed
        return np.zeros(3, np.float32), np.array(scores, np.float32)


def _hits() -> list[Hit]:
    return [
        Hit(1, 1.0, Passage(article, "", 0, 1, "x", number), 0, 0) for number, article in ((1, "a"), (2, "a"), (3, "b"))
    ]


@pytest.mark.parametrize(
    ("typed", "added", "expected"),
    [
        ([10, 0, 5], [0, 4, 0], 1.0),  # one article holds both, in two passages
        ([10, 0, 0], [0, 0, 4], 0.0),  # what is asked and the conversation are held by two
        ([5, 0, 10], [4, 0, 1], 0.5),
    ],
)
def test_togetherness_is_the_share_of_the_article_that_holds_both(
    typed: list[float], added: list[float], expected: float
) -> None:
    found = togetherness(TYPED, COMPLETED, _hits(), _Scores(typed, added), dense_weight=0.0)  # type: ignore[arg-type]
    assert found == pytest.approx(expected)


def test_goes_on_without_hits_leaves_the_question() -> None:
    assert not goes_on(TYPED, COMPLETED, [], _Scores([], []), dense_weight=0.5)  # type: ignore[arg-type]


def test_understand_question_of_the_same_article_goes_on(seed_assistant: Assistant) -> None:
    understood = seed_assistant.understand("Sở yêu cầu bố trí đủ giáo viên những môn nào?", before=[DIEN_BIEN])
    assert understood.text == "Sở yêu cầu bố trí đủ giáo viên những môn nào Điện Biên?"


@pytest.mark.parametrize(
    "question",
    ["Học sinh bị lũ có được phát sách giáo khoa miễn phí không?", "Cụm thi đua số 1 gồm những thành phố nào?"],
)
def test_understand_new_topic_without_a_name_stays(seed_assistant: Assistant, question: str) -> None:
    assert seed_assistant.understand(question, before=[DIEN_BIEN]).text == question


def test_ask_and_search_take_the_reading_that_understand_shows(seed_assistant: Assistant) -> None:
    asked = "Sở yêu cầu bố trí đủ giáo viên những môn nào?"
    answer = seed_assistant.ask(asked, before=[DIEN_BIEN])
    assert answer.query == seed_assistant.understand(asked, before=[DIEN_BIEN])
    assert answer.hits[:3] == seed_assistant.search(asked, 3, before=[DIEN_BIEN])

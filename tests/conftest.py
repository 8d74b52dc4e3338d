"""What tests of several rooms share.

The scripted assistant's answers are written down here: what the faces show is tested without a model.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace

# Two test processes on two cores: more threads only wait for each other. No test asks the hub.
os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import pytest

from embeddings.encoder import Encoder, load_encoder
from qa.errors import EmptyQuestion, LibraryDamaged, QuestionTooLong
from qa.settings import Settings
from qa.types import EVERYTHING, Answer, Article, Citation, Hit, Passage, Query, Scope
from tests.fakes import HashEncoder

TASKS = Article(
    "tasks",
    "Nhiệm vụ năm học",
    "Năm học này có chủ đề «Đoàn kết, kỷ cương». Các nhiệm vụ:\n"
    "1. Hoàn thiện thể chế.\n2. Phát triển đội ngũ nhà giáo.\nHết phần nhiệm vụ. " + "Các đơn vị lập kế hoạch. " * 20,
    "Báo Giáo dục, https://giaoduc.example/nhiem-vu",
    date(2024, 8, 9),
)
HOSTILE = Article(
    "hostile",
    "<script>window.hacked=1</script> **đậm** [liên kết](javascript:window.hacked=2)",
    'Ông <b>A</b> [1] nói: <img src=x onerror="window.hacked=3"> $$E=mc^2$$ {{value}} ${value}. Hết.',
    "Báo <i>Nghiêng</i>",
)


class ScriptedAssistant:
    """Answers by a word of the question; `asked` keeps the questions, `told` what came with the last one."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.told: dict[str, object] = {}
        self.library = ScriptedLibrary()
        self.reader = SimpleNamespace(name="scripted")
        self.settings = Settings()

    def ask(
        self,
        question: str,
        *,
        scope: Scope = EVERYTHING,
        as_typed: bool = False,
        before: Sequence[str] = (),
        on_stage: Callable[[str, float], None] | None = None,
    ) -> Answer:
        self.asked.append(question)
        self.told = {"scope": scope, "as_typed": as_typed, "before": tuple(before)}
        if on_stage is not None:
            on_stage("read", 0.01)
        asked = " ".join(question.split())
        if not any(character.isalnum() for character in asked):
            raise EmptyQuestion(question=question)
        if len(asked) > 2_000:
            raise QuestionTooLong(length=len(asked), limit=2_000)
        if "hỏng" in asked:
            raise LibraryDamaged(path="/thư viện", reason="<hỏng>")
        if "sập" in asked:
            raise RuntimeError("<bất ngờ>")
        if "học phí" in asked:
            return _answer(asked, "", 0.07)
        if "nhiệm vụ" in asked:
            lines = TASKS.text.split("\n")[1:3]
            return _answer(asked, "\n".join(lines), 0.6, *(_cite(n, TASKS, line) for n, line in enumerate(lines, 1)))
        if "hại" in asked:
            quote = HOSTILE.text.removesuffix(" Hết.")
            return _answer(asked, quote, 0.3, _cite(1, HOSTILE, quote))
        unaccented = asked == "chu de nam hoc la gi" and not as_typed
        understood = "Chủ đề năm học là gì" if unaccented else asked
        quote = "Năm học này có chủ đề «Đoàn kết, kỷ cương»."
        return _answer(asked, "Đoàn kết, kỷ cương", 0.92, _cite(1, TASKS, quote), understood=understood)


class ScriptedLibrary:
    """Two articles, or the damage in `fault`."""

    def __init__(self) -> None:
        self.fault: Exception | None = None

    @contextmanager
    def view(self) -> Iterator[SimpleNamespace]:
        yield SimpleNamespace(listing=self._listing)

    def status(self) -> SimpleNamespace:
        return SimpleNamespace(articles=len(self._listing()), passages=2, generation=1, encoder="scripted")

    def _listing(self) -> tuple[Article, ...]:
        if self.fault:
            raise self.fault
        return TASKS, HOSTILE


@pytest.fixture
def scripted_assistant() -> ScriptedAssistant:
    return ScriptedAssistant()


@pytest.fixture(scope="module")
def shared_scripted_assistant() -> ScriptedAssistant:
    """One for a whole module: a server over it takes a second to start."""
    return ScriptedAssistant()


@pytest.fixture(scope="session")
def packaged_encoder() -> Encoder:
    """The real packaged model, made in the user's cache if it is not there (5 s, once)."""
    return load_encoder("packaged")


@pytest.fixture
def hash_encoder() -> HashEncoder:
    """An encoder of no meaning and no weight."""
    return HashEncoder()


def _cite(number: int, article: Article, quote: str) -> Citation:
    start = article.text.index(quote)
    return Citation(number, quote, start, start + len(quote), article)


def _answer(asked: str, text: str, confidence: float, *citations: Citation, understood: str = "") -> Answer:
    hits = tuple(
        Hit(rank, 1 / rank, Passage(article.id, article.title, 0, 90, article.text[:90]), 0.8, 2.0)
        for rank, article in enumerate((TASKS, HOSTILE), 1)
    )
    return Answer(asked, text, confidence, citations, hits, Query(asked, understood or asked))


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Started in the background of a shell, a process ignores Ctrl-C, and so would all it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)

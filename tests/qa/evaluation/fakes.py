"""An assistant whose answers are written beforehand, over two articles."""

import time
from dataclasses import dataclass, field
from types import SimpleNamespace

from qa.types import Answer, Article, Citation, Hit, Passage, Query

SCHOOL = Article(id="truong", title="Trường Trần Phú", text="Trường có 308 học sinh. Trường mở cửa ngày 5/9/2024.")
RIVER = Article(id="song", title="Sông Hồng", text="Sông Hồng dài 1.149 km. Sông chảy qua Hà Nội.")
ARTICLES = {article.id: article for article in (SCHOOL, RIVER)}


@dataclass(frozen=True)
class FakeSettings:
    library: str = "somewhere"
    hits: int = 10


@dataclass
class FakeAssistant:
    """Answers by a table of question -> (text, quote, article, confidence); silent about everything else."""

    table: dict[str, tuple[str, str, str, float]] = field(default_factory=dict)
    pause: float = 0.0
    generation: int = 1
    settings: FakeSettings = FakeSettings()
    reader: SimpleNamespace = field(default_factory=lambda: SimpleNamespace(name="table"))
    asked: list[str] = field(default_factory=list)

    @property
    def library(self) -> SimpleNamespace:
        status = SimpleNamespace(articles=2, passages=2, generation=self.generation, encoder="fake", size=1, path="x")
        return SimpleNamespace(status=lambda: status)

    def ask(self, question, *, on_stage=None):
        self.asked.append(question)
        if self.pause:
            time.sleep(self.pause)
        if on_stage is not None:
            for stage, seconds in (("understand", 0.001), ("retrieve", 0.002), ("read", 0.003), ("cite", 0.004)):
                on_stage(stage, seconds)
        text, quote, article, confidence = self.table.get(question, ("", "", "", 0.1))
        return answer(question, text, quote, article, confidence)


def answer(question, text="", quote="", article="", confidence=0.1, hits=("truong", "song")) -> Answer:
    citations = (citation(quote, article),) if text else ()
    found = tuple(hit(rank, article_id) for rank, article_id in enumerate(hits, start=1))
    return Answer(question, text, confidence, citations, found, Query(question, question))


def citation(quote, article_id, number=1) -> Citation:
    article = ARTICLES[article_id]
    start = article.text.index(quote)
    return Citation(number, quote, start, start + len(quote), article)


def hit(rank, article_id) -> Hit:
    article = ARTICLES[article_id]
    passage = Passage(article.id, article.title, 0, len(article.text), article.text)
    return Hit(rank, 1 / rank, passage, 0.5, 1.0)

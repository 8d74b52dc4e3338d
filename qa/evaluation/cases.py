"""What is asked of an assistant, and what is wrong with a file of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from qa.types import Article

Given = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Case:
    """A question with gold answers: None is unscored, () means that the articles do not say.

    `article` names the gold article (id, title or file name), `quotes` the sentences that carry the answer.
    """

    id: str
    question: str
    answers: tuple[str, ...] | None = None
    all_needed: bool = False
    """Whether `answers` are items of one list, which must all be given; otherwise any one of them is right."""
    article: str = ""
    quotes: tuple[str, ...] = ()
    kind: str = ""
    style: str = ""
    line: int = 0

    @property
    def answerable(self) -> bool:
        """Whether the articles say it, as far as known."""
        return bool(self.answers)


@dataclass(frozen=True, slots=True)
class Problem:
    """A line (row, item) that is no usable case; `qa.messages.question_sets.PROBLEMS` says each code in words."""

    line: int
    code: str
    given: Given = field(default_factory=dict)


class BadCase(Exception):
    """A record that cannot become a case; never leaves the readers of case files."""

    def __init__(self, code: str, **given: str | int) -> None:
        self.code, self.given = code, given
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class CaseSet:
    """The cases of a file in its order, what was wrong with it, and the articles that it brings along."""

    name: str
    cases: tuple[Case, ...]
    problems: tuple[Problem, ...] = ()
    articles: tuple[Article, ...] = ()


def case_from(record: Mapping[str, object], line: int) -> Case:
    """Make a case of a record with the keys of a case file. Raises BadCase."""
    question = _text(record, "question")
    if not question:
        raise BadCase("no_question")
    return Case(
        id=_text(record, "id") or f"#{line}",
        question=question,
        answers=() if record.get("is_impossible") is True else _answers(record),
        all_needed=record.get("all") is True,
        article=_text(record, "article"),
        quotes=_texts(record, "quote"),
        kind=_text(record, "kind"),
        style=_text(record, "style"),
        line=line,
    )


def without_repeats(cases: Iterable[Case]) -> tuple[tuple[Case, ...], tuple[Problem, ...]]:
    """Keep the first case of each id; the others become problems."""
    first: dict[str, Case] = {}
    problems = []
    for case in cases:
        kept = first.setdefault(case.id, case)
        if kept is not case:
            problems.append(Problem(case.line, "repeated_id", {"id": case.id, "first": kept.line}))
    return tuple(first.values()), tuple(problems)


def _answers(record: Mapping[str, object]) -> tuple[str, ...] | None:
    return None if record.get("answers") is None else _texts(record, "answers")


def _texts(record: Mapping[str, object], key: str) -> tuple[str, ...]:
    value = record.get(key)
    items = value if isinstance(value, list) else [value]
    return tuple(text for item in items if (text := _text({key: item}, key)))


def _text(record: Mapping[str, object], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadCase("wrong_type", field=key, kind=type(value).__name__)
    return str(value).strip()  # as typed: whether another normal form is understood is part of the question

"""SQuAD-shaped records -> cases and their articles; every paragraph is one article, alike paragraphs are one."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from qa.evaluation.cases import BadCase, Case, Problem, case_from
from qa.text.sentences import sentences
from qa.types import Article

_Spans = Sequence[tuple[int, int]]


class Squad:
    """Reads the records of one file; remembers its paragraphs, so that each becomes an article once."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}  # text of a paragraph -> id of its article

    def title(self, record: Mapping[str, object], line: int) -> Iterator[Case | Article | Problem]:
        """Read {"title", "paragraphs": [...]}, an entry of "data"."""
        paragraphs = record["paragraphs"]
        if not isinstance(paragraphs, list):
            raise BadCase("wrong_type", field="paragraphs", kind=type(paragraphs).__name__)
        for paragraph in paragraphs:
            if isinstance(paragraph, dict):
                yield from self.paragraph({"title": record.get("title", ""), **paragraph}, line)
            else:
                yield Problem(line, "wrong_type", {"field": "paragraphs", "kind": type(paragraph).__name__})

    def paragraph(self, record: Mapping[str, object], line: int) -> Iterator[Case | Article | Problem]:
        """Read {"context", "qas", optional "id", "title", "sentence_breaks"}."""
        context, questions = record["context"], record.get("qas", [])
        if not isinstance(context, str) or not isinstance(questions, list):
            raise BadCase("bad_paragraph")
        text = unicodedata.normalize("NFC", context)
        known = self._ids.get(text)
        if known is None:
            known = self._ids[text] = str(record.get("id") or f"{record.get('title') or '§'} #{len(self._ids) + 1}")
            yield Article(id=known, title=str(record.get("title") or ""), text=text)
        spans = _spans(context, record.get("sentence_breaks"))
        for question in questions:
            try:
                yield _case(question, line, known, context, spans)
            except BadCase as error:
                yield Problem(line, error.code, error.given)


def _case(question: object, line: int, article: str, context: str, spans: _Spans) -> Case:
    if not isinstance(question, dict):
        raise BadCase("not_object")
    answers = [] if question.get("is_impossible") else question.get("answers")
    if answers is None or not all(isinstance(answer, dict) and "text" in answer for answer in answers):
        raise BadCase("bad_answers", id=str(question.get("id", "")))
    record = {**question, "answers": [answer["text"] for answer in answers], "article": article}
    if answers and "quote" not in question:
        record["quote"] = _sentence(context, spans, answers[0], str(question.get("id", "")))
    return case_from(record, line)


def _sentence(context: str, spans: _Spans, answer: Mapping[str, object], case: str) -> str:
    """Return the sentence(s) of the answer; an offset that is off by normalisation is found again by its text."""
    text, start = str(answer["text"]), answer.get("answer_start")
    if not isinstance(start, int) or context[start : start + len(text)] != text:
        start = context.find(text)
    if start < 0:
        raise BadCase("answer_not_there", id=case, answer=text)
    touched = [span for span in spans if span[0] < start + len(text) and start < span[1]]
    if not touched:
        return text
    return context[touched[0][0] : touched[-1][1]].strip()


def _spans(context: str, breaks: object) -> _Spans:
    if isinstance(breaks, list) and all(isinstance(pair, list) and len(pair) == 2 for pair in breaks):
        return [(int(start), int(end)) for start, end in breaks]
    return sentences(context)

import json
import os
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.errors import ArticleUnknown, EmptyQuestion, NothingToIndex, PathMissing, QaError, QuestionTooLong
from qa.indexing import index_paths
from qa.opening import open_for_writing
from qa.reading.reader import Articles
from qa.settings import Settings
from qa.types import Article, Hit, Query, Reading, Scope, Span

THEME = "Chủ đề năm học 2024-2025 của ngành Giáo dục là gì?"
SOC_TRANG = "soc-trang-tong-ket-nam-hoc-2023-2024.md"


def test_ask_answered_question_quotes_the_article_to_the_letter(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask(THEME)
    citation = answer.citations[0]
    assert citation.article.id == SOC_TRANG
    assert "Kỷ cương trách nhiệm, đổi mới không ngừng, nâng cao chất lượng" in answer.text
    assert citation.article.text[citation.start : citation.end] == citation.quote


def test_ask_list_question_returns_all_ten_items(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("Kể tên 10 nhiệm vụ trọng tâm trong năm học 2023 - 2024")
    assert [citation.number for citation in answer.citations] == list(range(1, 11))
    assert [citation.quote.split(".")[0] for citation in answer.citations] == [str(n) for n in range(1, 11)]


def test_ask_question_far_from_the_articles_abstains_and_shows_the_nearest(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask("Giá vàng miếng hôm nay ở chợ Bến Thành là bao nhiêu một lượng?")
    assert answer.abstained
    assert answer.text == ""
    assert answer.hits


def test_ask_decomposed_question_answers_like_the_composed_one(seed_assistant: Assistant) -> None:
    decomposed = seed_assistant.ask(unicodedata.normalize("NFD", THEME))
    assert decomposed == seed_assistant.ask(THEME)


def test_ask_reports_the_stages_in_order(seed_assistant: Assistant) -> None:
    stages: list[tuple[str, float]] = []
    seed_assistant.ask(THEME, on_stage=lambda name, seconds: stages.append((name, seconds)))
    assert [name for name, _ in stages] == ["understand", "retrieve", "read", "cite"]
    assert all(seconds >= 0 for _, seconds in stages)


@pytest.mark.parametrize("question", ["", "   \n\t", "?!…", "\u200b"])
def test_ask_question_without_letters_is_refused(seed_assistant: Assistant, question: str) -> None:
    with pytest.raises(EmptyQuestion, match="no letters or digits"):
        seed_assistant.ask(question)


def test_ask_question_of_ten_thousand_characters_is_refused_with_the_limit(seed_assistant: Assistant) -> None:
    with pytest.raises(QuestionTooLong, match="has 10000 characters; at most 2000"):
        seed_assistant.ask("a" * 10_000)


def test_search_returns_as_many_hits_as_asked_for_best_first(seed_assistant: Assistant) -> None:
    hits = seed_assistant.search(THEME, 5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert hits[0].passage.article_id == SOC_TRANG
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_ask_empty_library_abstains_without_hits(tmp_path: object) -> None:
    with open_for_writing(Settings(library=f"{tmp_path}/empty")) as assistant:
        answer = assistant.ask(THEME)
        assert (answer.abstained, answer.hits, answer.confidence) == (True, (), 0.0)
        assert assistant.search(THEME) == ()


def test_ask_library_of_one_passage_finds_it(tmp_path: object) -> None:
    with open_for_writing(Settings(library=f"{tmp_path}/one")) as assistant:
        assistant.library.add([Article("a", "Trường Hoa Sen", "Trường Hoa Sen có 512 học sinh và 30 giáo viên.")])
        answer = assistant.ask("Trường Hoa Sen có bao nhiêu học sinh?")
        assert [hit.passage.text for hit in answer.hits] == ["Trường Hoa Sen có 512 học sinh và 30 giáo viên."]


def test_index_paths_prune_removes_articles_whose_files_vanished(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("mot", "hai"):
        (folder / f"{name}.md").write_text(f"---\ntitle: {name}\n---\nĐây là bài viết số {name}.\n", "utf-8")
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        assert index_paths(assistant.library, [folder]).changes.added == 2
        (folder / "hai.md").unlink()
        assert index_paths(assistant.library, [folder]).vanished == ()
        assert index_paths(assistant.library, [folder], prune=True).vanished == ("hai.md",)
        assert [article.id for article in assistant.library.articles()] == ["mot.md"]


def _records(path: Path, *ids: str) -> None:
    records = [{"id": one, "title": one, "text": f"Đây là bài viết số {one}."} for one in ids]
    path.write_text("".join(json.dumps(one) + "\n" for one in records), "utf-8")


def test_index_paths_prune_removes_records_that_left_their_file(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl"
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        _records(file, "mot", "hai", "ba")
        assert index_paths(assistant.library, [file]).changes.added == 3
        _records(file, "mot", "ba")
        assert index_paths(assistant.library, [file]).vanished == ()
        assert index_paths(assistant.library, [file], prune=True).vanished == ("hai",)
        assert [article.id for article in assistant.library.articles()] == ["ba", "mot"]


def test_index_paths_prune_of_a_folder_that_is_gone_removes_what_it_held(tmp_path: Path) -> None:
    folder = tmp_path / "tin"
    folder.mkdir()
    _records(folder / "a.jsonl", "mot")
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        index_paths(assistant.library, [folder])
        (folder / "a.jsonl").unlink()
        with pytest.raises(NothingToIndex):
            index_paths(assistant.library, [folder])
        assert index_paths(assistant.library, [folder], prune=True).vanished == ("mot",)
        folder.rmdir()
        with pytest.raises(PathMissing):  # nothing is known from there any more: a slip of the pen
            index_paths(assistant.library, [folder], prune=True)


def test_index_paths_the_same_file_from_another_folder_is_the_same_article(tmp_path: Path) -> None:
    (tmp_path / "bai" / "2024").mkdir(parents=True)
    _records(tmp_path / "bai" / "2024" / "a.jsonl", "mot")
    (tmp_path / "bai" / "2024" / "b.md").write_text("# Bài b\n\nĐây là bài b, viết một lần.\n", "utf-8")
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        index_paths(assistant.library, [tmp_path / "bai"])
        assert index_paths(assistant.library, [tmp_path / "bai" / "2024"]).changes.unchanged == 2
        assert {article.id for article in assistant.library.articles()} == {"mot", "2024/b.md"}


def test_index_paths_prune_keeps_what_a_faulty_file_held(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl"
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        _records(file, "mot", "hai")
        index_paths(assistant.library, [file])
        _records(file, "mot")
        file.write_text(file.read_text("utf-8") + '{"id": "hai", "text"\n', "utf-8")
        faults: list[QaError] = []
        assert index_paths(assistant.library, [file], prune=True, on_error=faults.append).vanished == ()
        assert len(faults) == 1
        assert {article.id for article in assistant.library.articles()} == {"mot", "hai"}


def test_index_paths_prune_keeps_a_record_that_another_file_holds_too(tmp_path: Path) -> None:
    folder = tmp_path / "tin"
    folder.mkdir()
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        _records(folder / "a.jsonl", "mot", "hai")
        index_paths(assistant.library, [folder])
        _records(folder / "a.jsonl", "hai")
        _records(folder / "b.jsonl", "mot")
        assert index_paths(assistant.library, [folder], prune=True).vanished == ()
        assert {article.id for article in assistant.library.articles()} == {"mot", "hai"}


@pytest.mark.parametrize("prune", [False, True])
def test_index_paths_lists_a_folder_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prune: bool) -> None:
    folder = tmp_path / "tin"
    folder.mkdir()
    _records(folder / "a.jsonl", "mot")
    listed, walk = [], os.walk
    monkeypatch.setattr(os, "walk", lambda top, **given: listed.append(top) or walk(top, **given))
    with open_for_writing(Settings(library=f"{tmp_path}/library")) as assistant:
        index_paths(assistant.library, [folder], prune=prune)
    assert listed.count(folder) == 1


def test_search_scope_looks_only_into_its_articles(seed_assistant: Assistant) -> None:
    def articles(scope: Scope) -> set[str]:
        return {hit.passage.article_id for hit in seed_assistant.search("Ai chủ trì hội nghị?", 50, scope=scope)}

    assert articles(Scope(articles=(SOC_TRANG,))) == {SOC_TRANG}
    assert articles(Scope(source="cong thong tin SOC TRANG"[:14])) == {SOC_TRANG}
    assert articles(Scope(since=date(2024, 8, 19), until=date(2024, 8, 19))) == {SOC_TRANG}
    assert all(hit.passage.published for hit in seed_assistant.search(THEME, 50, scope=Scope(until=date(2030, 1, 1))))


def test_search_scope_without_articles_finds_nothing(seed_assistant: Assistant) -> None:
    assert seed_assistant.search(THEME, scope=Scope(since=date(2100, 1, 1))) == ()
    assert seed_assistant.ask(THEME, scope=Scope(source="không có nơi này")).abstained


def test_search_scope_of_an_unknown_article_names_it(seed_assistant: Assistant) -> None:
    with pytest.raises(ArticleUnknown, match=r"'khong-co\.md'"):
        seed_assistant.search(THEME, scope=Scope(articles=("khong-co.md",)))


def test_scope_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="give the earlier day first"):
        Scope(since=date(2024, 1, 2), until=date(2024, 1, 1))


def test_search_year_in_the_question_prefers_articles_of_that_year(tmp_path: object) -> None:
    with open_for_writing(Settings(library=f"{tmp_path}/years", dense_weight=0.0)) as assistant:
        text = "Hội nghị tổng kết công tác giáo dục diễn ra tại trung tâm tỉnh."
        days = [date(2022, 5, 4), date(2023, 5, 4), date(2024, 5, 4)]
        assistant.library.add([Article(f"{day.year}", "Hội nghị tổng kết", text, published=day) for day in days])
        hits = assistant.search("Hội nghị tổng kết năm 2023 diễn ra ở đâu?")
        assert hits[0].passage.article_id == "2023"
        assert {hit.passage.article_id for hit in hits} == {"2022", "2023", "2024"}


def test_ask_follow_up_is_completed_from_the_question_before_and_shown(seed_assistant: Assistant) -> None:
    first = seed_assistant.ask("Ai chủ trì hội nghị ở Lào Cai?")
    second = seed_assistant.ask("Còn ở Điện Biên thì sao?", before=[first.query.text])
    assert second.query.asked == "Còn ở Điện Biên thì sao?"
    assert "Điện Biên" in second.query.text
    assert "chủ trì" in second.query.text
    assert second.hits[0].passage.article_id == "dien-bien-so-ket-hoc-ky-1-2022-2023.md"


def test_ask_new_topic_is_not_touched_by_the_question_before(seed_assistant: Assistant) -> None:
    answer = seed_assistant.ask(THEME, before=["Ai chủ trì hội nghị ở Lào Cai?"])
    assert answer.query.text == THEME


def test_search_comparison_finds_both_sides_first(seed_assistant: Assistant) -> None:
    hits = seed_assistant.search("So sánh hội nghị của Lào Cai và Điện Biên")
    first = {hit.passage.article_id for hit in hits[:2]}
    assert first == {"lao-cai-nhiem-vu-dot-pha-giao-duc-2025.md", "dien-bien-so-ket-hoc-ky-1-2022-2023.md"}


class Unsure:
    """A reader that takes the first passage for the answer, with a confidence of its own."""

    name = "unsure"

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence

    def read(self, query: Query, hits: Sequence[Hit], articles: Articles) -> Reading:
        passage = hits[0].passage
        spans = (Span(passage.article_id, passage.start, passage.end, self.confidence),)
        return Reading(passage.text, spans, self.confidence)


def test_ask_yes_or_no_is_answered_from_a_threshold_of_its_own(seed_assistant: Assistant) -> None:
    library, encoder, settings = seed_assistant.library, seed_assistant.encoder, Settings()
    for confidence, open_one, whether in ((0.19, False, False), (0.3, True, False), (0.4, True, True)):
        assistant = Assistant(library, encoder, Unsure(confidence), settings)
        assert bool(assistant.ask("Ai chủ trì hội nghị ở Lào Cai?").text) == open_one
        assert bool(assistant.ask("Hội nghị có họp ở Lào Cai không?").text) == whether

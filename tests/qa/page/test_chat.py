import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from qa.errors import LibraryDamaged
from qa.messages import chat as say
from qa.page.chat import Chat, Step
from qa.page.conversation import Conversation, Turn
from qa.page.limits import NO_LIMITS, Limits
from qa.types import Scope

ROOT = Path(__file__).parents[3]


def words(page: str) -> str:
    """Return what a reader sees of a piece of page."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def asked(
    assistant: Any, question: str, conversation: Conversation | None = None, limits: Limits = NO_LIMITS
) -> list[Step]:
    return list(Chat(assistant).converse(question, conversation or Conversation(), limits))


def test_converse_shows_the_question_first_and_then_the_answer(scripted_assistant: Any) -> None:
    searching, answered = asked(scripted_assistant, "Chủ đề năm học là gì?")
    assert words(searching.log) == "Bạn hỏi: Chủ đề năm học là gì?Đang tìm trong các bài viết…"
    assert words(answered.log).startswith(
        "Bạn hỏi: Chủ đề năm học là gì?Đoàn kết, kỷ cương [1]Độ tin cậy: cao (92\u00a0%)"
    )
    assert "<mark>Năm học này có chủ đề «Đoàn kết, kỷ cương».</mark>" in answered.log
    assert searching.typed == ""  # the box is free for the next question at once


def test_converse_keeps_the_turns_before(scripted_assistant: Any) -> None:
    first = asked(scripted_assistant, "Chủ đề năm học là gì?")[-1].conversation
    second = asked(scripted_assistant, "Kể các nhiệm vụ", first)[-1]
    log = second.log
    assert list(second.conversation.turns) == [1, 2]
    assert re.findall(r'<section class="hd-turn" id="([^"]+)"', log) == ["luot-1", "luot-2"]
    assert len(set(re.findall(r'<details[^>]* id="([^"]+)"', log))) == 3  # one source and two, no id twice


def test_converse_unaccented_question_says_how_it_was_understood(scripted_assistant: Any) -> None:
    log = asked(scripted_assistant, "chu de nam hoc la gi")[-1].log
    assert "Hiểu câu hỏi là: Chủ đề năm học là gì" in words(log)


def test_converse_abstention_shows_the_nearest_passages(scripted_assistant: Any) -> None:
    log = words(asked(scripted_assistant, "học phí bao nhiêu")[-1].log)
    assert "Không tìm thấy câu trả lời trong các bài viết.Gần nhấtNhiệm vụ năm học" in log


@pytest.mark.parametrize(
    ("question", "explained"),
    [
        ("", "Câu hỏi chưa có chữ nào."),
        ("  \n ", "Câu hỏi chưa có chữ nào."),
        ("???", "Câu hỏi chưa có chữ nào."),
        ("dài " * 2_500, "Câu hỏi dài 9999 ký tự; tối đa 2000 ký tự."),
        ("thư viện hỏng?", "Thư viện ở /thư viện bị hỏng (<hỏng>)."),
        ("sập", "<bất ngờ>"),
    ],
)
def test_converse_failure_is_explained_and_loses_nothing(
    scripted_assistant: Any, question: str, explained: str
) -> None:
    before = Conversation({1: Turn("trước", "trước", "<p>trước</p>")})
    step = asked(scripted_assistant, question, before)[-1]
    assert "<p>trước</p>" in step.log
    assert explained in words(step.log)
    assert "Traceback" not in step.log
    assert (step.conversation, step.typed) == (before, question)


def test_converse_half_a_surrogate_pair_can_be_sent_to_a_browser(scripted_assistant: Any) -> None:
    log = asked(scripted_assistant, "chủ đề \ud83d là gì")[-1].log
    assert "chủ đề ? là gì" in log.encode().decode()


def test_converse_long_conversation_keeps_the_last_turns(scripted_assistant: Any) -> None:
    full = Conversation({number: Turn("q", "q", f"<p>{number}</p>") for number in range(1, 51)})
    kept = asked(scripted_assistant, "Chủ đề?", full)[-1].conversation
    assert list(kept.turns) == list(range(2, 52))


def test_converse_tells_the_questions_before_as_they_were_understood(scripted_assistant: Any) -> None:
    first = asked(scripted_assistant, "chu de nam hoc la gi")[-1].conversation
    second = asked(scripted_assistant, "Kể các nhiệm vụ", first)[-1].conversation
    asked(scripted_assistant, "Ai chủ trì?", second)
    assert scripted_assistant.told["before"] == ("Chủ đề năm học là gì", "Kể các nhiệm vụ")


def test_converse_after_restart_tells_nothing_of_before(scripted_assistant: Any) -> None:
    asked(scripted_assistant, "Kể các nhiệm vụ", Chat(scripted_assistant).restart().conversation)
    assert scripted_assistant.told == {"scope": Scope(), "as_typed": False, "before": ()}


def test_converse_within_limits_searches_and_names_them(scripted_assistant: Any) -> None:
    limits = Limits(["tasks"], " Báo  Giáo dục ", "1/8/2024", "2024-08-31")
    log = asked(scripted_assistant, "Kể các nhiệm vụ", limits=limits)[-1].log
    assert scripted_assistant.told["scope"] == Scope(("tasks",), "Báo Giáo dục", date(2024, 8, 1), date(2024, 8, 31))
    assert (
        "Chỉ tìm trong: bài «Nhiệm vụ năm học»; nguồn có «Báo Giáo dục»; đăng từ 01/08/2024; đăng đến 31/08/2024"
        in words(log)
    )


def test_converse_within_impossible_limits_is_explained_and_asks_nothing(scripted_assistant: Any) -> None:
    step = asked(scripted_assistant, "Kể các nhiệm vụ", limits=Limits(since="2/9/2024", until="1/9/2024"))[-1]
    assert "Ngày bắt đầu 02/09/2024 ở sau ngày kết thúc 01/09/2024. Hãy đổi chỗ hai ngày." in words(step.log)
    assert (step.typed, scripted_assistant.asked) == ("Kể các nhiệm vụ", [])


def test_again_asks_a_turn_as_it_was_typed_and_leaves_the_box(scripted_assistant: Any) -> None:
    first = asked(scripted_assistant, "chu de nam hoc la gi")[-1].conversation
    searching, answered = Chat(scripted_assistant).again(1, first)
    assert "Đang tìm trong các bài viết…" in words(searching.log)
    assert scripted_assistant.asked == ["chu de nam hoc la gi"] * 2
    assert scripted_assistant.told["as_typed"] is True
    assert answered.log.count("Hiểu câu hỏi là:") == 1  # of the first turn alone
    assert [step.typed for step in (searching, answered)] == [None, None]


def test_again_of_a_turn_that_is_forgotten_does_nothing(scripted_assistant: Any) -> None:
    assert list(Chat(scripted_assistant).again(7, Conversation())) == []


def test_restart_empties_the_conversation(scripted_assistant: Any) -> None:
    step = Chat(scripted_assistant).restart()
    assert (words(step.log), step.conversation, step.typed) == ("", Conversation(), "")


def test_panels_show_the_articles_and_their_number(scripted_assistant: Any) -> None:
    chat = Chat(scripted_assistant)
    assert "lấy từ 2 bài viết" in words(chat.heading())
    assert "Nhiệm vụ năm họcBáo Giáo dục09/08/2024" in words(chat.articles())
    assert [article for _, article in chat.choices()[0]] == ["tasks", "hostile"]


def test_panels_explain_a_damaged_library(scripted_assistant: Any) -> None:
    scripted_assistant.library.fault = LibraryDamaged(path="/x", reason="y")
    chat = Chat(scripted_assistant)
    assert "Thư viện ở /x bị hỏng" in words(chat.heading())
    assert "Thư viện ở /x bị hỏng" in words(chat.articles())
    assert chat.choices()[0] == []
    assert "Thư viện ở /x bị hỏng" in chat.choices()[1]


def test_examples_are_six_with_one_unaccented(scripted_assistant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(say, "EXAMPLE_ARTICLES", frozenset({"tasks"}))
    examples = Chat(scripted_assistant).examples
    assert len(examples) == 6
    assert [question for question in examples if question.isascii()] == ["cum thi dua so 1 gom nhung thanh pho nao"]


def test_examples_are_about_seed_articles_that_exist() -> None:
    assert [name for name in say.EXAMPLE_ARTICLES if not (ROOT / "seeds" / name).is_file()] == []


def test_examples_are_not_shown_for_other_articles_or_a_damaged_library(scripted_assistant: Any) -> None:
    assert Chat(scripted_assistant).examples == ()
    scripted_assistant.library.fault = LibraryDamaged(path="/x", reason="y")
    assert Chat(scripted_assistant).examples == ()

import asyncio
import gc
import json
import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import urllib.request
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest

with warnings.catch_warnings():  # Gradio and what it imports warn about each other
    warnings.simplefilter("ignore")
    from gradio_client import Client

    import app as chat_app

from qa.errors import LibraryDamaged, PortTaken
from qa.messages import chat as say

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
ROOT = Path(__file__).parents[2]


def words(page: str) -> str:
    """Return what a reader sees of a piece of page."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def asked(assistant: Any, question: str, turns: dict[int, str] | None = None) -> list[tuple[Any, ...]]:
    return list(chat_app.Chat(assistant).converse(question, turns or {}))


def test_converse_shows_the_question_first_and_then_the_answer(scripted_assistant: Any) -> None:
    searching, answered = asked(scripted_assistant, "Chủ đề năm học là gì?")
    assert words(searching[0]) == "Bạn hỏi: Chủ đề năm học là gì?Đang tìm trong các bài viết…"
    assert words(answered[0]).startswith(
        "Bạn hỏi: Chủ đề năm học là gì?Đoàn kết, kỷ cương [1]Độ tin cậy: cao (92\u00a0%)"
    )
    assert "<mark>Năm học này có chủ đề «Đoàn kết, kỷ cương».</mark>" in answered[0]
    assert searching[2] == ""  # the box is free for the next question at once


def test_converse_keeps_the_turns_before(scripted_assistant: Any) -> None:
    turns = asked(scripted_assistant, "Chủ đề năm học là gì?")[-1][1]
    log, turns, *_ = asked(scripted_assistant, "Kể các nhiệm vụ", turns)[-1]
    assert list(turns) == [1, 2]
    assert re.findall(r'<section class="hd-turn" id="([^"]+)"', log) == ["luot-1", "luot-2"]
    assert len(set(re.findall(r'<details[^>]* id="([^"]+)"', log))) == 3  # one source and two, no id twice


def test_converse_unaccented_question_says_how_it_was_understood(scripted_assistant: Any) -> None:
    log = asked(scripted_assistant, "chu de nam hoc la gi")[-1][0]
    assert "Hiểu câu hỏi là: Chủ đề năm học là gì" in words(log)


def test_converse_abstention_shows_the_nearest_passages(scripted_assistant: Any) -> None:
    log = words(asked(scripted_assistant, "học phí bao nhiêu")[-1][0])
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
    turns = {1: "<p>trước</p>"}
    log, kept, box, _ = asked(scripted_assistant, question, turns)[-1]
    assert "<p>trước</p>" in log
    assert explained in words(log)
    assert "Traceback" not in log
    assert (kept, box) == (turns, question)


def test_converse_half_a_surrogate_pair_can_be_sent_to_a_browser(scripted_assistant: Any) -> None:
    log = asked(scripted_assistant, "chủ đề \ud83d là gì")[-1][0]
    assert "chủ đề ? là gì" in log.encode().decode()


def test_converse_long_conversation_keeps_the_last_turns(scripted_assistant: Any) -> None:
    turns = {number: f"<p>{number}</p>" for number in range(1, 51)}
    kept = asked(scripted_assistant, "Chủ đề?", turns)[-1][1]
    assert list(kept) == list(range(2, 52))


def test_restart_empties_the_conversation(scripted_assistant: Any) -> None:
    log, turns, box, _ = chat_app.Chat(scripted_assistant).restart()
    assert (words(log), turns, box) == ("", {}, "")


def test_panels_show_the_articles_and_their_number(scripted_assistant: Any) -> None:
    chat = chat_app.Chat(scripted_assistant)
    assert "lấy từ 2 bài viết" in words(chat.heading())
    assert "Nhiệm vụ năm họcBáo Giáo dục09/08/2024" in words(chat.articles())


def test_panels_explain_a_damaged_library(scripted_assistant: Any) -> None:
    scripted_assistant.library.fault = LibraryDamaged(path="/x", reason="y")
    chat = chat_app.Chat(scripted_assistant)
    assert "Thư viện ở /x bị hỏng" in words(chat.heading())
    assert "Thư viện ở /x bị hỏng" in words(chat.articles())


def test_examples_are_six_with_one_unaccented(scripted_assistant: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(say, "EXAMPLE_ARTICLES", frozenset({"tasks"}))
    examples = chat_app.Chat(scripted_assistant).examples
    assert len(examples) == 6
    assert [question for question in examples if question.isascii()] == ["cum thi dua so 1 gom nhung thanh pho nao"]


def test_examples_are_about_seed_articles_that_exist() -> None:
    assert [name for name in say.EXAMPLE_ARTICLES if not (ROOT / "seeds" / name).is_file()] == []


def test_examples_are_not_shown_for_other_articles_or_a_damaged_library(scripted_assistant: Any) -> None:
    assert chat_app.Chat(scripted_assistant).examples == ()
    scripted_assistant.library.fault = LibraryDamaged(path="/x", reason="y")
    assert chat_app.Chat(scripted_assistant).examples == ()


@pytest.fixture(scope="module")
def address(shared_scripted_assistant: Any) -> Iterator[str]:
    """The real server over the scripted assistant."""
    port = _free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chat_app.say, "EXAMPLE_ARTICLES", frozenset({"tasks"}))
        page = chat_app.build_app(shared_scripted_assistant)
    chat_app.launch(page, host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}"
    page.close(verbose=False)
    asyncio.set_event_loop(None)  # Gradio leaves its own open: it is dropped here, where that warning is expected
    gc.collect()


def test_server_page_is_vietnamese_and_stays_at_home(address: str) -> None:
    with urllib.request.urlopen(address) as response:
        page = response.read().decode()
        policy = response.headers["content-security-policy"]
    assert re.search(r'<html\s+lang="vi"', page)
    assert "<title>Hỏi Đáp</title>" in page
    assert "connect-src 'self'" in policy
    config = json.loads(re.search(r"window.gradio_config = (\{.*?\});</script>", page)[1])  # type: ignore[index]
    assert (config["title"], config["analytics_enabled"], config["footer_links"]) == ("Hỏi Đáp", False, [])
    buttons = [c["props"]["value"] for c in config["components"] if c["type"] == "button"]
    assert buttons == [*say.EXAMPLES, "Hỏi", "Cuộc trò chuyện mới"]


def test_server_answers_through_gradios_own_client(address: str, tmp_path: Path) -> None:
    client = Client(address, verbose=False, download_files=tmp_path, analytics_enabled=False)
    first = client.predict("Chủ đề năm học là gì?", api_name="/ask")
    second = client.predict("Kể các nhiệm vụ", api_name="/ask")
    client.close()
    assert "Đoàn kết, kỷ cương [1]" in words(_value(first[0]))
    assert re.findall(r'id="(luot-\d+)"', _value(second[0])) == ["luot-1", "luot-2"]


def test_server_visitors_do_not_see_each_other(address: str, tmp_path: Path) -> None:
    def visit(question: str) -> str:
        client = Client(address, verbose=False, download_files=tmp_path, analytics_enabled=False)
        try:
            client.predict(question, api_name="/ask")
            return words(_value(client.predict(question, api_name="/ask")[0]))
        finally:
            client.close()

    questions = [f"Chủ đề {number}?" for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        logs = list(pool.map(visit, questions))
    for question, log in zip(questions, logs, strict=True):
        assert re.findall(r"Chủ đề \d\?", log) == [question, question]


def test_serve_port_taken_is_said_before_anything_starts(scripted_assistant: Any) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortTaken) as caught:
            chat_app.serve(scripted_assistant, port=port)
    assert caught.value.given["port"] == port
    assert f"Không mở được 127.0.0.1:{port}" in chat_app.explain(caught.value)
    assert "--port" in chat_app.explain(caught.value)


def test_serve_interrupted_says_its_address_once_and_leaves_without_a_traceback() -> None:
    port = _free_port()
    script = textwrap.dedent(
        f"""
        import sys, app
        from types import SimpleNamespace as Fake
        from contextlib import nullcontext
        library = Fake(status=lambda: Fake(articles=0), view=lambda: nullcontext(Fake(listing=tuple)))
        try:
            app.serve(Fake(library=library), port={port})
        except KeyboardInterrupt:
            sys.exit(130)
        """
    )
    environment = os.environ | {"HTTP_PROXY": "http://127.0.0.1:9", "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, complaints = process.communicate(timeout=20)
    assert first == f"Hỏi Đáp đang chạy ở http://127.0.0.1:{port} (nhấn Ctrl-C để dừng)\n"
    assert (rest, process.returncode) == ("", 130)
    assert "Traceback" not in complaints


def _value(given: Any) -> str:
    return str(given["value"] if isinstance(given, dict) else given)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

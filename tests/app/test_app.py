"""The chat as it is served: over HTTP and to Gradio's own client."""

import asyncio
import gc
import json
import re
import signal
import socket
import threading
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

with warnings.catch_warnings():  # Gradio and what it imports warn about each other
    warnings.simplefilter("ignore")
    from gradio_client import Client

    import app as chat_app

from qa.errors import PortTaken
from qa.messages import chat as say
from qa.messages import explain

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")


def words(page: str) -> str:
    """Return what a reader sees of a piece of page."""
    return unescape(re.sub(r"<[^>]+>", "", page))


@pytest.fixture(scope="module")
def address(shared_scripted_assistant: Any, new_port: Callable[[], int]) -> Iterator[str]:
    """The real server over the scripted assistant."""
    port = new_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chat_app.say, "EXAMPLE_ARTICLES", frozenset({"tasks"}))
        page = chat_app.build_app(shared_scripted_assistant)
    chat_app.launch(page, host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}"
    page.close(verbose=False)
    _forget_the_loop()


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
    assert buttons == [*say.EXAMPLES, "Bỏ giới hạn", "Hỏi", "Cuộc trò chuyện mới"]


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

    questions = [f"Chủ đề {number}?" for number in range(3)]
    with ThreadPoolExecutor(3) as pool:
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
    assert f"Không mở được 127.0.0.1:{port}" in explain(caught.value)
    assert "--port" in explain(caught.value)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_serve_interrupted_says_its_address_once_and_leaves_nothing_behind(
    scripted_assistant: Any,
    new_port: Callable[[], int],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    sent: signal.Signals,
) -> None:
    for name in ("HTTP_PROXY", "no_proxy", "NO_PROXY", "GRADIO_TEMP_DIR"):
        monkeypatch.setenv(name, "http://127.0.0.1:9" if name == "HTTP_PROXY" else "")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    port = new_port()
    seen = []

    def interrupted() -> None:
        seen.append(urllib.request.urlopen(f"http://127.0.0.1:{port}/").status)
        seen.append([path.name.startswith("hoidap-") for path in tmp_path.iterdir()])
        signal.raise_signal(sent)

    main = {"current_thread": threading.main_thread, "main_thread": threading.main_thread}
    waiting = SimpleNamespace(Event=lambda: SimpleNamespace(wait=interrupted), **main)
    monkeypatch.setattr(chat_app, "threading", waiting)
    handler = signal.getsignal(signal.SIGTERM)
    try:
        with pytest.raises(KeyboardInterrupt):
            chat_app.serve(scripted_assistant, port=port)
    finally:
        signal.signal(signal.SIGTERM, handler)
        _forget_the_loop()
    assert seen == [200, [True]]
    out, complaints = capsys.readouterr()
    assert out == f"Hỏi Đáp đang chạy ở http://127.0.0.1:{port} (nhấn Ctrl-C để dừng)\n"
    assert "Traceback" not in complaints
    assert list(tmp_path.iterdir()) == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def _value(given: Any) -> str:
    return str(given["value"] if isinstance(given, dict) else given)


def _forget_the_loop() -> None:
    asyncio.set_event_loop(None)  # Gradio leaves its own open: it is dropped here, where that warning is expected
    gc.collect()

"""The chat in a real browser: by mouse, by keyboard, on a phone, and that nothing leaves the host."""

import asyncio
import gc
import time
import warnings
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

with warnings.catch_warnings():  # Gradio and what it imports warn about each other
    warnings.simplefilter("ignore")
    import app as chat_app

from qa.types import Scope

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")

ENTER = "\ue007"
BOX = "#hd-question textarea"
UPLOAD = "#hd-scoring input[type=file]"
SCORED = "return document.querySelector('.hd-figures') !== null"
READY = f"return document.querySelector('{BOX}') !== null"
ANSWERED = (
    "return document.querySelectorAll('.hd-turn').length >= arguments[0] && !document.querySelector('.hd-searching')"
)
ENGLISH = (
    "Loading",
    "Submit",
    "Clear",
    "Textbox",
    "Built with",
    "Settings",
    "Use via",
    "Error",
    "Retry",
    "Close",
    "More tabs",
    "No options",
    "Remove",
    "File",
    "Dropdown",
    "Download",
    "HTTP",
)


@pytest.fixture(scope="module")
def address(shared_scripted_assistant: Any, new_port: Callable[[], int]) -> Iterator[str]:
    port = new_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chat_app.say, "EXAMPLE_ARTICLES", frozenset({"tasks"}))
        page = chat_app.build_app(shared_scripted_assistant)
    chat_app.launch(page, host="127.0.0.1", port=port)
    yield f"http://127.0.0.1:{port}/"
    page.close(verbose=False)
    asyncio.set_event_loop(None)  # Gradio leaves its own open: it is dropped here, where that warning is expected
    gc.collect()


@pytest.fixture
def page(browser: Any, address: str) -> Any:
    """The chat, just opened, on a desktop."""
    browser.resize(1200, 900)
    browser.requests()
    browser.open(address)
    browser.wait(READY)
    return browser


def ask(page: Any, question: str, turns: int) -> None:
    page.type(BOX, question + ENTER)
    page.wait(ANSWERED, turns)


def score(page: Any, path: Path, text: str) -> None:
    """Upload a question set."""
    path.write_text(text, "utf-8")
    page.script("document.querySelectorAll('[role=tab]')[1].click()")
    page.wait(f"return document.querySelector('{UPLOAD}') !== null")
    page.type(UPLOAD, str(path))


def said(page: Any) -> str:
    """Return all that the page shows or reads out."""
    return str(
        page.script(
            """const seen = [...document.querySelectorAll('body *')].filter(e => !e.matches('script, style, noscript'));
            const own = e => [...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(' ');
            const names = e => ['aria-label', 'title', 'placeholder'].map(n => e.getAttribute(n) || '').join(' ');
            return seen.map(e => own(e) + ' ' + names(e)).join(' ')"""
        )
    )


def english(page: Any) -> list[str]:
    """Return the words of Gradio's own that the page says."""
    shown = said(page)
    return [word for word in ENGLISH if word in shown]


def test_page_opens_in_vietnamese_without_a_request_to_another_host(page: Any, address: str) -> None:
    ask(page, "Chủ đề năm học là gì?", 1)
    page.wait("return document.documentElement.lang === 'vi'")
    assert page.script("return document.title") == "Hỏi Đáp"
    asked = [urlsplit(url) for url in page.requests()]
    assert {url.netloc for url in asked if url.scheme in ("http", "https", "ws", "wss")} == {urlsplit(address).netloc}


def test_page_shows_and_reads_out_no_english(page: Any) -> None:
    assert english(page) == []
    assert "Nhập câu hỏi…" in said(page)


def test_answer_link_opens_its_source_and_the_conversation_stays(page: Any, address: str) -> None:
    ask(page, "Kể các nhiệm vụ", 1)
    opened = "return document.getElementById('luot-1-nguon-2').open"
    assert page.script(opened) is False
    page.click("a.hd-ref[href='#luot-1-nguon-2']")
    assert page.wait(opened) is True
    assert (
        page.script("return document.querySelector('#luot-1-nguon-2 mark').innerText")
        == "2. Phát triển đội ngũ nhà giáo."
    )
    assert page.script("return location.href") == address
    assert page.text(".hd-question").endswith("Kể các nhiệm vụ")


def test_sources_opened_and_closed_by_a_visitor_stay_so_after_the_next_answer(page: Any) -> None:
    ask(page, "Kể các nhiệm vụ", 1)
    page.click("#luot-1-nguon-1 > summary")  # was open
    page.click("#luot-1-nguon-2 > summary")  # was closed
    ask(page, "Chủ đề năm học là gì?", 2)
    state = "return ['luot-1-nguon-1', 'luot-1-nguon-2', 'luot-2-nguon-1'].map(id => document.getElementById(id).open)"
    assert page.script(state) == [False, True, True]


def test_hostile_article_and_question_are_shown_to_the_letter_and_run_nothing(page: Any) -> None:
    question = "câu hại <img src=x onerror=window.hacked=9> **x** $y$"
    ask(page, question, 1)
    page.script("[...document.querySelectorAll('[role=tab]')].at(-1).click()")
    page.wait("return document.querySelector('.hd-articles') !== null")
    assert page.script("return window.hacked ?? 0") == 0
    assert (
        page.script(
            "return document.querySelectorAll('.hd-log img, .hd-log b, .hd-log .katex, .hd-articles script').length"
        )
        == 0
    )
    shown = page.script("return document.querySelector('.hd-log').textContent")
    assert question in shown
    assert 'Ông <b>A</b> [1] nói: <img src=x onerror="window.hacked=3"> $$E=mc^2$$ {{value}} ${value}.' in shown
    assert "<script>window.hacked=1</script> **đậm**" in page.script(
        "return document.querySelector('.hd-articles').textContent"
    )


def test_failure_is_explained_and_what_was_typed_is_still_there(page: Any) -> None:
    ask(page, "thư viện hỏng?", 1)
    assert page.text(".hd-failure").startswith("Chưa trả lời được. Thư viện ở /thư viện bị hỏng (<hỏng>).")
    assert page.wait(f"return document.querySelector('{BOX}').value") == "thư viện hỏng?"


def test_limits_keep_the_search_to_chosen_articles_and_are_shown(page: Any, shared_scripted_assistant: Any) -> None:
    page.click("#hd-limits > button")
    page.wait("return document.querySelector('#hd-limits input')?.offsetParent != null")
    page.script("document.querySelector('#hd-limits input').focus()")
    page.wait("return document.querySelectorAll('#hd-limits [role=option]').length === 2")
    page.type("#hd-limits input", "Nhiệm vụ" + ENTER)
    page.wait("return document.querySelector('#hd-limits .token') !== null")
    assert page.script("return window.hacked ?? 0") == 0
    assert english(page) == []
    ask(page, "Chủ đề năm học là gì?", 1)
    assert page.text(".hd-limited") == "Chỉ tìm trong: bài «Nhiệm vụ năm học»"
    assert shared_scripted_assistant.told["scope"] == Scope(("tasks",))
    page.script("document.querySelector('#hd-no-limits').click()")  # the box may stand over it
    page.wait("return document.querySelector('#hd-limits .token') === null")
    ask(page, "Chủ đề năm học là gì?", 2)
    assert shared_scripted_assistant.told["scope"] == Scope()


def test_question_understood_otherwise_can_be_asked_as_typed_and_followed_up(
    page: Any, shared_scripted_assistant: Any
) -> None:
    ask(page, "chu de nam hoc la gi", 1)
    page.type(BOX, "Ai")
    page.click(".hd-as-typed")
    page.wait(ANSWERED, 2)
    assert shared_scripted_assistant.told["as_typed"] is True
    assert page.script(f"return document.querySelector('{BOX}').value") == "Ai"
    page.type(BOX, " chủ trì?" + ENTER)
    page.wait(ANSWERED, 3)
    assert shared_scripted_assistant.asked[-1] == "Ai chủ trì?"
    assert shared_scripted_assistant.told["before"] == ("Chủ đề năm học là gì", "chu de nam hoc la gi")


def test_question_set_is_scored_and_its_report_downloaded(page: Any, tmp_path: Path) -> None:
    page.command("Page.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    score(page, tmp_path / "bộ câu hỏi.csv", 'câu hỏi,đáp án\nChủ đề?,"Đoàn kết, kỷ cương"\nhọc phí?,\n,thiếu\n')
    page.wait(SCORED)
    assert "Kết quả của bộ câu hỏi.csv" in page.text(".hd-score")
    assert "Trợ lý trả lời đúng 2 trên 2 câu (100 %)." in page.text(".hd-score")
    assert "Dòng 4: không có câu hỏi" in page.text(".hd-problems")
    assert english(page) == []
    for number, name in enumerate(("bộ câu hỏi.zip", "report.html"), start=1):
        page.wait("return document.querySelectorAll('#hd-downloads button').length === 2")
        page.click(f"#hd-downloads button:nth-of-type({number})")
        _until((tmp_path / name).is_file)
    assert zipfile.ZipFile(tmp_path / "bộ câu hỏi.zip").namelist()[0] == "report.html"
    assert "Báo cáo đánh giá" in (tmp_path / "report.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.html", "<script>window.hacked=5</script>", "Cần một tệp có đuôi .jsonl, .csv, .tsv, .xlsx, .json."),
        ("a.csv", "x" * (6 << 20), "Tệp quá lớn: tối đa 5 MB."),
        ("a.jsonl", "{", "a.jsonl không có câu hỏi nào dùng được"),
    ],
)
def test_file_that_cannot_be_scored_is_explained(page: Any, tmp_path: Path, name: str, text: str, said: str) -> None:
    score(page, tmp_path / name, text)
    page.wait("return document.body.innerText.includes(arguments[0])", said)
    assert english(page) == []


def test_keyboard_alone_asks_an_example_and_closes_its_source(page: Any) -> None:
    page.script("document.querySelector('#hd-examples button').focus()")
    focused = "return document.activeElement.innerText"
    assert page.script(focused) == "Chủ đề năm học 2023 - 2024 là gì?"
    _press(page, ENTER)
    page.wait(ANSWERED, 1)
    page.script("document.querySelector('a.hd-ref').focus()")
    _press(page, ENTER)
    assert page.script("return document.activeElement.parentElement.id") == "luot-1-nguon-1"
    _press(page, ENTER)
    page.wait("return document.getElementById('luot-1-nguon-1').open === false")


def test_restart_brings_the_examples_back(page: Any) -> None:
    ask(page, "Chủ đề năm học là gì?", 1)
    page.click("#hd-restart")
    page.wait("return document.querySelectorAll('.hd-turn').length === 0")
    page.wait("return document.querySelector('#hd-examples')?.offsetParent != null")


def test_phone_page_never_scrolls_sideways(page: Any, tmp_path: Path) -> None:
    page.resize(375, 720)
    for number, question in enumerate(("Kể các nhiệm vụ", "câu hại", "học phí", "dài" * 30), start=1):
        ask(page, question, number)
    page.script("document.querySelector('#hd-limits > button').click()")  # the box may stand over it
    time.sleep(0.2)  # the layout follows the new width
    width = "return [document.documentElement.scrollWidth, window.innerWidth]"
    assert page.script(width) == [375, 375]
    score(page, tmp_path / "hại.csv", 'câu hỏi,đáp án\ncâu hại,"<b>x</b>"\n')
    page.wait(SCORED)
    assert page.script(width) == [375, 375]


def test_phone_box_stays_in_view_below_a_long_answer(page: Any) -> None:
    page.resize(375, 720)
    ask(page, "Kể các nhiệm vụ", 1)
    bottom = "return document.querySelector('#hd-submit').getBoundingClientRect().bottom <= window.innerHeight"
    assert page.wait(bottom) is True


def _press(page: Any, key: str) -> None:
    kinds = [{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]
    page._post("/actions", actions=[{"type": "key", "id": "keyboard", "actions": kinds}])


def _until(true: Callable[[], bool], seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < until
        time.sleep(0.05)

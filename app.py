"""The chat face of Hỏi Đáp: `build_app` makes the page, `serve` runs it, `main` is `hoidap serve`."""

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, TypeAlias

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # Gradio reads it once, while it is imported

import gradio as gr

from qa.errors import PortTaken
from qa.messages import chat as say
from qa.messages import scoring as say_score
from qa.messages.shell import SERVING
from qa.page import frame, rendering, score_page, scoring, upload_gate
from qa.page.chat import Chat, Step
from qa.page.colours import COLOURS
from qa.page.conversation import Conversation
from qa.page.limits import Limits

if TYPE_CHECKING:
    from qa.assistant import Assistant

Parts: TypeAlias = tuple[object, ...]
"""What an event brings to the page, component by component."""

WORKERS = 4  # questions answered at once; the others wait in the queue
HOUR = 3_600  # seconds; how long an upload and a report lie on the server
AGAIN = """element.addEventListener("click", (event) => {
  const asked = event.target.closest(".hd-as-typed");
  if (asked) trigger("select", { turn: Number(asked.dataset.turn) });
});"""
HIDDEN: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
SYSTEM_FONTS = (
    "system-ui",
    "-apple-system",
    "Segoe UI",
    "Roboto",
    "Noto Sans",
    "Helvetica Neue",
    "Arial",
    "sans-serif",
)


def build_app(assistant: "Assistant") -> gr.Blocks:
    """Return the chat page over an assistant, ready for `launch`."""
    chat = Chat(assistant)
    with gr.Blocks(title=say.TITLE, analytics_enabled=False, delete_cache=(HOUR, HOUR)) as app:
        _html(chat.heading)
        with gr.Tab(say.CHAT_TAB, elem_id="hd-chat"):
            _lay_out_chat(chat)
        with gr.Tab(say_score.TAB, elem_id="hd-scoring"):
            _lay_out_scoring(assistant)
        with gr.Tab(say.ARTICLES_TAB, elem_id="hd-library") as tab:
            table = _html()
            tab.select(chat.articles, None, table, **HIDDEN)
    app.queue(default_concurrency_limit=WORKERS)
    return app


def _lay_out_chat(chat: Chat) -> None:
    conversation = gr.State(Conversation())
    log = gr.HTML(rendering.conversation(()), apply_default_css=False, js_on_load=AGAIN)
    with gr.Column(visible=bool(chat.examples)) as welcome:
        _html(f'<p class="hd-try">{say.EXAMPLES_TITLE}</p>')
        with gr.Row(elem_id="hd-examples"):
            examples = [gr.Button(question, size="sm") for question in chat.examples]
    limits = _limits(chat)
    with gr.Row(elem_id="hd-composer"):
        typed = _question_box()
        submit = gr.Button(say.SUBMIT, variant="primary", scale=0, elem_id="hd-submit")
    with gr.Row(elem_id="hd-foot"):
        _html(f'<p class="hd-foot">{say.CAUTION}</p>')
        restart = gr.Button(say.RESTART, size="sm", scale=0, elem_id="hd-restart")

    def ask(
        question: str, so_far: Conversation, articles: list[str], source: str, since: str, until: str
    ) -> Iterator[Parts]:
        yield from map(_parts, chat.converse(question, so_far, Limits(articles, source, since, until)))

    def ask_as_typed(
        so_far: Conversation, articles: list[str], source: str, since: str, until: str, event: gr.EventData
    ) -> Iterator[Parts]:
        yield from map(_parts, chat.again(event.turn, so_far, Limits(articles, source, since, until)))

    outputs = [log, conversation, typed, welcome]
    asking = {"outputs": outputs, "show_progress": "hidden", "concurrency_id": "ask", "concurrency_limit": WORKERS}
    gr.on([submit.click, typed.submit], ask, [typed, conversation, *limits], api_name="ask", **asking)
    for button in examples:
        button.click(ask, [button, conversation, *limits], **asking, api_visibility="private")
    log.select(ask_as_typed, [conversation, *limits], **asking, api_visibility="private")
    restart.click(lambda: _parts(chat.restart()), None, outputs, **HIDDEN)


def _parts(step: Step) -> Parts:
    typed = gr.skip() if step.typed is None else step.typed
    welcome = gr.skip() if step.welcome is None else gr.update(visible=step.welcome)
    return step.log, step.conversation, typed, welcome


def _limits(chat: Chat) -> list[gr.components.Component]:
    """Lay out the fields that keep a search to some articles, in the order of Limits."""
    with gr.Accordion(say.LIMITS, open=False, elem_id="hd-limits") as accordion:
        articles = gr.Dropdown([], multiselect=True, label=say.LIMIT_ARTICLES, info=say.LIMIT_ARTICLES_INFO)
        with gr.Row():
            source = gr.Textbox("", label=say.LIMIT_SOURCE, placeholder=say.LIMIT_SOURCE_EXAMPLE, min_width=300)
            since = gr.Textbox("", label=say.LIMIT_SINCE, placeholder=say.LIMIT_DAY_EXAMPLE, min_width=120)
            until = gr.Textbox("", label=say.LIMIT_UNTIL, placeholder=say.LIMIT_DAY_EXAMPLE, min_width=120)
        _html(f'<p class="hd-foot">{say.LIMIT_DAYS_INFO}</p>')
        clear = gr.Button(say.NO_LIMITS, size="sm", elem_id="hd-no-limits")
    fields = [articles, source, since, until]
    clear.click(lambda: ([], "", "", ""), None, fields, **HIDDEN)

    def refresh() -> object:
        choices, info = chat.choices()
        return gr.update(choices=choices, info=info)

    accordion.expand(refresh, None, articles, **HIDDEN)
    return fields


def _lay_out_scoring(assistant: "Assistant") -> None:
    _html(score_page.introduction())
    upload = gr.UploadButton(say_score.CHOOSE, variant="primary", elem_id="hd-upload")
    shown = _html()
    with gr.Row(elem_id="hd-downloads"):
        archive = gr.DownloadButton(say_score.DOWNLOAD_ALL, visible=False)
        report = gr.DownloadButton(say_score.DOWNLOAD_REPORT, visible=False)

    def file(path: Path | None) -> object:
        return gr.update(value=path and str(path), visible=path is not None)

    def score(uploaded: str) -> Iterator[Parts]:
        for step in scoring.score(assistant, Path(uploaded)):
            yield step.page, file(step.archive), file(step.report)

    received = upload.upload(lambda: score_page.received(), None, shown, queue=False, **HIDDEN)
    received.then(score, upload, [shown, archive, report], concurrency_limit=1, **HIDDEN)


def _question_box() -> gr.Textbox:
    return gr.Textbox(
        label=say.QUESTION_LABEL,
        placeholder=say.QUESTION_PLACEHOLDER,
        show_label=False,
        container=False,
        lines=1,
        max_lines=6,
        autofocus=True,
        scale=8,
        elem_id="hd-question",
    )


def _html(value: object = None) -> gr.HTML:
    return gr.HTML(value, apply_default_css=False)


def serve(assistant: "Assistant", *, host: str = "127.0.0.1", port: int = 7860) -> None:
    """Run the chat until it is interrupted or terminated (KeyboardInterrupt goes through). Raises PortTaken."""
    _check_free(host, port)
    _reach_directly(host)
    _stop_on_termination()
    with TemporaryDirectory(prefix="hoidap-", ignore_cleanup_errors=True) as folder:
        os.environ["GRADIO_TEMP_DIR"] = folder  # uploads and reports go with the server
        app = build_app(assistant)
        try:
            launch(app, host=host, port=port)
            sys.stdout.write(f"{SERVING.format(host=host, port=port)}\n")
            sys.stdout.flush()
            threading.Event().wait()
        finally:
            app.close(verbose=False)


def launch(app: gr.Blocks, *, host: str, port: int) -> None:
    """Start serving in the background: no share link, no telemetry, nothing of Gradio's own on the page."""
    app.launch(
        server_name=host,
        server_port=port,
        prevent_thread_lock=True,
        quiet=True,
        share=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        enable_monitoring=False,
        run_history=False,
        footer_links=[],
        max_file_size=f"{score_page.MEGABYTES}mb",
        favicon_path=frame.ICON,
        css_paths=frame.STYLE,
        theme=_theme(),
        app_kwargs={"middleware": [(frame.VietnamesePage, (), {}), (upload_gate.QuestionSetsOnly, (), {})]},
    )


def main(argv: Sequence[str] | None = None) -> None:
    """Run `hoidap serve` with these arguments, the command line's own by default; exits with its code."""
    from qa.cli import main as shell

    shell(["serve", *(sys.argv[1:] if argv is None else argv)])


def _theme() -> gr.themes.Base:
    theme = gr.themes.Base(primary_hue="teal", secondary_hue="teal", neutral_hue="slate", font=SYSTEM_FONTS)
    return theme.set(**COLOURS)


def _check_free(host: str, port: int) -> None:
    """Refuse a busy port here, in a moment: Gradio would try for five seconds and speak English. Raises PortTaken."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise PortTaken(host=host, port=port, reason=error.strerror or error) from error


def _reach_directly(host: str) -> None:
    """Keep Gradio's calls to its own server away from a proxy of the environment, which cannot reach it."""
    for name in ("no_proxy", "NO_PROXY"):
        os.environ[name] = ",".join(filter(None, (os.environ.get(name), "127.0.0.1", "localhost", host)))


def _stop_on_termination() -> None:
    """Let a termination end the server as Ctrl-C does, so that it leaves no files; only the main thread may ask so."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


if __name__ == "__main__":
    main()

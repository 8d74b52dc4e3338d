"""The chat face of Hỏi Đáp: `build_app` makes the page, `serve` runs it, `main` is `hoidap serve`."""

import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"  # Gradio reads it once, while it is imported

import gradio as gr

from qa.errors import PortTaken, QaError
from qa.messages import chat as say
from qa.messages import explain
from qa.messages.shell import SERVING
from qa.page import frame, rendering
from qa.page.colours import COLOURS

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.library.counts import Listed

Turns: TypeAlias = dict[int, str]
"""The exchanges of one conversation by number, as HTML."""

KEPT_TURNS = 50  # the whole log is sent with each answer: 50 exchanges are some 500 kB
WORKERS = 4  # questions answered at once; the others wait in the queue
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

log = logging.getLogger(__name__)


class Chat:
    """What the page's buttons do; one for all visitors, each visitor's turns come in and go out."""

    def __init__(self, assistant: "Assistant") -> None:
        self.assistant = assistant
        self.examples = self._examples()  # as the page is built: its buttons are made once

    def converse(self, typed: str, turns: Turns) -> Iterator[tuple[object, ...]]:
        """Answer what was typed: yield (log, turns, textbox, welcome) while searching and again with the answer.

        A failure is shown under the question, is not kept as a turn, and puts what was typed back.
        """
        question = typed.encode("utf-8", "replace").decode()  # half a surrogate pair cannot be sent to a browser
        number = max(turns, default=0) + 1
        pending = {number: rendering.turn(number, question, rendering.searching())} if question.strip() else {}
        yield rendering.conversation((turns | pending).values()), turns, "", gr.update(visible=False)
        try:
            body = rendering.reply(number, self.assistant.ask(question))
        except Exception as error:  # a person waits for a word: whatever happened is explained in the conversation
            _note(error)
            failed = rendering.turn(number, question, rendering.failure(explain(error)))
            yield rendering.conversation([*turns.values(), failed]), turns, typed, gr.skip()
            return
        answered = turns | {number: rendering.turn(number, question, body)}
        kept = dict(list(answered.items())[-KEPT_TURNS:])
        yield rendering.conversation(kept.values()), kept, gr.skip(), gr.skip()

    def restart(self) -> tuple[object, ...]:
        """Return an empty conversation: (log, turns, textbox, welcome)."""
        return rendering.conversation(()), {}, "", gr.update(visible=bool(self.examples))

    def heading(self) -> str:
        """Return the top of the page with the number of articles as it is now."""
        try:
            return rendering.heading(self.assistant.library.status().articles)
        except Exception as error:
            _note(error)
            return rendering.heading(0) + rendering.failure(explain(error))

    def articles(self) -> str:
        """Return the table of articles as it is now."""
        try:
            return rendering.article_table(self._listing())
        except Exception as error:
            _note(error)
            return rendering.failure(explain(error))

    def _examples(self) -> tuple[str, ...]:
        """Return questions to begin with; none where the articles they are about are not there."""
        try:
            known = {article.id for article in self._listing()}
        except Exception as error:
            _note(error)
            return ()
        return say.EXAMPLES if known >= say.EXAMPLE_ARTICLES else ()

    def _listing(self) -> "tuple[Listed, ...]":
        with self.assistant.library.view() as view:
            return view.listing()


def build_app(assistant: "Assistant") -> gr.Blocks:
    """Return the chat page over an assistant, ready for `launch`."""
    chat = Chat(assistant)
    with gr.Blocks(title=say.TITLE, analytics_enabled=False) as app:
        _html(chat.heading)
        with gr.Tab(say.CHAT_TAB, elem_id="hd-chat"):
            _lay_out_chat(chat)
        with gr.Tab(say.ARTICLES_TAB, elem_id="hd-library") as tab:
            table = _html()
            tab.select(chat.articles, None, table, show_progress="hidden", api_visibility="private")
    app.queue(default_concurrency_limit=WORKERS)
    return app


def _lay_out_chat(chat: Chat) -> None:
    turns = gr.State({})
    log = _html(rendering.conversation(()))
    with gr.Column(visible=bool(chat.examples)) as welcome:
        _html(f'<p class="hd-try">{say.EXAMPLES_TITLE}</p>')
        with gr.Row(elem_id="hd-examples"):
            examples = [gr.Button(question, size="sm") for question in chat.examples]
    with gr.Row(elem_id="hd-composer"):
        typed = _question_box()
        submit = gr.Button(say.SUBMIT, variant="primary", scale=0, elem_id="hd-submit")
    with gr.Row(elem_id="hd-foot"):
        _html(f'<p class="hd-foot">{say.CAUTION}</p>')
        restart = gr.Button(say.RESTART, size="sm", scale=0, elem_id="hd-restart")

    outputs = [log, turns, typed, welcome]
    hidden = {"show_progress": "hidden", "api_visibility": "private"}
    asking = {"outputs": outputs, "show_progress": "hidden", "concurrency_id": "ask", "concurrency_limit": WORKERS}
    gr.on([submit.click, typed.submit], chat.converse, [typed, turns], api_name="ask", **asking)
    for button, question in zip(examples, chat.examples, strict=True):
        button.click(partial(chat.converse, question), turns, **asking, api_visibility="private")
    restart.click(chat.restart, None, outputs, **hidden)


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
    """Run the chat until it is interrupted (KeyboardInterrupt goes through). Raises PortTaken."""
    _check_free(host, port)
    _reach_directly(host)
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
        max_file_size="1kb",  # nothing here takes files, but Gradio's upload address stays open
        favicon_path=frame.ICON,
        css_paths=frame.STYLE,
        theme=_theme(),
        app_kwargs={"middleware": [(frame.VietnamesePage, (), {})]},
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


def _note(error: Exception) -> None:
    expected = isinstance(error, QaError)
    log.log(logging.DEBUG if expected else logging.ERROR, "%s", error, exc_info=not expected)


if __name__ == "__main__":
    main()

"""The HTML page that the server sends, made Vietnamese before the browser reads it, and closed to every other host."""

import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from html import escape
from pathlib import Path
from typing import Any, TypeAlias

from qa.messages import chat as say

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Message, Receive, Send], Awaitable[None]]

FOLDER = Path(__file__).parent
STYLE = FOLDER / "chat.css"
SCRIPT = FOLDER / "chat.js"
ICON = FOLDER / "icon.svg"

# Scripts inside the page and compiled templates are how Gradio works; what counts is that nothing is fetched elsewhere.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
    (b"x-content-type-options", b"nosniff"),
)

_ADVERTISING = re.compile(r'\s*<meta\s+(?:property|name)="(?:og|twitter):[^>]*>')
_NOSCRIPT = f"<noscript><p>{escape(say.NEEDS_SCRIPT)}</p></noscript>"
_LANGUAGE = re.compile(r'(<html[^>]*?lang=")[^"]*(")')


def vietnamese(page: str) -> str:
    """Return Gradio's page as a Vietnamese one: language, title and script set, the tags that advertise Gradio gone."""
    page = _LANGUAGE.sub(r"\1vi\2", _ADVERTISING.sub("", page), count=1)
    words = json.dumps(say.BROWSER_WORDS, ensure_ascii=False)
    patterns = json.dumps(say.BROWSER_PATTERNS, ensure_ascii=False)
    script = SCRIPT.read_text("utf-8").replace("/* words */ {}", words).replace("/* patterns */ []", patterns)
    head = f"<head><title>{escape(say.TITLE)}</title><script>{script}</script>"
    return page.replace("<head>", head, 1).replace("<gradio-app", f"{_NOSCRIPT}<gradio-app", 1)


class VietnamesePage:
    """ASGI middleware: the page at / goes through `vietnamese`, everything else as it is; all with HEADERS."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif scope["path"] == "/" and scope["method"] == "GET":
            await self.app(scope, receive, _Rewriting(send))
        else:
            await self.app(scope, receive, _with_headers(send))


class _Rewriting:
    """Hold a response back until it is whole, then send it rewritten."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message = {}
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = vietnamese(self.body.decode("utf-8")).encode("utf-8")
        kept = [(name, value) for name, value in self.start["headers"] if name.lower() != b"content-length"]
        length = (b"content-length", str(len(body)).encode())
        await self.send({**self.start, "headers": [*kept, length, *HEADERS]})
        await self.send({"type": "http.response.body", "body": body})


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], *HEADERS]}
        await send(message)

    return sending

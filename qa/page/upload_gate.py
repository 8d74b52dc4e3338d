"""The upload address takes one question set of a known kind; the other addresses that take files are closed."""

import re

from qa.messages import scoring as say
from qa.page.frame import Application, Message, Receive, Send
from qa.page.score_page import ENDINGS, MEGABYTES

LIMIT = (MEGABYTES << 20) + (64 << 10)
"""Bytes of an upload: the file and what is wrapped around it."""
CLOSED = ("/process_recording", "/component_server")

_NAME = re.compile(rb'\r\ncontent-disposition:[^\r\n]*?;\s*filename\*?=(?:"([^"\r\n]*)"|([^;\r\n]*))', re.IGNORECASE)


class QuestionSetsOnly:
    """ASGI middleware: refuses, in Vietnamese, what the scoring tab would not take, before it is written anywhere."""

    def __init__(self, app: Application) -> None:
        self.app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = scope.get("path", "").rstrip("/")
        if scope["type"] != "http" or scope["method"] != "POST":
            await self.app(scope, receive, send)
        elif path.endswith(CLOSED):
            await _refuse(send, 404, "")
        elif path.endswith("/upload"):
            await self._take(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _take(self, scope: Message, receive: Receive, send: Send) -> None:
        body = b""
        more = True
        while more:
            message = await receive()
            if message["type"] != "http.request":
                return  # the sender is gone
            body += message.get("body", b"")
            more = bool(message.get("more_body"))
            if len(body) > LIMIT:
                await _refuse(send, 413, say.TOO_LARGE.format(megabytes=MEGABYTES))
                return
        if not one_question_set(body, dict(scope["headers"]).get(b"content-type", b"")):
            await _refuse(send, 415, say.WRONG_ENDING.format(endings=", ".join(ENDINGS)))
            return
        await self.app(scope, _again(body, receive), send)


def one_question_set(body: bytes, content_type: bytes) -> bool:
    """Tell whether a form holds one file with the ending of a question set, and nothing else."""
    boundary = re.search(rb'boundary="?([^";,]+)', content_type)
    if boundary is None:
        return False
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary[1])[1:-1]  # behind the last boundary stands nothing
    names = [_NAME.search(part.split(b"\r\n\r\n", 1)[0]) for part in parts]
    if len(names) != 1 or names[0] is None:
        return False
    return (names[0][1] or names[0][2] or b"").strip().lower().endswith(tuple(end.encode() for end in ENDINGS))


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a `receive` that gives the body in one piece and then goes on as before."""
    held = [body]

    async def receiving() -> Message:
        if held:
            return {"type": "http.request", "body": held.pop(), "more_body": False}
        return await receive()

    return receiving


async def _refuse(send: Send, status: int, words: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode("utf-8")})

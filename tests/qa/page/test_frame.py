import asyncio
import re
from typing import Any

import pytest

from qa.page import frame

PAGE = (
    '<!doctype html>\n<html\n\tlang="en"\n\tstyle="margin: 0">\n<head>\n<meta charset="utf-8" />\n'
    '<meta property="og:image" content="https://elsewhere.example/a.jpg" />\n'
    '<meta\n\tname="twitter:creator"\n\tcontent="@Gradio"\n/>\n<style>b{}</style></head>\n'
    "<body><gradio-app></gradio-app></body></html>"
)


class Served:
    """An application that sends one page in two pieces, and what came out of the middleware around it."""

    def __init__(self, body: str, path: str = "/", method: str = "GET") -> None:
        self.body = body.encode()
        self.sent: list[Any] = []
        scope = {"type": "http", "path": path, "method": method}
        asyncio.run(frame.VietnamesePage(self.application)(scope, self.receive, self.send))

    async def application(self, scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-length", str(len(self.body)).encode()), (b"content-type", b"text/html; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": self.body[:40], "more_body": True})
        await send({"type": "http.response.body", "body": self.body[40:]})

    async def receive(self) -> Any:
        raise AssertionError("nothing is read")

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    @property
    def headers(self) -> dict[bytes, bytes]:
        return dict(self.sent[0]["headers"])

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.sent[1:]).decode()


def test_vietnamese_page_says_its_language_title_and_name() -> None:
    page = frame.vietnamese(PAGE)
    assert re.findall(r'<html\s+lang="(\w+)"', page) == ["vi"]
    assert "<title>Hỏi Đáp</title>" in page
    assert "Trang này cần JavaScript." in page


def test_vietnamese_page_names_no_other_host() -> None:
    page = frame.vietnamese(PAGE)
    assert "elsewhere.example" not in page
    assert "twitter" not in page
    assert '<meta charset="utf-8" />' in page


def test_vietnamese_page_carries_the_words_for_the_browser() -> None:
    assert '"Connection Lost": "Mất kết nối"' in frame.vietnamese(PAGE)
    assert "/* words */" not in frame.vietnamese(PAGE)


@pytest.mark.parametrize("file", [frame.STYLE, frame.SCRIPT], ids=["style", "script"])
def test_page_files_fetch_nothing(file: Any) -> None:
    assert re.findall(r"https?://|url\(|@import|fetch\(", file.read_text("utf-8")) == []


def test_middleware_page_is_rewritten_with_its_length() -> None:
    served = Served(PAGE)
    assert served.text == frame.vietnamese(PAGE)
    assert served.headers[b"content-length"] == str(len(served.text.encode())).encode()
    assert served.headers[b"content-type"] == b"text/html; charset=utf-8"


@pytest.mark.parametrize(("path", "method"), [("/gradio_api/info", "GET"), ("/", "HEAD")])
def test_middleware_all_else_passes_unchanged(path: str, method: str) -> None:
    assert Served(PAGE, path, method).text == PAGE


@pytest.mark.parametrize("path", ["/", "/assets/index.js"])
def test_middleware_policy_lets_nothing_be_fetched_elsewhere(path: str) -> None:
    policy = Served(PAGE, path).headers[b"content-security-policy"].decode()
    sources = {word for rule in policy.split(";") for word in rule.split()[1:]}
    assert sources == {"'self'", "'unsafe-inline'", "'unsafe-eval'", "'none'", "data:", "blob:"}
    assert "default-src 'self'" in policy

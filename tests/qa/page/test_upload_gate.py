import asyncio
from typing import Any

import pytest

from qa.page.upload_gate import LIMIT, QuestionSetsOnly, one_question_set

FORM = b"multipart/form-data; boundary=XyZ"


def part(name: str, content: bytes = b"x", field: str = "files") -> bytes:
    head = f'Content-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
    return b"--XyZ\r\n" + head.encode() + content + b"\r\n"


class Posted:
    """A request of some pieces, what the application behind the gate read of it, and what was answered."""

    def __init__(self, *pieces: bytes, path: str = "/gradio_api/upload", method: str = "POST") -> None:
        self.pieces = list(pieces)
        self.read: bytes | None = None
        self.sent: list[Any] = []
        scope = {"type": "http", "path": path, "method": method, "headers": [(b"content-type", FORM)]}
        asyncio.run(QuestionSetsOnly(self.application)(scope, self.receive, self.send))

    async def application(self, scope: Any, receive: Any, send: Any) -> None:
        self.read, more = b"", True
        while more:
            message = await receive()
            self.read += message["body"]
            more = message["more_body"]
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def receive(self) -> Any:
        return {"type": "http.request", "body": self.pieces.pop(0), "more_body": bool(self.pieces)}

    async def send(self, message: Any) -> None:
        self.sent.append(message)

    @property
    def answered(self) -> tuple[int, str]:
        body = b"".join(message.get("body", b"") for message in self.sent)
        return self.sent[0]["status"], body.decode()


@pytest.mark.parametrize("name", ["a.csv", "câu hỏi.XLSX", "b.jsonl", "b.json", "b.tsv"])
def test_gate_question_set_passes_whole(name: str) -> None:
    body = part(name, b"a\r\nb") + b"--XyZ--\r\n"
    posted = Posted(body[:40], body[40:90], body[90:])
    assert (posted.answered, posted.read) == ((200, ""), body)


@pytest.mark.parametrize("name", ["a.html", "a.csv.exe", "csv", "", "a.csv/..", "a.svg"])
def test_gate_other_ending_is_refused_in_vietnamese(name: str) -> None:
    posted = Posted(part(name) + b"--XyZ--\r\n")
    assert posted.answered == (415, "Cần một tệp có đuôi .jsonl, .csv, .tsv, .xlsx, .json.")
    assert posted.read is None


def test_gate_two_files_or_a_field_beside_are_refused() -> None:
    assert Posted(part("a.csv") + part("b.csv") + b"--XyZ--\r\n").answered[0] == 415
    field = b'--XyZ\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n'
    assert Posted(part("a.csv") + field + b"--XyZ--\r\n").answered[0] == 415


def test_gate_file_that_talks_of_files_passes() -> None:
    content = b'\r\nContent-Disposition: form-data; filename="a.html"\r\n\r\nx'
    assert Posted(part("a.csv", content) + b"--XyZ--\r\n").answered[0] == 200


def test_gate_large_upload_is_refused_before_it_is_read_whole() -> None:
    posted = Posted(*[b"x" * (1 << 20)] * 20)
    assert posted.answered == (
        413,
        "Tệp quá lớn: tối đa 5 MB. Với bộ câu hỏi lớn hơn hãy dùng lệnh hoidap evaluate.",
    )
    assert len(posted.pieces) == 20 - (LIMIT // (1 << 20) + 1)


@pytest.mark.parametrize(
    "path", ["/gradio_api/process_recording", "/component_server/", "/gradio_api/component_server"]
)
def test_gate_other_addresses_for_files_are_closed(path: str) -> None:
    assert Posted(part("a.csv") + b"--XyZ--\r\n", path=path).answered[0] == 404


@pytest.mark.parametrize(("path", "method"), [("/gradio_api/queue/join", "POST"), ("/gradio_api/upload", "GET")])
def test_gate_all_else_passes(path: str, method: str) -> None:
    assert Posted(b"{}", path=path, method=method).read == b"{}"


def test_one_question_set_without_a_boundary_is_none() -> None:
    assert one_question_set(part("a.csv") + b"--XyZ--\r\n", b"text/plain") is False

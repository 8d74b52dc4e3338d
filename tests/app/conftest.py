"""Chromium driven over WebDriver with the standard library alone; skipped loudly where it is not installed."""

import base64
import contextlib
import json
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-default-apps",
    "--force-device-scale-factor=1",
)
KEY = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver names an element


class Browser:
    """One tab."""

    def __init__(self, address: str, profile: Path) -> None:
        self._address = address
        options = {"binary": shutil.which("chromium"), "args": [*ARGUMENTS, f"--user-data-dir={profile}"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"}}
        session = self._call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        self._session = f"/session/{session['sessionId']}"

    def open(self, address: str) -> None:
        self._post("/url", url=address)

    def script(self, body: str, *given: Any) -> Any:
        return self._post("/execute/sync", script=body, args=list(given))

    def type(self, css: str, text: str) -> None:
        self._post(f"/element/{self._find(css)}/value", text=text)

    def click(self, css: str) -> None:
        self._post(f"/element/{self._find(css)}/click")

    def text(self, css: str) -> str:
        return str(self.script("return document.querySelector(arguments[0])?.innerText ?? ''", css))

    def command(self, name: str, **given: Any) -> Any:
        """Run a command of the DevTools protocol."""
        return self._post("/goog/cdp/execute", cmd=name, params=given)

    def resize(self, width: int, height: int) -> None:
        self.command(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._call("GET", f"{self._session}/screenshot")))

    def wait(self, condition: str, *given: Any, seconds: float = 60) -> Any:
        """Return the first true value of a script."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if value := self.script(condition, *given):
                return value
            time.sleep(0.05)
        raise TimeoutError(f"not true within {seconds} s: {condition}; the page says: {self.text('body')}")

    def requests(self) -> list[str]:
        """Return the addresses that were asked for since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self._post("/se/log", type="performance")]
        return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]

    def close(self) -> None:
        self._call("DELETE", self._session)

    def _find(self, css: str) -> str:
        return str(self._post("/element", using="css selector", value=css)[KEY])

    def _post(self, path: str, **body: Any) -> Any:
        return self._call("POST", self._session + path, body)

    def _call(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self._address + path, data, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=60) as answer:
            return json.load(answer)["value"]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    driver = shutil.which("chromedriver")
    if driver is None or shutil.which("chromium") is None:
        pytest.skip("THE CHAT WAS NOT TRIED IN A BROWSER: install chromium and chromium-driver")
    port = free_port()
    process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        tab = Browser(f"http://127.0.0.1:{port}", tmp_path_factory.mktemp("profile"))
        yield tab
        tab.close()
    finally:
        process.terminate()
        process.wait()


@pytest.fixture(scope="session")
def new_port() -> Callable[[], int]:
    return free_port


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError(f"nothing answers at port {port}")

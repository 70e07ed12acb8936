"""`--web`: what is served, to whom, and that a real web browser shows it and takes keys."""

from __future__ import annotations

import asyncio
import base64
import builtins
import json
import shlex
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from peeldiff.errors import SourceError, UsageError
from tui import web

ROOT = Path(__file__).parents[2]
REPORTS = [
    str(ROOT / "fixtures" / name) for name in ("2016-effectiveness-report.md", "2018-19-report.txt")
]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def test_the_served_command_keeps_odd_file_names_whole(tmp_path: Path) -> None:
    odd = tmp_path / "a b; rm -rf [x].txt"
    words = shlex.split(web.command([odd, "-x.txt"], "my decisions.toml"))
    assert words[1:] == [
        *("-P", "-m", "tui", "--decisions", "my decisions.toml", "--"),
        str(odd),
        str(Path("-x.txt").resolve()),
    ]


def test_without_textual_serve_one_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.startswith("textual_serve"):
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(UsageError, match="-m pip install textual-serve") as raised:
        web.serve(REPORTS)
    assert "peeldiff[web]" not in str(raised.value)  # peeldiff itself is in no index


def test_a_port_that_is_taken_is_told_in_one_sentence_with_exit_code_2() -> None:
    pytest.importorskip("textual_serve", reason="the extra 'web' is not installed")
    with socket.socket() as other:
        other.bind((web.HOST, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"Port {port} on 127.0.0.1 is taken") as raised:
            web.serve(REPORTS, port=port)
    assert raised.value.exit_code == 2


def test_without_a_port_the_next_that_is_free_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind((web.HOST, 0))
        other.listen()
        taken = other.getsockname()[1]
        monkeypatch.setattr(web, "PORT", taken)
        found = web._next_free()
        assert taken < found < taken + 20


@pytest.mark.parametrize("port", ["0", "65536", "-1", "eighty", "8000.5"])
def test_what_is_no_port_is_told(peeldiff, port: str) -> None:
    ended = peeldiff("browse", "--web", "--port", port, *REPORTS)
    assert ended.code == 2
    assert "is no port from 1 to 65535" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize(
    ("reports", "said"),
    [
        (["nofolder"], "nofolder does not exist"),
        ([REPORTS[0], "no.txt"], "no.txt does not exist"),
        (REPORTS[:1], "one report alone cannot be compared"),
    ],
)
def test_reports_that_are_not_there_are_refused_before_anything_is_served(
    reports: list[str], said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        web.serve(reports)


@pytest.fixture
def served() -> Iterator[int]:
    """The port of a server that shows the fixtures."""
    pytest.importorskip("textual_serve", reason="the extra 'web' is not installed")
    with socket.socket() as probe:
        probe.bind((web.HOST, 0))
        port = probe.getsockname()[1]
    program = f"from tui.web import serve; serve({REPORTS!r}, port={port})"
    server = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert server.stderr is not None
        assert f"serving on http://127.0.0.1:{port}" in server.stderr.readline()
        while server.poll() is None:  # it listens a moment after it says so
            with socket.socket() as visitor:
                if visitor.connect_ex((web.HOST, port)) == 0:
                    break
        yield port
    finally:
        server.terminate()
        server.communicate(timeout=20)


@pytest.fixture
def served_quietly() -> Iterator[tuple[int, Callable[[], str]]]:
    """The port of a server, and what ends it and gives all that it wrote."""
    pytest.importorskip("textual_serve", reason="the extra 'web' is not installed")
    with socket.socket() as probe:
        probe.bind((web.HOST, 0))
        port = probe.getsockname()[1]
    program = f"from tui.web import serve; serve({REPORTS!r}, port={port})"
    server = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip

    def ended() -> str:
        server.terminate()
        return server.communicate(timeout=20)[0]

    try:
        while server.poll() is None:
            with socket.socket() as visitor:
                if visitor.connect_ex((web.HOST, port)) == 0:
                    break
        yield port, ended
    finally:
        server.kill()
        server.wait(timeout=20)


async def _status(port: int, headers: dict[str, str]) -> tuple[int, str]:
    import aiohttp

    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://127.0.0.1:{port}/", headers=headers) as answer,
    ):
        return answer.status, answer.headers.get("Content-Security-Policy", "")


async def test_who_asks_for_what_is_not_written_down(served_quietly) -> None:
    port, ended = served_quietly
    for _ in range(3):
        assert (await _status(port, {}))[0] == 200
    assert ended() == f"peeldiff: serving on http://127.0.0.1:{port}; Ctrl+C stops it.\n"


async def test_another_page_cannot_ask_through_the_readers_browser(served: int) -> None:
    assert (await _status(served, {"Origin": "http://elsewhere.example"}))[0] == 403
    assert (await _status(served, {"Host": "elsewhere.example"}))[0] == 403


async def test_the_page_may_load_nothing_from_elsewhere(served: int) -> None:
    status, policy = await _status(served, {})
    assert status == 200
    assert policy.startswith("default-src 'self'")
    assert "http:" not in policy


LISTEN = """
window.heard = ""; window.waiting = [];
const Real = WebSocket;
window.WebSocket = class extends Real {
  constructor(...rest) {
    super(...rest);
    this.addEventListener("message", async (event) => {
      const data = event.data;
      const text = typeof data === "string" ? data : await new Response(data).text();
      window.heard += text;
      window.waiting = window.waiting.filter(([words, done]) =>
        !(window.heard.includes(words) && (done(true), true)));
    });
  }
};
window.hears = (words) => new Promise((done) =>
  window.heard.includes(words) ? done(true) : window.waiting.push([words, done]));
"""


class Page:
    """A page of a headless Chromium, over its debugging protocol."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._number = 0

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        self._number += 1
        await self._connection.send_json(
            {"id": self._number, "method": method, "params": parameters}
        )
        while True:
            answer = await asyncio.wait_for(self._connection.receive_json(), 40)
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                result = answer["result"]
                assert isinstance(result, dict)
                return result

    async def hears(self, words: str) -> bool:
        """Wait until the application has sent these words to the page."""
        expression = f"window.hears({json.dumps(words)})"
        result = await self.call("Runtime.evaluate", expression=expression, awaitPromise=True)
        return result["result"]["value"] is True


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine")
async def test_a_web_browser_shows_the_browser_and_takes_keys(served: int, tmp_path: Path) -> None:
    import aiohttp

    assert CHROMIUM is not None
    chromium = await asyncio.create_subprocess_exec(
        *(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,800"),
        *("--remote-debugging-port=0", f"--user-data-dir={tmp_path}", "about:blank"),
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        assert chromium.stderr is not None
        line = b""
        while b"DevTools listening on" not in line:
            line = await asyncio.wait_for(chromium.stderr.readline(), 40)
            assert line, "chromium did not start"
        address = line.split()[-1].decode().split("/")[2]
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://{address}/json") as answer:
                target = next(t for t in await answer.json() if t["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"]) as connection:
                page = Page(connection)
                await page.call("Page.enable")
                await page.call("Page.addScriptToEvaluateOnNewDocument", source=LISTEN)
                await page.call("Page.navigate", url=f"http://127.0.0.1:{served}/")
                assert await page.hears("Marlshire Police")
                assert await page.hears("Side by side")
                for kind in (
                    "mousePressed",
                    "mouseReleased",
                ):  # the page gives keys to what is clicked
                    await page.call(
                        "Input.dispatchMouseEvent",
                        type=kind,
                        x=600,
                        y=8,
                        button="left",
                        clickCount=1,
                    )
                await page.call("Input.dispatchKeyEvent", type="keyDown", key="o", text="o")
                assert await page.hears("Evidence")
                picture = await page.call("Page.captureScreenshot", format="png")
                assert len(base64.b64decode(picture["data"])) > 20_000
    finally:
        chromium.terminate()
        await chromium.wait()


def test_the_served_command_takes_no_module_from_the_readers_folder(tmp_path: Path) -> None:
    (tmp_path / "argparse.py").write_text("print('taken'); raise SystemExit")
    words = shlex.split(web.command([tmp_path], None))
    done = subprocess.run(
        [*words[: words.index("tui") + 1], "--help"], cwd=tmp_path, capture_output=True, text=True
    )
    assert "usage: python -m tui" in done.stdout

"""Drives Chromium over a pipe: opens a page, asks it something, takes its picture, prints it.

No library: the DevTools protocol is JSON with a zero byte behind each message, on the file
descriptors 3 and 4. Run as a script it makes pictures, for whoever wants to look at a page.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_PATIENCE = 60  # seconds for one answer


def find() -> str | None:
    """The path of a Chromium, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None)


class Page:
    """One tab."""

    def __init__(self, browser: Chromium, session: str) -> None:
        self._browser = browser
        self._session = session

    def ask(self, method: str, **params: Any) -> Any:
        return self._browser.ask(method, params, self._session)

    def look(self, width: int, height: int, *, dark: bool = False, media: str = "") -> None:
        """Set the size of the window, the colours that its user prefers, and "print" for a look at that."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])

    def open(self, url: str) -> None:
        self.ask("Page.enable")
        self.ask("Page.navigate", url=url)
        self._browser.wait("Page.loadEventFired", self._session)

    def value(self, script: str) -> Any:
        """The value of a JavaScript expression, awaited if it is a promise."""
        told = self.ask(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in told:
            raise RuntimeError(json.dumps(told["exceptionDetails"])[:2000])
        return told["result"].get("value")

    def press(self, key: str, code: int) -> None:
        for kind in ("keyDown", "keyUp"):
            text = {"text": " "} if key == " " and kind == "keyDown" else {}
            self.ask(
                "Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **text
            )

    def picture(self, *, whole: bool = False) -> bytes:
        told = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return base64.b64decode(told["data"])

    def pdf(self) -> bytes:
        told = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)
        return base64.b64decode(told["data"])


class Chromium:
    """The running process."""

    def __init__(self, path: str, profile: str) -> None:
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        # Above the numbers that they are copied to, so that neither copy takes the other's place.
        high = [_above(fd) for fd in (theirs_in, theirs_out)]
        with open(os.devnull, "wb") as nowhere:
            self._process = os.posix_spawn(
                path,
                [
                    path,
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--hide-scrollbars",
                    "--remote-debugging-pipe",
                    f"--user-data-dir={profile}",
                    "about:blank",
                ],
                dict(os.environ),
                file_actions=[
                    (os.POSIX_SPAWN_DUP2, high[0], 3),
                    (os.POSIX_SPAWN_DUP2, high[1], 4),
                    (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1),
                    (os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2),
                ],
                setpgroup=0,
            )
        for fd in (theirs_in, theirs_out, *high):
            os.close(fd)
        self._buffer = b""
        self._number = 0
        self._events: list[tuple[str, str | None]] = []

    def page(self) -> Page:
        target = self.ask("Target.createTarget", {"url": "about:blank"})["targetId"]
        told = self.ask("Target.attachToTarget", {"targetId": target, "flatten": True})
        return Page(self, told["sessionId"])

    def ask(self, method: str, params: dict[str, Any], session: str | None = None) -> Any:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session is not None:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        while True:
            told = self._next()
            if told.get("id") == self._number:
                if "error" in told:
                    raise RuntimeError(f"{method}: {told['error']}")
                return told["result"]

    def wait(self, event: str, session: str) -> None:
        while (event, session) not in self._events:
            self._next()
        self._events.remove((event, session))

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + _PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                raise TimeoutError("Chromium does not answer")
            data = os.read(self._in, 1 << 20)
            if not data:
                raise ConnectionError("Chromium has ended")
            self._buffer += data
        line, _, self._buffer = self._buffer.partition(b"\0")
        told: dict[str, Any] = json.loads(line)
        if "method" in told:
            self._events.append((told["method"], told.get("sessionId")))
        return told

    def stop(self) -> None:
        for fd in (self._in, self._out):
            os.close(fd)
        with suppress(ProcessLookupError):
            os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _above(fd: int) -> int:
    import fcntl

    return fcntl.fcntl(fd, fcntl.F_DUPFD_CLOEXEC, 10)


@contextmanager
def running(path: str) -> Iterator[Chromium]:
    """A Chromium with an empty profile, ended afterwards."""
    profile = tempfile.mkdtemp(prefix="peeldiff-chromium-")
    browser = Chromium(path, profile)
    try:
        yield browser
    finally:
        browser.stop()
        shutil.rmtree(profile, ignore_errors=True)


def main(arguments: list[str]) -> None:
    """chromium.py PAGE.html FOLDER: pictures at three widths, light and dark, and a PDF."""
    source, folder = Path(arguments[0]).resolve(), Path(arguments[1])
    path = find()
    if path is None:
        raise SystemExit("there is no Chromium")
    with running(path) as browser:
        page = browser.page()
        for width in (320, 800, 1400):
            for dark in (False, True):
                page.look(width, 1000, dark=dark)
                page.open(source.as_uri())
                name = f"{source.stem}-{width}-{'dark' if dark else 'light'}"
                (folder / f"{name}.png").write_bytes(page.picture())
                (folder / f"{name}-whole.png").write_bytes(page.picture(whole=True))
        page.look(800, 1000)
        (folder / f"{source.stem}.pdf").write_bytes(page.pdf())


if __name__ == "__main__":
    main(sys.argv[1:])

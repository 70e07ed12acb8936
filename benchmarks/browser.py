"""How fast the browser opens and repaints in a real terminal, against a bare Textual application.

    python benchmarks/browser.py OLD NEW [--runs 5] [--repeat 8]

Both run in a pseudo-terminal of 120 by 40, by turns in the same minute, so that the ratios hold
whatever else the machine does. Printed: start to first painted frame, to the comparison being
usable, key press to repaint while paging and going through all changes (median and 95th
percentile, and the same for a bare view of 5,000 lines), peak memory. `--repeat 8` measures the
keys on a pair made eight times as long.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COLUMNS, LINES = 120, 40
SILENCE = 0.05
"""Seconds without output after which a repaint counts as done."""

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("bare frame")
Bare().run()
"""

BARE_VIEW = """
from rich.segment import Segment
from textual.app import App
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
class View(ScrollView, can_focus=True):
    def on_mount(self):
        self.virtual_size = Size(100, 5000)
        self.focus()
    def render_line(self, y):
        return Strip([Segment(f"bare line {self.scroll_offset.y + y:05} " + "word " * 18)])
    def key_pagedown(self):
        self.scroll_relative(y=self.size.height, animate=False)
class Bare(App):
    def compose(self):
        yield View()
Bare().run()
"""

PAGE_DOWN = b"\x1b[6~"
ESCAPES = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z$]")


class Terminal:
    """A process in a pseudo-terminal; times are in seconds since it was started."""

    def __init__(self, arguments: list[str], state: str) -> None:
        self.started = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.environ.update(
                TERM="xterm-256color",
                PEELDIFF_STATE=state,
                COLORTERM="truecolor",
                TEXTUAL_ANIMATIONS="none",
            )
            os.environ.pop("NO_COLOR", None)
            os.execv(sys.executable, [sys.executable, *arguments])
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        self.seen = b""

    def _read(self, timeout: float) -> bytes:
        if not select.select([self.handle], [], [], timeout)[0]:
            return b""
        try:
            return os.read(self.handle, 1 << 16)
        except OSError:
            return b""

    def until(self, words: str, patience: float = 300) -> float:
        """Read until the words are on the screen; the time since the start."""
        wanted = words.encode()
        while wanted not in ESCAPES.sub(b"", self.seen):
            data = self._read(patience)
            if not data:
                raise SystemExit(f"{words!r} never came; the end of what did: {self.seen[-800:]!r}")
            self.seen = (self.seen + data)[-400_000:]
        return time.perf_counter() - self.started

    def settle(self) -> None:
        """Read until the process has been silent for a while."""
        while self._read(0.5):
            pass

    def press(self, key: bytes) -> float | None:
        """Seconds from the key to the last byte of the repaint; None if nothing was repainted."""
        begin = time.perf_counter()
        os.write(self.handle, key)
        last: float | None = None
        timeout = 1.0
        while data := self._read(timeout):
            last = time.perf_counter()
            self.seen = (self.seen + data)[-400_000:]
            timeout = SILENCE
        return None if last is None else last - begin

    def peak(self) -> float:
        """Peak resident memory in MiB."""
        return _peak(self.pid)

    def peak_of_reading(self) -> float:
        """The same of the process that reads and compares; 0 where there is none."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return sum(_peak(int(child)) for child in children)

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


@contextmanager
def running(arguments: list[str], state: str = "/nonexistent/state.json") -> Iterator[Terminal]:
    terminal = Terminal(arguments, state)
    try:
        yield terminal
    finally:
        terminal.close()


def browser(old: str, new: str) -> list[str]:
    return ["-m", "peeldiff", "browse", old, new]


def openings(old: str, new: str, runs: int) -> None:
    frames: list[float] = []
    usable: list[float] = []
    bare: list[float] = []
    for _ in range(runs):
        with running(["-c", BARE]) as terminal:
            bare.append(terminal.until("bare frame"))
            bare_peak = terminal.peak()
        with running(browser(old, new)) as terminal:
            frames.append(terminal.until("Opening the reports"))
            usable.append(terminal.until("Side by side"))
            terminal.settle()
            peak, reading = terminal.peak(), terminal.peak_of_reading()
    base = statistics.median(bare)
    print(f"bare application, first frame   {base * 1000:6.0f} ms   1.00   {bare_peak:5.1f} MiB")
    for name, times in (("browser, first frame", frames), ("browser, usable", usable)):
        middle = statistics.median(times)
        print(f"{name:30}  {middle * 1000:6.0f} ms   {middle / base:4.2f}")
    print(f"browser, peak memory            {peak:6.1f} MiB   {peak / bare_peak:4.2f}")
    print(f"the process that reads, peak    {reading:6.1f} MiB")


def keys(name: str, terminal: Terminal, key: bytes, most: int) -> None:
    """Press a key until nothing more is repainted, `most` times at the most."""
    times = []
    for _ in range(most):
        taken = terminal.press(key)
        if taken is None:
            break
        times.append(taken * 1000)
    times.sort()
    middle, high = statistics.median(times), times[int(len(times) * 0.95)]
    print(f"{name:44} {len(times):4} keys   median {middle:5.1f} ms   p95 {high:5.1f} ms")


def repaints(label: str, old: str, new: str) -> None:
    with running(browser(old, new)) as terminal:
        usable = terminal.until("Side by side")
        print(f"{label}: usable after {usable:.2f} s")
        terminal.settle()
        terminal.press(b"o")
        terminal.settle()
        keys(f"{label}: page down through everything", terminal, PAGE_DOWN, 400)
        terminal.press(b"g")
        terminal.settle()
        keys(f"{label}: next change", terminal, b"n", 200)
        terminal.press(b"u")
        terminal.settle()
        terminal.press(b"g")
        keys(f"{label}: page down, all unfolded", terminal, PAGE_DOWN, 400)
        print(
            f"{label}: peak memory {terminal.peak():.1f} MiB, "
            f"and {terminal.peak_of_reading():.1f} MiB of the process that reads"
        )


def longer(path: str, times: int, folder: str) -> str:
    """The report's text several times over, its headings and paragraphs told apart by a number."""
    source = Path(path)
    text = source.read_text(encoding="utf-8")
    target = Path(folder) / f"{times}x-{source.name}"
    target.write_text("\n\n".join([text] * times), encoding="utf-8")
    return str(target)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--repeat", type=int, default=0)
    options = parser.parse_args()
    openings(options.old, options.new, options.runs)
    with running(["-c", BARE_VIEW]) as terminal:
        terminal.until("bare line")
        terminal.settle()
        keys("bare view of 5,000 lines: page down", terminal, PAGE_DOWN, 120)
    repaints("this pair", options.old, options.new)
    if options.repeat:
        with tempfile.TemporaryDirectory() as folder:
            old, new = (longer(p, options.repeat, folder) for p in (options.old, options.new))
            repaints(f"{options.repeat} times as long", old, new)


if __name__ == "__main__":
    main()

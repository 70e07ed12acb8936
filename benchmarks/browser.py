"""How fast the browser opens and repaints in a real terminal, against a bare Textual application.

    python benchmarks/browser.py OLD NEW [--runs 5] [--repeat 8] [--before CHECKOUT] [--alone]

Both run in a pseudo-terminal of 120 by 40, by turns in the same minute, so that the ratios hold
whatever else the machine does. Printed: start to first painted frame, to the comparison being
usable, key press to repaint while paging and going through all changes (median and 95th
percentile, and the same for a bare view of 5,000 lines), peak memory. `--repeat 8` measures the
keys on a pair made eight times as long; `--before` measures another checkout too, by turns with
this one, to tell whether a change has made it slower. A first run of each, which writes byte code and
parsed data, is not counted. `--alone` is for a machine that others work on
(Linux, as root): what is measured goes before all other work; what it starts, such as the process that
reads, has the place in the queue that it has anywhere.
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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parents[1]
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


alone = False
"""Whether what is measured goes before all other work."""


def _go_first(priority: int, more: int = 0) -> None:
    os.sched_setscheduler(0, os.SCHED_FIFO | more, os.sched_param(priority))


class Terminal:
    """A process in a pseudo-terminal; times are in seconds since it was started."""

    def __init__(self, arguments: list[str], checkout: Path) -> None:
        self.started = time.perf_counter()
        self.pid, self.handle = pty.fork()
        if self.pid == 0:
            os.chdir(checkout)
            os.environ.update(
                TERM="xterm-256color",
                PEELDIFF_STATE="/nonexistent/state.json",
                PYTHONDONTWRITEBYTECODE="",  # else each start would compile all of it
                PYTHONPATH=str(checkout),
                COLORTERM="truecolor",
                TEXTUAL_ANIMATIONS="none",
            )
            os.environ.pop("NO_COLOR", None)
            if alone:
                _go_first(10, os.SCHED_RESET_ON_FORK)
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

    def worked(self) -> float:
        """Seconds of processor time so far: what other work on the machine hardly changes."""
        return _worked(self.pid)

    def peak(self) -> float:
        """Peak resident memory in MiB."""
        return _peak(self.pid)

    def peak_of_reading(self) -> float:
        """The same of the process that reads and compares; 0 where there is none."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return sum(_peak(int(child)) for child in children)

    def worked_reading(self) -> float:
        """Seconds of processor time of the process that reads; 0 where there is none."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return sum(_worked(int(child)) for child in children)

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.handle)


def _worked(pid: int) -> float:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9


def _peak(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


@contextmanager
def running(arguments: list[str], checkout: Path = HERE) -> Iterator[Terminal]:
    terminal = Terminal(arguments, checkout)
    try:
        yield terminal
    finally:
        terminal.close()


def browser(old: str, new: str) -> list[str]:
    return ["-m", "peeldiff", "browse", str(Path(old).resolve()), str(Path(new).resolve())]


def openings(old: str, new: str, runs: int, checkouts: dict[str, Path]) -> None:
    bare: list[float] = []
    work: dict[str, list[float]] = {name: [] for name in ("bare", *checkouts)}
    frames: dict[str, list[float]] = {name: [] for name in checkouts}
    usable: dict[str, list[float]] = {name: [] for name in checkouts}
    works: dict[str, list[tuple[float, float]]] = {name: [] for name in checkouts}
    peaks: dict[str, tuple[float, float]] = {}
    for checkout in checkouts.values():
        with running(browser(old, new), checkout) as terminal:
            terminal.until("Side by side")
    for _ in range(runs):
        with running(["-c", BARE]) as terminal:
            bare.append(terminal.until("bare frame"))
            work["bare"].append(terminal.worked())
            bare_peak = terminal.peak()
        for name, checkout in checkouts.items():
            with running(browser(old, new), checkout) as terminal:
                frames[name].append(terminal.until("Opening the reports"))
                work[name].append(terminal.worked())
                usable[name].append(terminal.until("Side by side"))
                works[name].append((terminal.worked(), terminal.worked_reading()))
                terminal.settle()
                peaks[name] = terminal.peak(), terminal.peak_of_reading()
    base, worked = statistics.median(bare), statistics.median(work["bare"])
    named = "bare application, first frame"
    print(f"{named:40}  {base * 1000:6.0f} ms   1.00   {bare_peak:5.1f} MiB")
    for name in checkouts:
        for what, times in (("first frame", frames[name]), ("usable", usable[name])):
            middle = statistics.median(times)
            print(f"{f'{name}, {what}':40}  {middle * 1000:6.0f} ms   {middle / base:4.2f}")
        middle = statistics.median(work[name])
        what = f"{name}, first frame, processor time"
        print(f"{what:40}  {middle * 1000:6.0f} ms   {middle / worked:4.2f}")
        shown, read = (statistics.median(column) for column in zip(*works[name], strict=True))
        print(
            f"{f'{name}, usable, processor time':40}  {shown * 1000:6.0f} ms, "
            f"and {read * 1000:.0f} of the reading process"
        )
        peak, reading = peaks[name]
        print(
            f"{f'{name}, peak memory':40}  {peak:6.1f} MiB, and {reading:.1f} in the reading process"
        )


def keys(name: str, terminal: Terminal, presses: Sequence[bytes]) -> None:
    """Press one key after the other until nothing more is repainted."""
    times, works = [], []
    for key in presses:
        before = terminal.worked()
        taken = terminal.press(key)
        if taken is None:
            break
        times.append(taken * 1000)
        works.append((terminal.worked() - before) * 1000)
    told = []
    for what, found in (("", sorted(times)), ("processor ", sorted(works))):
        middle, high = statistics.median(found), found[int(len(found) * 0.95)]
        told.append(f"{what}median {middle:5.1f} ms   p95 {high:5.1f} ms")
    print(f"{name:52} {len(times):4} keys   {'   '.join(told)}")


def repaints(label: str, old: str, new: str, checkout: Path) -> None:
    with running(browser(old, new), checkout) as terminal:
        usable = terminal.until("Side by side")
        print(f"{label}: usable after {usable:.2f} s")
        terminal.settle()
        terminal.press(b"o")
        terminal.settle()
        terminal.press(b"g")  # where the reader begins differs from version to version
        terminal.settle()
        keys(f"{label}: page down through everything", terminal, [PAGE_DOWN] * 400)
        terminal.press(b"g")
        terminal.settle()
        keys(f"{label}: next change", terminal, [b"n"] * 200)
        terminal.press(b"g")
        terminal.settle()
        keys(f"{label}: next row", terminal, [b"j"] * 200)
        terminal.press(b"g")
        terminal.press(b"c")
        terminal.settle()
        to_and_fro = ([b"]"] * 12 + [b"["] * 12) * 6
        keys(f"{label}: concerns to and fro, card open", terminal, to_and_fro)
        terminal.press(b"c")
        terminal.press(b"u")
        terminal.settle()
        terminal.press(b"g")
        keys(f"{label}: page down, all unfolded", terminal, [PAGE_DOWN] * 400)
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
    parser.add_argument("--before", type=Path, metavar="CHECKOUT")
    parser.add_argument("--alone", action="store_true")
    options = parser.parse_args()
    if options.alone:
        global alone
        alone = True
        _go_first(20)  # the one that holds the watch must not wait either
    checkouts = {"browser": HERE}
    if options.before is not None:
        checkouts["before"] = options.before.resolve()
    openings(options.old, options.new, options.runs, checkouts)
    with running(["-c", BARE_VIEW]) as terminal:
        terminal.until("bare line")
        terminal.settle()
        keys("bare view of 5,000 lines: page down", terminal, [PAGE_DOWN] * 120)
    for name, checkout in checkouts.items():
        repaints(f"{name}, this pair", options.old, options.new, checkout)
    if options.repeat:
        with tempfile.TemporaryDirectory() as folder:
            old, new = (longer(p, options.repeat, folder) for p in (options.old, options.new))
            for name, checkout in checkouts.items():
                repaints(f"{name}, {options.repeat} times as long", old, new, checkout)


if __name__ == "__main__":
    main()

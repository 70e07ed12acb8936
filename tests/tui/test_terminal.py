"""The command in a real terminal (tmux): started, keys pressed, the screen captured, left."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
REPORTS = ("fixtures/2016-effectiveness-report.md", "fixtures/2018-19-report.txt")
PATIENCE = 40  # seconds until a screen counts as never coming

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux on this machine")

Terminal = Callable[..., str]


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """Run a tmux command in a server of its own, and wait until the screen matches a pattern.

    The screen from before must not match: a wait that is over at once looks at the old screen.
    """
    socket = str(tmp_path / "tmux")
    # Nothing else of the environment: tests beside this one set sizes, themes and the like.
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ},
        "PEELDIFF_STATE": str(tmp_path / "state.json"),
        "TERM": "xterm-256color",
        "LC_ALL": "C.UTF-8",
    }

    def run(*words: str) -> str:
        command = ["tmux", "-S", socket, "-f", "/dev/null", *words]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=PATIENCE
        )
        return done.stdout

    def tmux(*words: str, until: str) -> str:
        screen = run("capture-pane", "-p", "-t", "browse")
        assert not re.search(until, screen), f"{until!r} stands on the screen already"
        run(*words)
        deadline = time.monotonic() + PATIENCE
        while not re.search(until, screen):
            assert time.monotonic() < deadline, f"{until!r} never came:\n{screen}"
            # Each look is a process, and takes the processor from what is waited for.
            time.sleep(0.1)
            screen = run("capture-pane", "-p", "-t", "browse")
        return screen

    yield tmux
    run("kill-server")


def browse(*arguments: str) -> tuple[str, ...]:
    shell = f"{sys.executable} -m peeldiff browse {' '.join(arguments)}; echo left with $?; read x"
    return ("new-session", "-d", "-s", "browse", "-x", "100", "-y", "30", shell)


def keys(*names: str) -> tuple[str, ...]:
    return ("send-keys", "-t", "browse", *names)


def test_two_reports_are_opened_read_and_left_in_a_terminal(terminal: Terminal) -> None:
    # Tabs and keys are painted before the comparison is there; the title of the page is not.
    screen = terminal(*browse(*REPORTS), until="─ Summary ─")
    assert "Marlshire Police" in screen
    assert "1 Summary" in screen
    assert "Requires improvement" in terminal(*keys("2"), until="─ Grades ─")
    screen = terminal(*keys("o"), until=r"change \d+ of \d+")
    assert "─ 2016 ─" in screen
    assert "─ 2018/19 ─" in screen
    where = re.search(r"change \d+ of \d+", screen)
    assert where
    assert "rea for improvement" in terminal(*keys("]"), until=rf"change (?!{where[0][7:]} )\d+ of")
    screen = terminal("resize-window", "-t", "browse", "-x", "70", "-y", "24", until="one column")
    assert "2016 and 2018/19 in one column" in screen
    assert "left with 0" in terminal(*keys("q"), until="left with")


def test_a_file_that_is_not_there_is_told_in_the_terminal(terminal: Terminal) -> None:
    screen = terminal(*browse(REPORTS[0], "nowhere.txt"), until="Try again")
    assert "nowhere.txt" in screen
    assert "Traceback" not in screen

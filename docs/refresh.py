"""Fills the README with what the program prints today: `python docs/refresh.py`.

Every block that opens with `$ peeldiff …` gets the output of that command; one that ends in "…" keeps
its number of lines, one that begins with "…" the line from which it is shown. The terminal picture
is drawn from the program's own colours.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=^```\n)\$ (peeldiff [^\n]*)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
PICTURE = ["summary", "fixtures/2016-effectiveness-report.md", "fixtures/2018-19-report.txt"]
PICTURE_LINES = 44
WIDTH = 80
CUT = "…"


def printed(command: str) -> list[str]:
    """The lines that a command of the README prints; it runs in a shell, as a reader would."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", command],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "COLUMNS": str(WIDTH)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def shown(command: str, before: list[str]) -> list[str]:
    """The part of the output that a block shows, by what it showed before."""
    lines = printed(command)
    start = 0
    if before[:1] == [CUT]:
        start = next((n for n, line in enumerate(lines) if line == before[1]), 0)
    if before[-1:] != [CUT]:
        return lines[start:]
    part = lines[start : start + len(before) - (2 if start else 1)]
    return [*([CUT] if start else []), *part, CUT]


def refreshed(text: str) -> str:
    """The README with every block filled anew."""

    def fill(match: re.Match[str]) -> str:
        lines = shown(match[1], match[2].splitlines())
        return "\n".join([f"$ {match[1]}", *lines]) + "\n"

    return BLOCK.sub(fill, text)


def draw() -> None:
    """Write the picture of the summary."""
    command = [sys.executable, "-m", "peeldiff", *PICTURE, "--color", "always"]
    done = subprocess.run(
        [*command, "--width", str(WIDTH)], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    console = Console(record=True, width=WIDTH, file=StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(done.stdout.splitlines()[:PICTURE_LINES])))
    path = ROOT / "docs" / "images" / "summary.svg"
    console.save_svg(str(path), title=f"peeldiff {' '.join(PICTURE)}", unique_id="peeldiff")


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
    draw()

"""Fills the README and docs/verbs.md with what the program prints today: `python docs/refresh.py`.

Every block that opens with `$ peeldiff …` gets the output of that command; one that ends in "…" keeps
its number of lines, one that begins with "…" the line from which it is shown, as long as the output
has them: "…" stands only where lines are left out, and between two of them none is. docs/survey-tables.md
gets the tables of a package. The terminal
picture is drawn from the program's own colours.
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

from peeldiff.survey.tables import FORCES_BY_QUESTION, TABLES, Column, Table

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "verbs.md")
TABLES_PAGE = ROOT / "docs" / "survey-tables.md"
BLOCK = re.compile(r"(?<=^```\n)\$ (peeldiff [^\n]*)\n(.*?)(?=^```$)", re.MULTILINE | re.DOTALL)
PICTURE = ["summary", "fixtures/2016-effectiveness-report.md", "fixtures/2018-19-report.txt"]
PICTURE_LINES = 44
WIDTH = 80
CUT = "…"


def printed(command: str) -> list[str]:
    """The lines that a command of these pages prints; it runs in a shell, as a reader would."""
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


def shown(lines: list[str], before: list[str]) -> list[str]:
    """The run of the output that a block shows, by what it showed before."""
    cut_before, cut_after = before[:1] == [CUT], before[1:][-1:] == [CUT]
    wanted = before[cut_before : len(before) - cut_after]
    start = lines.index(wanted[0]) if cut_before and wanted and wanted[0] in lines else 0
    end = start + len(wanted) if cut_after else len(lines)
    return [*([CUT] if start else []), *lines[start:end], *([CUT] if end < len(lines) else [])]


def refreshed(text: str) -> str:
    """A page with every block filled anew."""

    def fill(match: re.Match[str]) -> str:
        lines = shown(printed(match[1]), match[2].splitlines())
        return "\n".join([f"$ {match[1]}", *lines]) + "\n"

    return BLOCK.sub(fill, text)


def with_tables(text: str) -> str:
    """The page on the tables of a survey with them as they are described today."""
    head, begin, rest = text.partition("<!-- tables -->\n")
    _, end, tail = rest.partition("<!-- /tables -->")
    return head + begin + "\n".join(map(described, (*TABLES, FORCES_BY_QUESTION))) + end + tail


def described(table: Table) -> str:
    """A table with its columns in Markdown."""
    links = {link.column: link.table for link in table.links}
    rows = [
        f"| {'**' if column.name in table.key else ''}`{column.name}`"
        f"{'**' if column.name in table.key else ''} | {_type(column, links)} | {_told(column)} |"
        for column in table.columns
    ]
    return "\n".join(
        [
            f"### {table.name}",
            "",
            table.description,
            "",
            "| column | type | meaning |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _type(column: Column, links: dict[str, str]) -> str:
    told = f"→ {links[column.name]}" if column.name in links else column.type
    return told if column.required else f"{told}, or empty"


def _told(column: Column) -> str:
    values = ", ".join(f"`{value}`" for value in column.values)
    return f"{column.description} One of {values}." if values else column.description


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
    for page in PAGES:
        page.write_text(refreshed(page.read_text(encoding="utf-8")), encoding="utf-8")
    TABLES_PAGE.write_text(with_tables(TABLES_PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    draw()

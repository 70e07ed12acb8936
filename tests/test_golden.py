"""What people read, over the invented reports: a change here must be wanted."""

from __future__ import annotations

import os
import re
import runpy
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peeldiff.model import Pair
from peeldiff.pages.summary import summary_page
from peeldiff.render.text import text

BLOCK = re.compile(r"^```\n\$ (peeldiff [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CUT = "…"
DOCS = Path(__file__).parent.parent / "docs"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
        ("2018-19-report.txt", "2021-22-report.md"),
        ("2021-22-report.md", "2023-25-report.txt"),
        ("2016-effectiveness-web.txt", "2016-effectiveness-report.md"),
    ],
)
def test_the_summary_of_two_reports_reads_as_the_golden_text(
    old: str, new: str, compared: Callable[[str, str], Pair], golden: Callable[[str, str], None]
) -> None:
    name = f"summary-{Path(old).stem}--{Path(new).stem}.txt"
    golden(name, text(summary_page(compared(old, new)), 80, colour=False))


def is_shown_of(shown: list[str], printed: list[str]) -> bool:
    """Whether a block shows the output, or that run of it which is cut off by "…" where it begins
    or ends."""
    begins_later, ends_sooner = shown[:1] == [CUT], shown[1:][-1:] == [CUT]
    run = shown[begins_later : len(shown) - ends_sooner]
    starts = range(1, len(printed)) if begins_later else range(1)
    return bool(run) and any(
        printed[at : at + len(run)] == run and (at + len(run) < len(printed)) is ends_sooner
        for at in starts
    )


@pytest.mark.parametrize(
    ("shown", "fits"),
    [
        ("a b c d", True),
        ("a b …", True),
        ("… b c …", True),
        ("… c d", True),
        ("a b", False),  # stops without saying so
        ("b c d", False),
        ("a c …", False),  # leaves out what stands between
        ("b a …", False),
        ("a x …", False),
        ("… a b c d", False),  # nothing is cut
        ("a b c d …", False),
        ("a b c d e", False),
        ("…", False),
        ("", False),
    ],
)
def test_an_example_is_one_run_of_the_output(shown: str, fits: bool) -> None:
    assert is_shown_of(shown.split(), ["a", "b", "c", "d"]) is fits


@pytest.mark.parametrize("before", ["a x …", "a b c d …", "x", "… c x …", "… d …", "… x y …", "…"])
def test_a_stale_example_is_filled_with_one_run_of_the_output(root_dir: Path, before: str) -> None:
    shown = runpy.run_path(str(root_dir / "docs" / "refresh.py"))["shown"]
    printed = ["a", "b", "c", "d"]
    assert is_shown_of(shown(printed, before.split()), printed)


@pytest.mark.parametrize(("page", "least"), [("README.md", 1), ("docs/verbs.md", 5)])
def test_the_readme_shows_what_the_program_prints(page: str, least: int, root_dir: Path) -> None:
    text = (root_dir / page).read_text(encoding="utf-8")
    blocks = [block for block in BLOCK.findall(text) if "|" not in block[0] or shutil.which("jq")]
    assert len(blocks) >= least
    for command, shown in blocks:
        done = subprocess.run(
            ["sh", "-c", command.replace("peeldiff", f"{sys.executable} -m peeldiff", 1)],
            cwd=root_dir,
            env={**os.environ, "COLUMNS": "80"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        assert is_shown_of(shown.splitlines(), done.stdout.splitlines()), command


def test_the_readme_is_read_in_one_sitting(root_dir: Path) -> None:
    assert len((root_dir / "README.md").read_text(encoding="utf-8").splitlines()) <= 150


PAGES = ("README.md", "CONTRIBUTING.md", *(f"docs/{page.name}" for page in DOCS.glob("*.md")))


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_is_there(page: str, root_dir: Path) -> None:
    path = root_dir / page
    text = path.read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (path.parent / target).exists(), target

"""What people read, over the invented reports: a change here must be wanted."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from peeldiff.model import Pair
from peeldiff.render.summary import summary

BLOCK = re.compile(r"^```\n\$ (peeldiff [^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


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
    golden(name, summary(compared(old, new), 80, colour=False))


def test_the_readme_shows_what_the_program_prints(root_dir: Path) -> None:
    text = (root_dir / "README.md").read_text(encoding="utf-8")
    blocks = [block for block in BLOCK.findall(text) if "|" not in block[0] or shutil.which("jq")]
    assert len(blocks) >= 6
    for command, shown in blocks:
        done = subprocess.run(
            ["sh", "-c", command.replace("peeldiff", f"{sys.executable} -m peeldiff", 1)],
            cwd=root_dir,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=True,
        )
        printed = done.stdout.splitlines()
        assert [line for line in shown.splitlines() if line not in ("…", *printed)] == [], command

"""Draws a page of each of the papers: `python docs/pictures.py`.

Needs LibreOffice, Chromium and pdftoppm; a paper that a person has to send is looked at as it prints.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPORTS = ("2016-effectiveness-report.md", "2018-19-report.txt", "2021-22-report.md")
PAPERS = {"page": ".html", "tracker": ".xlsx", "response": ".docx", "cover": ".docx"}
PAGES = {"tracker": "3"}
"""The page that is drawn, where it is not the first: what a board reads of a tracker."""
DOTS = "60"


def draw(kind: str, folder: Path) -> None:
    """Write the picture of one paper."""
    made = folder / f"{kind}{PAPERS[kind]}"
    printed = made.with_suffix(".pdf")
    reports = [f"fixtures/{name}" for name in REPORTS]
    office = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
              "--convert-to", "pdf", "--outdir", str(folder), str(made)]  # fmt: skip
    browser = ["chromium", "--headless", "--no-sandbox", f"--user-data-dir={folder}/browser",
               "--no-pdf-header-footer", f"--print-to-pdf={printed}", made.as_uri()]  # fmt: skip
    for command in (
        [sys.executable, "-m", "peeldiff", "paper", kind, *reports, "--output", str(made)],
        browser if made.suffix == ".html" else office,
        ["pdftoppm", "-singlefile", "-f", PAGES.get(kind, "1"), "-r", DOTS, "-png", str(printed),
         str(ROOT / "docs" / "images" / kind)],
    ):  # fmt: skip
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as name:
        for paper in PAPERS:
            draw(paper, Path(name))

"""People's own readings: written in a tracker, shown by papers apart from the report's words."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

OLD, NEW = "2018-19-report.txt", "2021-22-report.md"
READ, REF, PART = (
    "We closed this in May; HMICFRS agreed.",
    "MAR-2018/19-AFI-04",
    "MAR-2021/22-REC-02b",
)
Run = Callable[..., object]


@pytest.fixture
def tracker(peeldiff: Run, fixtures_dir: Path, tmp_path: Path) -> Path:
    """A tracker in which people wrote how they read a finding, and a part of another."""
    path = tmp_path / "tracker.xlsx"
    peeldiff(
        "paper", "tracker", str(fixtures_dir / OLD), str(fixtures_dir / NEW), "--output", str(path)
    )
    book = openpyxl.load_workbook(path)
    for name, ref, text in (("Findings", REF, READ), ("Items", PART, "Half done.")):
        sheet = book[name]
        heads = [cell.value for cell in sheet[1]]
        column = heads.index("reader_decided") + 1
        row = next(row for row in sheet.iter_rows(min_row=2) if row[0].value == ref)[0].row
        sheet.cell(row, column).value = text
    book.save(path)
    return path


def made(peeldiff: Run, fixtures_dir: Path, tracker: Path, kind: str, ending: str) -> str:
    path = tracker.with_name(f"{kind}{ending}")
    peeldiff("paper", kind, str(fixtures_dir / OLD), str(fixtures_dir / NEW), "--readings", str(tracker),
        "--output", str(path))  # fmt: skip
    return path.read_text(encoding="utf-8")


def test_the_page_shows_them_as_the_force_s_own(
    peeldiff: Run, fixtures_dir: Path, tracker: Path
) -> None:
    told = made(peeldiff, fixtures_dir, tracker, "page", ".html")
    assert told.count(READ) == 1
    assert "The force’s own reading" in told[: told.index(READ)][-200:]
    assert "(b) Half done." in told


def test_the_response_has_them_as_a_draft(peeldiff: Run, fixtures_dir: Path, tracker: Path) -> None:
    told = made(peeldiff, fixtures_dir, tracker, "response", ".md")
    assert re.search(rf"The force’s own reading(?: of [^:]+)?:\*\* \*?{re.escape(READ)}", told)
    assert "(b) Half done." in told


def test_the_cover_has_them_behind_what_is_named(
    peeldiff: Run, fixtures_dir: Path, tracker: Path
) -> None:
    told = made(peeldiff, fixtures_dir, tracker, "cover", ".md")
    assert "The force’s own reading: (b) Half done." in told


def test_a_spreadsheet_of_somebody_else_s_is_refused(
    peeldiff: Run, fixtures_dir: Path, tmp_path: Path
) -> None:
    other = tmp_path / "own.csv"
    other.write_text("No,What,Who\n1,Something,Ann\n", encoding="utf-8")
    output = tmp_path / "page.html"
    result = peeldiff("paper", "page", str(fixtures_dir / OLD), str(fixtures_dir / NEW), "--readings",
                      str(other), "--output", str(output))  # fmt: skip
    assert result.code == 2  # type: ignore[attr-defined]
    assert "is no tracker that peeldiff made" in result.err  # type: ignore[attr-defined]
    assert not output.exists()

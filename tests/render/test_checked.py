"""The table of many files: on wide and narrow terminals, the sentence below, and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest

from peeldiff.checking import Check, CheckedFile
from peeldiff.model import ReportWarning
from peeldiff.render.checked import checked_csv, checked_text

SOUND = CheckedFile(
    file="reports/marlshire-2018.txt",
    force="Marlshire Police",
    cycle="2018/19",
    published="2019-05-02",
    sections=50,
    grades=13,
    findings=10,
)
DOUBTFUL = CheckedFile(
    file="reports/oxley.pdf",
    sections=4,
    findings=1,
    warnings=(
        ReportWarning(code="label-without-findings", text="…", line=91),
        ReportWarning(code="no-force", text="…"),
        ReportWarning(code="label-without-findings", text="…", line=120),
    ),
    look=True,
)
BROKEN = CheckedFile(
    file="scan.pdf", error="scan.pdf holds no text, so it is probably a scan.", look=True
)


def of(*rows: CheckedFile) -> Check:
    return Check(files=rows, to_look_at=sum(row.look for row in rows))


ALL = of(SOUND, DOUBTFUL, BROKEN)


@pytest.mark.parametrize("width", [60, 200])
def test_the_table(width: int, golden: Callable[[str, str], None]) -> None:
    golden(f"check-{width}.txt", checked_text(ALL, width, colour=False))


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_asked_for(width: int) -> None:
    long = replace(SOUND, file="a/" * 90 + "ünder 報告.txt", force="Marlshire " * 9)
    shown = checked_text(of(long, DOUBTFUL, BROKEN), width, colour=False)
    assert max(map(len, shown.splitlines())) <= width


@pytest.mark.parametrize("width", [60, 200])
def test_every_warning_stands_with_its_lines(width: int) -> None:
    shown = " ".join(checked_text(of(DOUBTFUL), width, colour=False).split())
    assert "label-without-findings (lines 91, 120), no-force" in shown


def test_where_nothing_needs_a_look_that_is_said() -> None:
    shown = checked_text(of(SOUND), 80, colour=False)
    assert shown.endswith("\n\nNothing needs a look in this file.\n")
    assert "!" not in shown


def test_an_unknown_warning_is_named_in_the_sentence() -> None:
    row = replace(SOUND, warnings=(ReportWarning(code="new-code", text="…"),), look=True)
    assert "one with the warning new-code" in " ".join(
        checked_text(of(row), 80, colour=False).split()
    )


def test_text_of_a_file_is_never_a_terminal_code() -> None:
    row = replace(SOUND, file="\x1b[31mred.txt", force="\x1b]0;title\x07Police")
    assert "\x1b" not in checked_text(of(row), 200, colour=False)
    assert "\x1b" not in checked_csv(of(row))


def test_csv_gives_each_file_a_row() -> None:
    rows = list(csv.DictReader(StringIO(checked_csv(ALL))))
    assert [row["file"] for row in rows] == [SOUND.file, DOUBTFUL.file, BROKEN.file]
    assert [row["look"] for row in rows] == ["no", "yes", "yes"]
    assert rows[1]["warnings"] == "label-without-findings (lines 91, 120); no-force"
    assert (rows[2]["sections"], rows[2]["error"]) == ("", BROKEN.error)


@pytest.mark.parametrize("name", ["=1+1.txt", "+a.txt", "-a.txt", "@a.txt"])
def test_no_cell_of_csv_is_a_formula(name: str) -> None:
    [row] = csv.DictReader(StringIO(checked_csv(of(replace(SOUND, file=name)))))
    assert row["file"] == f"'{name}"


@pytest.mark.parametrize("width", [30, 160])
def test_a_day_of_updating_is_told_as_one(width: int) -> None:
    """In the table, and in the lines that stand where no table fits."""
    row = replace(SOUND, only_updated=True)
    told = checked_text(Check(files=(row,), to_look_at=0), width, colour=False)
    assert "last updated 2 May 2019" in " ".join(told.split())
    assert "published 2 May 2019" not in " ".join(told.split())

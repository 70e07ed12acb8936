"""What people type over our own cells, headings and formulas, or hang on them, is left for them to decide."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from peeldiff.papers import Dossier
from peeldiff.papers.spreadsheet import Cell, read_book
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.tracker.columns import OURS
from peeldiff.papers.tracker.prints import print_of_formula

Made = Callable[..., Path]
COLUMN = {column.name: at for at, column in enumerate(OURS, 1)}


def spoilt(path: Path) -> dict[str, str]:
    """Type over a tracker of ours and save it; what was typed, by where."""
    book = openpyxl.load_workbook(path)
    findings, items, counts = book["Findings"], book["Items"], book["Counts"]
    board, cover, lists = book["Board"], book["Cover"], book["Lists"]
    notes = {
        "a heading": findings.cell(1, 1),
        "a count": _formula(counts),
        "the board": _formula(board),
    }
    for name, cell in notes.items():
        cell.comment = Comment(f"JB on {name}", "JB")
    typed = {name: f"JB on {name}" for name in notes}
    contact = next(row[1] for row in cover.iter_rows() if row[0].value == "Contact")
    formulas = {
        "an explanation": findings.cell(2, COLUMN["detail"]),
        "what became of it": findings.cell(3, COLUMN["what_became_of_it"]),
        "a part": items.cell(2, 4),
        "a count of ours": _formula(counts, 3),
        "the contact": contact,
    }
    for number, (name, cell) in enumerate(formulas.items(), 1_000_001):
        cell.value = f"=TODAY()+{number}"
        typed[name] = f"=TODAY()+{number}"
    texts = {
        "a reference alone": items.cell(items.max_row + 2, 3),
        "a list": lists.cell(1, lists.max_column + 2),
        "a part without its references": items.cell(3, 3),
        "a row without its reference": findings.cell(4, COLUMN["evidence"]),
    }
    below = items.max_row + 3
    for number, column in enumerate((10, 12, 12), below):
        items.cell(number, column).comment = Comment(f"JB on row {number}", "JB")
        typed[f"row {number}"] = f"JB on row {number}"
    findings.cell(4, 1).value = "Ours 7"
    items.cell(3, 1).value = "Ours 7b"
    items.cell(4, 1).value, typed["a part's reference"] = "Ours 7c", "JB on a part"
    items.cell(4, 3).comment = Comment("JB on a part", "JB")
    for name, cell in texts.items():
        cell.value = typed[name] = f"typed over {name}"
    findings.cell(5, 2).hyperlink = typed["a link"] = "https://example.org/minutes"
    book.save(path)
    return typed


def _formula(sheet: Any, which: int = 0) -> Any:
    cells = [c for row in sheet.iter_rows() for c in row if c.data_type == "f" and not c.comment]
    return cells[which]


def standing(*paths: Path) -> list[Cell]:
    books = [read_book(str(path))[0] for path in paths if path.exists()]
    return [c for book in books for sheet in book.sheets for row in sheet.rows for c in row]


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_is_typed_over_ours_is_kept(made: Made, tmp_path: Path, ending: str) -> None:
    old = made("old.xlsx")
    typed = spoilt(old)
    new = made(f"new{ending}", carry=old)
    cells = standing(new, tmp_path / "new-not-carried.csv")
    told = {text for c in cells for text in (c.text, c.formula, c.comment, c.link)}
    assert [where for where, text in typed.items() if text not in told] == []


@pytest.mark.parametrize("reading", ["Done, says the board", "Done\nand seen", "Before: New"])
def test_a_reading_is_kept_when_another_finding_has_taken_the_place_of_its_own(
    made: Made, tmp_path: Path, first: Dossier, reading: str
) -> None:
    """However often the tracker is brought up to date, with whichever reports."""
    path = made("old.xlsx", dossier=first)
    book = openpyxl.load_workbook(path)
    for row in book["Findings"].iter_rows(min_row=2):
        row[COLUMN["reader_decided"] - 1].value = f"{row[0].value}: {reading}"
    refs = [row[0].value for row in book["Findings"].iter_rows(min_row=2)]
    book.save(path)
    for number, dossier in enumerate((None, first, None, None)):
        path = made(f"{number}.xlsx", carry=path, dossier=dossier)
        told = "\n".join(cell.text for cell in standing(path))
        words = reading.split("\n")
        assert [ref for ref in refs if f"{ref}: {words[0]}" not in told] == []
        assert told.count(words[-1]) >= len(refs)


@pytest.mark.parametrize("column", ["Our own column", "Lead", "column C", "é", "Risk\nowner"])
def test_a_part_that_was_left_comes_back_with_columns_that_parts_do_not_have(
    made: Made, tmp_path: Path, column: str
) -> None:
    """A row of Not carried is sent to a part by hand; it has all columns of the findings."""
    old = made("old.csv")
    rows = [[cell.text for cell in row] for row in read_book(str(old))[0].sheets[0].rows]
    old.write_bytes(write_csv([[*rows[0], column], *([*row, ""] for row in rows[1:])]))
    left = [
        ["carry_to", "why_not_carried", "text", column, "ref", "kind"],
        ["MAR-2016-EFFECT-AFI-07b", "No report given here has this finding.", "x", "JB", "X", ""],
    ]
    (tmp_path / "old-not-carried.csv").write_bytes(write_csv(left))
    new = made("new.xlsx", carry=old)
    items = next(sheet for sheet in read_book(str(new))[0].sheets if sheet.name == "Items")
    [row] = [row for row in items.rows if row[0].text == "MAR-2016-EFFECT-AFI-07b"]
    assert "JB" in [cell.text for cell in row]


def test_of_what_nobody_touched_nothing_is_left(made: Made, table: Callable[..., Any]) -> None:
    old = made("old.xlsx")
    book = openpyxl.load_workbook(old)
    book.save(old)
    new = read_book(str(made("new.xlsx", carry=old)))[0]
    assert "Not carried" not in [sheet.name for sheet in new.sheets]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_formulas_of_ours_are_known_when_another_program_has_saved_them(
    made: Made, tmp_path: Path
) -> None:
    old = made("old.xlsx")
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(old)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    new = read_book(str(made("new.xlsx", carry=tmp_path / "saved" / "old.xlsx")))[0]
    left = [sheet for sheet in new.sheets if sheet.name == "Not carried"]
    told = [[cell.text for cell in row] for sheet in left for row in sheet.rows]
    assert [row for row in told if any("Counts!" in text or "Board!" in text for text in row)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("=SUM(A1:A9)", "=SUM($B$2:$B$7)"),
        ('=IF(Findings!S2="","",Findings!S2)', '= IF ( Findings!T3 = "" , "" , $Findings!T3 )'),
        ("=_xlfn.CONCAT(A1,1.5)", "=CONCAT(A1,1.5)"),
        ('=SUMPRODUCT(--(findings[rag]="Red"))', '=SUMPRODUCT(--(findings[[#All],[rag]]="Red"))'),
        ("=sum(a1)", "=SUM(A1)"),
    ],
)
def test_a_formula_is_known_wherever_it_looks(one: str, other: str) -> None:
    assert print_of_formula("Counts", "3", one) == print_of_formula("Counts", "3", other)


@pytest.mark.parametrize(
    "other", ["=SUM(A1:A9)+4", "=SUMPRODUCT(A1:A9)", '=SUM(A1:A9)&"x"', "=A1", "=TODAY()"]
)
def test_another_formula_is_not(other: str) -> None:
    assert print_of_formula("Counts", "3", "=SUM(A1:A9)") != print_of_formula("Counts", "3", other)

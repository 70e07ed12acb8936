"""The sheet Counts: our counts as numbers, theirs as formulas that are right whenever it is opened."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from peeldiff.papers import Dossier
from peeldiff.papers.spreadsheet import read_book
from peeldiff.papers.tracker.rows import FindingRow

Made = Callable[..., Path]
Table = Callable[..., Any]


def edit(path: Path, change: Callable[[openpyxl.Workbook], None]) -> Path:
    """A person changes the workbook and saves it."""
    book = openpyxl.load_workbook(path)
    change(book)
    book.save(path)
    return path


def put(column: str, value: object, row: int = 2) -> Callable[[openpyxl.Workbook], None]:
    """Write an entry into a row of Findings."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Findings"]
        (at,) = [cell.column for cell in sheet[1] if cell.value == column]
        sheet.cell(row, at).value = value

    return change


def shown(path: Path) -> dict[str, Any]:
    """What the sheet shows beside each thing that is counted, before any program works it out."""
    (sheet,) = [sheet for sheet in read_book(str(path))[0].sheets if sheet.name == "Counts"]
    return {row[0].text: row[3].value for row in sheet.rows[1:]}


def test_a_new_tracker_has_no_entries(made: Made, second_rows: list[FindingRow]) -> None:
    told = shown(made("t.xlsx"))
    assert told["All findings"] == len(second_rows)
    assert told["Without an entry under Owner"] == len(second_rows)
    assert told["RAG: none yet"] == len(second_rows)
    assert told["RAG: Red: late or not possible"] == 0


@pytest.mark.parametrize(
    ("column", "value", "counted"),
    [
        ("rag", "Amber: at risk", "RAG: Amber: at risk"),
        ("rag", "amber: AT RISK", "RAG: Amber: at risk"),
        ("rag", "White: not ours to deliver", "RAG: White: not ours to deliver"),
        ("rag", "Amber", "RAG: Amber: at risk"),
        ("rag", "r", "RAG: Red: late or not possible"),
        ("rag", "B", "RAG: Blue: complete"),
        ("hmicfrs_status", "Complete", "HMICFRS status: Complete"),
        ("hmicfrs_status", "Being progressed", "HMICFRS status: Being progressed"),
    ],
)
def test_what_people_entered_is_counted(made: Made, column: str, value: str, counted: str) -> None:
    path = edit(made("t.xlsx"), put(column, value))
    told = shown(made("u.xlsx", carry=path))
    assert told[counted] == 1
    none = "RAG: none yet" if column == "rag" else "HMICFRS status: none yet"
    assert told[none] == told["All findings"] - 1


def test_a_formula_counts_the_column_where_it_stands_now(made: Made) -> None:
    book = openpyxl.load_workbook(made("t.xlsx"))
    letter = next(cell.column_letter for cell in book["Findings"][1] if cell.value == "rag")
    formulas = [row[3].value for row in book["Counts"].iter_rows(min_row=2)]
    rag = [text for text in formulas if f"Findings!${letter}$2" in str(text)]
    assert len(rag) == 8  # five ratings, none yet, and what is late by either plan
    assert any("TODAY()" in text for text in rag)


def test_a_choice_with_quotation_marks_is_counted_as_a_text(made: Made) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Lists"]
        (at,) = [cell.column for cell in sheet[1] if cell.value == "rag"]
        sheet.cell(7, at).value = '=1+"2" *?'
        sheet.cell(7, at).data_type = "s"

    told = openpyxl.load_workbook(made("u.xlsx", carry=edit(made("t.xlsx"), change)))["Counts"]
    (formula,) = [r[3].value for r in told.iter_rows() if r[0].value == 'RAG: =1+"2" *?']
    assert formula.endswith('="=1+""2"" *?")))')


def test_a_column_that_people_took_out_is_not_counted(made: Made) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book["Findings"]
        (at,) = [cell.column for cell in sheet[1] if cell.value == "rag"]
        del sheet.tables["findings"]
        sheet.delete_cols(at)

    told = shown(made("u.xlsx", carry=edit(made("t.xlsx"), change)))
    assert not [words for words in told if words.startswith("RAG")]
    assert "Due date passed" in told


def test_a_sheet_of_their_own_with_that_name_is_kept(made: Made) -> None:
    def change(book: openpyxl.Workbook) -> None:
        del book["Counts"]
        book.create_sheet("Counts")["B2"] = "ours since 2019"

    path = made("u.xlsx", carry=edit(made("t.xlsx"), change))
    book = openpyxl.load_workbook(path)
    assert book["Counts (yours)"]["B2"].value == "ours since 2019"
    assert book["Counts"]["A1"].value == "counted"
    assert "Not carried" not in book.sheetnames


def test_what_people_write_on_it_is_not_lost(made: Made) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book["Counts"]["G3"] = "ask Ann"

    path = made("u.xlsx", carry=edit(made("t.xlsx"), change))
    (sheet,) = [s for s in read_book(str(path))[0].sheets if s.name == "Not carried"]
    assert any(cell.text == "ask Ann" for row in sheet.rows for cell in row)


def test_a_day_is_asked_for_where_days_are_counted(made: Made) -> None:
    sheet = openpyxl.load_workbook(made("t.xlsx"))["Findings"]
    letters = {cell.column_letter: cell.value for cell in sheet[1]}
    days = {
        letters[str(rule.sqref).split(":")[0].rstrip("0123456789")]: rule.errorStyle
        for rule in sheet.data_validations.dataValidation
        if rule.type == "date"
    }
    assert set(days) == {"portal_checked_on", "due_date", "closure_proposed_on", "last_updated"}
    assert set(days.values()) == {"information"}  # other words are kept
    (due,) = [letter for letter, name in letters.items() if name == "due_date"]
    assert sheet[f"{due}2"].number_format == "dd/mm/yyyy"


def test_findings_without_parts_need_no_sheet_of_parts(
    made: Made, reports: Callable[..., Dossier], question: Callable[..., str]
) -> None:
    body = question("Investigating crime", "The force should count its cases every week.")
    path = made("t.xlsx", dossier=reports(of_2015=body, of_2016=body))
    names = openpyxl.load_workbook(path).sheetnames
    assert "Items" not in names
    again = made("u.xlsx", carry=path, dossier=reports(of_2015=body, of_2016=body))
    assert openpyxl.load_workbook(again).sheetnames == [
        *names[:1], "Changed since last tracker", *names[1:]
    ]  # fmt: skip


def test_a_deadline_without_a_date_stands_on_the_board_as_printed(
    made: Made, table: Table, reports: Callable[..., Dossier], question: Callable[..., str]
) -> None:
    old = question("Investigating crime", "The force should count its cases every week.")
    new = question(
        "Investigating crime",
        "The force should immediately read all letters that are waiting.",
        "By 31 March 2027, the force should count its cases every week.",
    )
    path = made("t.xlsx", dossier=reports(of_2015=old, of_2016=new))
    board = table(path, "Board", "ref")
    assert sorted(filter(None, board.column("deadline_date"))) == ["2027-03-31", "immediately"]


@pytest.mark.parametrize("word", ["Blue", "White"])
@pytest.mark.parametrize("line", ["Due date passed", "HMICFRS's own deadline passed"])
def test_what_is_complete_or_not_theirs_is_not_overdue(made: Made, word: str, line: str) -> None:
    sheet = openpyxl.load_workbook(made("t.xlsx"))["Counts"]
    (formula,) = [row[3].value for row in sheet.iter_rows() if row[0].value == line]
    assert f'<>"{word}")' in formula


def test_what_was_asked_for_at_once_is_past_its_deadline(
    made: Made, reports: Callable[..., Dossier], question: Callable[..., str]
) -> None:
    old = question("Investigating crime", "The force should count its cases every week.")
    new = question(
        "Investigating crime",
        "The force should immediately read all letters that are waiting.",
        "By 31 March 2017, the force should count its cases every week.",
    )
    sheet = openpyxl.load_workbook(made("t.xlsx", dossier=reports(of_2015=old, of_2016=new)))[
        "Counts"
    ]
    (formula,) = [
        row[3].value for row in sheet.iter_rows() if str(row[0].value).endswith("deadline passed")
    ]
    assert '="immediately")' in formula
    assert "<TODAY())" in formula


def test_rows_that_people_add_are_counted(made: Made) -> None:
    told = shown(made("t.xlsx"))
    assert told["– Rows that you added"] == 0
    path = edit(made("t.xlsx"), put("ref", "OURS-1", row=told["All findings"] + 2))
    again = shown(made("u.xlsx", carry=path))
    assert again["– Rows that you added"] == 1
    assert again["All findings"] == told["All findings"] + 1


DUE = "Due date passed"
THEIRS = "HMICFRS's own deadline passed"
OPENED = "counted when opened"


def _dated(
    reports: Callable[..., Dossier], question: Callable[..., str], made_on: str | None
) -> Dossier:
    old = question("Investigating crime", "The force should count its cases every week.")
    new = question(
        "Investigating crime",
        "The force should immediately read all letters that are waiting.",
        "By 31 March 2017, the force should train its clerks in the keeping of exhibits.",
    )
    return replace(reports(of_2015=old, of_2016=new), made_on=made_on)


@pytest.mark.parametrize(
    ("made_on", "entries", "due", "theirs"),
    [
        # By the day of the paper, where it has one.
        ("2017-06-01", {}, 0, 2),
        ("2017-02-01", {}, 0, 1),
        ("2017-06-01", {"due_date": date(2017, 5, 1)}, 1, 2),
        ("2017-06-01", {"due_date": date(2017, 7, 1)}, 0, 2),
        ("2017-06-01", {"due_date": date(2017, 5, 1), "rag": "Blue: complete"}, 0, 1),
        ("2017-06-01", {"due_date": "in May"}, 0, 2),
        # Without one nobody knows the day: a number would be false from the next day on.
        (None, {}, 0, OPENED),
        (None, {"due_date": date(2017, 5, 1)}, OPENED, OPENED),
        (None, {"due_date": date(2017, 5, 1), "rag": "White: not ours to deliver"}, 0, OPENED),
    ],
)
def test_what_is_past_is_shown_as_of_the_day_of_the_paper(
    made: Made,
    reports: Callable[..., Dossier],
    question: Callable[..., str],
    made_on: str | None,
    entries: dict[str, object],
    due: object,
    theirs: object,
) -> None:
    dossier = _dated(reports, question, made_on)
    path = made("t.xlsx", dossier=dossier)
    for name, value in entries.items():
        edit(path, put(name, value))
    told = shown(made("u.xlsx", carry=path, dossier=dossier))
    assert (told[DUE], told[THEIRS]) == (due, theirs)


@pytest.mark.slow
def test_libreoffice_counts_what_is_shown(
    made: Made, reports: Callable[..., Dossier], question: Callable[..., str], tmp_path: Path
) -> None:
    program = shutil.which("soffice")
    if program is None or not Path("/usr/lib/libreoffice/program/libsclo.so").exists():
        pytest.skip("LibreOffice Calc is not installed")
    path = made("t.xlsx", dossier=_dated(reports, question, "2031-01-01"))
    for name, value in {
        "owner": "Ann",
        "rag": "Amber: at risk",
        "hmicfrs_status": "Complete",
    }.items():
        edit(path, put(name, value))
    path = made("u.xlsx", carry=path, dossier=_dated(reports, question, "2031-01-01"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        [
            program,
            profile,
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            tmp_path / "out",
            path,
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert shown(tmp_path / "out" / path.name) == shown(path)

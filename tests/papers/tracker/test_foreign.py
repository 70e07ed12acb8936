"""The tracker that an office already has, with its own words for everything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from peeldiff.errors import FormatError
from peeldiff.papers.spreadsheet import read_book
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.tracker.columns import OURS, THEIRS
from peeldiff.papers.tracker.rows import FindingRow

Made = Callable[..., Path]
Table = Callable[..., Any]


def text(rows: list[FindingRow], ref: str) -> str:
    return str(next(row for row in rows if row.ref == ref).cells["text"])


@pytest.fixture
def office(tmp_path: Path, second_rows: list[FindingRow], first_rows: list[FindingRow]) -> Path:
    """Two sheets, titles above, a block for each report, words of the office."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "HMICFRS tracker"
    sheet.append(["Inspection tracker", None, None, None, "Updated May"])
    sheet.append([])
    heading = ["No", "AFI / recommendation", "Lead", "RAG", "Evidence"]
    sheet.append(heading)
    sheet.append(["PEEL 2016 effectiveness"])
    old = text(first_rows, "MAR-2016-EFFECT-AFI-03")
    sheet.append([1, f"AFI 3: {old}", "Supt Green", "Amber", "Minutes"])
    sheet.append([2, text(second_rows, "MAR-2016-EFFECT-AFI-02"), "Insp Brown", "Green", None])
    sheet.append(heading)
    sheet.append([3, "Vetting: keep clearance current", "HR", "Red", "=A5"])
    notes = book.create_sheet("Notes")
    notes.append(["Board meets in June"])
    path = tmp_path / "office.xlsx"
    book.save(path)
    return path


def test_rows_are_matched_by_their_text_and_all_columns_kept(
    made: Made, table: Table, office: Path
) -> None:
    new = table(made("new.xlsx", carry=office))
    own = ["No", "AFI / recommendation", "Lead", "RAG (yours)", "Evidence (yours)"]
    usual = [column.name for column in THEIRS]
    assert new.header == [*(column.name for column in OURS), "carried", *usual, *own]
    assert new.text("MAR-2018/19-AFI-01", "owner") == "Supt Green"
    assert "Copied from your columns: Lead to Owner." in new.text("MAR-2018/19-AFI-01", "carried")
    assert [
        new.text("MAR-2018/19-AFI-01", name)
        for name in ("No", "Lead", "RAG (yours)", "Evidence (yours)")
    ] == [
        "1",
        "Supt Green",
        "Amber",
        "Minutes",
    ]
    assert "found by the likeness of its text" in new.text("MAR-2018/19-AFI-01", "carried")
    assert new.text("MAR-2016-EFFECT-AFI-02", "Lead") == "Insp Brown"


def test_doubtful_rows_are_listed_for_decision(made: Made, office: Path) -> None:
    path = made("new.xlsx", carry=office)
    sheets = {sheet.name: sheet for sheet in read_book(str(path))[0].sheets}
    header, *rows = sheets["Not carried"].rows
    told = [
        {h.text: c.text for h, c in zip(header, row, strict=False) if not c.is_blank}
        for row in rows
    ]
    assert [row.get("Lead") for row in told if "Lead" in row] == ["HR"]
    assert "Inspection tracker" in {row.get("value_there") for row in told}
    assert "=A5" in {row.get("value_there") for row in told}
    assert "PEEL 2016 effectiveness" in {row.get("No") for row in told}


def test_other_sheets_are_kept_under_names_of_their_own(made: Made, office: Path) -> None:
    book = read_book(str(made("new.xlsx", carry=office)))[0]
    kept = {sheet.name: sheet for sheet in book.sheets}["Notes (yours)"]
    assert kept.rows[0][0].text == "Board meets in June"


def test_what_was_kept_is_carried_on_from_then_on(made: Made, table: Table, office: Path) -> None:
    first = made("first.xlsx", carry=office)
    second = table(made("second.xlsx", carry=first))
    assert second.text("MAR-2018/19-AFI-01", "Lead") == "Supt Green"
    assert second.header == table(first).header


def test_a_csv_file_of_an_office_is_taken_too(
    made: Made, table: Table, tmp_path: Path, second_rows: list[FindingRow]
) -> None:
    path = tmp_path / "office.csv"
    wanted = text(second_rows, "MAR-2016-EFFECT-AFI-05").removeprefix("The force should ").upper()
    path.write_bytes(b"Point;Owner\r\n" + f'"{wanted}";Zoë\r\n'.encode("cp1252"))
    assert table(made("new.csv", carry=path)).text("MAR-2016-EFFECT-AFI-05", "Owner") == "Zoë"


def test_rows_about_a_part_stand_on_the_sheet_items(
    made: Made, table: Table, tmp_path: Path
) -> None:
    path = tmp_path / "office.csv"
    path.write_bytes(
        write_csv(
            [
                ["Point", "Owner"],
                ["has a safety plan that a supervisor has approved", "KC"],
                [
                    "is given the number of a support service that answers at night and at weekends",
                    "JB",
                ],
            ]
        )
    )
    items = table(made("new.xlsx", carry=path), "Items", "item_ref")
    assert items.text("MAR-2016-EFFECT-AFI-07b", "Owner") == "KC"
    assert items.text("MAR-2016-EFFECT-AFI-07c", "Owner") == "JB"


def test_a_spreadsheet_about_something_else_is_refused(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "dogs.csv"
    path.write_bytes(write_csv([["Dog", "Van"], ["Rex", "needs new tyres before the winter"]]))
    with pytest.raises(FormatError, match=r"dogs\.csv has no row with the text of a finding"):
        made("new.xlsx", carry=path)
    assert not (tmp_path / "new.xlsx").exists()


# ---- what the board has to know of rows that wait -----------------------------------------------------


def with_row(path: Path, *cells: object) -> Path:
    book = openpyxl.load_workbook(path)
    book["HMICFRS tracker"].append(list(cells))
    book.save(path)
    return path


def left(path: Path, name: str) -> dict[str, str]:
    """Why each row is on Not carried, by what stands in a column."""
    sheets = {sheet.name: sheet for sheet in read_book(str(path))[0].sheets}
    header, *rows = sheets["Not carried"].rows
    told = [{h.text: c.text for h, c in zip(header, row, strict=False)} for row in rows]
    return {row.get(name, ""): row["why_not_carried"] for row in told}


@pytest.mark.parametrize(
    "key",
    [
        "Green = on track; Amber = at risk; Red = off track; Blue = complete",
        "RED: late, AMBER: may be late, GREEN: in time",
        "Blue – closed. Green – done. Red – stuck.",
        "White=not ours, grey=waits",
        "R Red: behind; G Green: ahead",
    ],
)
def test_a_key_to_colours_needs_no_decision(made: Made, office: Path, key: str) -> None:
    column = "AFI / recommendation"
    told = left(made("new.xlsx", carry=with_row(office, "Key", key)), column)
    assert told[key].startswith("It says what your colours mean")


@pytest.mark.parametrize(
    "cells",
    [
        ("7", "The force should paint its doors", "Amber: until May, then green: done", "Red: no"),
        ("7", "Two stations are red: the roof leaks"),
        ("7", "Keep the blue light on"),
    ],
)
def test_a_row_that_speaks_of_colours_still_waits(
    made: Made, office: Path, cells: tuple[str, ...]
) -> None:
    told = left(made("new.xlsx", carry=with_row(office, *cells)), "AFI / recommendation")
    assert not told[cells[1]].startswith("It says what your colours mean")


def test_counts_say_what_they_leave_out(made: Made, office: Path) -> None:
    """A rating that waits is on no sheet that a board reads."""
    sheets = {s.name: s for s in read_book(str(made("new.xlsx", carry=office)))[0].sheets}
    (line,) = [
        row for row in sheets["Counts"].rows if row[0].text.startswith("Entries on Not carried")
    ]
    cover = {row[0].text: row[1].text for row in sheets["Cover"].rows if len(row) > 1}
    assert str(line[3].value) == cover["Not carried: please decide"]
    assert "No number above" in line[4].text


def test_counts_say_nothing_of_it_where_nothing_waits(made: Made) -> None:
    sheets = {sheet.name: sheet for sheet in read_book(str(made("new.xlsx")))[0].sheets}
    assert not any(row[0].text.startswith("Entries on Not") for row in sheets["Counts"].rows)

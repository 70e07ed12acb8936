"""What an office calls the usual columns, and what of its sheet is no entry at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.spreadsheet import read_book
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.tracker import make
from peeldiff.papers.tracker.office_headings import target_of
from peeldiff.papers.tracker.points import UNRECOGNISED, Register
from peeldiff.papers.tracker.rows import FindingRow

Made = Callable[..., Path]
Table = Callable[..., Any]
STAYS, REPLACED = "MAR-2016-EFFECT-AFI-02", "MAR-2016-EFFECT-AFI-03"
"""A finding of 2016 that has a row of its own, and one that stands as that of 2018/19 by now."""
NOW = "MAR-2018/19-AFI-01"


def asked(rows: Sequence[FindingRow], ref: str) -> str:
    return str(next(row for row in rows if row.ref == ref).cells["text"])


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("SRO", "chief_officer_lead"),
        ("Chief Officer Sponsor", "chief_officer_lead"),
        ("Delivery Lead", "owner"),
        ("Business lead / Owner", "owner"),
        ("BRAG", "rag"),
        ("RAG status (Sept 24)", "rag"),
        ("Current position / update", "progress"),
        ("Latest update September 2024", "progress"),
        ("Update 12/09/2024", "progress"),
        ("Target completion", "due_date"),
        ("Target  Date", "due_date"),
        ("Action required", "action"),
        ("Board", "governance_board"),
        ("FMS ref", "hmicfrs_ref"),
        ("Lead / progress", ""),
        ("Lead / dogs", ""),
        ("Dogs", ""),
        ("2024", ""),
        ("", ""),
    ],
)
def test_headings_of_offices_lead_to_the_usual_columns(heading: str, target: str) -> None:
    assert target_of(heading) == target


HEADINGS = [
    "No.",
    "AFI",
    "Strategic lead",
    "SRO",
    "Delivery lead",
    "BRAG",
    "Current position",
    "Target date",
]


@pytest.fixture
def office(tmp_path: Path, second_rows: list[FindingRow], first_rows: list[FindingRow]) -> Path:
    """Titles, bands over the columns, headings between the rows, a key below."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Open"
    sheet.append(["Action plan of the force"])
    sheet.merge_cells("A1:H1")
    sheet.append([])
    sheet.append(["Inspection", None, "Ownership", None, None, "Delivery"])
    sheet.append(HEADINGS)
    sheet.append(["PEEL 2016 – Preventing crime"])
    sheet.merge_cells("A5:H5")
    sheet.append(
        [
            "1",
            asked(second_rows, STAYS),
            "Supt Fenn",
            "DCC Hale",
            "Insp Brown",
            "G",
            "Begun",
            "31.12.24",
        ]
    )
    sheet.append([None, "PEEL 2016 – Investigating crime"])
    sheet.append(
        [
            "2",
            asked(first_rows, REPLACED),
            "Supt Fenn",
            "DCC Hale",
            "DI Moss",
            "B",
            "Audit done",
            "31.3.24",
        ]
    )
    sheet.append(["3", "Kiosks", None, "DCC Hale", "DI Orr", "A", "Reviewed", None])
    sheet.append([])
    sheet.append(["Key: B = complete, A = at risk"])
    path = tmp_path / "office.xlsx"
    book.save(path)
    return path


def left(path: Path) -> list[dict[str, str]]:
    sheet = next(sheet for sheet in read_book(str(path))[0].sheets if sheet.name == "Not carried")
    header, *rows = sheet.rows
    return [
        {h.text: c.text for h, c in zip(header, row, strict=False) if not c.is_blank}
        for row in rows
    ]


def test_the_board_shows_what_stands_in_columns_of_other_names(
    made: Made, table: Table, office: Path
) -> None:
    new = table(made("new.xlsx", carry=office))
    shown = [
        new.text(STAYS, name)
        for name in ("chief_officer_lead", "owner", "rag", "progress", "due_date")
    ]
    assert shown == ["DCC Hale", "Insp Brown", "Green", "Begun", "31.12.24"]
    assert new.text(STAYS, "BRAG") == "G"
    assert "SRO to Chief officer lead" in new.text(STAYS, "carried")


def test_a_rating_of_the_older_finding_is_not_shown_as_that_of_the_one_in_its_place(
    made: Made, table: Table, office: Path
) -> None:
    new = table(made("new.xlsx", carry=office))
    assert [new.text(NOW, name) for name in ("rag", "due_date")] == ["", ""]
    assert [new.text(NOW, name) for name in ("owner", "progress", "BRAG")] == [
        "DI Moss",
        "Audit done",
        "B",
    ]
    assert "Not copied, as they are of the finding before it: BRAG, Target date." in new.text(
        NOW, "carried"
    )


def test_what_was_said_of_copied_columns_is_a_note_and_not_typed(
    made: Made, table: Table, office: Path
) -> None:
    first = made("first.xlsx", carry=office)
    second = made("second.xlsx", carry=first)
    assert table(second).text(NOW, "carried") == table(first).text(NOW, "carried")
    assert not any("column of peeldiff" in one["why_not_carried"] for one in left(second))


@pytest.mark.parametrize("rating", ["Red", "red – late", "R"])
def test_a_rating_is_copied_by_its_colour(
    rating: str, made: Made, table: Table, tmp_path: Path, second_rows: list[FindingRow]
) -> None:
    path = tmp_path / "office.csv"
    path.write_bytes(write_csv([["AFI", "BRAG"], [asked(second_rows, STAYS), rating]]))
    assert table(made("new.xlsx", carry=path)).text(STAYS, "rag") == (
        rating if len(rating) > 1 else "Red"
    )


@pytest.mark.parametrize("status", ["R", "Open", "Closed", "Complete"])
def test_a_status_that_is_no_colour_is_no_rating(
    status: str, made: Made, table: Table, tmp_path: Path, second_rows: list[FindingRow]
) -> None:
    path = tmp_path / "office.csv"
    path.write_bytes(write_csv([["AFI", "Status"], [asked(second_rows, STAYS), status]]))
    assert table(made("new.xlsx", carry=path)).text(STAYS, "rag") == ""


def test_titles_headings_and_keys_are_nothing_to_decide(made: Made, office: Path) -> None:
    found = left(made("new.xlsx", carry=office))
    why = [one["why_not_carried"] for one in found]
    assert why[0] == UNRECOGNISED  # what is to be decided stands first
    assert [one.get("text") for one in found if one["why_not_carried"] == UNRECOGNISED] == [
        "Kiosks"
    ]
    beside = [one for one in found if one["why_not_carried"].startswith("Nothing stands beside it")]
    assert len(beside) == 3
    assert {"PEEL 2016 – Preventing crime", "Key: B = complete, A = at risk"} <= {
        one.get("No.") for one in beside
    }
    assert "PEEL 2016 – Investigating crime" in {one.get("text") for one in beside}


def note(second: Dossier, office: Path, tmp_path: Path) -> str:
    options = PaperOptions(output=str(tmp_path / "new.xlsx"), ending=".xlsx", carry=str(office))
    return " ".join(file.note for file in make(second, options))


def test_one_sentence_says_what_is_to_be_decided_and_which_columns_are_shown(
    second: Dossier, office: Path, tmp_path: Path
) -> None:
    told = note(second, office, tmp_path)
    assert "one entry that could not be carried" in told
    assert "SRO under Chief officer lead" in told
    assert "Strategic lead" not in told


def test_a_usual_column_for_which_nothing_was_found_is_told(
    second: Dossier, tmp_path: Path, second_rows: list[FindingRow]
) -> None:
    path = tmp_path / "office.csv"
    path.write_bytes(write_csv([["AFI", "Dog handler"], [asked(second_rows, STAYS), "Rex"]]))
    told = note(second, path, tmp_path)
    assert (
        "no column of yours was taken for Chief officer lead, Owner, Due date, RAG and Progress"
        in told
    )


@pytest.mark.parametrize(
    "text", ["Kiosks", "RSO visits", "101 abandonment", "DVDS", "Custody toilets"]
)
def test_what_is_not_recognised_is_not_told_as_missing_from_the_reports(
    text: str, register: Register
) -> None:
    assert register.find(text).note == UNRECOGNISED
    assert "No report" not in UNRECOGNISED


@pytest.mark.parametrize("heading", ["RAG", "rag", "RAG (yours)", "BRAG", "RAG status"])
def test_no_heading_makes_a_closed_finding_of_the_one_in_its_place(
    heading: str,
    made: Made,
    table: Table,
    tmp_path: Path,
    first_rows: list[FindingRow],
    second_rows: list[FindingRow],
) -> None:
    """What was complete for the older report is asked for again: nobody has rated that yet."""
    path = tmp_path / "office.csv"
    rows = [[asked(first_rows, REPLACED), "Blue"], [asked(second_rows, STAYS), "Green"]]
    path.write_bytes(write_csv([["AFI", heading], *rows]))
    new = table(made("new.xlsx", carry=path))
    assert [new.text(NOW, "rag"), new.text(STAYS, "rag")] == ["", "Green"]
    kept = next(name for name in new.header if name.startswith(heading) and name != "rag")
    assert [new.text(NOW, kept), new.text(STAYS, kept)] == ["Blue", "Green"]

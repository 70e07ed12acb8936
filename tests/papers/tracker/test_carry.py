"""What --carry does with what people wrote, case by case."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from peeldiff.inputs import read_inspection
from peeldiff.papers import Dossier
from peeldiff.papers.shapes import assemble
from peeldiff.papers.spreadsheet import read_book
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.tracker.columns import OURS, THEIRS

Made = Callable[..., Path]
Table = Callable[..., Any]
Question = Callable[..., str]
Reports = Callable[..., Dossier]

DIGITAL = "The force should reduce the time that seized phones wait to be examined."
CLOSED = "The force should tell victims why a case against a suspect is closed without a charge."
WHOLE = f"{DIGITAL[:-1]}, and should tell victims why a case against a suspect is closed without a charge."
CRIME = "Investigating crime"
A1, B1, B2 = "MAR-2016-EFFECT-AFI-01", "MAR-2017-EFFECT-AFI-01", "MAR-2017-EFFECT-AFI-02"


def fill(path: Path, entries: Mapping[tuple[str, str], Any], sheet: str = "Findings") -> None:
    """Write into the cells of a workbook as a person would: by reference and column."""
    book = openpyxl.load_workbook(path)
    table = book[sheet]
    header = {cell.value: cell.column for cell in table[1]}
    rows = {row[0].value: row[0].row for row in table.iter_rows(min_row=2)}
    for (ref, column), value in entries.items():
        table.cell(rows[ref], header[column]).value = value
    book.save(path)


def owners(path: Path) -> dict[str, tuple[str, bool]]:
    """For each reference of Findings its owner, and whether the row is kept as their own."""
    sheet = next(s for s in read_book(str(path))[0].sheets if s.name == "Findings")
    header = [cell.text for cell in sheet.rows[0]]
    at = {name: header.index(name) for name in ("ref", "owner", "carried")}
    found = {}
    for row in sheet.rows[1:]:
        cells = [cell.text for cell in row] + [""] * len(header)
        own = cells[at["carried"]].startswith("Row of your own")
        found[cells[at["ref"]]] = (cells[at["owner"]], own)
    return found


def left(path: Path) -> list[dict[str, str]]:
    """The rows of the sheet Not carried, by column."""
    sheets = {sheet.name: sheet for sheet in read_book(str(path))[0].sheets}
    if "Not carried" not in sheets:
        return []
    header, *rows = sheets["Not carried"].rows
    return [
        {h.text: cell.text for h, cell in zip(header, row, strict=False) if not cell.is_blank}
        for row in rows
    ]


@pytest.fixture
def split(question: Question, reports: Reports) -> tuple[Dossier, Dossier]:
    """A finding, alone and with the report that made two of it."""
    old, new = question(CRIME, WHOLE), question(CRIME, DIGITAL, CLOSED)
    before = question(CRIME, "The force should train its drivers.")
    return reports(of_2015=before, of_2016=old), reports(of_2016=old, of_2017=new)


@pytest.fixture
def merged(question: Question, reports: Reports) -> tuple[Dossier, Dossier]:
    """Two findings, alone and with the report that made one of them."""
    old, new = question(CRIME, DIGITAL, CLOSED), question(CRIME, WHOLE)
    before = question(CRIME, "The force should train its drivers.")
    return reports(of_2015=before, of_2016=old), reports(of_2016=old, of_2017=new)


def test_entries_follow_their_finding_into_a_new_report(
    made: Made, table: Table, first: Dossier
) -> None:
    old = made("old.xlsx", dossier=first)
    fill(
        old,
        {
            ("MAR-2016-EFFECT-AFI-03", "owner"): "Det Supt Åse",
            ("MAR-2016-EFFECT-AFI-03", "due_date"): datetime(2019, 9, 1),
            ("MAR-2016-EFFECT-AFI-02", "rag"): "Amber: at risk",
            ("MAR-2015-EFFECT-AFI-01", "progress"): "Done in May",
        },
    )
    new = table(made("new.xlsx", carry=old))
    assert new.text("MAR-2018/19-AFI-01", "owner") == "Det Supt Åse"
    assert new.text("MAR-2018/19-AFI-01", "due_date") == ""
    assert new.text("MAR-2018/19-AFI-01", "carried") == "From MAR-2016-EFFECT-AFI-03."
    assert new.text("MAR-2016-EFFECT-AFI-02", "rag") == "Amber: at risk"
    assert new.text("MAR-2016-EFFECT-AFI-02", "carried") == "Before: New this time."
    assert new.text("MAR-2015-EFFECT-AFI-01", "progress") == "Done in May"


def test_a_row_that_is_split_carries_to_both_and_says_so(
    made: Made, table: Table, split: tuple[Dossier, Dossier]
) -> None:
    old = made("old.xlsx", dossier=split[0])
    fill(old, {(A1, "owner"): "JB"})
    new = table(made("new.xlsx", carry=old, dossier=split[1]))
    assert [new.text(ref, "owner") for ref in (B1, B2)] == ["JB", "JB"]
    assert new.text(B1, "carried") == (
        f"From {A1}.\nBefore: New this time.\nSplit: the entries of {A1} also stand in {B2}."
    )


def test_of_rows_that_are_merged_both_entries_are_kept(
    made: Made, table: Table, merged: tuple[Dossier, Dossier]
) -> None:
    old = made("old.xlsx", dossier=merged[0])
    other = A1.replace("-01", "-02")
    fill(
        old,
        {
            (A1, "owner"): "JB",
            (A1, "action"): "Buy machines",
            (other, "owner"): "KC",
            (other, "action"): "Buy machines",
            (other, "progress"): "Half",
        },
    )
    path = made("new.xlsx", carry=old, dossier=merged[1])
    new = table(path)
    assert [new.text(B1, column) for column in ("owner", "action", "progress")] == [
        "JB\nKC",
        "Buy machines",
        "Half",
    ]
    notes = new.text(B1, "carried").split("\n")
    assert notes[0] == f"Merged from {A1} and {other}."
    assert f"Several entries in owner, the last of {other}." in notes
    assert left(path) == []


def test_what_the_portal_says_of_a_finding_is_not_said_of_the_one_in_its_place(
    made: Made, table: Table, split: tuple[Dossier, Dossier]
) -> None:
    """Each finding has a number of its own there, and the older one is still open."""
    old = made("old.xlsx", dossier=split[0])
    entries = {"hmicfrs_ref": "10002", "rag": "Amber: at risk", "owner": "JB"}
    fill(old, {(A1, name): value for name, value in entries.items()})
    path = made("one.xlsx", carry=old, dossier=split[1])
    for name in ("two.xlsx", "three.xlsx"):
        new = table(path)
        for ref in (B1, B2):
            assert [new.text(ref, column) for column in entries] == ["", "", "JB"]
        assert [new.text(A1, column) for column in entries] == list(entries.values())
        assert new.text(A1, "carried").startswith(f"Replaced by {B1}, {B2}; ")
        assert [row["ref"].text for row in new.rows].count(A1) == 1
        assert left(path) == []
        path = made(name, carry=path, dossier=split[1])


def test_notes_stay_until_somebody_deletes_them(
    made: Made, table: Table, split: tuple[Dossier, Dossier]
) -> None:
    path = made("one.xlsx", carry=made("old.xlsx", dossier=split[0]), dossier=split[1])
    first = table(path).text(B1, "carried")
    assert "Split: " in first
    assert "Before: New this time." in first
    path = made("two.xlsx", carry=path, dossier=split[1])
    assert table(path).text(B1, "carried") == first
    fill(path, {(B1, "carried"): None})
    assert table(made("three.xlsx", carry=path, dossier=split[1])).text(B1, "carried") == ""


def test_a_reading_of_their_own_is_kept_and_shown_beside_ours(made: Made, table: Table) -> None:
    path = made("old.xlsx")
    ref = "MAR-2016-EFFECT-AFI-02"
    ours = table(path).text(ref, "what_became_of_it")
    fill(path, {(ref, "reader_decided"): "Closed: I read page 12 (JB)"})
    for name in ("two.xlsx", "three.csv", "four.xlsx"):
        path = made(name, carry=path)
        assert table(path).text(ref, "reader_decided") == "Closed: I read page 12 (JB)"
        assert table(path).text(ref, "what_became_of_it") == ours
        assert path.suffix == ".csv" or left(path) == []


def test_a_status_that_they_wrote_over_is_their_own_reading(made: Made, table: Table) -> None:
    """And not what the last tracker found."""
    path = made("old.xlsx")
    ref = "MAR-2016-EFFECT-AFI-02"
    fill(path, {(ref, "what_became_of_it"): "Dealt with"})
    path = made("two.xlsx", carry=path)
    assert table(path).text(ref, "reader_decided") == "Dealt with"
    assert "Before" not in table(path).text(ref, "carried")


def test_what_changed_since_the_last_tracker_stands_on_its_sheet(
    made: Made, table: Table, first: Dossier
) -> None:
    old = made("old.xlsx", dossier=first)
    found = table(made("new.xlsx", carry=old), "Changed since last tracker", "ref")
    told = dict(zip(found.column("ref"), found.column("what"), strict=True))
    assert told["MAR-2018/19-AFI-01"] == "Takes the place of"
    assert told["MAR-2016-EFFECT-AFI-02"] == "Another status"
    assert "New finding" in told.values()
    again = table(made("again.xlsx", carry=made("same.xlsx")), "Changed since last tracker", "ref")
    assert again.column("what") == ["Nothing has changed"]


def test_every_column_that_is_not_ours_is_kept_in_order(made: Made, table: Table) -> None:
    plain = table(made("plain.csv"))
    ours = [column.name for column in OURS]
    header = ["zeal", *ours[:3], "Evidence", *ours[3:], "owner", "zeal", "Due date"]
    lines = [
        [
            "z1",
            *(row[name].text if name in row else "" for name in ours[:3]),
            "e",
            *ours[3:],
            "o",
            "z2",
            "d",
        ]
        for row in plain.rows[:1]
    ]
    old = made("plain.csv").with_name("old.csv")
    old.write_bytes(write_csv([header, *lines]))
    new = table(made("new.csv", carry=old))
    assert new.header == [
        *ours,
        "carried",
        "zeal",
        "Evidence (yours)",
        "owner",
        "zeal (2)",
        "Due date",
    ]
    assert [new.rows[0][name].text for name in new.header[-5:]] == ["z1", "e", "o", "z2", "d"]


def test_a_column_that_people_took_out_stays_out(made: Made, table: Table) -> None:
    book = openpyxl.load_workbook(made("old.xlsx"))
    book["Findings"].delete_cols(len(OURS) + 1, 3)  # the first three of theirs
    path = made("old.xlsx").with_name("less.xlsx")
    book.save(path)
    assert table(made("new.xlsx", carry=path)).header[len(OURS) + 1 :] == [
        c.name for c in THEIRS[3:]
    ]


def test_what_waits_is_put_where_the_reader_says(made: Made, table: Table) -> None:
    old = made("old.csv")
    lines = list(csv.reader(old.read_text("utf-8-sig").splitlines()))
    header = lines[0]
    row = [""] * len(header)
    row[header.index("ref")] = "MAR-2016-EFFECT-AFI-02"
    row[header.index("text")] = "The dogs need new vans."
    row[header.index("owner")] = "JB"
    old.write_bytes(write_csv([header, row]))
    new = made("new.csv", carry=old)
    beside = new.with_name("new-not-carried.csv")
    waiting = table(beside)
    assert waiting.rows[0]["owner"].text == "JB"
    assert "do not belong together" in waiting.rows[0]["why_not_carried"].text

    told = beside.read_bytes().replace(b"\r\n,Its ref", b"\r\nMAR-2016-EFFECT-AFI-02,Its ref")
    beside.write_bytes(told)
    again = made("new.csv", carry=new)
    assert table(again).text("MAR-2016-EFFECT-AFI-02", "owner") == "JB"
    assert "Carried as you decided." in table(again).text("MAR-2016-EFFECT-AFI-02", "carried")
    assert table(beside).rows == []


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_row_of_their_own_stays_where_it_is(ending: str, made: Made, table: Table) -> None:
    path = made(f"old.{ending}")
    mine = {
        "ref": "HMIC-THEME-1",
        "text": "The dogs need new vans.",
        "kind": "Theme",
        "owner": "JB",
    }
    if ending == "csv":
        lines = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
        path.write_bytes(write_csv([*lines, [mine.get(name, "") for name in lines[0]]]))
    else:
        book = openpyxl.load_workbook(path)
        sheet = book["Findings"]
        sheet.append([mine.get(cell.value) for cell in sheet[1]])
        book.save(path)
    for name in (f"two.{ending}", f"three.{ending}"):
        path = made(name, carry=path)
        row = table(path).rows[-1]
        assert [row[column].text for column in mine] == list(mine.values())
        assert row["carried"].text.startswith("Row of your own")
        assert ending == "csv" or left(path) == []


def test_what_people_wrote_over_our_columns_is_kept_too(made: Made) -> None:
    old = made("old.xlsx")
    fill(old, {("MAR-2016-EFFECT-AFI-02", "suggested_next_step"): "Chief says: close"})
    (row,) = left(made("new.xlsx", carry=old))
    assert (row["value_there"], row["was_in_column"]) == (
        "Chief says: close",
        "suggested_next_step",
    )
    assert row["ref"] == "MAR-2016-EFFECT-AFI-02"


def test_the_contact_and_the_lists_are_kept(made: Made) -> None:
    old = made("old.xlsx")
    book = openpyxl.load_workbook(old)
    cover = book["Cover"]
    row = next(cell.row for cell in cover["A"] if cell.value == "Contact")
    cover.cell(row, 2).value = "Insp Brown"
    book["Lists"]["C2"].value = "Supt Green"
    book["Lists"]["F1"].value = "Board member"
    book["Lists"]["F2"].value = "Cllr White"
    book.save(old)
    sheets = {s.name: s for s in read_book(str(made("new.xlsx", carry=old)))[0].sheets}
    assert "Insp Brown" in [cell.text for row in sheets["Cover"].rows for cell in row]
    assert [row[2].text for row in sheets["Lists"].rows[:2]] == ["owner", "Supt Green"]
    assert [row[5].text for row in sheets["Lists"].rows[:2]] == ["Board member", "Cllr White"]
    assert "Not carried" not in sheets


def test_sheets_of_their_own_are_kept(made: Made) -> None:
    old = made("old.xlsx")
    book = openpyxl.load_workbook(old)
    own = book.create_sheet("Contacts")
    own.append(["Name", "Phone"])
    own.append(["JB", "=1+1"])
    book.save(old)
    sheets = {s.name: s for s in read_book(str(made("new.xlsx", carry=old)))[0].sheets}
    assert next([cell.text for cell in row] for row in sheets["Contacts"].rows) == ["Name", "Phone"]
    assert sheets["Contacts"].rows[1][1].formula == "=1+1"


def test_a_formula_that_looks_at_its_own_row_moves_with_it(
    made: Made, table: Table, first: Dossier
) -> None:
    old = made("old.xlsx", dossier=first)
    book = openpyxl.load_workbook(old)
    sheet = book["Findings"]
    header = {cell.value: cell.column_letter for cell in sheet[1]}
    row = next(cell.row for cell in sheet["A"] if cell.value == "MAR-2016-EFFECT-AFI-05")
    sheet[f"{header['progress']}{row}"] = f'=IF({header["due_date"]}{row}<TODAY(),"late","")'
    sheet[f"{header['action']}{row}"] = f"=A{row + 1}"
    book.save(old)
    path = made("new.xlsx", carry=old)
    book = openpyxl.load_workbook(path)
    sheet = book["Findings"]
    now = {cell.value: cell.column_letter for cell in sheet[1]}
    place = next(cell.row for cell in sheet["A"] if cell.value == "MAR-2016-EFFECT-AFI-05")
    assert (
        sheet[f"{now['progress']}{place}"].value
        == f'=IF({now["due_date"]}{place}<TODAY(),"late","")'
    )
    assert [row["value_there"] for row in left(path)] == [f"=A{row + 1}"]


def test_colours_comments_and_links_are_kept(made: Made, table: Table) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    old = made("old.xlsx")
    book = openpyxl.load_workbook(old)
    sheet = book["Findings"]
    for cell in sheet[2]:
        cell.fill = PatternFill("solid", fgColor="FFFFC000")
    header = {cell.value: cell.column for cell in sheet[1]}
    cell = sheet.cell(2, header["evidence_of_completion"])
    cell.value, cell.hyperlink = "Plan", "https://example.org/plan"
    sheet.cell(2, header["text"]).comment = Comment("JB: see the minutes", "JB")
    book.save(old)
    row = table(made("new.xlsx", carry=old)).rows[0]
    assert {row[name].look.fill for name in ("ref", "text", "owner")} == {"FFC000"}
    assert row["evidence_of_completion"].link == "https://example.org/plan"
    assert row["text"].comment == "JB: see the minutes"


def test_entries_beside_the_parts_follow_the_parts(
    made: Made, table: Table, first: Dossier
) -> None:
    old = made("old.xlsx", dossier=first)
    book = openpyxl.load_workbook(old)
    sheet = book["Items"]
    at = sheet.max_column + 1
    sheet.cell(1, at).value = "Owner of the part"
    row = next(cell.row for cell in sheet["A"] if cell.value == "MAR-2016-EFFECT-AFI-07b")
    sheet.cell(row, at).value = "KC"
    book.save(old)
    new = table(made("new.xlsx", carry=old), "Items", "item_ref")
    assert new.text("MAR-2016-EFFECT-AFI-07b", "Owner of the part") == "KC"


def test_dates_keep_their_kind_through_csv(made: Made, table: Table) -> None:
    old = made("old.xlsx")
    fill(old, {("MAR-2016-EFFECT-AFI-02", "due_date"): datetime(2019, 9, 1)})
    through = made("through.csv", carry=old)
    assert table(through).text("MAR-2016-EFFECT-AFI-02", "due_date") == "2019-09-01"
    back = table(made("back.xlsx", carry=through))
    assert back.by_ref["MAR-2016-EFFECT-AFI-02"]["due_date"].value == datetime(2019, 9, 1)


def test_a_mark_of_the_program_is_no_entry(made: Made) -> None:
    """Reading back what nobody touched leaves nothing to decide."""
    assert left(made("two.xlsx", carry=made("one.xlsx"))) == []


def test_what_is_to_be_checked_stays_until_somebody_deletes_it(made: Made, table: Table) -> None:
    old = made("old.xlsx")
    book = openpyxl.load_workbook(old)
    sheet = book["Findings"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "MAR-2016-EFFECT-AFI-02")
    sheet.cell(row, 1).value = "2016/2"
    book.save(old)
    note = "Please check: found by its text; its reference 2016/2 is not known here."
    path = made("one.xlsx", carry=old)
    for name in ("two.xlsx", "three.xlsx"):
        path = made(name, carry=path)
        assert note in table(path).text("MAR-2016-EFFECT-AFI-02", "carried")
    fill(path, {("MAR-2016-EFFECT-AFI-02", "carried"): None})
    path = made("four.xlsx", carry=path)
    assert table(path).text("MAR-2016-EFFECT-AFI-02", "carried") == ""
    assert left(path) == []


def test_what_an_earlier_tracker_said_of_a_finding_stands_beside(
    made: Made, table: Table, first: Dossier
) -> None:
    new = table(made("new.xlsx", carry=made("old.xlsx", dossier=first)))
    assert "Before: New this time." in new.text("MAR-2016-EFFECT-AFI-02", "carried")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_row_without_entries_is_not_kept_when_its_report_is_left_out(
    ending: str, made: Made, first: Dossier, fixtures_dir: Path
) -> None:
    """And one with entries is listed, until the report is given again."""
    names = ("2016-effectiveness-report.md", "2018-19-report.txt")
    later = assemble([read_inspection(fixtures_dir / name) for name in names])
    old = made(f"old.{ending}", dossier=first)
    new = made(f"new.{ending}", carry=old, dossier=later)
    assert left(new) == []
    assert not new.with_name("new-not-carried.csv").exists()
    book = made("owned.xlsx", carry=old, dossier=first)
    fill(book, {("MAR-2015-EFFECT-AFI-05", "owner"): "JB"})
    waiting = made("waiting.xlsx", carry=book, dossier=later)
    assert left(waiting) == []
    kept = owners(waiting)
    assert kept["MAR-2015-EFFECT-AFI-05"] == ("JB", True)
    back = made("back.xlsx", carry=waiting)
    assert left(back) == []
    assert owners(back)["MAR-2015-EFFECT-AFI-05"] == ("JB", False)

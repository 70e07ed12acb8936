"""The law of --carry on whole files: whatever people typed, wherever, stands in what comes next.

Each entry has a number that no other has, so that none is taken for kept because another says the
same. They are typed by openpyxl, which knows nothing of trackers, over a tracker as peeldiff made it
or into a spreadsheet of an office's own, and then one report after the other arrives.
"""

from __future__ import annotations

import csv
import io
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment

from peeldiff.errors import FormatError
from peeldiff.inputs import read_inspection
from peeldiff.papers import Dossier, PaperOptions
from peeldiff.papers.shapes import assemble
from peeldiff.papers.spreadsheet.comma import unguarded, write_csv
from peeldiff.papers.tracker import make
from peeldiff.papers.tracker.rows import finding_rows
from tests.papers.tracker.reading_once import read_once

NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
EXAMPLES = settings(
    deadline=None,
    max_examples=200 if NIGHTLY else 6,
    derandomize=not NIGHTLY,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

SEEDS = st.integers(0, 2**40)
"""One number draws a whole example: a failure is told by it, and nothing is shrunk anyway."""

FILES = (
    "2014-core-business-letter.txt",
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2018-19-report.txt",
    "2021-22-report.md",
    "2023-25-report.txt",
)
GIVEN = ((1, 2), (1, 2, 3), (2, 3, 4), (3, 4), (0, 1, 2, 3, 4, 5))
"""Which of the reports are given together: more, others, or fewer than last time."""

Made = Callable[[int, str], bytes]


@pytest.fixture(autouse=True)
def reads_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("peeldiff.papers.tracker.read_book", read_once)


@pytest.fixture(scope="session")
def dossiers(fixtures_dir: Path) -> list[Dossier]:
    read = [read_inspection(fixtures_dir / name) for name in FILES]
    return [assemble([read[at] for at in chosen]) for chosen in GIVEN]


@pytest.fixture(scope="session")
def made_once(dossiers: list[Dossier]) -> Made:
    """The tracker of a dossier, made once."""
    kept: dict[tuple[int, str], bytes] = {}

    def once(at: int, ending: str) -> bytes:
        if (at, ending) not in kept:
            options = PaperOptions(output=f"t{ending}", ending=ending)
            kept[at, ending] = make(dossiers[at], options)[0].content
        return kept[at, ending]

    return once


WORDS = (
    *("done", "=1+1", "- done", "+44", "@x", "'=1", "a\nb", "<b>x</b>", "From "),
    *(
        "Please check",
        "Row of your own",
        "Replaced by ",
        "Before: ",
        "own row",
        "carry_to",
        "é" * 9,
    ),
    *("MAR-2016-EFFECT-AFI-02", "No report given here has this finding.", "x" * 20_000, "“𝔐” ✓ 😀"),
)


class Entries:
    """What people type, each with a number of its own, and whether it is still there."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.texts: list[str] = []
        self.formulas: list[str] = []

    def typed(self, *, plain: bool = False) -> Any:
        """The value of a cell; `plain`: a text, as a CSV file holds nothing else."""
        number = str(1_000_003 + 7 * (len(self.texts) + len(self.formulas)))
        kind = 9 if plain else self.chance.randrange(10)
        if kind == 0:
            return int(self.text(number))
        if kind == 1:
            day = datetime(1950, 1, 1) + timedelta(days=len(self.texts))
            self.text(day.date().isoformat())
            return day
        if kind == 2:
            self.formulas.append(number)
            form = self.chance.choice(["=SUM(Z1:Z9)+{}", "=TODAY()+{}", '=A2&"{}"'])
            return form.format(number)
        return self.text(f"{self.chance.choice(WORDS)} {number}.")

    def text(self, text: str) -> str:
        self.texts.append(text)
        return text

    def comment(self) -> Comment:
        return Comment(self.text(f"JB: asked {len(self.texts)} times"), "JB")

    def has(self, value: object) -> bool:
        """Whether somebody typed this."""
        text = value.date().isoformat() if isinstance(value, datetime) else str(value)
        return text in self.texts or any(number in text for number in self.formulas)

    def assert_kept(self, paths: Sequence[Path]) -> None:
        books = [read_once(str(path))[0] for path in paths if path.exists()]
        cells = [c for book in books for sheet in book.sheets for row in sheet.rows for c in row]
        names = [sheet.name for book in books for sheet in book.sheets]
        held = [
            *names,
            *(text for cell in cells for text in (cell.text, cell.comment, cell.formula) if text),
        ]
        whole = _on_one_line("\0".join(held))
        lost = [text for text in self.texts if not _stands_in(text, whole)]
        assert not lost, [text[:200] for text in lost]
        formulas = "\0".join([*held, *(cell.formula for cell in cells if cell.formula)])
        lost = [one for one in self.formulas if not re.search(rf"=[^\0]*{one}", formulas)]
        assert not lost


def _on_one_line(text: str) -> str:
    """The text as a heading holds it; whether lines of an entry are kept is told by the other law."""
    return " ".join(text.split())


def _stands_in(text: str, whole: str) -> bool:
    """Whether each line of a text is there, in parts where no cell holds it."""
    parts = [text[at : at + 10_000] for at in range(0, len(text), 10_000)]
    return all(_on_one_line(line) in whole for part in parts for line in part.split("\n"))


# ---- a tracker of ours, changed as people change one --------------------------------------------------


def fill(sheet: Any, entries: Entries, most: int) -> None:
    """Type into cells of any kind, ours and theirs, and beside and below all."""
    chance = entries.chance
    for _ in range(chance.randint(0, most)):
        row = chance.randint(1, sheet.max_row + 2)
        cell = sheet.cell(row, chance.randint(1, sheet.max_column + 2))
        if chance.random() < 0.2:
            if cell.comment is None:
                cell.comment = entries.comment()
        elif cell.value is None or not entries.has(cell.value):
            cell.value = entries.typed()
            if isinstance(cell.value, int):
                cell.number_format = "General"  # where a day is expected it would be read as one


def rearrange(book: Any, entries: Entries) -> None:
    """Sort, delete, insert, copy and rename, before anything is typed."""
    chance = entries.chance
    for sheet in list(book.worksheets):
        match chance.randrange(12):
            case 0:
                sheet.delete_cols(chance.randint(1, sheet.max_column))
            case 1:
                sheet.delete_rows(chance.randint(2, max(sheet.max_row, 2)), 2)
            case 2:
                sheet.insert_rows(1)
                sheet.cell(1, 1).value = entries.typed()
            case 3:
                rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
                chance.shuffle(rows)
                for at, row in enumerate(rows, 2):
                    for column, value in enumerate(row, 1):
                        sheet.cell(at, column).value = value
            case 4:
                fill(book.copy_worksheet(sheet), entries, 6)
            case 5:
                sheet.title = (
                    f"{chance.choice(['Board 2', 'Old', 'findings'])} {len(book.sheetnames)}"
                )
    if chance.random() < 0.5:
        fill(book.create_sheet(chance.choice(["Sheet1", "Not carried", "Log"])), entries, 6)


def refreshed(
    dossiers: Sequence[Dossier], carry: Path, entries: Entries, *, times: int = 2
) -> None:
    """Carry the tracker on with other reports, in other formats, and look after each time."""
    for number in range(times):
        ending = entries.chance.choice([".xlsx", ".xlsx", ".csv"])
        output = carry.with_name(f"{number}{ending}")
        options = PaperOptions(output=str(output), ending=ending, carry=str(carry))
        try:
            files = make(entries.chance.choice(dossiers), options)
        except FormatError:  # no row is a finding: nothing is written, and the old file stands
            assert not output.exists()
            return
        for file in files:
            Path(file.path).write_bytes(file.content)
        entries.assert_kept([output, output.with_name(f"{number}-not-carried.csv")])
        carry = output


@pytest.mark.slow
def test_what_is_typed_anywhere_in_a_workbook_of_ours_is_kept(
    dossiers: list[Dossier], made_once: Made
) -> None:
    @given(SEEDS)
    @EXAMPLES
    def law(seed: int) -> None:
        entries = Entries(Random(seed))
        at = entries.chance.randrange(len(dossiers))
        book = openpyxl.load_workbook(io.BytesIO(made_once(at, ".xlsx")))
        rearrange(book, entries)
        for sheet in book.worksheets:
            fill(sheet, entries, 12 if sheet.title in ("Findings", "Items") else 3)
        with tempfile.TemporaryDirectory() as folder:
            carry = Path(folder) / "old.xlsx"
            book.save(carry)
            refreshed(dossiers, carry, entries)

    law()


@pytest.mark.slow
def test_what_is_typed_anywhere_in_a_csv_tracker_of_ours_is_kept(
    dossiers: list[Dossier], made_once: Made, tmp_path: Path
) -> None:
    """In columns of theirs, in columns and rows that they added, and in the file beside it."""
    kept = tmp_path / "made.csv"

    @given(SEEDS)
    @settings(EXAMPLES, max_examples=250 if NIGHTLY else 8)
    def law(seed: int) -> None:
        entries = Entries(Random(seed))
        chance = entries.chance
        kept.write_bytes(made_once(chance.randrange(len(dossiers)), ".csv"))
        rows = [[cell.text for cell in row] for row in read_once(str(kept))[0].sheets[0].rows]
        theirs = rows[0].index("hmicfrs_ref")
        rows[0] += [entries.text(f"Column {n}") for n in range(chance.randint(0, 2))]
        rows += [[] for _ in range(chance.randint(0, 2))]
        rows = [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows]
        for _ in range(chance.randint(1, 15)):
            row, column = chance.choice(rows[1:]), chance.randrange(theirs, len(rows[0]))
            row[column] = row[column] or entries.typed(plain=True)
        heading, *below = rows
        chance.shuffle(below)
        beside = [["carry_to", "why_not_carried", "text", "owner", "ref", "kind"]]
        for _ in range(chance.randint(0, 2)):
            told = chance.choice(["", "own", "MAR-2016-EFFECT-AFI-04", "?"])
            owner = entries.typed(plain=True)
            beside.append([told, "No report given here has this finding.", "Dogs", owner, "X", ""])
        with tempfile.TemporaryDirectory() as folder:
            carry = Path(folder) / "old.csv"
            carry.write_bytes(write_csv([heading, *below]))
            if len(beside) > 1:
                carry.with_name("old-not-carried.csv").write_bytes(write_csv(beside))
            refreshed(dossiers, carry, entries, times=3)

    law()


# ---- a spreadsheet that peeldiff did not make ----------------------------------------------------------

HEADINGS = (
    *("No", "Lead", "RAG", "Evidence", "Due date", "Update for the board", "Ref", "ref", "text"),
    *("kind", "Status", "carried", "Owner", "owner", "", "Point\nof the report"),
)
FORMS = ("{}", "{}", "AFI 3: {}", "{} ", "3.1 {}", "{} (see minutes)")


def retyped(point: str, entries: Entries) -> str:
    """A finding as people write it down: as printed, numbered, in capitals, shortened, run on."""
    chance = entries.chance
    text = chance.choice(FORMS).format(" ".join(point.split()))
    match chance.randrange(6):
        case 0:
            text = text.upper()
        case 1:
            text = text[: max(40, len(text) * 2 // 3)]
        case 2:
            text = f"{chance.choice(WORDS)} about dogs and their vans {len(entries.texts)}"
    return entries.text(text)


def office_sheet(sheet: Any, points: Sequence[str], entries: Entries, *, comments: bool) -> None:
    """Titles, headings, a block for each report, cells merged down, notes below."""
    chance = entries.chance
    headings = chance.choices(HEADINGS, k=chance.randint(1, 6))
    place = chance.randint(0, len(headings))
    headings.insert(place, chance.choice(["What they asked for", "AFI", "text", ""]))
    for _ in range(chance.randint(0, 3)):
        sheet.append([entries.typed() for _ in range(chance.randint(0, 2))])
    if chance.random() < 0.8:
        sheet.append(headings)
    for point in chance.choices(points, k=chance.randint(1, 8)):
        match chance.randrange(8):
            case 0:
                sheet.append([entries.typed()])
            case 1:
                sheet.append(headings)
            case 2:
                sheet.append([])
        row = [
            retyped(point, entries)
            if column == place
            else entries.typed()
            if chance.random() < 0.5
            else None
            for column in range(len(headings))
        ]
        sheet.append(row)
        if comments and chance.random() < 0.2:
            cell = sheet.cell(sheet.max_row, chance.randint(1, len(headings) + 1))
            cell.comment = entries.comment()
    column = sheet.max_column + 1
    if chance.random() < 0.3:
        sheet.cell(2, column).value = entries.typed()
        sheet.merge_cells(start_row=2, end_row=4, start_column=column, end_column=column + 1)


@pytest.mark.slow
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_an_office_wrote_in_a_spreadsheet_of_its_own_is_kept(
    ending: str, dossiers: list[Dossier]
) -> None:
    points = [[str(row.cells["text"]) for row in finding_rows(one)] for one in dossiers]

    @given(SEEDS)
    @settings(EXAMPLES, max_examples=250 if NIGHTLY else 8)
    def law(seed: int) -> None:
        entries = Entries(Random(seed))
        book = openpyxl.Workbook()
        sheets = [book.active]
        if ending == ".xlsx":
            names = ["Notes", "Cover", "Items", "Board"]
            sheets += map(
                book.create_sheet, entries.chance.sample(names, entries.chance.randint(0, 3))
            )
        for sheet in sheets:
            office_sheet(sheet, entries.chance.choice(points), entries, comments=ending == ".xlsx")
        with tempfile.TemporaryDirectory() as folder:
            carry = Path(folder) / f"old{ending}"
            if ending == ".xlsx":
                book.save(carry)
            else:
                carry.write_bytes(as_csv(sheets[0], entries.chance))
                entries.texts = [unguarded(text) for text in entries.texts]
            refreshed(dossiers, carry, entries)

    law()


def as_csv(sheet: Any, chance: Random) -> bytes:
    """The sheet as Excel or a colleague saves it: any delimiter, any encoding that holds the text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=chance.choice(",;\t"), quoting=csv.QUOTE_ALL)
    for row in sheet.iter_rows(values_only=True):
        days = [cell.date().isoformat() if isinstance(cell, datetime) else cell for cell in row]
        writer.writerow(["" if day is None else day for day in days])
    return out.getvalue().encode(chance.choice(["utf-8", "utf-8-sig", "utf-16"]))

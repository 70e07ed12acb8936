"""The sheet Board: it shows what people wrote, marks what is doubtful, and is fit to print."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from alignment.records import replace
from peeldiff.inputs import read_inspection
from peeldiff.model import Status
from peeldiff.papers import Dossier
from peeldiff.papers.shapes import assemble
from peeldiff.papers.tracker.rows import FindingRow, finding_rows

Made = Callable[..., Path]
Table = Callable[..., Any]
CONCERN = """## Responding to the public

**Inadequate**

### Cause of concern

The force is not answering its calls, and people are at risk

The force leaves one caller in three without an answer. Some of them were in danger. {more}

### Recommendations

- By 30 June 2031, the force should report the number of lost calls each week.
- The force should immediately ring back everyone whose call it lost.
- By 31 March 2031, the force should train all of its operators.
"""


def column(sheet: Worksheet, name: str) -> str:
    """The letter of a column by the name of its heading."""
    return next(str(cell.column_letter) for cell in sheet[1] if cell.value == name)


def filled(path: Path, entries: dict[str, object], row: int = 2) -> Path:
    """A person fills cells of a row of Findings."""
    book = openpyxl.load_workbook(path)
    sheet = book["Findings"]
    for name, value in entries.items():
        sheet[f"{column(sheet, name)}{row}"] = value
    book.save(path)
    return path


@pytest.fixture
def dossier(reports: Callable[..., Dossier], question: Callable[..., str]) -> Dossier:
    old = question("Investigating crime", "The force should count its cases every week.")
    more = "A sentence more that says the same of its letters. " * 8
    return reports(of_2015=old, of_2016=f"{CONCERN.format(more=more)}\n{old}")


@pytest.mark.parametrize("value", [date(2031, 1, 31), "=DATE(2031,1,31)", None, "=TODAY()+7"])
@pytest.mark.parametrize("name", ["due_date"])
def test_a_day_looks_like_one(made: Made, name: str, value: object) -> None:
    path = made("u.xlsx", carry=filled(made("t.xlsx"), {name: value}))
    book = openpyxl.load_workbook(path)
    for sheet in (book["Board"], book["Findings"]):
        letter = column(sheet, name)
        for row in range(2, sheet.max_row + 1):
            assert sheet[f"{letter}{row}"].number_format == "dd/mm/yyyy"


def test_their_own_reading_stands_in_place_of_ours(made: Made, table: Table) -> None:
    path = made(
        "u.xlsx", carry=filled(made("t.xlsx"), {"reader_decided": "Done in May: see minutes"})
    )
    board, found = table(path, "Board", "ref"), table(path)
    first = found.rows[0]["ref"].text
    assert board.text(first, "what_became_of_it") == "Our own reading: Done in May: see minutes"
    sheet = openpyxl.load_workbook(path)["Board"]
    formula = str(sheet[f"{column(sheet, 'what_became_of_it')}2"].value)
    own = column(openpyxl.load_workbook(path)["Findings"], "reader_decided")
    assert formula.startswith(f'=IF(Findings!{own}2="",')
    assert '"Our own reading: "' in formula


def test_what_is_doubtful_is_marked(made: Made, table: Table) -> None:
    path = made("t.xlsx")
    board, found = table(path, "Board", "ref"), table(path)
    doubtful = [row["confidence"].text.startswith("Doubtful") for row in found.rows]
    marked = [
        "Doubtful: read the report first." in text for text in board.column("what_became_of_it")
    ]
    assert marked[: len(doubtful)] == doubtful
    assert not any(marked[len(doubtful) :])
    assert any(doubtful)


def test_an_explanation_is_told_in_whole_sentences(
    made: Made, table: Table, dossier: Dossier
) -> None:
    board = table(made("t.xlsx", dossier=dossier), "Board", "ref")
    (words,) = [text for text in board.column("board_words") if "report explains: " in text]
    assert words.startswith(
        "The 2015 report has no finding like it. The report explains: “The force leaves one caller in "
        "three without an answer. Some of them"
    )
    assert "letters.” (2016 report" in words
    assert len(words) < 490


def test_recommendations_stand_by_when_they_are_due(
    made: Made, table: Table, dossier: Dossier
) -> None:
    board = table(made("t.xlsx", dossier=dossier), "Board", "ref")
    dates = [text for text in board.column("deadline_date") if text]
    assert dates == ["immediately", "2031-03-31", "2031-06-30"]
    refs = board.column("ref")
    assert "COC-01" in refs[0]
    assert ["REC" in ref for ref in refs[1:4]] == [True] * 3


def test_rows_that_people_add_reach_it(made: Made) -> None:
    book = openpyxl.load_workbook(made("t.xlsx"))
    board, findings = book["Board"], book["Findings"]
    below = findings.max_row + 1
    assert board[f"{column(board, 'text')}{below}"].value == (
        f'=IF(Findings!{column(findings, "text")}{below}="","",'
        f"Findings!{column(findings, 'text')}{below})"
    )


def test_its_print_says_what_it_is_and_on_which_day_it_was_made(
    made: Made, dossier: Dossier
) -> None:
    """In words: a day that Excel puts in stands month first where the reader's settings have it so."""
    day = replace(dossier, made_on="2031-05-03")
    board = openpyxl.load_workbook(made("t.xlsx", dossier=day))["Board"]
    assert board.oddHeader.left.text.endswith("inspection tracker: Board")
    assert board.oddHeader.right.text == "Made on 3 May 2031"


def test_what_they_write_under_progress_has_room(made: Made) -> None:
    sheet = openpyxl.load_workbook(made("t.xlsx"))["Board"]
    written = openpyxl.load_workbook(made("t.xlsx"))["Findings"].max_row
    assert all(sheet.row_dimensions[row].height >= 8 * 12.75 for row in range(2, written + 1))


TWO_CONCERNS = """## Responding to the public

**Inadequate**

### Cause of concern

The force is not answering its calls, and people are at risk

### Recommendations

- By 30 June 2031, the force should report the number of lost calls each week.
- {first}

## Protecting vulnerable people

**Inadequate**

### Cause of concern

The force is not reading its letters, and children are at risk

### Recommendations

- {second}
- By 31 March 2031, the force should count its letters every week.
"""
RING, READ = (
    "The force should immediately ring back everyone whose call it lost.",
    "The force should immediately read all letters that are waiting.",
)


@pytest.mark.parametrize(
    ("demand", "other"),
    [
        (RING, READ),
        (READ, RING),
        ("By 1 May 2031, the force should ring back everyone.", READ),
        (RING, "By 1 May 2031, the force should read its letters."),
        ("The force should buy more telephones.", "The force should buy more lamps."),
    ],
)
@pytest.mark.parametrize("named", ["old", "none"])
def test_recommendations_stand_under_their_cause_of_concern(
    made: Made,
    table: Table,
    reports: Callable[..., Dossier],
    question: Callable[..., str],
    demand: str,
    other: str,
    named: str,
) -> None:
    calls = "The force should answer its calls, as people are at risk."
    asked = calls if named == "old" else "The force should count its cases every week."
    dossier = reports(
        of_2015=question("Responding to the public", asked),
        of_2016=TWO_CONCERNS.format(first=demand, second=other),
    )
    by_id = {finding.id: finding for finding in dossier.columns[-1].inspection.findings}
    cause_of = {f.ref: by_id[f.concern].ref if f.concern else f.ref for f in by_id.values()}
    refs = table(made("t.xlsx", dossier=dossier), "Board", "ref").column("ref")
    new = [ref for ref in refs if ref in cause_of]
    assert len(new) == 6
    causes = [cause_of[ref] for ref in new]
    assert sorted(causes) in (causes, causes[::-1])  # each with its own, and no other between
    assert [new[0], new[3]] == [causes[0], causes[3]]
    assert causes[0] != causes[3]


def test_recommendations_of_the_older_report_stand_under_their_cause_as_well(
    made: Made, table: Table, reports: Callable[..., Dossier], question: Callable[..., str]
) -> None:
    older = TWO_CONCERNS.format(
        first="The force should buy telephones.", second="The force should buy lamps."
    )
    for date_of in ("By 30 June 2031, the", "By 31 March 2031, the"):
        older = older.replace(date_of, "The")
    heron = question("Investigating crime", *["The force should buy a heron for its pond."] * 2)
    dossier = reports(of_2015=older, of_2016=heron)
    by_id = {finding.id: finding for finding in dossier.columns[0].inspection.findings}
    cause_of = {f.ref: by_id[f.concern].ref for f in by_id.values() if f.concern}
    board = table(made("t.xlsx", dossier=dossier), "Board", "ref")
    refs = board.column("ref")
    shown = [ref for ref, cause in cause_of.items() if cause in refs]
    assert len(shown) >= 2
    for ref in shown:
        between = refs[refs.index(cause_of[ref]) + 1 : refs.index(ref)]
        assert all(cause_of.get(other) == cause_of[ref] for other in between)


def test_what_is_still_to_come_is_told_as_that(fixtures_dir: Path) -> None:
    """As on the cover and in the response: no answer was missed where the report has none yet."""
    names = ("2021-22-report.md", "2023-25-report.txt")
    rows = finding_rows(assemble([read_inspection(fixtures_dir / name) for name in names]))
    (told,) = [row.cells["board_words"] for row in rows if row.ref == "MAR-2021/22-AFI-11"]
    assert str(told).startswith("HMICFRS has not finished its work on “Leadership and force")


def test_a_new_finding_does_not_seem_to_be_told_of_by_the_older_report(
    second_rows: list[FindingRow],
) -> None:
    told = [str(row.cells["board_words"]) for row in second_rows if row.status is Status.NEW]
    quoted = [words for words in told if "“" in words and "explains" not in words]
    assert quoted
    assert all("like it. Closest to a reason in the newer report: “" in words for words in quoted)


def test_a_reference_has_room_on_one_line(made: Made) -> None:
    sheet = openpyxl.load_workbook(made("t.xlsx"))["Board"]
    assert sheet.column_dimensions["A"].width >= len("MAR-2018/19-AFI-01")


# ---- rows that wait for what people add --------------------------------------------------------------


def ruled(sheet: Worksheet) -> list[bool]:
    """Of each row below the headings, whether all of its cells have lines round them."""
    return [
        all(cell.border.left.style and cell.border.bottom.style for cell in row)
        for row in sheet.iter_rows(min_row=2)
    ]


def test_an_empty_row_of_the_board_has_no_lines(made: Made) -> None:
    sheet = openpyxl.load_workbook(made("tracker.xlsx"))["Board"]
    findings = openpyxl.load_workbook(made("tracker.xlsx"))["Findings"].max_row - 1
    assert ruled(sheet) == [True] * findings + [False] * (sheet.max_row - 1 - findings)
    assert sheet.max_row - 1 > findings
    assert not sheet.print_options.gridLines


def test_a_row_that_people_add_gets_its_lines(made: Made) -> None:
    sheet = openpyxl.load_workbook(made("tracker.xlsx"))["Board"]
    empty = ruled(sheet).index(False) + 2
    last = sheet.cell(1, sheet.max_column).column_letter
    rules = {
        str(found.sqref): [rule for rule in found.rules if rule.dxf.border is not None]
        for found in sheet.conditional_formatting
    }
    (rule,) = [
        rule for name, told in rules.items() for rule in told if name.startswith(f"A{empty}:")
    ]
    (area,) = [name for name, told in rules.items() if told == [rule]]
    assert area == f"A{empty}:{last}{sheet.max_row}"
    assert rule.formula[0].startswith(f"($A{empty}&$B{empty}&")
    assert f"${last}{empty}" in rule.formula[0]


def test_other_sheets_print_their_grid(made: Made) -> None:
    book = openpyxl.load_workbook(made("tracker.xlsx"))
    assert book["Findings"].print_options.gridLines
    assert not book["Findings"]["A2"].border.left.style

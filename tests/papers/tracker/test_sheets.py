"""The sheets around the findings, as a person meets them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from peeldiff.model import Mention, Tone
from peeldiff.model.vocabulary import MENTIONS
from peeldiff.papers import Dossier
from peeldiff.papers.spreadsheet import read_book
from peeldiff.papers.tracker.columns import BOARD, CARRIED, ITEM_COLUMNS, OURS, THEIRS
from peeldiff.papers.tracker.cover_sheet import cover
from peeldiff.papers.tracker.past_sheets import grades, history
from peeldiff.papers.tracker.plans import SCALE, our_plan
from peeldiff.papers.tracker.rows import FindingRow, finding_rows
from peeldiff.phrasing.phrases import PERHAPS

Made = Callable[..., Path]
Table = Callable[..., Any]


@pytest.fixture
def book(made: Made) -> openpyxl.Workbook:
    return openpyxl.load_workbook(made("t.xlsx"))


def test_the_sheets_are_those_that_were_agreed(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [
        "Cover",
        "Counts",
        "Board",
        "Findings",
        "Items",
        "Grades",
        "History",
        "Notes",
        "Lists",
    ]
    assert book.active.title == "Cover"


def test_every_table_has_a_name_and_no_merged_cells(book: openpyxl.Workbook) -> None:
    tables = {name: list(book[name].tables) for name in book.sheetnames}
    assert tables == {
        "Cover": [], "Counts": [], "Board": [], "Findings": ["findings"], "Items": ["items"],
        "Grades": ["grades"], "History": ["history"], "Notes": ["notes"], "Lists": [],
    }  # fmt: skip
    assert not any(book[name].merged_cells.ranges for name in book.sheetnames)


def test_findings_hold_our_columns_and_empty_ones_of_theirs(
    made: Made, table: Table, second_rows: list[FindingRow]
) -> None:
    for name in ("t.xlsx", "t.csv"):
        found = table(made(name))
        assert found.header == [column.name for column in (*OURS, *THEIRS)]
        assert found.column("ref") == [row.ref for row in second_rows]
        assert not any("".join(found.column(column.name)) for column in THEIRS)


def test_xlsx_and_csv_say_the_same(made: Made, table: Table) -> None:
    excel, comma = table(made("t.xlsx")), table(made("t.csv"))
    for column in OURS:
        assert excel.column(column.name) == comma.column(column.name)


def test_drop_downs_offer_the_lists(book: openpyxl.Workbook) -> None:
    sheet = book["Findings"]
    letters = {cell.value: cell.column_letter for cell in sheet[1]}
    offered = {
        str(rule.sqref).split(":")[0].rstrip("0123456789"): rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    names = {
        letters[name]: f"list_{at}"
        for at, name in enumerate(
            ("hmicfrs_status", "chief_officer_lead", "owner", "governance_board", "rag"), 1
        )
    }
    assert offered == names
    assert "Lists!$E$2" in book.defined_names["list_5"].value
    assert [cell.value for cell in book["Lists"]["E"]][:2] == ["rag", "Blue: complete"]


def test_the_cover_tells_rows_and_reports(made: Made, second_rows: list[FindingRow]) -> None:
    lines: dict[str, str] = {}
    for row in read_book(str(made("t.xlsx")))[0].sheets[0].rows[1:]:
        lines[row[0].text] = row[1].text
    count = len(second_rows)
    assert lines["Rows on the sheet Findings"].startswith(f"{count}. ")
    assert lines["Findings of 2018/19"] == "Ten areas for improvement"
    assert lines["Newest report"] == (
        "PEEL 2018/19, effectiveness, efficiency and legitimacy, published May 2019 (2018-19-report.txt)"
    )
    assert lines["Last day for the response under section 55"].startswith("Unknown")


def test_a_heading_keeps_its_name_and_shows_ordinary_words(book: openpyxl.Workbook) -> None:
    shown = {cell.value: cell.number_format for cell in book["Findings"][1]}
    assert shown["what_became_of_it"] == ';;;"What became of it"'
    assert shown["rag"] == ';;;"RAG"'


def test_the_board_reads_what_stands_in_findings(made: Made, table: Table) -> None:
    path = made("t.xlsx")
    book = openpyxl.load_workbook(path)
    sheet, findings = book["Board"], book["Findings"]
    letters = {cell.value: cell.column_letter for cell in findings[1]}
    assert [cell.value for cell in sheet[1]] == [name for name in BOARD if name != "deadline_date"]
    assert sheet.max_row == findings.max_row + 10  # rows that people add
    owner = next(cell.column_letter for cell in sheet[1] if cell.value == "owner")
    there = f"Findings!{letters['owner']}3"
    assert sheet[f"{owner}3"].value == f'=IF({there}="","",{there})'
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    for name in ("again.xlsx", "twice.xlsx"):
        path = made(name, carry=path)
        assert "Not carried" not in openpyxl.load_workbook(path).sheetnames


def test_a_part_has_its_own_owner_and_date(book: openpyxl.Workbook) -> None:
    header = [cell.value for cell in book["Items"][1]]
    assert header[-5:] == ["owner", "action", "due_date", "rag", "progress"]


def test_a_rating_takes_its_colour_when_it_is_chosen(book: openpyxl.Workbook) -> None:
    for name in ("Findings", "Items"):
        sheet = book[name]
        letter = next(cell.column_letter for cell in sheet[1] if cell.value == "rag")
        ranges = [str(found.sqref) for found in sheet.conditional_formatting]
        assert [found.partition("2:")[0] for found in ranges] == [letter]


def test_grades_tell_what_stands_from_before(made: Made, table: Table) -> None:
    found = table(made("t.xlsx"), "Grades", "question")
    assert [found.text("Preventing crime", name) for name in found.header[2:]] == [
        "Preventing crime and tackling anti-social behaviour",
        "Good", "Good", "Good (not inspected: the judgment of 2016 stands)", "Carried over"
    ]  # fmt: skip
    assert found.text("Protecting vulnerable people", "last_move") == "Worse by 1 step than in 2016"


def test_the_cover_has_what_the_inspector_is_most_concerned_about(second: Dossier) -> None:
    concerns = [one for one in second.pair.diff.observations if one.tone is Tone.CONCERN]
    sheet = cover(second, finding_rows(second), "", [])
    (told,) = [row[1].text for row in sheet.rows if row[0].text.startswith("Concern of ")]
    assert any(one.text in told for one in concerns)


def test_a_grade_printed_for_several_questions_moves_once(
    first: Dossier,
) -> None:
    sheet = grades(first)
    last = {row[0].text: row[-1].text for row in sheet.rows}
    assert last["Investigating crime"] == "Worse by 1 step than in 2015"
    assert last["Managing offenders"] == "The same grade as Investigating crime"
    now = {row[0].text: row[-2].text for row in sheet.rows}
    assert now["Managing offenders"] == "Requires improvement (one grade with Investigating crime)"


def test_the_board_shows_one_quotation_with_its_place(made: Made, table: Table) -> None:
    board = table(made("t.xlsx"), "Board", "ref")
    found = table(made("t.xlsx"))
    for ref in filter(None, board.column("ref")):
        assert board.text(ref, "board_words") == found.text(ref, "board_words")
    quoted = [words for words in board.column("board_words") if "“" in words]
    assert quoted
    assert all(re.search(r"” \(.* report, under “.*”\)\Z", words) for words in quoted)


_PAGE = (11.69 - 2 * 0.25) * 72
"""Points across A4 on its side, between the margins."""
_CHARACTER = 5.56
"""Points that a character of the width of a column takes in print: a digit of Arial 10."""


def _shown(sheet: Worksheet) -> dict[int, float]:
    """How wide the columns are that are not folded away, in points, by number."""
    alike = [one for one in sheet.column_dimensions.values() if not one.hidden]
    return {
        at: one.width * _CHARACTER
        for one in alike
        for at in range(one.min, one.max + 1)
        if at <= sheet.max_column
    }


@pytest.mark.parametrize("name", ["Cover", "Counts", "Board", "Grades", "History", "Notes"])
def test_a_sheet_that_fits_a_page_is_printed_to_be_read(name: str, book: openpyxl.Workbook) -> None:
    """Its letters of 10 points are not made smaller than 7.5."""
    sheet = book[name]
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.paperSize == 9
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sum(_shown(sheet).values()) * 0.75 <= _PAGE
    assert sheet.oddFooter.right.text == "Page &P of &N"
    if name != "Cover":
        assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("name", ["Findings", "Items"])
def test_a_wide_sheet_is_printed_a_subject_a_page(name: str, book: openpyxl.Workbook) -> None:
    """What is asked, what became of it, then their own columns: ours take a page each."""
    sheet = book[name]
    scale = sheet.page_setup.scale / 100
    assert scale >= 0.75
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_title_cols == "$A:$B"
    assert sheet.freeze_panes == "C2"
    shown = _shown(sheet)
    header = [cell.value for cell in sheet[1]]
    ours = OURS if name == "Findings" else ITEM_COLUMNS
    *first, theirs = (pagebreak.id for pagebreak in sheet.col_breaks.brk)
    # Of a part nothing more is asked than stands in its second column.
    assert [header[at] for at in first] == ["what_became_of_it"] * (name == "Findings")
    assert theirs == len(ours)
    for begin, end in pairwise((2, *first, theirs)):
        on_page = [shown[at] for at in shown if at <= 2 or begin < at <= end]
        assert sum(on_page) * scale <= _PAGE


def test_what_is_asked_fits_a_page_with_its_deadlines() -> None:
    """As where every column that is not folded has something in it."""
    plans = [our_plan(column, unfolded=column.name == "line") for column in OURS]
    end = next(at for at, plan in enumerate(plans) if plan.header == "what_became_of_it")
    shown = [plan for plan in plans[:end] if not plan.folded]
    assert len(shown) == 11
    assert sum((plan.width + 0.71) * _CHARACTER for plan in shown) * SCALE / 100 <= _PAGE


def test_a_column_that_is_empty_in_every_row_is_folded(book: openpyxl.Workbook) -> None:
    sheet = book["Findings"]
    shown = _shown(sheet)
    for at, cell in enumerate(sheet[1], 1):
        if at <= len(OURS) and cell.value != "reader_decided" and at in shown:
            assert any(row[at - 1].value not in (None, "") for row in sheet.iter_rows(min_row=2))


def test_history_leads_to_the_row_where_a_finding_stands_now(
    made: Made, table: Table, second: Dossier, second_rows: list[FindingRow]
) -> None:
    found = table(made("t.xlsx"), "History", "ref_now")
    now = {ref for cell in found.column("ref_now") for ref in cell.split("\n")}
    assert now == {row.ref for row in second_rows}
    then = {ref for cell in found.column("ref_then") for ref in cell.split("\n") if ref}
    assert then == {finding.ref for finding in second.web.findings.values()}


def test_notes_explain_every_column_and_status(made: Made, table: Table) -> None:
    words = table(made("t.xlsx"), "Notes", "word").column("word")
    for column in (*OURS, *THEIRS, ITEM_COLUMNS[0]):
        assert f"{column.label} [{column.name}]" in words
    assert "Not raised again" in words
    assert not any(CARRIED.name in word for word in words)


def test_a_date_that_is_given_is_that_of_the_workbook(
    made: Made, second: Dossier, dated: Callable[..., Dossier]
) -> None:
    path = made("t.xlsx", dossier=dated(second, "2019-06-03"))
    assert openpyxl.load_workbook(path).properties.created.isoformat() == "2019-06-03T00:00:00"
    cover = read_book(str(path))[0].sheets[0].rows
    assert ["Made on", "3 June 2019"] in [[cell.text for cell in row] for row in cover]


def test_the_findings_read_as_a_person_left_them(made: Made, golden: Callable[..., None]) -> None:
    golden("tracker.csv.txt", made("t.csv").read_text("utf-8-sig").replace("\r\n", "\n"))


def test_history_quotes_the_nearest_words_of_a_report_that_is_silent(second: Dossier) -> None:
    """Under words that say what they are; nothing is quoted where nothing comes near."""
    rows = history(second, {}).rows
    silent = [[cell.text for cell in row] for row in rows if row[2].text.startswith("Not raised")]
    quoted = [row for row in silent if "“" in row[5]]
    assert quoted
    for row in quoted:
        assert row[6]
        if f"({MENTIONS[Mention.UNSURE].short})" in row[2]:
            assert row[5].startswith(MENTIONS[Mention.UNSURE].heading)
            assert "proves nothing by itself" in row[5]


@pytest.mark.parametrize(
    ("mention", "ties", "taken", "words"),
    [
        (Mention.SPOKEN_OF, (True, True), 0, MENTIONS[Mention.SPOKEN_OF].heading),
        (Mention.SPOKEN_OF, (False, True), 1, MENTIONS[Mention.SPOKEN_OF].heading),
        (Mention.ANSWERED, (False, False, True), 2, MENTIONS[Mention.ANSWERED].heading),
        (Mention.SPOKEN_OF, (False, False), 0, PERHAPS.strip()),
        (Mention.UNSURE, (False, True), 1, MENTIONS[Mention.UNSURE].heading),
        (Mention.NOT_MENTIONED, (False,), 0, MENTIONS[Mention.NOT_MENTIONED].heading),
    ],
)
def test_history_tells_no_words_as_on_a_finding_that_are_perhaps_on_something_else(
    second: Dossier, mention: Mention, ties: Sequence[bool], taken: int, words: str
) -> None:
    thread, event = next(
        (thread, event)
        for thread in second.history.threads
        for event in thread.events
        if event.passages and not event.evidence
    )
    passages = tuple(
        replace(event.passages[0], text=f"Boat {at} is dry.", tied=tied)
        for at, tied in enumerate(ties)
    )
    told = replace(
        second.history,
        threads=(replace(thread, events=(replace(event, mention=mention, passages=passages),)),),
    )
    (row,) = history(replace(second, history=told), {}).rows
    assert row[5].text.startswith(words)
    assert row[5].text.endswith(f"“Boat {taken} is dry.”")

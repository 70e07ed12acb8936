"""The tracker as it is written: sheets of an XLSX file, or the rows of CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from alignment.records import replace
from peeldiff.errors import FormatError
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import BLANK, Cell, Sheet, Value, column_name
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.spreadsheet.excel_writing import write_xlsx
from peeldiff.papers.spreadsheet.plans import BookPlan, SheetPlan
from peeldiff.papers.tracker.board import board
from peeldiff.papers.tracker.changed import changed
from peeldiff.papers.tracker.columns import (
    CARRIED,
    DECIDED,
    ITEM_COLUMNS,
    ITEM_THEIRS,
    LISTS,
    OURS,
    Column,
    plain_header,
)
from peeldiff.papers.tracker.counts import counts
from peeldiff.papers.tracker.cover_sheet import cover, title_of
from peeldiff.papers.tracker.filled import Filled, Left, Place
from peeldiff.papers.tracker.holding import in_csv, in_excel
from peeldiff.papers.tracker.leaving import LEFT_SHEET, left_over, left_sheets, to_decide
from peeldiff.papers.tracker.old import OWN_NOTE
from peeldiff.papers.tracker.past_sheets import grades, history
from peeldiff.papers.tracker.plans import SCALE, known_column, our_plan, their_plan
from peeldiff.papers.tracker.prints import print_of, print_of_formula, print_properties
from peeldiff.papers.tracker.rows import FindingRow
from peeldiff.papers.tracker.sheets import (
    BOARD_SHEET,
    CHANGED_SHEET,
    COUNTS_SHEET,
    list_names,
    lists,
    notes,
)
from peeldiff.phrasing.phrases import date_words

__all__ = ["as_csv", "as_xlsx"]

_CREATED = datetime(2000, 1, 1)
"""What a workbook says of its making where neither report nor reader gives a day."""
_MOST_COLUMNS = 16_000
_NEVER_EMPTY = (DECIDED, CARRIED.name)
"""Columns of ours that show though nothing stands in them: people write there."""
_NEW_PAGE = ("what_became_of_it",)
"""Columns of ours that begin a new page in print, behind what the report asks for."""

_KEPT = 2
"""The reference and what is asked for stay in sight beside every column."""


# ---- XLSX ---------------------------------------------------------------------------------------


def as_xlsx(dossier: Dossier, rows: Sequence[FindingRow], filled: Filled) -> bytes:
    """The whole workbook. What no cell of Excel holds is added to what is left."""
    names = list_names(filled.lists)
    left = filled.left
    findings = _table(
        "Findings", [row.cells for row in rows], OURS, filled.rows, filled.columns, filled, left
    )
    items = _table(
        "Items",
        [item.cells for row in rows for item in row.items],
        ITEM_COLUMNS,
        filled.items,
        filled.item_columns,
        filled,
        left,
    )
    extra = [_extra(sheet, left) for sheet in _named_apart(filled.sheets)]
    findings = replace(findings, rows=(*findings.rows, *_own_rows(filled, left)))
    refs = {
        dossier.web.findings[older].ref: row.ref for row in rows for older in (row.node, *row.older)
    }
    own = _own_notes(filled, left)
    contact = filled.contact.text
    more = [("Rows of your own", len(filled.own_rows))] if filled.own_rows else []
    waiting = to_decide(left)
    more += [("Not carried: please decide", waiting)] if waiting else []
    ours = [
        cover(dossier, rows, contact, more),
        counts(dossier, rows, findings, filled.lists, waiting),
        board(findings),
        findings,
        *([items] if items.rows or _has_own_columns(filled) else []),
        grades(dossier),
        history(dossier, refs),
        notes(dossier, own, carried=filled.carried),
    ]
    if filled.carried and filled.was_own:
        ours.insert(1, changed(rows, filled))
    sheets = [*ours, lists(filled.lists), *left_sheets(left, filled), *extra]
    if any(len(sheet.columns) > _MOST_COLUMNS for sheet in sheets):
        raise FormatError(
            f"The tracker would have more than {_MOST_COLUMNS:,} columns, more than a workbook "
            "takes; delete empty columns of the old one first."
        )
    return write_xlsx(
        BookPlan(
            title=title_of(dossier),
            sheets=tuple(sheets),
            names=tuple(names.values()),
            properties=tuple(print_properties(_prints(ours))),
            created=_created(dossier),
            made=f"Made on {date_words(dossier.made_on)}" if dossier.made_on else "",
        )
    )


def _has_own_columns(filled: Filled) -> bool:
    """Whether people added columns to the sheet Items, which has to stay for them."""
    return set(filled.item_columns) - {column.name for column in ITEM_THEIRS} != set()


def _created(dossier: Dossier) -> datetime:
    for told in (dossier.made_on, dossier.published):
        if told is not None and len(told) == len("2019-05-02"):
            return datetime.fromisoformat(told)
    return _CREATED


def _table(
    name: str,
    rows: Sequence[Mapping[str, Value]],
    ours: Sequence[Column],
    places: Sequence[Place],
    theirs: Sequence[str],
    filled: Filled,
    left: list[Left],
) -> SheetPlan:
    columns = [*ours, CARRIED] if filled.carried else list(ours)
    names = list_names(filled.lists)
    by_header = {plain_header(header): found[0] for header, found in names.items()}
    # What says where a finding stands is seen: its page, or its line where the report has no pages.
    shown = {name for name in ("page",) if any(row.get(name) for row in rows)}
    shown |= set() if "page" in shown else {"line"}
    filled_in = {name for row in rows for name, value in row.items() if value not in (None, "")}
    plans = [
        our_plan(
            column,
            unfolded=column.name in shown,
            empty=bool(rows) and column.name not in {*filled_in, *_NEVER_EMPTY},
        )
        for column in columns
    ]
    # Where nothing else says what is asked, it is printed on the page of what became of it.
    asked = [at for at, plan in enumerate(plans) if at >= _KEPT and not plan.folded]
    breaks = [
        at
        for at, column in enumerate(columns)
        if column.name in _NEW_PAGE and any(one < at for one in asked)
    ]
    breaks.append(len(ours))
    plans += [
        their_plan(
            header,
            by_header.get(plain_header(header), ""),
            [place.cells[header].text for place in places if header in place.cells],
        )
        for header in theirs
    ]
    lines = []
    for row, place in zip(rows, places, strict=True):
        values = {**row, CARRIED.name: "\n".join(place.notes) or None}
        values[DECIDED] = _decided(row, place)
        place_name = f"{name}, {row.get('item_ref') or row.get('ref')}"
        cells = [
            _ours(values.get(c.name), place.marks.get(c.name), c.name, place_name, left)
            for c in columns
        ]
        cells += [
            _theirs(place.cells.get(header, BLANK), header, place_name, row, left)
            for header in theirs
        ]
        lines.append(tuple(cells))
    return SheetPlan(
        name=name,
        columns=tuple(plans),
        rows=tuple(lines),
        table=name.lower(),
        scale=SCALE if lines else 0,
        kept=_KEPT,
        breaks=tuple(breaks) if lines else (),
    )


def _decided(row: Mapping[str, Value], place: Place) -> Value:
    """People's own reading, and behind it what was set with `peeldiff decide`."""
    return "\n".join([*place.decided, *filter(None, [str(row.get(DECIDED) or "")])]) or None


def _ours(value: Value, mark: Cell | None, header: str, place: str, left: list[Left]) -> Cell:
    """Our cell with the comment and the colours that people put on it."""
    cell = replace(mark or BLANK, value=value, formula="", link="")
    kept, rest = in_excel(cell, formula=False)
    left += left_over(rest, header, place, {})
    return kept


def _theirs(
    cell: Cell, header: str, place: str, row: Mapping[str, Value], left: list[Left]
) -> Cell:
    """The cell as Excel can hold it; what it cannot hold is left."""
    known = known_column(header)
    if known is not None and known.is_date and isinstance(cell.value, str):
        cell = replace(cell, value=_day(cell.value))
    kept, rest = in_excel(cell, formula=True)
    ours = {"ref": Cell(value=row.get("item_ref") or row.get("ref"))}
    left += left_over(rest, header, place, ours)
    return kept


def _day(text: str) -> Value:
    """A date that is written as we write dates to CSV; any other text as it is."""
    try:
        return date.fromisoformat(text) if len(text) == len("2019-05-02") else text
    except ValueError:
        return text


def _own_rows(filled: Filled, left: list[Left]) -> Iterator[tuple[Cell, ...]]:
    """The rows that people keep of their own, with our columns as they filled them."""
    for place in filled.own_rows:
        shown = {**place.marks, CARRIED.name: Cell(value="\n".join(place.notes))}
        ours = [shown.get(column.name, BLANK) for column in (*OURS, CARRIED)]
        ref = shown.get("ref", BLANK).value
        yield tuple(
            _theirs(cell, header, "Findings, a row of your own", {"ref": ref}, left)
            for header, cell in (
                *zip((*(column.name for column in OURS), CARRIED.name), ours, strict=True),
                *((name, place.cells.get(name, BLANK)) for name in filled.columns),
            )
        )


def _own_notes(filled: Filled, left: Sequence[Left]) -> list[str]:
    told = []
    if left:
        told.append(
            f"The sheet {LEFT_SHEET} holds what found no place. Write the ref of a finding under "
            "carry_to, or: own row. The next run with --carry puts it there. Delete what you no "
            "longer need. A row of a report that was not given goes back to Findings when that report "
            "is given as well."
        )
    if filled.carried:
        told.append(
            "Entries, formulas that look at their own row, links, comments and colours of cells are "
            "kept; pictures, charts and rules for colours are not."
        )
    return told


# ---- sheets of their own ------------------------------------------------------------------------


def _extra(sheet: Sheet, left: list[Left]) -> SheetPlan:
    """A sheet of people's own; a formula that looks at other sheets is left with what it showed."""
    rows = []
    for number, row in enumerate(sheet.rows, 1):
        cells = []
        for at, cell in enumerate(row):
            here = "!" not in cell.formula and "[" not in cell.formula
            kept, rest = in_excel(cell, formula=here)
            left += left_over(rest, f"column {column_name(at)}", f"{sheet.name} row {number}", {})
            cells.append(kept)
        rows.append(tuple(cells))
    return SheetPlan(name=sheet.name, columns=(), rows=tuple(rows))


_OUR_SHEETS = (
    "Cover",
    COUNTS_SHEET,
    BOARD_SHEET,
    CHANGED_SHEET,
    "Findings",
    "Items",
    "Grades",
    "History",
    "Notes",
    "Lists",
    LEFT_SHEET,
)


def _named_apart(sheets: Sequence[Sheet]) -> Iterator[Sheet]:
    """Sheets of people's own under names that ours do not have."""
    taken = {name.casefold() for name in _OUR_SHEETS}
    for sheet in sheets:
        name, number = sheet.name[:31], 1
        while name.casefold() in taken:
            tail = " (yours)" if number == 1 else f" (yours {number})"
            name = f"{sheet.name[: 31 - len(tail)]}{tail}"
            number += 1
        taken.add(name.casefold())
        yield replace(sheet, name=name)


def _prints(sheets: Sequence[SheetPlan]) -> Iterator[str]:
    """The fingerprints of all cells that are ours, as they will be read back."""
    for sheet in sheets:
        is_table = sheet.name in ("Findings", "Items")
        headings = tuple(Cell(value=column.header) for column in sheet.columns)
        for row in sheet.rows if is_table else (headings, *sheet.rows):
            if is_table and any(cell.text.startswith(OWN_NOTE) for cell in row):
                continue  # people's own, in our columns too
            key = row[0].text
            for at, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
                if column.header != DECIDED and not column.theirs and not cell.is_blank:
                    name = column.header if is_table else str(at)
                    yield print_of(sheet.name, key, name, cell.text)
                    if cell.formula:
                        yield print_of_formula(sheet.name, name, cell.formula)


# ---- CSV ----------------------------------------------------------------------------------------


def as_csv(rows: Sequence[FindingRow], filled: Filled) -> bytes:
    """Findings as a CSV file. What no CSV file holds is added to what is left."""
    columns = [*OURS, CARRIED] if filled.carried else list(OURS)
    lines = [[*(column.name for column in columns), *filled.columns]]
    for row, place in zip(rows, filled.rows, strict=True):
        values = {**row.cells, CARRIED.name: "\n".join(place.notes)}
        values[DECIDED] = _decided(row.cells, place)
        ours = [Cell(value=values.get(column.name)).text for column in columns]
        _leave_marks(place.marks, row.ref, filled)
        lines.append([*ours, *_flat(place.cells, row.ref, filled)])
    for place in filled.own_rows:
        shown = {**place.marks, CARRIED.name: Cell(value="\n".join(place.notes))}
        ref = shown.get("ref", BLANK).text
        _leave_marks(place.marks, ref, filled)
        ours = [shown.get(column.name, BLANK).text for column in columns]
        lines.append([*ours, *_flat(place.cells, ref, filled)])
    _leave_sheets(filled)
    return write_csv(lines)


def _flat(cells: Mapping[str, Cell], ref: str, filled: Filled) -> Iterator[str]:
    for header in filled.columns:
        text, rest = in_csv(cells.get(header, BLANK))
        filled.left += left_over(rest, header, f"Findings, {ref}", {"ref": Cell(value=ref)})
        yield text


def _leave_marks(marks: Mapping[str, Cell], ref: str, filled: Filled) -> None:
    for header, cell in marks.items():
        _, rest = in_csv(cell)
        filled.left += left_over(rest, header, f"Findings, {ref}", {"ref": Cell(value=ref)})


def _leave_sheets(filled: Filled) -> None:
    """Whatever stands on other sheets of a workbook."""
    texts = [
        (f"{sheet.name} row {number}", f"column {at + 1}", cell)
        for sheet in filled.sheets
        for number, row in enumerate(sheet.rows, 1)
        for at, cell in enumerate(row)
        if not cell.is_blank
    ]
    usual = dict(LISTS)
    texts += [
        ("Lists", name, Cell(value=entry))
        for name, entries in filled.lists.items()
        for entry in entries
        if entry not in usual.get(name, ())
    ]
    headings = [name for name, entries in filled.lists.items() if not entries and name not in usual]
    texts += [("Lists", "", Cell(value=name)) for name in headings]
    if not filled.contact.is_blank:
        texts.append(("Cover", "Contact", filled.contact))
    filled.left += [
        Left(
            why="It stood on another sheet: a CSV file has one.",
            place=place,
            column=column,
            cell=cell,
        )
        for place, column, cell in texts
    ]

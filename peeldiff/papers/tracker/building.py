"""The tracker as it is written: sheets of an XLSX file, or the rows of CSV files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from peeldiff.errors import FormatError
from peeldiff.papers.shapes import Dossier
from peeldiff.papers.spreadsheet import BLANK, Cell, Sheet, Value
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.spreadsheet.excel_writing import MOST_UNITS, excel_link, fits, write_xlsx
from peeldiff.papers.spreadsheet.plans import BookPlan, SheetPlan
from peeldiff.papers.tracker.carry import Filled, Left, Place
from peeldiff.papers.tracker.columns import (
    CARRIED,
    ITEM_COLUMNS,
    LISTS,
    OURS,
    Column,
    plain_header,
)
from peeldiff.papers.tracker.leaving import LEFT_SHEET, fitting, left_sheets
from peeldiff.papers.tracker.plans import SCALE, known_column, our_plan, their_plan
from peeldiff.papers.tracker.prints import print_of, print_properties
from peeldiff.papers.tracker.rows import FindingRow
from peeldiff.papers.tracker.sheets import (
    cover,
    grades,
    history,
    list_names,
    lists,
    notes,
    title_of,
)

__all__ = ["as_csv", "as_xlsx"]

_CREATED = datetime(2000, 1, 1)
"""What a workbook says of its making where neither report nor reader gives a day."""
_MOST_COLUMNS = 16_000
_PART = 30_000
"""Characters of a text that is parted because no cell holds it."""


# ---- XLSX ---------------------------------------------------------------------------------------


def as_xlsx(dossier: Dossier, rows: Sequence[FindingRow], filled: Filled) -> bytes:
    """The whole workbook. What no cell of Excel holds is added to what is left."""
    names = list_names(filled.lists)
    left = list(filled.left)
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
    more += [("Not carried: please decide", len(left))] if left else []
    ours = [
        cover(dossier, rows, contact, more),
        findings,
        items,
        grades(dossier),
        history(dossier, refs),
        notes(dossier, own, carried=filled.carried),
    ]
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
        )
    )


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
    has_detail = any(row.get("detail") for row in rows)
    plans = [
        our_plan(column, unfolded=column.name == "detail" and has_detail) for column in columns
    ]
    plans += [their_plan(header, by_header.get(plain_header(header), "")) for header in theirs]
    lines = []
    for row, place in zip(rows, places, strict=True):
        values = {**row, CARRIED.name: "\n".join(place.notes) or None}
        cells = [_ours(values.get(column.name), place.marks.get(column.name)) for column in columns]
        place_name = f"{name}, {row.get('item_ref') or row.get('ref')}"
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
        scale=SCALE,
    )


def _ours(value: Value, mark: Cell | None) -> Cell:
    if isinstance(value, str) and not fits(value):
        value = f"{value[:_PART]}… (see the report)"
    if mark is None:
        return Cell(value=value)
    return Cell(value=value, comment=mark.comment[: MOST_UNITS // 2], look=mark.look)


def _theirs(
    cell: Cell, header: str, place: str, row: Mapping[str, Value], left: list[Left]
) -> Cell:
    """The cell as Excel can hold it; what it cannot hold is left."""
    ours = {"ref": Cell(value=row.get("item_ref") or row.get("ref"))}

    def leave(value: str, why: str) -> None:
        for number, part in enumerate(_parts(value), 1):
            told = f"{why} (part {number})" if len(value) > _PART else why
            left.append(
                Left(why=told, place=place, column=header, cell=Cell(value=part), ours=ours)
            )

    known = known_column(header)
    if known is not None and known.is_date and isinstance(cell.value, str):
        cell = replace(cell, value=_day(cell.value))
    if isinstance(cell.value, str) and not fits(cell.value):
        leave(cell.value, "A text longer than a cell of Excel holds.")
        cell = replace(cell, value=f"{cell.value[:_PART]}… (whole on the sheet {LEFT_SHEET})")
    if not fits(cell.comment):
        leave(cell.comment, "A comment longer than Excel holds.")
        cell = replace(cell, comment="")
    if cell.link and not excel_link(cell.link):
        leave(cell.link, "A link longer than Excel takes.")
        cell = replace(cell, link="")
    return cell


def _parts(text: str) -> Iterator[str]:
    size = _PART // 2 if any(ord(character) > 0xFFFF for character in text) else _PART
    for start in range(0, len(text), size):
        yield text[start : start + size]


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
        ours = [replace(shown.get(column.name, BLANK), formula="") for column in (*OURS, CARRIED)]
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
            "longer need."
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
            if cell.formula and ("!" in cell.formula or "[" in cell.formula):
                left.append(
                    Left(
                        why="A formula that looks at other sheets.",
                        place=f"{sheet.name} row {number}",
                        column=f"column {at + 1}",
                        cell=Cell(value=cell.formula),
                    )
                )
                cell = replace(cell, formula="")
            cells.append(fitting(cell))
        rows.append(tuple(cells))
    return SheetPlan(name=sheet.name, columns=(), rows=tuple(rows))


_OUR_SHEETS = ("Cover", "Findings", "Items", "Grades", "History", "Notes", "Lists", LEFT_SHEET)


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
            key = row[0].text
            for at, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
                if not column.theirs and not cell.is_blank:
                    name = column.header if is_table else str(at)
                    yield print_of(sheet.name, key, name, cell.text)


# ---- CSV ----------------------------------------------------------------------------------------


def as_csv(rows: Sequence[FindingRow], filled: Filled) -> bytes:
    """Findings as a CSV file. What no CSV file holds is added to what is left."""
    columns = [*OURS, CARRIED] if filled.carried else list(OURS)
    lines = [[*(column.name for column in columns), *filled.columns]]
    for row, place in zip(rows, filled.rows, strict=True):
        values = {**row.cells, CARRIED.name: "\n".join(place.notes)}
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
        cell = cells.get(header, BLANK)
        _leave_more(cell, ref, header, filled)
        yield cell.text


def _leave_marks(marks: Mapping[str, Cell], ref: str, filled: Filled) -> None:
    for header, cell in marks.items():
        _leave_more(replace(cell, formula="", link=""), ref, header, filled)


def _leave_more(cell: Cell, ref: str, column: str, filled: Filled) -> None:
    """A CSV file holds what a cell shows, and nothing else of it."""
    for what, value in (
        ("The formula", cell.formula),
        ("The link", cell.link if cell.link != cell.text else ""),
        ("The comment", cell.comment),
    ):
        if value:
            filled.left.append(
                Left(
                    why=f"{what} of a cell: a CSV file holds none.",
                    column=column,
                    place=f"Findings, {ref}",
                    cell=Cell(value=value),
                    ours={"ref": Cell(value=ref)},
                )
            )


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

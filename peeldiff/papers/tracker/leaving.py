"""What was not carried, laid out for the reader to decide: a sheet of the workbook, or a CSV file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from peeldiff.papers.spreadsheet import BLANK, Cell
from peeldiff.papers.spreadsheet.comma import write_csv
from peeldiff.papers.spreadsheet.excel_writing import MOST_UNITS, excel_link, fits
from peeldiff.papers.spreadsheet.plans import SheetPlan
from peeldiff.papers.tracker.carry import Filled, Left
from peeldiff.papers.tracker.columns import LEFT_COLUMNS, OURS, Column
from peeldiff.papers.tracker.plans import SCALE, our_plan, their_plan

__all__ = ["LEFT_SHEET", "fitting", "left_csv", "left_sheets"]

LEFT_SHEET = "Not carried"


def left_csv(left: Sequence[Left], filled: Filled) -> bytes:
    """What was not carried, as a CSV file."""
    columns, theirs, rows = _left_table(list(_without_formulas(left)), filled)
    heading = [*(column.name for column in columns), *theirs]
    return write_csv([heading, *([cell.text for cell in row] for row in rows)])


def _left_table(
    left: Sequence[Left], filled: Filled
) -> tuple[list[Column], list[str], list[list[Cell]]]:
    theirs = list(filled.columns)
    known = {name.casefold() for name in theirs}
    for name in (*filled.item_columns, *(name for one in left for name in one.theirs)):
        if name.casefold() not in known:
            known.add(name.casefold())
            theirs.append(name)
    folded = [replace(c, folded=c.name not in ("ref", "text")) for c in OURS]
    columns = [*LEFT_COLUMNS, *folded]
    return columns, theirs, [_left_row(one, columns, theirs) for one in left]


def _left_row(one: Left, columns: Sequence[Column], theirs: Sequence[str]) -> list[Cell]:
    ours = dict(one.ours)
    for name, whole in (("ref", "item_ref"), ("text", "item")):
        if whole in ours:
            ours[name] = ours[whole]
    nearest = one.nearest
    ours |= {
        "carry_to": one.carry_to,
        "why_not_carried": Cell(value=one.why),
        "nearest_ref": Cell(value=nearest.ref if nearest else None),
        "nearest_text": Cell(value=nearest.text if nearest else None),
        "was_at": Cell(value=one.place or None),
        "was_in_column": Cell(value=one.column or None),
        "value_there": one.cell,
    }
    cells = {name.casefold(): cell for name, cell in one.theirs.items()}
    return [
        *(replace(ours.get(column.name, BLANK), formula="") for column in columns),
        *(replace(cells.get(name.casefold(), BLANK), formula="") for name in theirs),
    ]


def left_sheets(left: Sequence[Left], filled: Filled) -> Iterator[SheetPlan]:
    """The sheet, or none if nothing was left."""
    if not left:
        return
    columns, theirs, rows = _left_table(list(_without_formulas(left)), filled)
    plans = [our_plan(column) for column in columns]
    plans[0] = replace(plans[0], theirs=True, hint=LEFT_COLUMNS[0].meaning)
    yield SheetPlan(
        name=LEFT_SHEET,
        columns=(*plans, *(their_plan(header, "") for header in theirs)),
        rows=tuple(tuple(fitting(cell) for cell in row) for row in rows),
        table="not_carried",
        scale=SCALE,
    )


def _without_formulas(left: Sequence[Left]) -> Iterator[Left]:
    """Each leftover with what its formulas last showed, and the formulas as texts of their own."""
    for one in left:
        yield one
        for name, cell in (("", one.cell), *one.theirs.items()):
            if cell.formula:
                yield Left(
                    why="The formula of a cell that was not carried.",
                    place=one.place,
                    column=name or one.column,
                    cell=Cell(value=cell.formula),
                    ours={n: c for n, c in one.ours.items() if n in ("ref", "text")},
                )


def fitting(cell: Cell) -> Cell:
    """Parts are made before; what is still too long was too long in an Excel file already."""
    if isinstance(cell.value, str) and not fits(cell.value):
        cell = replace(cell, value=cell.value[: MOST_UNITS // 2])
    return cell if not cell.link or excel_link(cell.link) else replace(cell, link="")

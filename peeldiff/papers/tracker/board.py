"""What a board reads, on a sheet to print: it shows what stands in Findings.

Of the report's words it has one quotation, as all of them would fill the page.
"""

from __future__ import annotations

from peeldiff.papers.spreadsheet import BLANK, Cell, column_name
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import BOARD, OURS, THEIRS, plain_header
from peeldiff.papers.tracker.sheets import BOARD_SHEET

__all__ = ["board"]

_LABELS = {column.name: column.label for column in (*OURS, *THEIRS)}
_WIDTHS = {"ref": 15, "text": 34, "what_became_of_it": 14, "board_words": 45, "progress": 20}
_USUAL = 11
"""Together as wide as A4 takes in print of 7.6 points."""

_DEADLINE, _PRINTED = "deadline_date", "deadline_as_printed"
"""A deadline without a date ("immediately") is shown as it is printed; one column has both."""


def board(findings: SheetPlan) -> SheetPlan:
    """The sheet; `findings` is the plan of the sheet that people fill, whose cells are looked up."""
    places = {
        plain_header(column.header): at for at, column in reversed([*enumerate(findings.columns)])
    }
    printed = places[plain_header(_PRINTED)]
    shown = [(name, places[plain_header(name)]) for name in BOARD if plain_header(name) in places]
    if not any(cells[printed].value for cells in findings.rows):
        shown = [(name, at) for name, at in shown if name != _DEADLINE]
    return SheetPlan(
        name=BOARD_SHEET,
        columns=tuple(
            ColumnPlan(
                header=name,
                label="Deadline" if name == _DEADLINE else _LABELS[name],
                width=_WIDTHS.get(name, _USUAL),
                coloured=name == "rag",
            )
            for name, _ in shown
        ),
        rows=tuple(
            tuple(
                _look_up(cells, (at, printed) if name == _DEADLINE else (at,), row)
                for name, at in shown
            )
            for row, cells in enumerate(findings.rows, start=2)
        ),
    )


def _look_up(cells: tuple[Cell, ...], places: tuple[int, ...], row: int) -> Cell:
    """What stands in the first of some cells of a row that has anything."""
    formula = '""'
    for at in reversed(places):
        there = f"Findings!{column_name(at)}{row}"
        formula = f'IF({there}="",{formula},{there})'
    shown = next((cells[at] for at in places if cells[at].value not in (None, "")), BLANK)
    return Cell(
        value="" if shown.value is None else shown.value,
        formula=f"={formula}",
        number_format=shown.number_format,
    )

"""What a board reads, on a sheet to print: it shows what stands in Findings.

Of the report's words it has one quotation, as all of them would fill the page.
"""

from __future__ import annotations

from peeldiff.papers.spreadsheet import Cell, column_name
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import BOARD, OURS, THEIRS, plain_header
from peeldiff.papers.tracker.sheets import BOARD_SHEET

__all__ = ["board"]

_LABELS = {column.name: column.label for column in (*OURS, *THEIRS)}
_WIDTHS = {"ref": 15, "text": 36, "what_became_of_it": 17, "board_words": 46, "progress": 22}
_USUAL = 12
"""Together as wide as A4 takes in print of 7.6 points."""


def board(findings: SheetPlan) -> SheetPlan:
    """The sheet; `findings` is the plan of the sheet that people fill, whose cells are looked up."""
    places = {
        plain_header(column.header): at for at, column in reversed([*enumerate(findings.columns)])
    }
    shown = [(name, places[plain_header(name)]) for name in BOARD if plain_header(name) in places]
    return SheetPlan(
        name=BOARD_SHEET,
        columns=tuple(
            ColumnPlan(
                header=name,
                label=_LABELS[name],
                width=_WIDTHS.get(name, _USUAL),
                coloured=name == "rag",
            )
            for name, _ in shown
        ),
        rows=tuple(
            tuple(_look_up(cells[at], f"{column_name(at)}{row}") for _, at in shown)
            for row, cells in enumerate(findings.rows, start=2)
        ),
    )


def _look_up(cell: Cell, place: str) -> Cell:
    there = f"Findings!{place}"
    return Cell(
        value="" if cell.value is None else cell.value,
        formula=f'=IF({there}="","",{there})',
        number_format=cell.number_format,
    )

"""What a board reads, on a sheet to print: it shows what stands in Findings.

Of the report's words it has the first quotation that counts, as a whole cell of them fills the page.
"""

from __future__ import annotations

import re

from peeldiff.papers.spreadsheet import Cell, column_name
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import BOARD, OURS, THEIRS, plain_header
from peeldiff.papers.tracker.sheets import BOARD_SHEET

__all__ = ["board"]

_LABELS = {column.name: column.label for column in (*OURS, *THEIRS)}
_WIDTHS = {
    "ref": 22,
    "text": 46,
    "what_became_of_it": 20,
    "evidence": 56,
    "suggested_next_step": 22,
    "progress": 30,
}
_USUAL = 14
_FIRST = re.compile(r"(?:\A|(?<=\n))\[1\] (.*?)(?=\n\[2\] |\Z)", re.DOTALL)


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
            tuple(
                (_first if name == "evidence" else _look_up)(cells[at], f"{column_name(at)}{row}")
                for name, at in shown
            )
            for row, cells in enumerate(findings.rows, start=2)
        ),
    )


def _first(cell: Cell, place: str) -> Cell:
    """The first of the numbered quotations of a cell, without its number; looked up, as people sort rows."""
    found = _FIRST.search(cell.text)
    there = f"Findings!{place}"
    begins = f'FIND("[1] ",{there})+4'
    ends = f'IFERROR(FIND(CHAR(10)&"[2] ",{there}),LEN({there})+1)'
    return Cell(
        value=found[1] if found else "",
        formula=f'=IFERROR(MID({there},{begins},{ends}-({begins})),"")',
    )


def _look_up(cell: Cell, place: str) -> Cell:
    there = f"Findings!{place}"
    return Cell(
        value="" if cell.value is None else cell.value,
        formula=f'=IF({there}="","",{there})',
        number_format=cell.number_format,
    )

"""What a board reads, on a sheet to print: it shows what stands in Findings.

Of the report's words it has one quotation, as all of them would fill the page. Where people wrote a reading
of their own it shows that, as theirs, in place of what peeldiff says.
"""

from __future__ import annotations

from datetime import date

from peeldiff.model import Confidence
from peeldiff.papers.spreadsheet import Cell, column_name
from peeldiff.papers.spreadsheet.excel_writing import DAY
from peeldiff.papers.spreadsheet.plans import ColumnPlan, SheetPlan
from peeldiff.papers.tracker.columns import BOARD, DECIDED, OURS, THEIRS, plain_header
from peeldiff.papers.tracker.rows import sureness
from peeldiff.papers.tracker.sheets import BOARD_SHEET

__all__ = ["board"]

_LABELS = {column.name: column.label for column in (*OURS, *THEIRS)}
_WIDTHS = {
    "ref": 18,
    "text": 28,
    "what_became_of_it": 14,
    "board_words": 46,
    "rag": 9,
    "progress": 27,
}
"""A reference stands on one line, and the words of the report have the room."""
_USUAL = 10
"""Together as wide as A4 takes in print of 7.6 points."""
_LINES = 8
"""Lines for which each row has room: what people write under Progress shows whole in it."""
_MORE = 10
"""Rows at the end that show what people add below the findings."""

_DEADLINE, _PRINTED, _FATE, _SURE = (
    "deadline_date",
    "deadline_as_printed",
    "what_became_of_it",
    "confidence",
)
"""A deadline without a date ("immediately") is shown as it is printed; one column has both."""
_DATES = (_DEADLINE, *(column.name for column in THEIRS if column.is_date))
_OWN = "Our own reading: "
_DOUBTFUL = "Doubtful: read the report first."


def board(findings: SheetPlan) -> SheetPlan:
    """The sheet; `findings` is the plan of the sheet that people fill, whose cells are looked up."""
    places = {
        plain_header(column.header): at for at, column in reversed([*enumerate(findings.columns)])
    }
    printed = places[plain_header(_PRINTED)]
    shown = [(name, places[plain_header(name)]) for name in BOARD if plain_header(name) in places]
    if not any(cells[printed].value for cells in findings.rows):
        shown = [(name, at) for name, at in shown if name != _DEADLINE]
    empty = (Cell(),) * len(findings.columns)
    told = (places[plain_header(_FATE)], places[plain_header(_SURE)], places[plain_header(DECIDED)])
    return SheetPlan(
        name=BOARD_SHEET,
        columns=tuple(
            ColumnPlan(
                header=name,
                label="Deadline" if name == _DEADLINE else _LABELS[name],
                width=_WIDTHS.get(name, _USUAL),
                coloured=name == "rag",
                is_date=name in _DATES,
            )
            for name, _ in shown
        ),
        rows=tuple(
            tuple(
                _fate(cells, told, row)
                if name == _FATE
                else _look_up(
                    cells,
                    (at, printed) if name == _DEADLINE else (at,),
                    row,
                    is_date=name in _DATES,
                )
                for name, at in shown
            )
            for row, cells in enumerate((*findings.rows, *((empty,) * _MORE)), start=2)
        ),
        least_lines=_LINES,
        spare=_MORE,
        dated=True,
    )


def _look_up(
    cells: tuple[Cell, ...], places: tuple[int, ...], row: int, *, is_date: bool = False
) -> Cell:
    """What stands in the first of some cells of a row that has anything; a day looks like one."""
    formula = '""'
    for at in reversed(places):
        there = _there(at, row)
        formula = f'IF({there}="",{formula},{there})'
    shown = next((cells[at] for at in places if cells[at].value not in (None, "")), Cell())
    looks = shown.number_format
    if is_date and not (looks and isinstance(shown.value, date)):
        looks = DAY
    return Cell(
        value="" if shown.value is None else shown.value,
        formula=f"={formula}",
        number_format=looks,
    )


def _fate(cells: tuple[Cell, ...], places: tuple[int, int, int], row: int) -> Cell:
    """How people read it themselves or else what became of it, with what is doubtful told as such."""
    doubtful = sureness(Confidence.LOW)
    told, sure, own = (cells[at].text for at in places)
    value = told + (f"\n{_DOUBTFUL}" if sure == doubtful else "")
    fate, sure_at, own_at = (_there(at, row) for at in places)
    flag = f'IF({sure_at}="{doubtful}",CHAR(10)&"{_DOUBTFUL}","")'
    return Cell(
        value=f"{_OWN}{own}" if own else value,
        formula=f'=IF({own_at}="",{fate}&{flag},"{_OWN}"&{own_at})',
    )


def _there(column: int, row: int) -> str:
    return f"Findings!{column_name(column)}{row}"

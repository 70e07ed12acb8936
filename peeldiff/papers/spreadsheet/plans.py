"""What an XLSX file is to look like, before a library is asked to write it."""

from __future__ import annotations

from datetime import datetime

from alignment.records import dataclass
from peeldiff.papers.spreadsheet.cells import Cell

__all__ = ["ROOM", "BookPlan", "ColumnPlan", "SheetPlan"]

ROOM = 500
"""Rows below the last one that get the drop-downs, and are counted, too: people add rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """A column of a table; `width` in characters."""

    header: str
    width: float = 16
    folded: bool = False
    """Whether it is folded away behind a [+] above the columns."""
    theirs: bool = False
    """Whether people fill it in."""
    choices: str = ""
    """The name of the list that its drop-down offers, or ""."""
    hint: str = ""
    """What is shown while a cell of it is chosen."""
    label: str = ""
    """What is shown as its heading in place of the name, "" for the name itself."""
    coloured: bool = False
    """Whether a cell takes the colour that its first word names: blue, green, amber, red."""
    is_date: bool = False
    """Whether people write days in it, that can be sorted and counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlan:
    """A sheet: a heading row and rows of cells. Without columns the rows stand for themselves."""

    name: str
    columns: tuple[ColumnPlan, ...]
    rows: tuple[tuple[Cell, ...], ...]
    table: str = ""
    """The name of the table, or "" for a sheet that is none."""
    titled: bool = False
    """Whether the first cell of the heading row is the sheet's title, and the columns have no names."""
    scale: int = 0
    """Per cent of the print, or 0 to fit the width of a page."""
    kept: int = 1
    """Columns that stay in sight and are printed on every page."""
    breaks: tuple[int, ...] = ()
    """Columns, by position, that begin a new page in print."""
    least_lines: int = 1
    """Lines for which each row has room, whatever stands in it."""
    spare: int = 0
    """Rows at the end that show nothing yet and take one line."""
    dated: bool = False
    """Whether its print is headed by its title and the day on which the workbook was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookPlan:
    """A whole workbook. `names` are defined names with the formula behind each."""

    title: str
    sheets: tuple[SheetPlan, ...]
    names: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    created: datetime
    made: str = ""
    """What heads the print of a dated sheet: "Made on 3 May 2031"; Excel's own day of printing would follow
    the reader's settings, month first in some."""

"""Cells, sheets and books, the same for CSV and XLSX."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from alignment.records import dataclass, field

__all__ = [
    "BLANK",
    "PLAIN",
    "Book",
    "Cell",
    "Look",
    "Sheet",
    "Value",
    "as_text",
    "cell_name",
    "column_name",
]

Value = str | int | float | bool | datetime | date | time | timedelta | None
"""What a cell holds; None is an empty one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How people marked a cell: colours as "RRGGBB" or ""."""

    fill: str = ""
    colour: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False


PLAIN = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell. `value` of a formula is what it last showed."""

    value: Value = None
    formula: str = ""
    """ "=B2+1", or "" for a cell that was typed."""
    number_format: str = ""
    """The format of a number or date, as Excel writes it; "" for the general one."""
    link: str = ""
    comment: str = ""
    look: Look = PLAIN

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it: a colour alone is no content."""
        return self.value in (None, "") and not (self.formula or self.link or self.comment)

    @property
    def text(self) -> str:
        """The value as a person would type it."""
        return as_text(self.value)


BLANK = Cell()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rows from the first row and column on; a row ends with its last cell."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A spreadsheet that was read."""

    name: str
    format: str
    """ "csv" or "xlsx"."""
    sheets: tuple[Sheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    """Its custom document properties."""
    unread: tuple[str, ...] = ()
    """What it holds that is no cell: "pictures", "charts"."""


def as_text(value: Value) -> str:
    """The value as a person would type it; dates and times in the order of ISO 8601."""
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return _duration(value)
        case _:
            return str(value)


def _duration(value: timedelta) -> str:
    """ "30:00:00", hours beyond a day included, as spreadsheets show it."""
    seconds = value / timedelta(seconds=1)
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    fraction = f"{rest:09.6f}".rstrip("0").rstrip(".")
    return f"{sign}{hours}:{minutes:02d}:{fraction}"


def column_name(index: int) -> str:
    """The letters of a column; 0 is "A"."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """ "B3" for row 2 and column 1: both count from 0 here."""
    return f"{column_name(column)}{row + 1}"

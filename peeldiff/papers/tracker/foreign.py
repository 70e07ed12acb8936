"""A tracker that an office made itself: which of its sheets, columns and rows are about findings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from peeldiff.errors import FormatError
from peeldiff.papers.spreadsheet import BLANK, Book, Cell, Sheet
from peeldiff.papers.tracker.headings import named_columns
from peeldiff.papers.tracker.old import OldTracker, take_apart
from peeldiff.papers.tracker.points import Register

__all__ = ["read_foreign"]

_SHORTEST = 20
"""Characters of a text that may be a finding."""
_LONGEST_HEADING = 80


def read_foreign(book: Book, register: Register) -> OldTracker:
    """Take apart a spreadsheet with the office's own columns; raises `FormatError` if no row is a finding.

    A sheet with a finding is a table; any other is kept as it is.
    """
    old = OldTracker(own=False)
    for sheet in book.sheets:
        found = _text_column(sheet, register)
        if found is None:
            if any(not cell.is_blank for row in sheet.rows for cell in row):
                old.sheets.append(sheet)
            continue
        column, first = found
        at = _heading_row(sheet, column, first)
        headers = [cell.text for cell in sheet.rows[at]] if at >= 0 else []
        width = max(map(len, sheet.rows))
        named = named_columns([*headers, *[""] * (width - len(headers))], ())
        text_of = partial(_text, named[column][0])
        old.rows += take_apart(sheet, at, (), "findings", old.columns, old.strays, text_of)
    if not old.rows:
        raise FormatError(
            f"{book.name} has no row with the text of a finding of these reports; give a tracker "
            "with a column that holds what the reports ask for."
        )
    return old


def _text(column: str, cells: Mapping[str, Cell]) -> str:
    return cells.get(column, BLANK).text


def _text_column(sheet: Sheet, register: Register) -> tuple[int, int] | None:
    """The column that holds the texts of findings, and the first row with one; None without any."""
    hits: dict[int, list[int]] = {}
    for number, row in enumerate(sheet.rows):
        for column, cell in enumerate(row):
            text = cell.text
            if isinstance(cell.value, str) and len(text) >= _SHORTEST and register.find(text).point:
                hits.setdefault(column, []).append(number)
    if not hits:
        return None
    column = max(hits, key=lambda column: (len(hits[column]), -column))
    return column, hits[column][0]


def _heading_row(sheet: Sheet, column: int, first: int) -> int:
    """The nearest row above the first finding that names several columns; -1 without one."""
    for at in range(first - 1, -1, -1):
        row = sheet.rows[at]
        filled = [cell for cell in row if not cell.is_blank]
        names = all(
            isinstance(cell.value, str) and len(cell.text) <= _LONGEST_HEADING for cell in filled
        )
        if len(filled) > 1 and names and column < len(row) and not row[column].is_blank:
            return at
    return -1

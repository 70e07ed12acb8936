"""Spreadsheets in and out: CSV and XLSX as sheets of cells, whatever stands in them.

Nothing here knows what a finding is. Reading loses nothing that a person typed; writing gives the same
bytes for the same cells.
"""

from __future__ import annotations

from peeldiff.papers.spreadsheet.cells import (
    BLANK,
    Book,
    Cell,
    Look,
    Sheet,
    Value,
    as_text,
    cell_name,
    column_name,
)
from peeldiff.papers.spreadsheet.reading import read_book

__all__ = [
    "BLANK",
    "Book",
    "Cell",
    "Look",
    "Sheet",
    "Value",
    "as_text",
    "cell_name",
    "column_name",
    "read_book",
]

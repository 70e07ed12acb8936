"""Formulas that people wrote, moved with their row: only those that look at nothing but that row.

A formula that looks elsewhere would quietly reckon with other cells after the move.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from alignment.late import late
from peeldiff.papers.shapes import needed
from peeldiff.papers.spreadsheet import column_name

__all__ = ["column_index", "moved"]

_CELL = late(r"(\$?)([A-Z]{1,3})(\d+)", re.IGNORECASE)
_TABLE = late(r"(\w+)\[(.*)\]", re.DOTALL)
_PART = late(r"\[([^\[\]]*)\]|^([^\[\]]+)$")
_OWN_ROW = "#this row"
_UNSAFE = ("INDIRECT(", "OFFSET(", "ROW(", "COLUMN(", "ADDRESS(", "CELL(")
"""Functions that look at a place which their arguments do not name."""


def moved(
    formula: str,
    row: int,
    columns: Mapping[int, int],
    to_row: int,
    table: str,
    headers: Collection[str],
) -> str | None:
    """The formula of a cell of `row` as it must read in `to_row`, or None if it cannot be moved.

    Rows count from 0. `columns` says where each column has gone, by positions from 0. `table` is the
    name of the table that both rows are of, and `headers` are its columns now.
    """
    grammar = needed("openpyxl.formula", "Reading an XLSX tracker")
    try:
        tokens = grammar.Tokenizer(formula).items
    except Exception:  # whatever cannot be parsed is not moved
        return None
    parts = []
    for token in tokens:
        new = _token(token, row, columns, to_row, table, headers)
        if new is None:
            return None
        parts.append(new)
    return "=" + "".join(parts)


def _token(
    token: Any,
    row: int,
    columns: Mapping[int, int],
    to_row: int,
    table: str,
    headers: Collection[str],
) -> str | None:
    value: str = token.value
    if token.type == "FUNC":
        return None if value.upper().removeprefix("_XLFN.").startswith(_UNSAFE) else value
    if token.type != "OPERAND" or token.subtype != "RANGE":
        return None if token.type == "ARRAY" else value
    if cell := _CELL.fullmatch(value):
        column = columns.get(column_index(cell[2]))
        if int(cell[3]) != row + 1 or column is None:
            return None
        return f"{cell[1]}{column_name(column)}{to_row + 1}"
    if (structured := _TABLE.fullmatch(value)) and structured[1].casefold() == table.casefold():
        named = [one[0] or one[1] for one in _PART.findall(structured[2])]
        own = any(name.casefold() == _OWN_ROW for name in named)
        rest = [name for name in named if not name.startswith("#")]
        if own and rest and all(name in headers for name in rest):
            return value
    return None


def column_index(letters: str) -> int:
    """The position of a column, from 0: "A" is 0."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1

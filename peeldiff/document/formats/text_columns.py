"""Tables that a text sets by spaces: cells that begin in the same columns, with wide gaps between them.

A cell may go on in the lines below. What is no table stays as it is: columns of prose, figures (which
are read by their captions), contents with dots, a line or two with a gap by chance.
"""

from __future__ import annotations

from alignment.late import late
from alignment.records import dataclass, field

__all__ = ["set_tabs"]

_SEGMENT = late(r"\S+(?: {1,2}\S+)*")
_NUMBERS = late(r"(?!20\d\d\Z)[\d\s.,%£()+-]+")
_WORD = late(r"[^\W\d_]{3}")
_GAP = 3
_FEWEST_ROWS = 2
_MOST_COLUMNS = 4
_MOST_LINES = 4
"""Lines of one row: a column of prose has more."""
_WIDEST_NAME = 64
_LONGEST_CELL = 260

_Cells = list[tuple[int, str]]


@dataclass(slots=True)
class _Row:
    """The lines of one row, by their index, and what stands in each column."""

    lines: list[int]
    cells: dict[int, str] = field(default_factory=dict)

    def add(self, index: int, cells: _Cells) -> None:
        """Put a line's cells under those above them."""
        if index not in self.lines:
            self.lines.append(index)
        for column, text in cells:
            self.cells[column] = f"{self.cells.get(column, '')} {text}".strip()


def set_tabs(raws: list[str]) -> None:
    """Set tabs between the cells of such tables, each row on its first line; the lines left are blank."""
    index = 0
    while index < len(raws):
        columns = _begins(raws[index])
        if columns is None:
            index += 1
            continue
        rows, end = _table(raws, index, columns)
        ended = end == len(raws) or not raws[end - 1].strip()
        if ended and _is_table(rows, columns):
            for row in rows:
                for at in row.lines:
                    raws[at] = ""
                raws[row.lines[0]] = "\t".join(row.cells.get(column, "") for column in columns)
        index = max(end, index + 1)


def _segments(raw: str) -> _Cells:
    """The texts of a line that wide gaps part, each with the column where it begins."""
    return [(match.start(), match[0]) for match in _SEGMENT.finditer(raw)]


def _begins(raw: str) -> tuple[int, ...] | None:
    """The columns of a line that may begin a table, or None."""
    if " " * _GAP not in raw.strip() or any(mark in raw for mark in ("\t", "|", "....", ">", "#")):
        return None
    cells = _segments(raw)
    if not 1 < len(cells) <= _MOST_COLUMNS or any(
        _NUMBERS.fullmatch(text) for _, text in cells[1:]
    ):
        return None
    return tuple(column for column, _ in cells)


def _table(raws: list[str], start: int, columns: tuple[int, ...]) -> tuple[list[_Row], int]:
    """The rows from a line on whose cells begin in some columns, and the first line behind them."""
    rows: list[_Row] = []
    at, blank = start, False
    while at < len(raws):
        if not raws[at].strip():
            if blank:
                break
            blank = True
            at += 1
            continue
        cells = [(_nearest(column, columns), text) for column, text in _segments(raws[at])]
        if any(column is None for column, _ in cells) or "\f" in raws[at]:
            break
        placed = [(column, text) for column, text in cells if column is not None]
        first = placed[0][1]
        goes_on = rows and not blank and (placed[0][0] != columns[0] or first[0].islower())
        if goes_on or (
            rows and not blank and len(placed) == 1 and _goes_on_left(rows[-1], first, columns)
        ):
            rows[-1].add(at, placed)
        elif len(placed) == len(columns):
            rows.append(_Row([at]))
            rows[-1].add(at, placed)
        else:
            break
        blank = False
        at += 1
    return rows, at


def _nearest(column: int, columns: tuple[int, ...]) -> int | None:
    return next((one for one in columns if abs(one - column) <= 1), None)


def _goes_on_left(row: _Row, text: str, columns: tuple[int, ...]) -> bool:
    """Whether a line in the first column alone goes on with the name above it."""
    return len(text) < columns[1] - columns[0] and row.cells.get(columns[0], ".")[-1] not in ".?!:"


def _is_table(rows: list[_Row], columns: tuple[int, ...]) -> bool:
    names = [row.cells.get(columns[0], "") for row in rows]
    return (
        len(rows) >= _FEWEST_ROWS
        # Numbers and bullets before texts that hang are the marks of paragraphs.
        and all(name[0].isalpha() and _WORD.search(name) for name in names if name)
        and columns[1] - columns[0] <= _WIDEST_NAME
        and all(len(row.lines) <= _MOST_LINES for row in rows)
        and all(len(cell) <= _LONGEST_CELL for row in rows for cell in row.cells.values())
    )

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
_FIGURE = late(r"[-+–−£]?\d[\d,.]*(?:%|m|bn| percent| per cent)?|[-–—]|n/a")
_WORD = late(r"[^\W\d_]{3}")
_GAP = 3
_FEWEST_ROWS = 2
_MOST_COLUMNS = 4
_MOST_LINES = 4
"""Lines of one row: a column of prose has more."""
_WIDEST_NAME = 64
_WIDEST_GAP = 4
"""Lines of a gap inside a table, and the one behind it."""
_FEWEST_IN_BOXES = 3
_FURTHEST_BEFORE = 12
"""Columns by which a figure may begin before the head of its column, which stands over its middle."""
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
    _set_figures(raws)
    _set_boxes(raws)
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


def _set_boxes(raws: list[str]) -> None:
    """Set tabs in two rows of three boxes or more whose texts stand in the middle of each.

    They begin in other columns, and each stands over another; more rows would be a table of another kind.
    """
    at = 0
    while at < len(raws):
        over = _boxes(raws, at)
        if over is None:
            at += 1
            continue
        end, cells = over
        below = next(
            (n for n in range(end, min(end + _WIDEST_GAP, len(raws))) if raws[n].strip()), end
        )
        under = _boxes(raws, below) if below > end else None
        alone = under is not None and not any(
            _has_gap(near)
            for near in (
                *raws[max(0, at - _WIDEST_GAP) : at],
                *raws[under[0] : under[0] + _WIDEST_GAP],
            )
        )
        if under is not None and alone and _stand_under(cells, under[1]):
            for first, last, told in ((at, end, cells), (below, *under)):
                raws[first:last] = [
                    "\t".join(text for _, _, text in told),
                    *[""] * (last - first - 1),
                ]
            end = under[0]
        at = end


_Boxes = list[tuple[int, int, str]]
"""The texts of boxes side by side, each with the columns where it begins and ends."""


def _boxes(raws: list[str], start: int) -> tuple[int, _Boxes] | None:
    """The line behind a run of lines that are all set in as many pieces as the first, and the pieces."""
    boxes: _Boxes = []
    at = start
    while at < len(raws) and raws[at].strip() and at - start < _MOST_LINES:
        pieces = [(column, column + len(text), text) for column, text in _segments(raws[at])]
        if at == start:
            told = all(_WORD.search(text) and text[0].isupper() for _, _, text in pieces)
            if not _FEWEST_IN_BOXES <= len(pieces) <= _MOST_COLUMNS or not told or "\t" in raws[at]:
                return None
            boxes = pieces
        else:
            for first, last, text in pieces:
                beside = [n for n, (a, b, _) in enumerate(boxes) if first < b and a < last]
                if len(beside) != 1:
                    return None
                a, b, words = boxes[beside[0]]
                boxes[beside[0]] = (min(a, first), max(b, last), f"{words} {text}")
        at += 1
    ends = at == len(raws) or not raws[at].strip()
    short = all(len(text) <= _WIDEST_NAME and text[-1] not in ".;" for _, _, text in boxes)
    return (at, boxes) if boxes and ends and short else None


def _stand_under(over: _Boxes, under: _Boxes) -> bool:
    """Whether each of some boxes stands under one of as many others."""
    return len(over) == len(under) and all(
        a < d and c < b for (a, b, _), (c, d, _) in zip(over, under, strict=True)
    )


def _has_gap(raw: str) -> bool:
    return " " * _GAP in raw.strip()


def _set_figures(raws: list[str]) -> None:
    """Set tabs in tables of figures whose columns have heads, and nothing over the names of the rows."""
    for index in range(len(raws) - 1):
        heads = _heads(raws, index)
        if not heads:
            continue
        rows = _rows_of_figures(raws, index + 1, heads)
        if len(rows) < _FEWEST_ROWS:
            continue
        raws[index] = "\t".join(["", *(text for _, text in heads)])
        for lines, cells in rows:
            for at in lines:
                raws[at] = ""
            raws[lines[0]] = "\t".join(cells)


def _heads(raws: list[str], index: int) -> _Cells:
    """The heads of the columns on a line that stands far in and has no figures, none for another."""
    raw = raws[index]
    if not raw.startswith(" " * _FURTHEST_BEFORE) or any(mark in raw for mark in "\t|\f"):
        return []
    heads = _segments(raw)
    named = all(_WORD.search(text) and text[0].isupper() for _, text in heads)
    return heads if 1 < len(heads) <= _MOST_COLUMNS and named else []


def _rows_of_figures(
    raws: list[str], start: int, heads: _Cells
) -> list[tuple[list[int], list[str]]]:
    """The rows below a line of heads: the lines of each, and its name with the figures under the heads."""
    first = heads[0][0] - _FURTHEST_BEFORE
    rows: list[tuple[list[int], list[str]]] = []
    named: list[int] = []
    for at in range(start, len(raws)):
        cells = _segments(raws[at])
        if not cells:
            if named:
                break
            continue
        figures = [text for column, text in cells if column >= first]
        if cells[0][0] >= first or "\t" in raws[at] or len(cells) - len(figures) > 1:
            break
        named.append(at)
        if not figures:
            if len(named) > _MOST_LINES:
                break
            continue
        if len(figures) != len(heads) or not all(map(_FIGURE.fullmatch, figures)):
            break
        names = [raws[line][: max(first, 0)] if line == at else raws[line] for line in named]
        name = " ".join(" ".join(names).split())
        rows.append((named, [name, *figures]))
        named = []
    return rows


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
            if blank and not _comes_again(raws, at, columns):
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


def _comes_again(raws: list[str], at: int, columns: tuple[int, ...]) -> bool:
    """Whether the next text behind a gap of a few lines has a cell in each of some columns.

    Three areas or more side by side over their grades stand so, each in a box of its own.
    """
    below = next((raw for raw in raws[at : at + _WIDEST_GAP] if raw.strip()), "")
    begun = tuple(_nearest(column, columns) for column, _ in _segments(below))
    return len(columns) >= _FEWEST_IN_BOXES and begun == columns


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

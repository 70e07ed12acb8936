"""Tables and boxes that a text draws with lines: "+---+" and "|", the marks that stand for them, or dashes.

Lines are changed one for one, so that their numbers stay: a row goes to the first of its lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from alignment.late import late

__all__ = ["with_drawn_tables"]

_DRAWN = str.maketrans(
    {
        **dict.fromkeys("┌┬┐├┼┤└┴┘┏┳┓┣╋┫┗┻┛╔╦╗╠╬╣╚╩╝╭╮╰╯╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜", "+"),
        **dict.fromkeys("─━═╌╍┄┅", "-"),
        **dict.fromkeys("│┃║╎╏┆┇", "|"),
    }
)
"""Signs for drawing, as browsers that print text and tools with tables use them."""
_SIGNS = "─━═│┃║"
_BORDER = late(r"\+(?:[-=:]+\+)+\Z")
_FULL = late(r"-{20,}\Z")
_COLUMNS = late(r"\s*-{2,}(?:\s+-{2,})+\s*\Z")
_DASHES = late(r"-{2,}")
_LONGEST = 400
"""Lines that a table has at most."""


def with_drawn_tables(text: str) -> str:
    """The same text, line by line, with the rows of drawn tables between pipes and boxes taken off."""
    if any(map(text.__contains__, _SIGNS)):
        text = text.translate(_DRAWN)
    lines = text.split("\n")
    if "-+" in text or "=+" in text:
        _open_grids(lines)
    if "--" in text and any(_COLUMNS.match(line) for line in lines if "--" in line):
        _open_ruled(lines)
        _open_columns(lines)
    return "\n".join(lines)


# ---- "+---+---+" ---------------------------------------------------------------------------------


def _open_grids(lines: list[str]) -> None:
    at = 0
    while at < len(lines):
        if not _BORDER.match(lines[at].strip()):
            at += 1
            continue
        end = at
        while end + 1 < len(lines) and end - at < _LONGEST and _is_of_grid(lines[end + 1]):
            end += 1
        while not _BORDER.match(lines[end].strip()):
            end -= 1
        if end > at:
            _open_grid(lines, at, end)
        at = end + 1


def _is_of_grid(line: str) -> bool:
    body = line.strip()
    return bool(_BORDER.match(body)) or (len(body) > 1 and body[0] in "|+" and body[-1] in "|+")


def _open_grid(lines: list[str], first: int, last: int) -> None:
    """Take a box off what stands in it, or set each row of several columns on one line."""
    ends = sorted({n for at in range(first, last + 1) for n in _corners(lines[at])})
    borders = [at for at in range(first, last + 1) if _BORDER.match(lines[at].strip())]
    for top, bottom in pairwise(borders):
        rows = range(top + 1, bottom)
        if len(ends) == 2:
            for at in rows:
                lines[at] = lines[at].rstrip()[:-1].rstrip()[ends[0] + 1 :].removeprefix(" ")
        elif rows:
            _set_row(lines, rows, [(a + 1, b) for a, b in pairwise(ends)])
    for at in borders:
        lines[at] = ""


def _corners(line: str) -> list[int]:
    is_border = _BORDER.match(line.strip())
    return [n for n, sign in enumerate(line) if sign == "+"] if is_border else []


def _set_row(
    lines: list[str], rows: Sequence[int], columns: Sequence[tuple[int, int | None]]
) -> None:
    """Set the cells of some lines between pipes on the first of them."""
    cells = [" ".join(_cell(lines[at][a:b]) for at in rows).split() for a, b in columns]
    for at in rows:
        lines[at] = ""
    lines[rows[0]] = f"| {' | '.join(map(' '.join, cells))} |"


def _cell(text: str) -> str:
    return text.strip().strip("|").strip()


# ---- a line of dashes above and below, and one that tells the columns ------------------------------


def _open_ruled(lines: list[str]) -> None:
    """Set each row of a table whose rows are parted by blank lines on one line."""
    at = 0
    while at < len(lines):
        if not _FULL.match(lines[at].strip()):
            at += 1
            continue
        reach = range(at + 1, min(len(lines), at + _LONGEST))
        told = next((n for n in reach if _COLUMNS.match(lines[n])), len(lines))
        end = next((n for n in reach if _FULL.match(lines[n].strip())), 0)
        starts = [run.start() for run in _DASHES.finditer(lines[told])] if told < end else []
        inside = [n for n in range(at + 1, end) if n != told and lines[n].strip()]
        under_title = at and lines[at - 1].strip()
        if under_title or not starts or not all(_fits(lines[n], starts) for n in inside):
            at += 1
            continue
        columns = _columns(starts)
        for rows in (*_groups(lines, at + 1, told), *_groups(lines, told + 1, end)):
            _set_row(lines, rows, columns)
        for rule in (at, told, end):
            lines[rule] = ""
        at = end + 1


def _columns(starts: Sequence[int]) -> list[tuple[int, int | None]]:
    """Where each column begins and ends; the last one ends with the line."""
    return list(zip(starts, [*starts[1:], None], strict=True))


def _groups(lines: Sequence[str], first: int, end: int) -> list[list[int]]:
    """The runs of lines that are not blank."""
    found: list[list[int]] = [[]]
    for at in range(first, end):
        if lines[at].strip():
            found[-1].append(at)
        elif found[-1]:
            found.append([])
    return [run for run in found if run]


# ---- a line of dashes that tells the columns, a row on each line -----------------------------------


def _open_columns(lines: list[str]) -> None:
    for index, line in enumerate(lines):
        if "--" not in line or not _COLUMNS.match(line) or "|" in line:
            continue
        starts = [dashes.start() for dashes in _DASHES.finditer(line)]
        rows = range(index + 1, min(len(lines), index + 1 + _LONGEST))
        end = next((at for at in rows if _ends_table(lines[at])), len(lines))
        first = index - 1 if index and lines[index - 1].strip() else index
        table = [at for at in range(first, end) if at != index]
        if len(table) > 1 and all(_fits(lines[at], starts) for at in table):
            for at in table:
                _set_row(lines, [at], _columns(starts))


def _ends_table(line: str) -> bool:
    return not line.strip() or line.startswith(":::") or _COLUMNS.match(line) is not None


def _fits(line: str, starts: Sequence[int]) -> bool:
    """Tell whether no word runs over the place where a column begins."""
    return "|" not in line and all(
        start >= len(line) or line[start - 1 : start].isspace() for start in starts if start
    )

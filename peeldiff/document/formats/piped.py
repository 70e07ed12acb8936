"""Tables between pipes: which of them frame text, and the paragraphs and entries that a cell has on one line.

Markdown knows no line end in a cell. So converters put a box of a report on one line: with `<br>`
between its parts, or with what is left of their line ends, a run of spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alignment.late import late

__all__ = ["RULE", "boxed_rows", "cell_lines", "cells_of", "close_open_cells", "with_outer_pipes"]

RULE = late(r"\|?[\s:|+-]+\|[\s:|-]*\Z")
"""What parts the head of a table from its rows, or a row without text."""
_QUOTED = late(r"(?:[ \t]*>)*[ \t]*")
_PIPE = late(r"(?<!\\)\|")
_BARE_RULE = late(r"\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\Z")
_LONGEST_OPEN = 80
"""Lines over which a cell may stay open."""
_LONGEST_LABEL, _FEWEST_ENTRIES = 60, 2
"""Characters of what stands beside a list, and entries of that."""

_TAGGED_PARTS = late(r"</(?:p|li)>", re.IGNORECASE)
_CELL_END = late(r"</t[dh]>", re.IGNORECASE)
_TAGS = late(r"</?(?:table|t(?:head|body|foot|r|d|h)|div|section)(?:\s[^<>]*)?>", re.IGNORECASE)
_PARTED = late(r"\s*<(?:br\s*/?|/?(?:p|div|ul|ol)(?:\s[^<>]*)?|/li)>\s*", re.IGNORECASE)
_ENTRY = late(r"\s*<li(?:\s[^<>]*)?>\s*", re.IGNORECASE)
_GAP = late(r"\s{2,}")
_SENTENCE_END = late(r"[.?!]['\"’”)]?(\s+)(?=[A-Z])")
_FEWEST_TYPED = 2
_MARK = late(r"\\?([*+•‣◦▪▫■□●○·\uf0b7–-])\s+(?=\S)")
"""A bullet before the first words of an entry."""
_SURE = "*+•‣◦▪▫■□●○\uf0b7"
"""Bullets that stand nowhere else between words."""
_ENDS_ENTRY = late(r"(?:[.:;,?!]|\b(?:and|or)|\*\*|__)\Z")
_EMPHASIS = late(r"([*_]{1,3})(?=[^\s*_])([^*_]*[^\s*_])\1\Z")
"""Mark-up that a cell has round all its paragraphs."""
_NEAR = 8
_ORDINAL = late(r"(\(?)(\d{1,2}|[a-z])(\\?[.)])\s+(?=\S)")


# ---- tables -------------------------------------------------------------------------------------------


def cells_of(row: str) -> list[str]:
    """The cells of a row between pipes; a pipe behind a backslash parts none."""
    body = row.strip()
    body = body[1:] if body[:1] == "|" else body
    body = body[:-1] if body[-1:] == "|" and body[-2:] != "\\|" else body
    return [cell.strip() for cell in _PIPE.split(body)]


def with_outer_pipes(lines: list[str]) -> None:
    """Set the outer pipes of tables that have none, told by the rule under their heads: "---|---"."""
    for at, line in enumerate(lines):
        if "-|" not in line.replace(" ", "") or line.lstrip()[:1] == "|" or not at:
            continue
        if not _BARE_RULE.match(line) or not _PIPE.search(lines[at - 1]):
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip() and _PIPE.search(lines[end]):
            end += 1
        for row in range(at - 1, end):
            if lines[row].lstrip()[:1] != "|" or lines[row].rstrip()[-1:] != "|":
                lines[row] = f"| {lines[row].strip()} |"


def close_open_cells(lines: list[str]) -> None:
    """Take the pipes off a cell that goes over several lines: they frame what stands between them."""
    at = 0
    while at < len(lines):
        end = _end_of_open_cell(lines, at)
        if end is None:
            at += 1
            continue
        lines[at] = lines[at].replace("|", "", 1).lstrip()
        lines[end] = lines[end].rstrip()[:-1].rstrip()
        at = end + 1


def _end_of_open_cell(lines: Sequence[str], at: int) -> int | None:
    """The line on which the one cell ends that a line opens; None if it opens none."""
    begun = lines[at].strip()
    if begun[:1] != "|" or len(_PIPE.findall(begun)) != 1 or not begun[1:].strip():
        return None
    for end in range(at + 1, min(len(lines), at + _LONGEST_OPEN)):
        body = lines[end].strip()
        if body[:1] == "|" and body != "|":
            return None
        if pipes := len(_PIPE.findall(body)):
            return end if pipes == 1 and body[-1] == "|" else None
    return None


def boxed_rows(raws: Sequence[str]) -> dict[int, tuple[tuple[str, ...], bool]]:
    """The rows of tables that only frame text: index → the cells with text, and whether these are whole.

    No row of such a table has text in two cells, but for a label beside a list. Where Markdown rules the
    table a row is whole, else it may be a line of a paragraph.
    """
    found = {at: told for at, raw in enumerate(raws) if (told := _tagged(raw))}
    at = 0
    while at < len(raws):
        end = at
        while end < len(raws) and _is_row(raws[end]):
            end += 1
        if end > at:
            found |= _boxed(raws, range(at, end))
        at = end + 1
    return found


def _tagged(raw: str) -> tuple[tuple[str, ...], bool] | None:
    """The cells of a box that a line has in tags, several paragraphs or entries at once."""
    body = _QUOTED.sub("", raw, count=1).strip()
    if body[:1] != "<" or len(_TAGGED_PARTS.findall(body)) < _FEWEST_ENTRIES:
        return None
    cells = tuple(
        filter(None, map(str.strip, (_TAGS.sub("", one) for one in _CELL_END.split(body))))
    )
    return (cells, True) if cells and _frames(cells) else None


def _is_row(raw: str) -> bool:
    if "|" not in raw:
        return False
    body = _QUOTED.sub("", raw, count=1).rstrip()
    return len(body) > 1 and body[0] == "|" and body[-1] == "|"


def _boxed(raws: Sequence[str], rows: range) -> dict[int, tuple[tuple[str, ...], bool]]:
    bodies = {at: _QUOTED.sub("", raws[at], count=1).rstrip() for at in rows}
    ruled = {at for at, body in bodies.items() if RULE.match(body)}
    cells = {at: cells_of(body) for at, body in bodies.items() if at not in ruled}
    filled = {at: tuple(cell for cell in row if cell) for at, row in cells.items()}
    if not any(filled.values()) or not all(map(_frames, filled.values())):
        return {}
    lone = all(len(row) == 1 for row in cells.values())
    said = [cell for row in filled.values() for cell in row]
    if not any(map(_is_parted, said)) and not (lone and any(map(_MARK.match, said))):
        return {}  # a column of names, or of paragraphs, which are rows
    whole = not lone or any("-" in bodies[at] for at in ruled)
    return {
        at: (filled.get(at, ()) if whole or not filled.get(at) else (_inside(bodies[at]),), whole)
        for at in rows
    }


def _frames(row: tuple[str, ...]) -> bool:
    """Whether a row has one cell with text, or a few words beside a list."""
    if len(row) < 2:
        return True
    marked = sum(_MARK.match(line) is not None for line in cell_lines(row[-1]))
    return len(row) == 2 and len(row[0]) <= _LONGEST_LABEL and marked >= _FEWEST_ENTRIES


def _is_parted(cell: str) -> bool:
    return len(list(cell_lines(cell))) > 1


def _inside(body: str) -> str:
    """What stands between the pipes of a line, with its indent."""
    return body[1:-1].rstrip().removeprefix(" ")


# ---- cells --------------------------------------------------------------------------------------------


def cell_lines(cell: str) -> Iterator[str]:
    """The paragraphs and entries of a cell, each with its mark-up."""
    if "<" in cell:
        cell = _ENTRY.sub("\n• ", _PARTED.sub("\n", cell))
    emphasis = ""
    if whole := _EMPHASIS.match(cell.strip()):
        emphasis, cell = whole[1], whole[2]
    pieces = [piece for line in cell.split("\n") for piece in _parted_by_gaps(line.strip())]
    pieces = [f"{emphasis}{piece}{emphasis}" for piece in pieces] if emphasis else pieces
    marks = {match[1] for piece in pieces if (match := _MARK.match(piece))}
    for piece in pieces:
        for entry in _entries(piece, marks):
            yield from _counted(entry)


def _parted_by_gaps(line: str) -> list[str]:
    """The parts of a line between runs of spaces, unless its author sets two behind each sentence."""
    if not _GAP.search(line):
        return [line] if line else []
    ends = [len(match[1]) > 1 for match in _SENTENCE_END.finditer(line)]
    if len(ends) >= _FEWEST_TYPED and all(ends) and not _MARK.search(line) and "*" not in line:
        return [" ".join(line.split())]
    return _GAP.split(line)


def _entries(piece: str, marks: set[str]) -> Iterator[str]:
    """What stands before the first bullet of a piece, and then each entry with its bullet."""
    piece = piece[1:] if piece[:1] == "\\" and _MARK.match(piece) else piece
    start = 0
    for match in _MARK.finditer(piece):
        at = match.start()
        before = piece[max(start, at - _NEAR) : at].rstrip()  # all of it costs time in a long cell
        if not before or not piece[at - 1].isspace():
            continue
        ends = _ENDS_ENTRY.search(before) is not None
        if ends or (match[1] in marks and match[1] in _SURE and not before[-1].isdigit()):
            yield piece[start:at].rstrip()
            start = match.start(1)
    yield piece[start:]


def _counted(entry: str) -> Iterator[str]:
    """The entries of a list that counts on one line: "1. … 2. …"."""
    first = _ORDINAL.match(entry)
    if not first or first[2] not in ("1", "a"):
        yield entry
        return
    start, ordinal = 0, first[2]
    for match in _ORDINAL.finditer(entry, first.end()):
        expected = str(int(ordinal) + 1) if ordinal.isdigit() else chr(ord(ordinal) + 1)
        if (match[1], match[2], match[3]) == (first[1], expected, first[3]) and entry[
            match.start() - 1
        ] == " ":
            yield entry[start : match.start()].rstrip()
            start, ordinal = match.start(), expected
    yield entry[start:]

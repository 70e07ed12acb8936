"""Tables of wikis, AsciiDoc and Textile as rows between pipes; a table of one column frames what it holds.

A row goes to the line of its first cell, so that lines keep their numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from alignment.late import late
from alignment.records import dataclass, field

__all__ = ["with_cells_in_rows"]

_LONGEST = 400
"""Lines that a table has at most."""
_VALUES = late(r"(?:\s*[\w-]+\s*=\s*(?:\"[^\"\n]*\"|[\w%-]+))+\s*\|(?!\|)")
"""What MediaWiki says of the looks of a cell before its text."""
_CELL = late(r"(?:(?<=\s)|\A)(?:\d{0,2}(?:\.\d{1,2})?[+*])?[<^>.]{0,4}[adehlms]?\|")
"""What begins a cell of AsciiDoc, how far it reaches and how it is set included."""
_COLUMNS = late(r"cols=\"?([^\"\]]+)\"?")
_REPEATED = late(r"(\d{1,2})\*")
_HEAD = late(r"(?<=\|)_\.\s*|(?<=\|)=(?=\S)")


@dataclass(slots=True)
class _Cell:
    """The text of a cell by lines, each with its index."""

    lines: list[tuple[int, str]] = field(default_factory=list)


def with_cells_in_rows(lines: list[str]) -> None:
    """Set the rows of such tables between pipes."""
    at = 0
    while at < len(lines):
        body = lines[at].strip()
        closing = "|}" if body.startswith("{|") else "|===" if body == "|===" else ""
        if closing:
            reach = range(at + 1, min(len(lines), at + _LONGEST))
            end = next((one for one in reach if lines[one].strip() == closing), None)
            if end is not None:
                rows = _mediawiki(lines, at, end) if closing == "|}" else _asciidoc(lines, at, end)
                _set_rows(lines, at, end, rows)
                at = end
        elif body[:1] in ("|", "^"):
            lines[at] = _row(body)
        at += 1


def _row(body: str) -> str:
    """A row of Jira, Textile, DokuWiki or XWiki, its heads as other cells."""
    if body[0] == "^" and body[-1] in "^|" and len(body) > 1:
        return body.replace("^", "|")
    if body.startswith("||") and body.endswith("||"):
        return f"|{body[2:-2].replace('||', '|')}|"
    told = _HEAD.sub("", body)
    if told != body and told[-1] != "|":
        told += "|"
    return told


def _mediawiki(lines: Sequence[str], first: int, last: int) -> list[list[_Cell]]:
    rows: list[list[_Cell]] = [[]]
    for at in range(first + 1, last):
        body = lines[at].strip()
        if body.startswith("|-"):
            rows.append([])
        elif body.startswith("|+"):
            rows.append([_Cell([(at, body[2:].strip())])])
            rows.append([])
        elif body[:1] in ("|", "!"):
            inner = _VALUES.sub("", body[1:])
            texts = inner.replace("!!", "||").split("||") if body[0] == "!" else inner.split("||")
            rows[-1] += [_Cell([(at, _VALUES.sub("", text).strip())]) for text in texts]
        elif rows[-1]:
            rows[-1][-1].lines.append((at, lines[at]))
    return rows


def _asciidoc(lines: Sequence[str], first: int, last: int) -> list[list[_Cell]]:
    cells: list[_Cell] = []
    opening = 0
    for at in range(first + 1, last):
        marks = list(_CELL.finditer(lines[at]))
        if not marks:
            if cells:
                cells[-1].lines.append((at, lines[at]))
            continue
        if marks[0].start() and cells:
            cells[-1].lines.append((at, lines[at][: marks[0].start()]))
        ends = [mark.start() for mark in marks[1:]] + [len(lines[at])]
        cells += [
            _Cell([(at, lines[at][mark.end() : end].strip())])
            for mark, end in zip(marks, ends, strict=True)
        ]
        opening = opening or len(marks)
    columns = _columns(lines[first - 1] if first else "") or opening or 1
    return [cells[at : at + columns] for at in range(0, len(cells), columns)]


def _columns(attributes: str) -> int:
    """How many columns the line above a table tells; 0 if it tells none."""
    told = _COLUMNS.search(attributes)
    if not told:
        return 0
    if repeated := _REPEATED.match(told[1]):
        return int(repeated[1])
    return len(told[1].rstrip(",").split(",")) + told[1].endswith(",")


def _set_rows(lines: list[str], first: int, last: int, rows: Sequence[Sequence[_Cell]]) -> None:
    for at in range(first, last + 1):
        lines[at] = ""
    if all(len(row) < 2 for row in rows):
        for row in rows:
            for cell in row:
                for at, text in cell.lines:
                    lines[at] = text
        return
    for row in rows:
        if row:
            told = [
                "<br>".join(filter(None, (text.strip() for _, text in cell.lines))) for cell in row
            ]
            lines[row[0].lines[0][0]] = f"| {' | '.join(told)} |"

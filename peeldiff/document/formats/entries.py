"""The lines that an author sets apart inside one paragraph by line breaks and tabs.

HTML, DOCX and ODT all know a break that ends a line but not the paragraph, and tabs between words.
What they mean is told here, once: a sentence that was only wrapped, entries of a list with bullets
typed by hand, or the cells of a table row.
"""

from __future__ import annotations

from alignment.late import late
from alignment.records import dataclass
from peeldiff.document.formats.builder import LineBuilder
from peeldiff.document.formats.bullets import (
    TAB,
    numbered_lines,
    split_bullet,
    split_number,
    whole_lines,
)
from peeldiff.document.source import Role

__all__ = ["BREAK", "TAB", "Entry", "add_entry", "entries_of", "wrapped_lines"]

BREAK = "\n"
"""Stands for a line break in the text that a reader hands over."""

# What stands before a tab as the number of a heading or of an entry, and is no cell.
_LABEL = late(r"\(?(?:[0-9]{1,3}|[a-z]|[ivx]{1,4})(?:\.[0-9]{1,2}){0,3}[.)]?\Z")
# What leads the eye to the page number of a contents list.
_LEADERS = late(r"(?:[.·_]{3,}|…|(?:\. ){2,}\.?)\s*\Z")
# A cell that is longer is a paragraph into which a tab has come.
_LONGEST_CELL = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: an item if it has a `mark`, a table row if it has `cells`, else text.

    `whole` is the line as printed, for a paragraph that the file itself calls an item.
    """

    whole: str
    text: str = ""
    mark: str = ""
    cells: tuple[str, ...] = ()


def entries_of(text: str, *, listed: bool = False) -> list[Entry]:
    """Return the lines of a paragraph that are apart, without those that hold nothing.

    A paragraph that the file itself calls an item (`listed`) holds no table rows.
    """
    lines = wrapped_lines(text.replace(TAB, " ") if listed else text)
    numbered = numbered_lines(lines)
    return [_entry(line, numbered) for line in lines]


def add_entry(
    builder: LineBuilder,
    entry: Entry,
    *,
    bold: bool = False,
    indent: int = 0,
    page: int | None = None,
    close: bool = False,
) -> None:
    """Append one line of a paragraph; `close` sets a text right under the line before."""
    if entry.mark:
        builder.add(entry.text, Role.ITEM, bold=bold, mark=entry.mark, page=page)
    elif entry.cells:
        builder.add_row(list(entry.cells), bold=bold, page=page)
    elif builder.ends_in_row and _is_lone_cell(entry.text):
        builder.add_row(entry.text.split(TAB), page=page)
    else:
        builder.add(entry.text, bold=bold, indent=indent, page=page, close=close)


def _is_lone_cell(text: str) -> bool:
    """Tell whether a line that a tab begins, under a table row, is a row with one cell filled."""
    return text[:1] == TAB and len(text) < _LONGEST_CELL and text.rstrip()[-1] not in ".!?;,"


def wrapped_lines(text: str) -> list[str]:
    """Split a paragraph at its line breaks, but not inside a sentence that was only wrapped."""
    lines = (part.strip(" \r\f\v\u00a0") for part in text.split(BREAK))
    return whole_lines(line for line in lines if line.strip())


def _entry(line: str, numbered: bool) -> Entry:
    bullet, rest = split_bullet(line.strip())
    if bullet:
        return Entry(line, rest, bullet)
    number, rest = split_number(line) if numbered else ("", line)
    if number:
        return Entry(line, rest, number)
    cells = tuple(cell.strip() for cell in line.rstrip().split(TAB))
    filled = [cell for cell in cells if cell]
    # One filled cell is a line that a tab indents; the table that it may belong to is told elsewhere.
    if len(filled) < 2 or max(map(len, filled)) > _LONGEST_CELL:
        return Entry(line, line)
    if len(filled) == 2 and (_LABEL.match(filled[0]) or _LEADERS.search(filled[0])):
        return Entry(line, line)
    return Entry(line, line, cells=cells)

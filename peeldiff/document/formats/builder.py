"""Numbers the lines that a format reader finds, and parts the blocks with blank lines.

The one place where extracted text becomes `Line`s: what goes in is cleaned of everything invisible,
its white space made single, and its number and length held to the limits. It judges no words.
"""

from __future__ import annotations

from collections.abc import Iterable

from alignment.late import late
from alignment.records import replace
from peeldiff.document.decode import clean
from peeldiff.document.formats.bullets import unmarked
from peeldiff.document.limits import Limits
from peeldiff.document.source import Line, Role
from peeldiff.errors import LimitError

__all__ = ["LineBuilder"]

_COUNTS = late(r"\((?:[a-z]|[ivx]{1,4})\)")
_RUNS = (Role.ITEM, Role.ROW)
# How many times the longest paragraph a text may be before white space is taken out of it.
_LONGEST_CELL = 120
_SLACK = 4


def _tidy(text: str) -> str:
    """Return a text cleaned of what is invisible, its white space made single."""
    text = clean(text)
    # Of white space, only the plain space counts as printable, and most texts hold it singly.
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.split())


def _parts(cell: str) -> tuple[str, ...]:
    """The paragraphs of a cell without their bullets or numbers."""
    return unmarked(map(_tidy, cell.split("\n")))


def _typed_cells(text: str) -> list[str]:
    """The cells of a row that was typed with tabs; none where tabs only indent or lead to a page."""
    cells = [cell.strip() for cell in text.strip().split("\t")]
    filled = [cell for cell in cells if cell]
    if len(filled) < 2 or max(map(len, filled)) > _LONGEST_CELL:
        return []
    leads = len(filled) == 2 and filled[1].isdigit()
    counts = _COUNTS.fullmatch(filled[0]) or not any(map(str.isalpha, filled[0][1:]))
    return [] if leads or counts else cells


class LineBuilder:
    """Collects lines in reading order; `lines()` returns them numbered from 1."""

    def __init__(self, name: str, limits: Limits) -> None:
        self._name = name
        self._limits = limits
        self._lines: list[Line] = []

    def add(
        self,
        text: str,
        role: Role = Role.TEXT,
        *,
        level: int = 0,
        bold: bool = False,
        indent: int = 0,
        mark: str = "",
        page: int | None = None,
        close: bool = False,
    ) -> None:
        """Append one block; nothing if it holds no visible character.

        `close` sets it right under the line before, without the blank line that parts blocks. A text
        that is typed with tabs, as a row of a table is where there is none, becomes a row.
        """
        self.refuse_endless(text)
        if role is Role.TEXT and "\t" in text and (cells := _typed_cells(text)):
            self.add_row(cells, page=page)
            return
        text = _tidy(text)
        if text:
            self._append(text, role, level, bold, indent, mark, (), page, close)

    def add_row(
        self, cells: list[str], *, bold: bool = False, page: int | None = None, level: int = 0
    ) -> None:
        """Append a table row; nothing if no cell holds a visible character.

        `level` is that of the heading which the first cell would be if it stood alone. Empty cells
        stay, so that the columns of the rows of a table agree. A line end in a cell parts its
        paragraphs.
        """
        if len(cells) > self._limits.cells:
            raise LimitError(
                f"{self._name} has a table row of {len(cells):,} cells, more than "
                f"{self._limits.cells:,}; give the report without that table."
            )
        cleaned = tuple(map(_tidy, cells))
        text = " ".join(filter(None, cleaned))
        if not text:
            return
        self._append(text, Role.ROW, level, bold, 0, "", cleaned, page, False)
        parts = tuple(map(_parts, cells))
        if any(len(told) > 1 for told in parts):
            self._lines[-1] = replace(self._lines[-1], parts=parts)

    def add_lines(self, lines: Iterable[Line]) -> None:
        """Append the lines of a text that stands inside the document, blank ones too."""
        for line in lines:
            if not line.text:
                self.part()
                continue
            self._append(
                line.text, line.role, line.level, line.bold, line.indent, line.mark, line.cells,
                line.page, close=True,
            )  # fmt: skip

    def refuse_endless(self, text: str) -> None:
        """Raise `LimitError` for a text so long that to make its spaces single would cost too much."""
        if len(text) > _SLACK * self._limits.line_length:
            raise self._too_long(text)

    def part(self) -> None:
        """End a run of items or rows, so that the next one does not seem to go on with it."""
        if self._lines and self._lines[-1].text:
            self._lines.append(Line(len(self._lines) + 1, "", page=self._lines[-1].page))

    def end_paragraph(self) -> None:
        """Note that the paragraph of the last line goes on nowhere, not even on the next page."""
        if self._lines:
            self._lines[-1] = replace(self._lines[-1], ends=True)

    def go_on(self) -> None:
        """Note that the last line goes on with the paragraph before it, on the page before."""
        if self._lines:
            self._lines[-1] = replace(self._lines[-1], goes_on=True)

    @property
    def ends_in_row(self) -> bool:
        """Whether the last line is a table row that nothing has ended."""
        return bool(self._lines) and self._lines[-1].role is Role.ROW

    @property
    def count(self) -> int:
        """How many lines there are, blank ones included."""
        return len(self._lines)

    def lines_from(self, index: int) -> list[Line]:
        """Return the lines added since there were `index` of them."""
        return self._lines[index:]

    def lines(self) -> tuple[Line, ...]:
        """Return everything added so far."""
        return tuple(self._lines)

    def _append(
        self,
        text: str,
        role: Role,
        level: int,
        bold: bool,
        indent: int,
        mark: str,
        cells: tuple[str, ...],
        page: int | None,
        close: bool,
    ) -> None:
        limits = self._limits
        if len(text) > limits.line_length:
            raise self._too_long(text)
        lines = self._lines
        runs_on = lines and lines[-1].role is role and role in _RUNS
        if lines and lines[-1].text and not close and not runs_on:
            lines.append(Line(len(lines) + 1, "", page=lines[-1].page))
        lines.append(Line(len(lines) + 1, text, role, level, bold, indent, mark, cells, page))
        if len(lines) > limits.lines:
            raise LimitError(
                f"{self._name} has more than {limits.lines:,} lines; give the report alone."
            )

    def _too_long(self, text: str) -> LimitError:
        return LimitError(
            f"{self._name} has a paragraph of {len(text):,} characters, more than "
            f"{self._limits.line_length:,}; give the report with its paragraphs."
        )

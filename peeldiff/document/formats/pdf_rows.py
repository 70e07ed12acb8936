"""Rows of a table, columns of prose and the lines of one cell: which pieces of a page stand beside others."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import category

from peeldiff.document.formats.pdf_lines import Span
from peeldiff.document.formats.pdf_order import (
    COLUMN_ROWS,
    first_word,
    flows_over,
    has_long_lines,
    is_unended,
)

__all__ = [
    "Columns", "gutters_of", "is_beside", "is_icon", "is_next_line", "is_over", "label_lines",
    "runs_on", "runs_over", "same_block",
]  # fmt: skip

# Distances between baselines as multiples of the size of the letters.
_TIGHT = 1.55
_SAME_SIZE = 0.6
_CELL_LINES = 12
# The share of the way to the next cell that a label leaves free where it is not wrapped.
_ROOMY = 0.8
# By how much, in points, lines may miss the edge of their column.
_SAME_GUTTER = 6.0
# Pieces side by side, at one edge, from which they are rows of a table.
_FEWEST_ROWS = 3
# The head of a column is no further from its first cell, as a multiple of the size of print.
_HEAD_APART = 3.0
# Paragraphs of a column are no further apart, as a multiple of the size of print.
_PARAGRAPHS_APART = 3.0


def is_next_line(span: Span, last: Span) -> bool:
    """Tell whether the file itself says that a line goes on with the block of the line above."""
    return same_block(last, span) and span.y < last.y - 0.5 * span.size


def _is_column(run: list[Span]) -> bool:
    """Tell whether lines are so many and so long that what stands beside them is another column."""
    return len(run) >= COLUMN_ROWS and has_long_lines(run)


def same_block(before: Span, after: Span) -> bool:
    """Tell whether the file tags two lines as one block."""
    return before.tag is not None and after.tag is not None and before.tag.block == after.tag.block


def is_beside(span: Span, run: list[Span]) -> bool:
    """Tell whether a piece stands to the right of the lines before it, as the next cell does."""
    last = run[-1]
    if span.y < last.y - 0.6 * last.size or len(run) > _CELL_LINES or _is_column(run):
        return False
    if abs(span.y - last.y) < 2:
        return span.x0 > last.x1 + 0.3 * last.size
    near = [line for line in run if abs(line.y - span.y) < 1.3 * line.size]
    return bool(near) and all(span.x0 > line.x1 + 0.3 * line.size for line in run)


def is_icon(run: list[Span]) -> bool:
    """Tell whether a piece is a sign that is drawn beside a label and no cell of a table: "!" or a tick."""
    text = run[0].text
    return len(run) == 1 and len(text) == 1 and (text in "!?" or category(text) == "So")


def gutters_of(ordered: list[Span]) -> list[tuple[float, float]]:
    """Return the right edge of each left column of prose on a page, with the left edge of the next one."""
    found: list[tuple[float, float]] = []
    run: list[Span] = []
    for span in ordered:
        if run and not _runs_under(run[-1], span):
            wide = max((n for n, line in enumerate(run, 1) if line.x1 >= span.x0), default=0)
            left = run[wide:]  # what reaches over both columns stands above them
            if (
                left
                and span.y > left[-1].y
                and (_is_column(left) or flows_over(_last_column(left), span))
            ):
                found.append((max(line.x1 for line in left), span.x0))
            run = []
        run.append(span)
    return found


def _last_column(lines: list[Span]) -> list[Span]:
    """Return the last of lines under each other that stand near each other at one margin."""
    first = len(lines) - 1
    while first and _is_near(lines[first - 1], lines[first]):
        first -= 1
    return lines[first:]


def _is_near(above: Span, line: Span) -> bool:
    near = above.y - line.y < _PARAGRAPHS_APART * line.size
    return near and abs(above.x0 - line.x0) < _SAME_GUTTER and abs(above.size - line.size) < 1


def _runs_under(before: Span, after: Span) -> bool:
    """Tell whether a line stands anywhere under another, in the same column."""
    return after.y < before.y and after.x0 < before.x1 and after.x1 > before.x0


def is_over(gutters: list[tuple[float, float]], span: Span, run: list[Span]) -> bool:
    """Tell whether a piece stands in the next column of the page, and lines in the one before."""
    return any(
        span.x0 > right - _SAME_GUTTER and all(line.x1 < left + _SAME_GUTTER for line in run)
        for left, right in gutters
    )


def runs_over(gutters: list[tuple[float, float]], span: Span, run: list[Span]) -> bool:
    """Tell whether a line at the head of the next column goes on with the sentence of the one before."""
    last = run[-1]
    return (
        span.y > last.y
        and span.text[:1].islower()
        and is_unended(last)
        and abs(span.size - last.size) < _SAME_SIZE
        and span.bold == last.bold
        and span.panel is last.panel
        and is_over(gutters, span, run)
    )


class Columns:
    """The pieces of a page that stand beside others, and which of them stand under each other."""

    def __init__(self, ordered: list[Span]) -> None:
        self._pieces = [
            right
            for left, right in pairwise(ordered)
            if abs(left.y - right.y) < 2 and right.x0 > left.x1
        ]

    def hold(self, span: Span) -> bool:
        """Tell whether a piece has another one over or under it, at the same left or right edge."""
        return any(
            other is not span and (abs(other.x0 - span.x0) < 3 or abs(other.x1 - span.x1) < 3)
            for other in self._pieces
        )

    def are_rows(self, span: Span) -> bool:
        """Tell whether a piece stands in a table: several begin where it does, each beside another.

        Lines of two columns of prose are read one column after the other.
        """
        return span in self._pieces and (self._is_column(span) or self._heads_column(span))

    def _is_column(self, span: Span) -> bool:
        return sum(abs(other.x0 - span.x0) < 3 for other in self._pieces) >= _FEWEST_ROWS

    def _heads_column(self, span: Span) -> bool:
        """Tell whether right under a piece stands one of a column that is set in a little."""
        return any(
            0 < span.y - other.y < _HEAD_APART * span.size
            and other.x0 < span.x1
            and other.x1 > span.x0
            and self._is_column(other)
            for other in self._pieces
        )


def label_lines(run: list[Span], span: Span, in_column: bool) -> tuple[list[Span], list[Span]]:
    """Part the lines above a row from those that are its first cell.

    A label wraps at the column beside it. Where a tab alone sets the next cell apart, there is none.
    """
    if len(run) < 2 or abs(run[-1].y - span.y) >= 2:
        return [], run
    if len(run) > 4:
        return run[:-1], run[-1:]
    for index in range(len(run) - 1, 0, -1):
        above, line = run[index - 1], run[index]
        if line.text[:1].islower() or same_block(above, line):
            continue
        if above.x1 > span.x0 or not in_column or _had_room(above, line, span.x0):
            return run[:index], run[index:]
    return [], run


def _had_room(above: Span, line: Span, right: float) -> bool:
    """Tell whether the first word of a line had room enough, and to spare, on the line above it."""
    return above.x1 + first_word(line) < above.x0 + _ROOMY * (right - above.x0)


def runs_on(before: Span, after: Span) -> bool:
    """Tell whether a line follows close under another, in the same column and size."""
    drop = before.y - after.y
    size = max(before.size, after.size)
    if not 0 < drop <= _TIGHT * size or abs(before.size - after.size) > _SAME_SIZE:
        return False
    return after.x0 < before.x1 and after.x1 > before.x0

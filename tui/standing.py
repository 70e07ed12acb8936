"""What the frames of the texts say: where the reader is, how much is hidden, which report stands where."""

from __future__ import annotations

from textual.content import Content

from alignment.records import dataclass
from peeldiff.model import InspectionDiff
from peeldiff.neutral import two_forces
from peeldiff.rows import Row
from tui.labels import change_word, plural
from tui.plain import content, fit

__all__ = ["Standing", "column_heads", "facts", "one_column"]

_NORMAL = 100
"""Columns from which there is room for the lines of the sources."""

_HIDING = 80
"""Columns from which there is room for what is hidden."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the reader is: the row, the number of the hit of `hits` (None without a search), the number of
    the change and of how many; and how many rows are `hidden` as no text of a report."""

    row: Row | None
    hit: int
    hits: int | None
    change: tuple[int, int]
    filtered: bool
    hidden: int


def facts(at: Standing, diff: InspectionDiff, width: int) -> list[str]:
    """How things stand, the most important first, on a screen of `width` columns."""
    if at.hits is not None:
        told = [f"hit {at.hit or '–'} of {at.hits}"]
    else:
        here, total = at.change
        word = change_word(diff)
        told = [f"{word} {here} of {total}" if here else plural(total, word)]
        if not total:
            told = [f"no {word}s"]
    if at.filtered:
        told.append("filtered")
    if at.row is not None and width >= _NORMAL:
        cells = [cell for cell in (at.row.old, at.row.new) if cell is not None]
        between = " | " if two_forces(diff) else " → "
        told.append("line " + between.join(_place(c.line, c.page) for c in cells))
    if at.hidden and width >= _HIDING:
        told.append(f"{plural(at.hidden, 'page number')} and the like hidden (i)")
    return told


def _place(line: int, page: int | None) -> str:
    return str(line) if page is None else f"{line} (p. {page})"


def one_column(old: str, new: str, *, apart: bool) -> str:
    """What stands over both texts in one column; `apart` are two forces, which have numbers there."""
    return f"1 {old}, 2 {new}" if apart else f"{old} and {new} in one column"


def column_heads(old: str, new: str, left: int | None, *, apart: bool) -> Content:
    """The heads of the columns, where no frame bears them; `left` are the cells of the left one, None
    for one column."""
    if left is None:
        return content(f" {one_column(old, new, apart=apart)}", "$quiet")
    return Content("").join(
        [
            content("   " + fit(old, max(left - 3, 0)), "$quiet"),
            content("│", "$rule"),
            content(f"  {new}", "$quiet"),
        ]
    )

"""Two entries of people that meet in one cell: whether they say the same, and whether both fit there."""

from __future__ import annotations

from peeldiff.papers.spreadsheet import BLANK, Cell

__all__ = ["can_join", "mark", "says_the_same"]

_LONGEST_JOINED = 8_000
"""Characters of an entry that another is put under: a cell holds 32,767."""


def can_join(one: Cell, other: Cell) -> bool:
    """Whether two entries can stand in one cell, each on lines of its own."""
    return all(
        isinstance(cell.value, str)
        and not (cell.formula or cell.link or cell.comment)
        and len(cell.value) < _LONGEST_JOINED
        for cell in (one, other)
    )


def says_the_same(one: Cell, other: Cell) -> bool:
    """Whether the first entry holds all that the other does."""
    return (
        one.text == other.text
        and (one.comment == other.comment or not other.comment)
        and (one.link == other.link or not other.link)
        and (one.formula == other.formula or not other.formula)
    )


def mark(marks: dict[str, Cell], column: str, cell: Cell) -> None:
    """Put the comment and the colour of a cell of ours beside those that are there already."""
    there = marks.get(column, BLANK)
    comments = [one for one in dict.fromkeys((there.comment, cell.comment)) if one]
    look = there.look if there.look.fill else cell.look
    marks[column] = Cell(comment="\n".join(comments), look=look)

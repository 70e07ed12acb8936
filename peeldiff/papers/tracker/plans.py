"""How a column of ours, and one of theirs, looks in a workbook."""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.papers.spreadsheet.plans import ColumnPlan
from peeldiff.papers.tracker.columns import DECIDED, THEIRS, Column, plain_header

__all__ = ["SCALE", "known_column", "our_plan", "their_plan"]

SCALE = 76
"""Per cent of the print of a wide sheet: 7.6 points, on four pages side by side."""
_KNOWN = {plain_header(column.name): column for column in THEIRS}
_NARROWEST, _WIDEST = 14, 44
_BUTTON = 3
"""Characters that the button of a heading covers."""


def known_column(header: str) -> Column | None:
    """The usual column that a heading of people's own means: "Due date" is due_date."""
    return _KNOWN.get(plain_header(header))


def our_plan(column: Column, *, unfolded: bool = False, empty: bool = False) -> ColumnPlan:
    """A column of ours, folded as it says unless that is overruled, and where it is `empty`.

    A heading is wrapped, but none of its words.
    """
    own = column.name == DECIDED
    return ColumnPlan(
        header=column.name,
        width=max(column.width, _heading_width(column.label)),
        folded=empty or (column.folded and not unfolded),
        theirs=own,
        hint=column.meaning if own else "",
        label=column.label,
    )


def their_plan(header: str, choices: str, texts: Iterable[str]) -> ColumnPlan:
    """A column of theirs, as wide as its `texts` need; `choices` names the list of its drop-down."""
    known = known_column(header)
    width = known.width if known else _width((header, *texts))
    hint = f"Yours. {known.meaning}" if known else ""
    label = known.label if known and known.name == header else ""
    return ColumnPlan(
        header=header,
        width=max(width, _heading_width(label)),
        theirs=True,
        choices=choices,
        hint=hint,
        label=label,
        coloured=known is not None and known.name == "rag",
        is_date=known is not None and known.is_date,
    )


def _heading_width(label: str) -> int:
    """The width of the longest word of a heading."""
    return max(map(len, label.split()), default=0) + _BUTTON


def _width(texts: Iterable[str]) -> float:
    longest = max(len(line) for text in texts for line in text.split("\n")) + 4
    return min(max(longest, _NARROWEST), _WIDEST)

"""A comparison as rows to read from top to bottom: older text on one side, newer on the other.

The console and the terminal browser show the same rows in the same order, so the order is decided
here, once: that of the newer report, with what only the older one has put where it stood there.
Nothing here wraps, colours or measures a line of text; nothing here compares.
"""

from peeldiff.rows.blocks import spans_of
from peeldiff.rows.build import build_rows
from peeldiff.rows.shapes import (
    Cell,
    Fold,
    Mark,
    Row,
    RowChange,
    RowKind,
    RowTable,
    Side,
    Span,
    folded,
    steps_in_words,
)

__all__ = [
    "Cell",
    "Fold",
    "Mark",
    "Row",
    "RowChange",
    "RowKind",
    "RowTable",
    "Side",
    "Span",
    "build_rows",
    "folded",
    "spans_of",
    "steps_in_words",
]

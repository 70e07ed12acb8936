"""What the elements of a web page that are open mean for the text inside them."""

from __future__ import annotations

from alignment.records import dataclass, field
from peeldiff.document.formats.markup import Element
from peeldiff.document.formats.printed import Look

__all__ = ["OpenFrame", "OpenList", "OpenTable"]


@dataclass(slots=True)
class OpenFrame:
    """What an open element means for the text inside it."""

    element: Element
    furniture: bool
    heading: int
    footnote: bool
    list_depth: int
    bold: bool
    inside: bool
    look: Look = Look()


@dataclass(slots=True)
class OpenList:
    """A list, and the number of its next item."""

    ordered: bool
    number: int


@dataclass(slots=True)
class OpenTable:
    """A table of data; `None` cells are covered by a cell that spans rows."""

    cells: list[str] = field(default_factory=list)
    spans: dict[int, int] = field(default_factory=dict)
    """Column → how many more rows its cell reaches down."""
    width: int = 1

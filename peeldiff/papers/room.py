"""How much room the blocks of a cover paper take on its page, as a word processor sets them."""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.papers.blocks import Block, Heading, Point, Text, ToWrite
from peeldiff.papers.spreadsheet.lettering import lines_of

__all__ = ["height", "room_of"]

_TEXT, _POINT, _WRITE = (11.5, 89.0), (10.92, 90.0), (10.92, 93.0)
"""Height of a line in points, and digits as wide as one: of a text, of a list, of a place to write."""
_AFTER = 2.0
"""Points below each of these."""
_TITLE, _HEADING = 25.0, 27.0
"""Points that the title and a heading take with the room around them."""


def room_of(blocks: Iterable[Block]) -> float:
    """About how many points several blocks take."""
    return sum(map(height, blocks))


def height(block: Block) -> float:
    """About how many points a block takes on the page."""
    match block:
        case Heading(level=level):
            return _HEADING if level else _TITLE
        case Point(text=text, label=label):
            told, (line, width) = f"{label}: {text}", _POINT
        case Text(text=text, label=label):
            told, (line, width) = f"{label}: {text}", _TEXT
        case ToWrite(text=text, label=label):
            told, (line, width) = f"{label}: [To write: {text}]", _WRITE
        case _:
            raise ValueError(f"a cover paper has no {type(block).__name__}")
    return _AFTER + line * lines_of(told, width)

"""A paper as Markdown: for those who write in a text editor, and for every converter."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import assert_never

from peeldiff.papers.blocks import (
    DRAFT_MARK,
    Block,
    Demand,
    Heading,
    Look,
    Paper,
    Point,
    Quote,
    Table,
    Text,
    ToWrite,
)
from peeldiff.render.escaping import escape

__all__ = ["to_markdown"]

_INDENT = "  "


def to_markdown(paper: Paper) -> str:
    """The paper as Markdown, ending in a newline. Text from reports is escaped."""
    written = []
    depth = 0
    for block in paper.blocks:
        if isinstance(block, Heading):
            depth = 0
        elif isinstance(block, Point):
            depth = block.level - 1
        indent = _INDENT * depth
        lines = [indent + line if line else line for line in _lines(block)]
        written.append("\n".join(lines))
        if isinstance(block, Point):
            depth = block.level
    text = written[0]
    for (before, after), part in zip(pairwise(paper.blocks), written[1:], strict=True):
        close = isinstance(before, Point) and isinstance(after, Point)
        text += ("\n" if close else "\n\n") + part
    return text + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text, level=level):
            yield f"{'#' * (level + 1)} {escape(text)}"
        case Text(text=text, label=label, look=look):
            words = escape(text, at_start=not label)
            words = f"*{words}*" if look is not Look.BODY and words else words
            yield f"**{escape(label)}:** {words}" if label else words
        case ToWrite(text=text, label=label):
            place = f"**\\[To write: {escape(text)}\\]**"
            yield f"**{escape(label)}:** {place}" if label else place
        case Demand(text=text, items=items):
            yield f"> {escape(text, at_start=True)}"
            if items:
                yield ">"
            for item in items:
                yield f"> - {escape(item, at_start=True)}"
        case Quote(text=text, place=place, lead=lead, look=look):
            told = f"{lead} {text}" if lead else text
            where = f" ({escape(place)})" if place else ""
            yield f"> {_mark(look)}{escape(told, at_start=look is not Look.DRAFT)}{where}"
        case Point(text=text, label=label, look=look):
            words = escape(text, at_start=not label and look is not Look.DRAFT)
            told = f"**{escape(label)}:** {words}".rstrip() if label else words
            yield f"- {_mark(look)}{told}"
        case Table(caption=caption, columns=columns, rows=rows):
            yield f"**{escape(caption)}**"
            yield ""
            yield _row(columns)
            yield "|" + "---|" * len(columns)
            for row in rows:
                yield _row(row)
        case _:
            assert_never(block)


def _mark(look: Look) -> str:
    return f"**{escape(DRAFT_MARK)}** " if look is Look.DRAFT else ""


def _row(cells: tuple[str, ...]) -> str:
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"

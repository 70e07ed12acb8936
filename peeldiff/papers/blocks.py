"""The shapes of a paper that is written on: what stands in it, in reading order, before any layout.

A page only tells; such a paper has places to write in as well, and no parts that fold. Markdown and the
word processor's file are made from the same blocks: they add no word and drop none.
"""

from __future__ import annotations

from enum import StrEnum

from alignment.records import dataclass

__all__ = [
    "DRAFT_MARK",
    "Block",
    "Demand",
    "Heading",
    "Look",
    "Paper",
    "Point",
    "Quote",
    "Table",
    "Text",
    "ToWrite",
]


DRAFT_MARK = "[Draft]"
"""What stands before a point or quotation that is a draft: colour alone would be lost in print."""


class Look(StrEnum):
    """What a paragraph of our own words is for."""

    BODY = "body"
    DRAFT = "draft"
    """Facts for whoever writes: to keep, to change or to delete."""
    SMALL = "small"
    """A reference: where a quotation stands, how a table is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `level` counts from 1, and 0 is the title of the paper."""

    text: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph of our own words, with what it is ("Deadline") before it."""

    text: str
    label: str = ""
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class ToWrite:
    """A place that a person has to fill: what to write there."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A finding of the report, whole: its text, and its parts one by one."""

    text: str
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a report; `lead` says what they are, `place` where they stand, unless that was told above."""

    text: str
    place: str
    lead: str = ""
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a list. What follows it up to the next point or heading belongs to it."""

    text: str
    label: str = ""
    level: int = 1
    look: Look = Look.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows under headed columns; `widths` are shares of the line."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]


Block = Heading | Text | ToWrite | Demand | Quote | Point | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A whole paper. `footer` stands on every printed page; `made_on` is the date that it bears (ISO
    8601), or None."""

    title: str
    subject: str
    footer: str
    made_on: str | None
    dense: bool = False
    """Whether it is set small, to fit one page."""
    blocks: tuple[Block, ...]

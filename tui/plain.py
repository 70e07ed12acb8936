"""The only place where text from reports becomes something that Textual or Rich draws.

Mark-up would turn `[link](#)` into `(#)` and let a stray `[/b]` end the application, so nothing
here parses any: text goes in as data, with at most one style for all of it. Control characters,
which a terminal would obey, and bidirectional overrides, which would show words in another order
than they stand, are dropped; line breaks stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size, split_text
from textual.content import Content

__all__ = ["cells", "clean", "content", "fit", "fitting", "flat", "one_line", "shorten"]

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]+"
)
_SPACES = re.compile(r"\s+")

_TELLING = 12
"""Cells that a fact needs at least."""


def clean(value: str) -> str:
    """`value` without anything that a terminal would act upon; tabs become a space."""
    return _UNSAFE.sub(lambda found: " " if "\t" in found[0] else "", value)


def flat(value: str) -> str:
    """`value` with every run of white space, line breaks too, as one space."""
    return _SPACES.sub(" ", clean(value))


def one_line(value: str) -> str:
    """`value` on one line, without spaces at its ends."""
    return flat(value).strip()


def content(value: str, style: str = "") -> Content:
    """`value` for Textual's widgets, titles and notifications."""
    return Content.styled(clean(value), style) if style else Content(clean(value))


def cells(value: str) -> int:
    """How many terminal cells `value` takes."""
    return cell_len(value)


def shorten(value: str, cells: int) -> str:
    """`value` on one line of at most `cells` terminal cells, with an ellipsis where it was cut."""
    line = one_line(value[: cells * 4])
    if cell_len(line) <= cells and len(value) <= cells * 4:
        return line
    return split_text(line, max(cells - 1, 0))[0].rstrip() + "…"


def fit(value: str, cells: int) -> str:
    """`value` on one line of exactly `cells` terminal cells."""
    return set_cell_size(shorten(value, cells), cells)


def fitting(facts: Sequence[str], room: int) -> str:
    """As many of the facts as fit into `room` cells, the first cut if not even it does.

    Nothing where so little of it would be left that nobody could tell what it is.
    """
    if not facts or room < min(cell_len(one_line(facts[0])), _TELLING):
        return ""
    told = shorten(facts[0], room)
    for fact in facts[1:]:
        more = f"{told} · {one_line(fact)}"
        told = more if cell_len(more) <= room else told
    return told

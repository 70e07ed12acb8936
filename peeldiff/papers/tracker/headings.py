"""The headings of people's own columns: each kept as it is written, and told apart from ours."""

from __future__ import annotations

from collections.abc import Sequence

from peeldiff.papers.spreadsheet import column_name
from peeldiff.papers.tracker.columns import OF_THE_PORTAL, RESERVED, plain_header

__all__ = ["named_columns"]

_OF_ONE = frozenset(map(plain_header, OF_THE_PORTAL))
_LONGEST = 200
"""Characters; the table of a workbook takes 255."""


def named_columns(headers: Sequence[str], ours: Sequence[str]) -> list[tuple[str, bool]]:
    """For each column of a table its name, and whether it is ours.

    The first column that bears one of `ours` is ours. Another gets a name that no other has: its
    heading, "column F" where that is empty, with "(yours)" behind it where the name is reserved. In a sheet
    that has none of `ours` what was set for one finding alone stands in a column apart as well: it is not
    the rating or the day of another that has taken the place of that one.
    """
    left = set(ours)
    reserved = RESERVED if ours else RESERVED | _OF_ONE
    taken: set[str] = set()
    found: list[tuple[str, bool]] = []
    for at, header in enumerate(headers):
        if header in left:
            left.discard(header)
            taken.add(header.casefold())
            found.append((header, True))
            continue
        name = _clean(header) or f"column {column_name(at)}"
        if plain_header(name) in reserved:
            name = f"{name} (yours)"
        number, unique = 1, name
        while unique.casefold() in taken:
            number += 1
            unique = f"{name} ({number})"
        taken.add(unique.casefold())
        found.append((unique, False))
    return found


def _clean(header: str) -> str:
    """The heading on one line, without characters that nobody sees."""
    shown = "".join(c if c.isprintable() or c.isspace() else " " for c in header)
    return " ".join(shown.split())[:_LONGEST].strip()

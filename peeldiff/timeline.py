"""When inspections were: which stands before which, and which of several is the newest.

The command line and the browser must not differ over whose decisions are read, so both ask here.
The browser asks while a person waits: nothing is imported but a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peeldiff.model import Inspection

__all__ = ["age", "in_order", "is_later", "newest", "year_of"]

_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_UNTOLD = "9999"
"""Sorts after every year and every date."""


def year_of(inspection: Inspection) -> str:
    """The year of the cycle, or else of publication; "" without.

    A cycle may come from JSON and say anything.
    """
    for told in (inspection.cycle, inspection.published):
        year = _YEAR.match(told or "")
        if year:
            return year[0]
    return ""


def age(inspection: Inspection) -> tuple[str, str, str, str, str]:
    """What sorts by time, and in one way only whatever order the files came in."""
    source = inspection.source
    return (
        year_of(inspection) or _UNTOLD,
        inspection.cycle or "",
        inspection.published or _UNTOLD,
        source.name,
        source.sha256,
    )


def in_order(inspections: Sequence[Inspection]) -> list[Inspection]:
    """Oldest first."""
    return sorted(inspections, key=age)


def newest(inspections: Sequence[Inspection]) -> int:
    """The position of the inspection that `in_order` puts last, wherever it was given."""
    return sorted(range(len(inspections)), key=lambda at: age(inspections[at]))[-1]


def is_later(one: Inspection, other: Inspection) -> bool:
    """Whether `one` is told to be of a later year; what gives no year is told to be nothing."""
    year, before = year_of(one), year_of(other)
    return bool(year and before) and year > before

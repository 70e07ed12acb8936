"""How findings are counted wherever a count is told: each report's own, as that report prints them.

A finding that was split counts once in the older report and twice in the newer one, so that every sum
is a number that a reader can check against the report.
"""

from __future__ import annotations

from collections.abc import Iterable

from alignment.records import dataclass
from peeldiff.model import DEMANDS, FindingChange, InspectionDiff, Status
from peeldiff.phrasing.facts import by_status

__all__ = ["COUNTING", "Counted", "counted_by_status", "how_many", "in_newer", "in_older"]

COUNTING = (
    "Each report's findings are counted as it prints them: one that was split counts once in the older "
    "report and twice in the newer one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many findings of each report have a status."""

    status: Status
    older: int
    newer: int


def in_older(changes: Iterable[FindingChange]) -> int:
    """How many findings of the older report these tell of."""
    return sum(len(change.old) for change in changes if change.kind in DEMANDS)


def in_newer(changes: Iterable[FindingChange]) -> int:
    """How many findings of the newer report these tell of."""
    return sum(len(change.new) for change in changes if change.kind in DEMANDS)


def counted_by_status(diff: InspectionDiff) -> list[Counted]:
    """The counts of each status that occurs, worst news first."""
    return [
        Counted(status=status, older=in_older(found), newer=in_newer(found))
        for status, found in by_status(diff)
    ]


def how_many(changes: Iterable[FindingChange]) -> str:
    """The count in a heading: "4", or "5 before, 4 now" where the two reports list different numbers."""
    changes = list(changes)
    older, newer = in_older(changes), in_newer(changes)
    if not older or not newer or older == newer:
        return str(older or newer)
    return f"{older} before, {newer} now"

"""What changed between two inspections: `compare` finds all of it, `Between` each part when asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peeldiff.compare.between import Between
from peeldiff.compare.sides import Sides
from peeldiff.model import Inspection, InspectionDiff
from peeldiff.status import Case

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = ["Between", "compare", "explain"]


def compare(
    old: Inspection,
    new: Inspection,
    *,
    decisions: Decisions | None = None,
    sides: Sides | None = None,
    with_sections: bool = True,
) -> InspectionDiff:
    """Compare an older inspection with a newer one.

    `decisions` are the reader's own matches and statuses, which outrank what is found here. Whoever
    compares an inspection with several gives the same `sides` each time. The sections need
    not be compared for a history or a page.
    """
    between = Between(old, new, decisions=decisions, sides=sides)
    return between.diff(with_sections=with_sections)


def explain(old: Inspection, new: Inspection) -> tuple[Case, ...]:
    """What the status of each older finding and item rests on, in the order of the older report."""
    return Between(old, new).points

"""Which part of a comparison is shown, and whether what is shown has a change."""

from __future__ import annotations

from collections.abc import Sequence

from alignment.records import replace
from peeldiff.model import (
    GradeChange,
    GradeChangeKind,
    InspectionDiff,
    Pair,
    SectionRelation,
    Status,
)
from peeldiff.phrasing.rewording import is_reworded

__all__ = ["PARTS", "is_changed", "only"]

PARTS = ("grades", "findings", "sections")
"""The parts of a comparison. Figures go with the sections in which they stand; recalls, observations
and missing inspections go with the findings beside which they are told."""


def only(pair: Pair, parts: Sequence[str] | None) -> Pair:
    """The pair with the lists of all other parts empty; None keeps everything."""
    if parts is None:
        return pair
    diff = pair.diff
    return replace(
        pair,
        diff=replace(
            diff,
            grades=diff.grades if "grades" in parts else (),
            findings=diff.findings if "findings" in parts else (),
            recalls=diff.recalls if "findings" in parts else (),
            observations=diff.observations if "findings" in parts else (),
            missing=diff.missing if "findings" in parts else (),
            sections=diff.sections if "sections" in parts else (),
            figures=diff.figures if "sections" in parts else (),
        ),
    )


def is_changed(diff: InspectionDiff) -> bool:
    """Whether a reader would call anything in the comparison a change.

    An earlier judgment that stands, and a grade that is missing on both sides, are none.
    """
    return (
        any(_grade_changed(grade) for grade in diff.grades)
        or any(f.status is not Status.PERSISTING or is_reworded(f.wording) for f in diff.findings)
        or any(
            section.relation is not SectionRelation.SAME
            or any(is_reworded(paragraph.wording) for paragraph in section.paragraphs)
            for section in diff.sections
        )
        or any(figure.old != figure.new for figure in diff.figures)
    )


def _grade_changed(change: GradeChange) -> bool:
    if change.change is GradeChangeKind.NOT_COMPARABLE:
        old, new = (None if ref is None else ref.grade for ref in (change.old, change.new))
        return old != new
    return change.change not in (GradeChangeKind.UNCHANGED, GradeChangeKind.CARRIED_OVER)

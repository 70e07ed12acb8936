"""Two forces side by side: what may be told of them, in words that claim no movement.

Neither report is the other's past, so what only one of them has is neither new nor gone. Every
output asks here, because a comparison of two forces has the fields of every other.
"""

from __future__ import annotations

from enum import StrEnum

from peeldiff.model import (
    DEMANDS,
    FindingChange,
    FindingKind,
    InspectionDiff,
    Relation,
    SectionChange,
    SectionRelation,
)

__all__ = [
    "Whose",
    "force_names",
    "kinds_of",
    "same_words",
    "section_words",
    "told_of",
    "two_forces",
    "whose",
]


class Whose(StrEnum):
    """Which of the two reports has something."""

    BOTH = "both"
    FIRST = "first"
    SECOND = "second"


def two_forces(diff: InspectionDiff) -> bool:
    """Whether the reports are on two forces: then nothing may be told as a change."""
    return diff.relation is Relation.DIFFERENT_FORCE


def force_names(diff: InspectionDiff) -> tuple[str, str]:
    """What the two sides are called: their forces."""
    return diff.old.force or "first", diff.new.force or "second"


def whose(change: FindingChange | SectionChange) -> Whose:
    """Which of the two reports has it."""
    if change.old and change.new:
        return Whose.BOTH
    return Whose.FIRST if change.old else Whose.SECOND


def told_of(finding: FindingChange, diff: InspectionDiff) -> str:
    """In the place of a status: "asked of both", "asked of Marlshire Police"."""
    side = whose(finding)
    if finding.kind not in DEMANDS:
        return _report_of(side, diff)
    return f"asked of {_name(side, diff)}"


def kinds_of(finding: FindingChange) -> list[FindingKind]:
    """What it is to the first force, then to the second if that is something else.

    The kind of the comparison is that of the second report alone.
    """
    return list(dict.fromkeys(ref.kind for ref in (*finding.old, *finding.new)))


def section_words(change: SectionChange, diff: InspectionDiff) -> str:
    """In the place of what became of a section: who has it, and under which heading."""
    first, second = force_names(diff)
    match change.relation:
        case SectionRelation.SAME:
            return "under the same heading"
        case SectionRelation.RENAMED:
            return "under another heading"
        case SectionRelation.SPLIT:
            return f"one section on {first}, several on {second}"
        case SectionRelation.MERGED:
            return f"several sections on {first}, one on {second}"
        case _:
            return _report_of(whose(change), diff)


def same_words(diff: InspectionDiff) -> tuple[str, str]:
    """What one paragraph is called, and what several are, that both reports have word for word."""
    if two_forces(diff):
        return "paragraph in the same words", "paragraphs in the same words"
    return "unchanged paragraph", "unchanged paragraphs"


def _report_of(side: Whose, diff: InspectionDiff) -> str:
    return "in both reports" if side is Whose.BOTH else f"in the report on {_name(side, diff)}"


def _name(side: Whose, diff: InspectionDiff) -> str:
    first, second = force_names(diff)
    return {Whose.BOTH: "both", Whose.FIRST: first, Whose.SECOND: second}[side]

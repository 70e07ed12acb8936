"""What a reader can decide on a concern, and how each choice is kept. The file is the core's affair.

Imported when the reader first decides, or when there is a file to apply.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from alignment.records import dataclass
from peeldiff.decisions import (
    DECISIONS_NAME,
    DecisionKeeper,
    Decisions,
    find_decisions,
    open_decisions,
    statuses_for,
)
from peeldiff.model import FindingChange, InspectionDiff, Status
from peeldiff.neutral import two_forces
from tui.plain import shorten

__all__ = [
    "Choice",
    "Kind",
    "carry_out",
    "choices",
    "decisions_path",
    "initials_problem",
    "read_decisions",
]


class Kind(StrEnum):
    """What a choice does."""

    ACCEPT = "accept"
    PART = "part"
    STATUS = "status"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to decide; `status` is set with `STATUS`, `other` with `LINK`."""

    kind: Kind
    status: Status | None = None
    other: FindingChange | None = None


_INITIALS = 8
"""Characters that initials have at the most: "A.N.O" and the like."""


def initials_problem(given: str) -> str:
    """What is wrong with the reader's initials, in one sentence; "" if nothing is."""
    initials = given.strip()
    if not initials:
        return "Give your initials, so that others know who decided this."
    letters = "".join(initials.split()).replace(".", "").replace("-", "")
    if not letters.isalpha() or len(initials) > _INITIALS:
        return f"Initials are a few letters, such as JB: {shorten(initials, 20)} is something else."
    return ""


def decisions_path(named: Path | None, report: Path) -> Path:
    """The file that was named, or the one beside the report, there or not."""
    return named or find_decisions(report) or report.parent / DECISIONS_NAME


def read_decisions(path: Path) -> Decisions:
    """The decisions in the file, none if there is no file yet. Raises `DecisionsError`."""
    return open_decisions(path)


def choices(finding: FindingChange, diff: InspectionDiff) -> Iterator[Choice]:
    """What makes sense for a concern: a match can be broken, a lone one linked with another.

    A status only where one report is the other's past.
    """
    yield Choice(Kind.ACCEPT)
    if finding.old and finding.new:
        yield Choice(Kind.PART)
    for status in () if two_forces(diff) else statuses_for(finding):
        if status is not finding.status:
            yield Choice(Kind.STATUS, status)
    for other in diff.findings:
        if other is not finding and (other.new if finding.old else other.old):
            yield Choice(Kind.LINK, other=other)


def carry_out(keeper: DecisionKeeper, finding: FindingChange, choice: Choice, note: str) -> None:
    """Keep the choice; it is on disk when this returns. Raises `PeeldiffError`."""
    reason = note or None
    match choice.kind:
        case Kind.ACCEPT:
            keeper.accept(finding, reason)
        case Kind.PART:
            keeper.part(finding, reason)
        case Kind.STATUS:
            assert choice.status is not None
            keeper.set_status(finding, choice.status, reason)
        case Kind.LINK:
            assert choice.other is not None
            older, newer = (finding, choice.other) if finding.old else (choice.other, finding)
            keeper.relink(older, newer, reason)

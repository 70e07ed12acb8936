"""What the closed sets of the contract look like on screen: a sign, a word and a style class.

A badge never rests on colour alone, so each has a sign of one cell that is in the fonts of every
common terminal, and its word. Report text only passes through: which words name a finding.
"""

from __future__ import annotations

from alignment.records import dataclass
from peeldiff.model import FindingChange, GradeChange, GradeChangeKind, InspectionDiff, Status
from peeldiff.model.vocabulary import GRADE_CHANGES, STATUSES, Accent, rank
from peeldiff.neutral import two_forces
from peeldiff.phrasing.facts import full_text, shown_status
from peeldiff.phrasing.phrases import grade_move, grade_sign
from peeldiff.rows import Row, RowChange, RowKind

__all__ = [
    "CHANGE_SIGNS",
    "Badge",
    "by_movement",
    "change_word",
    "finding_badge",
    "finding_name",
    "grade_badge",
    "plural",
    "row_badge",
    "status_badge",
]


@dataclass(frozen=True, slots=True)
class Badge:
    """`tone` is the theme's word for its colour: bad, good, warn or quiet."""

    sign: str
    word: str
    tone: Accent


CHANGE_SIGNS = {
    RowChange.SAME: " ",
    RowChange.REWORDED: "~",
    RowChange.ADDED: "+",
    RowChange.REMOVED: "-",
    RowChange.MOVED: "»",
}


_MOVED = (GradeChangeKind.DECLINED, GradeChangeKind.IMPROVED)


def by_movement(diff: InspectionDiff) -> list[tuple[int, GradeChange]]:
    """The grades with their positions in the comparison: what fell, what rose, then the rest."""

    def place(one: tuple[int, GradeChange]) -> tuple[bool, int, int]:
        number, grade = one
        return grade.change not in _MOVED, rank(GRADE_CHANGES, grade.change), number

    return sorted(enumerate(diff.grades), key=place)


def status_badge(status: Status) -> Badge:
    """The badge of a finding's status."""
    term = STATUSES[status]
    return Badge(term.sign, term.short, term.accent)


def finding_badge(finding: FindingChange) -> Badge:
    """The badge of a finding: what is asked for again is raised again, also where a part of it is done."""
    return status_badge(shown_status(finding))


def finding_name(finding: FindingChange) -> str:
    """The text by which a finding is called, as printed, with the parts without which it is nothing.

    The newer report's words for what it raises; where it raises only what is left of a finding, the
    older report's, because that is what somebody looks for.
    """
    if finding.status is Status.PARTLY_RESOLVED and finding.old:
        return full_text(finding.old[0])
    return full_text((finding.new or finding.old)[0])


def grade_badge(grade: GradeChange) -> Badge:
    """The badge of a grade change, with its steps: "▼ down 1 step"."""
    accent = GRADE_CHANGES[grade.change].accent
    return Badge(grade_sign(grade), grade_move(grade), accent)


def plural(count: int, noun: str, several: str | None = None) -> str:
    """ "1 change", "2 changes"."""
    return f"{count} {noun if count == 1 else several or noun + 's'}"


def change_word(diff: InspectionDiff) -> str:
    """What the stops of the reader are called: two forces differ, and neither has changed."""
    return "difference" if two_forces(diff) else "change"


def row_badge(row: Row, diff: InspectionDiff) -> Badge | None:
    """The badge of a row that bears a grade, a finding or an item; None for others."""
    bears = row.grade is not None or (row.finding is not None and row.kind is not RowKind.DETAIL)
    if bears and two_forces(diff):
        return Badge("·", row.label, Accent.QUIET)
    if row.grade is not None:
        return grade_badge(diff.grades[row.grade])
    if row.finding is None or row.kind is RowKind.DETAIL:
        return None
    finding = diff.findings[row.finding]
    if row.item is None:
        return finding_badge(finding)
    return status_badge(finding.items[row.item].status)

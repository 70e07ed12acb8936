"""What every renderer says of a comparison, as sentences and groups: the headline above all.

Plain strings and the model's own objects; layout, colour and escaping are the renderers' work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from peeldiff.forces import full_name
from peeldiff.inspectorates.whose import bodies_of
from peeldiff.model import (
    DEMANDS,
    FindingChange,
    FindingRef,
    GradeChange,
    GradeChangeKind,
    GradeRef,
    Inspection,
    InspectionDiff,
    Relation,
    SectionChange,
    SectionRelation,
    Status,
)
from peeldiff.model.terms import Terms
from peeldiff.model.vocabulary import STATUSES
from peeldiff.neutral import force_names, two_forces
from peeldiff.neutral import section_words as apart_words
from peeldiff.phrasing.phrases import (
    SHARED,
    SHARED_SIGN,
    counted,
    grade_words,
    listed,
    number,
    section_words,
)
from peeldiff.phrasing.rewording import is_reworded

__all__ = [
    "Pages",
    "asked_in_both",
    "by_status",
    "full_text",
    "grade_values",
    "is_decided",
    "match_words",
    "names",
    "outside_scope",
    "practices",
    "question",
    "section_told",
    "sections_sentence",
    "set_by_words",
    "shared_fate",
    "shared_note",
    "shown_status",
    "title",
    "told_again",
    "two_forces",
]


class Pages:
    """Finds the page of a line; every answer is None for a format without pages."""

    def __init__(self, inspection: Inspection) -> None:
        known = {(section.line, section.page) for section in inspection.sections}
        known |= {(finding.line, finding.page) for finding in inspection.findings}
        known |= {(p.line, p.page) for s in inspection.sections for p in s.paragraphs}
        paged = sorted((line, page) for line, page in known if page is not None)
        self._lines = [line for line, _ in paged]
        self._pages = [page for _, page in paged]

    def of(self, line: int) -> int | None:
        """The page on which the text that holds `line` begins."""
        position = bisect_right(self._lines, line)
        return self._pages[position - 1] if position else None


def names(diff: InspectionDiff) -> tuple[str, str]:
    """What tells the two reports apart in a sentence or a column: their cycles if these differ, or
    their forces."""
    old, new = diff.old.cycle, diff.new.cycle
    if two_forces(diff):
        return force_names(diff)
    if not old or not new:
        return "older", "newer"
    return (old, new) if old != new else ("first", "second")


def title(diff: InspectionDiff) -> str:
    """ "Marlshire Police: 2016 → 2018/19"."""
    forces = [force for force in (diff.old.force, diff.new.force) if force]
    if not two_forces(diff):
        forces = [force for force in (full_name(forces),) if force]
    cycles = list(dict.fromkeys(head.cycle or "unknown cycle" for head in (diff.old, diff.new)))
    between = " and " if two_forces(diff) else " → "
    unknown = f"Unknown {bodies_of((diff.old, diff.new))[0]}"
    return f"{' and '.join(forces) or unknown}: {between.join(cycles)}"


def asked_in_both(diff: InspectionDiff) -> str:
    """For one inspection in two shapes: how many findings both list, and how many in other words."""
    both = [f for f in diff.findings if f.status is Status.PERSISTING and f.kind in DEMANDS]
    if diff.relation is not Relation.SAME_INSPECTION or not both:
        return ""
    other = sum(is_reworded(finding.wording) for finding in both)
    told = f"Both list the same {counted(len(both), 'finding')}"
    return (
        f"{told}, {number(other)} of them in other words." if other else f"{told}, word for word."
    )


def by_status(diff: InspectionDiff) -> list[tuple[Status, list[FindingChange]]]:
    """What the inspectorate asks for, worst news first; only statuses that occur, as they are shown."""
    groups = [
        (status, [f for f in diff.findings if shown_status(f) is status and f.kind in DEMANDS])
        for status in STATUSES
    ]
    return [(status, found) for status, found in groups if found]


def shown_status(change: FindingChange) -> Status:
    """The status under which a finding is told and counted.

    What the newer report asks for again is raised again, also where a part of it is done.
    """
    asked_again = bool(change.old and change.new)
    partly = change.status is Status.PARTLY_RESOLVED and asked_again
    return Status.PERSISTING if partly else change.status


def told_again(change: FindingChange) -> str:
    """ "raised again, one of the older finding's four parts dealt with": of what is asked again though some
    is done; else "". The newer words may ask for none of these parts."""
    if shown_status(change) is change.status:
        return ""
    parts = [part for part in change.items if part.old]
    done = sum(part.status is Status.RESOLVED for part in parts)
    told = STATUSES[Status.PARTLY_RESOLVED].short
    if done:
        words = STATUSES[Status.RESOLVED].short
        told = f"{number(done)} of the older finding's {number(len(parts))} parts {words}"
    return f"{STATUSES[Status.PERSISTING].short}, {told}"


def practices(diff: InspectionDiff) -> list[FindingChange]:
    """Boxes of good practice, which ask for nothing."""
    return [finding for finding in diff.findings if finding.kind not in DEMANDS]


def outside_scope(grade: GradeChange) -> str:
    """The pillar that the older report does not cover, for a grade that it could not give; else ""."""
    told = re.search(r"\bolder report does not cover (\w+)", grade.why)
    return told[1] if told and grade.old is None else ""


def grade_values(change: GradeChange) -> str:
    """ "Good → Requires improvement", or the grade alone where it has not moved.

    Grades that cannot be compared stand on two sides of a bar: no arrow may look like a movement.
    """
    old, new = map(_grade, (change.old, change.new))
    if change.old is None:
        return new
    if change.new is None:
        return f"{old} before"
    if change.change is GradeChangeKind.NOT_COMPARABLE:
        return f"{old} | {new}"
    return new if old == new else f"{old} → {new}"


def _grade(ref: GradeRef | None) -> str:
    """A grade in words, with the mark of one that judges several questions."""
    if ref is None:
        return grade_words(None)
    return f"{grade_words(ref.grade)}{SHARED_SIGN if ref.is_shared else ''}"


def shared_note(grades: Sequence[GradeChange]) -> str:
    """What the mark beside a grade means; "" where none bears it."""
    refs = (ref for grade in grades for ref in (grade.old, grade.new))
    return SHARED if any(ref is not None and ref.is_shared for ref in refs) else ""


def question(change: GradeChange) -> str:
    """The heading of the question: the shorter one, as both name the same."""
    headings = [ref.heading for ref in (change.new, change.old) if ref is not None]
    return min(headings, key=len)


def match_words(finding: FindingChange) -> str:
    """How the two wordings of a matched finding differ: "reworded", "in the same words"."""
    if not finding.old or not finding.new:
        return ""
    if len(finding.new) > len(finding.old):
        return f"now {number(len(finding.new))} findings"
    if len(finding.old) > len(finding.new):
        return f"{number(len(finding.old))} findings before"
    return "reworded" if is_reworded(finding.wording) else "in the same words"


def full_text(ref: FindingRef, terms: Terms | None = None) -> str:
    """What is asked for, after its kind in the words of `terms`, if given, unless that is the usual one.

    A sentence that is nothing without its parts ("By 31 March, the force should:") has them.
    """
    text = ref.text
    if text.endswith(":") and ref.items:
        items = (item.text.removesuffix("; and").rstrip(";. ") for item in ref.items)
        text = f"{text} {'; '.join(items)}"
    return text if terms is None else terms.label(ref.kind) + text


def shared_fate(finding: FindingChange) -> bool:
    """Whether all items have the status of the whole, so that they need not be told one by one.

    What a reader set is always told.
    """
    return all(item.status is finding.status and item.set_by is None for item in finding.items)


def is_decided(finding: FindingChange) -> bool:
    """Whether a reader had a say in the status, be it in that of a part."""
    return any(change.set_by is not None for change in (finding, *finding.items))


def set_by_words(finding: FindingChange) -> str:
    """ "Set by reader JB: note", or "" where the program decided."""
    if finding.set_by is None:
        return ""
    told = f"Set by reader {finding.set_by}".rstrip()
    return f"{told}: {finding.note}" if finding.note else f"{told}."


def section_told(section: SectionChange, diff: InspectionDiff) -> str:
    """How the headed parts of the two reports belong together."""
    return apart_words(section, diff) if two_forces(diff) else section_words(section.relation)


def sections_sentence(diff: InspectionDiff) -> str:
    """How the headed parts of the two reports belong together, in one sentence."""
    found = Counter(section.relation for section in diff.sections)
    parts = [f"{found[r]} {section_words(r)}" for r in SectionRelation if found[r]]
    return f"{listed(parts)}." if parts else ""

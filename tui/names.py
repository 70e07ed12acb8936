"""What questions and sections are called where there is no room for their headings.

Nearly every heading of a question begins "How effective is the force at", so that a heading cut to
fit says nothing. The inspectorate's data file gives each question a short name, which sections bear.
"""

from __future__ import annotations

from peeldiff.model import (
    DEMANDS,
    FindingChange,
    GradeChange,
    Inspection,
    Pair,
    Section,
    SectionChange,
)
from peeldiff.pages.places import Places, question_name
from peeldiff.phrasing.facts import names

__all__ = ["ShortNames", "concerns_under"]


class ShortNames:
    """The short names of one pair of inspections; made once a comparison."""

    def __init__(self, pair: Pair) -> None:
        old, new = names(pair.diff)
        self._places = Places(pair.old, old), Places(pair.new, new)
        self._old = {s.id: s.short for s in pair.old.sections if s.short}
        self._new = {s.id: s.short for s in pair.new.sections if s.short}

    def question(self, grade: GradeChange) -> str:
        """What the summary calls a graded question."""
        return question_name(grade, *self._places)

    def section(self, change: SectionChange) -> str:
        """The short name of a question, or the heading of another section: the newer report's."""
        refs, called = (change.new, self._new) if change.new else (change.old, self._old)
        return called.get(refs[0].id) or refs[0].heading if refs else ""


def concerns_under(grade: GradeChange, pair: Pair) -> list[FindingChange]:
    """The demands that either report makes under a graded question, in the order of the comparison."""
    sides = (
        (_by_id(inspection), "" if ref is None else ref.section)
        for inspection, ref in ((pair.old, grade.old), (pair.new, grade.new))
    )
    (old, asked_old), (new, asked_new) = ((known, _home(known, at)) for known, at in sides)
    return [
        finding
        for finding in pair.diff.findings
        if finding.kind in DEMANDS
        and (
            any(asked_new and _home(new, ref.section) == asked_new for ref in finding.new)
            or any(asked_old and _home(old, ref.section) == asked_old for ref in finding.old)
        )
    ]


def _by_id(inspection: Inspection) -> dict[str, Section]:
    return {section.id: section for section in inspection.sections}


def _home(sections: dict[str, Section], section: str | None) -> str | None:
    """The section of the question that a section is or belongs to, by their ids."""
    at = section
    while at is not None and at in sections:
        if sections[at].short is not None:
            return at
        at = sections[at].parent
    return section or None

"""What questions and sections are called where there is no room for their headings.

Nearly every heading of a question begins "How effective is the force at", so that a heading cut to
fit says nothing. The inspectorate's data file gives each question a short name, which sections bear.
"""

from __future__ import annotations

from collections.abc import Iterable

from peeldiff.model import GradeChange, GradeRef, Pair, SectionChange, SectionRef
from peeldiff.render.facts import question

__all__ = ["ShortNames"]


class ShortNames:
    """The short names of one pair of inspections; made once a comparison."""

    def __init__(self, pair: Pair) -> None:
        self._old = {s.id: s.short for s in pair.old.sections if s.short}
        self._new = {s.id: s.short for s in pair.new.sections if s.short}

    def question(self, grade: GradeChange) -> str:
        """The short name of a graded question, the newer report's first; else its heading."""
        for ref, names in ((grade.new, self._new), (grade.old, self._old)):
            if ref is not None and (name := self._of(ref, names)):
                return name
        return question(grade)

    @staticmethod
    def _of(ref: GradeRef, names: dict[str, str]) -> str | None:
        return names.get(ref.section) if ref.section else None

    def section(self, change: SectionChange) -> str:
        """What a matched section is called in the list."""
        sides: Iterable[tuple[tuple[SectionRef, ...], dict[str, str]]]
        sides = ((change.new, self._new), (change.old, self._old))
        for refs, names in sides:
            if refs:
                return names.get(refs[0].id) or refs[0].heading
        return ""

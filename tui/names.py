"""What questions and sections are called where there is no room for their headings.

Nearly every heading of a question begins "How effective is the force at", so that a heading cut to
fit says nothing. The inspectorate's data file gives each question a short name, which sections bear.
"""

from __future__ import annotations

from peeldiff.model import GradeChange, Pair, SectionChange
from peeldiff.pages.places import Places, question_name
from peeldiff.render.facts import names

__all__ = ["ShortNames"]


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

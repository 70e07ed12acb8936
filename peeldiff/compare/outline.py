"""The sections of one inspection as a comparison asks for them: questions, what stands under them.

Computed once for each side; nothing here looks at the other side.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from peeldiff.model import Inspection, Section
from peeldiff.words import plain

__all__ = ["Outline"]


class Outline:
    """Look-ups over the sections of one inspection. Sections are named by their index."""

    def __init__(self, inspection: Inspection, summaries: frozenset[str]) -> None:
        self.inspection = inspection
        self.sections = inspection.sections
        self.index = {section.id: i for i, section in enumerate(self.sections)}
        self.summaries = summaries

    @cached_property
    def parents(self) -> list[int | None]:
        """The index of each section's parent."""
        return [None if s.parent is None else self.index.get(s.parent) for s in self.sections]

    @cached_property
    def questions(self) -> list[int]:
        """The sections that are questions: known families, or graded."""
        return [i for i, s in enumerate(self.sections) if self.is_question(s)]

    @staticmethod
    def is_question(section: Section) -> bool:
        """Whether a section is, or could be, graded as a whole."""
        return bool(section.questions) or section.grade is not None

    def above(self, index: int) -> list[int]:
        """The sections that hold a section, nearest first."""
        found = []
        parent = self.parents[index]
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.parents[parent]
        return found

    @cached_property
    def question_of(self) -> list[int | None]:
        """For each section the nearest question that it is or stands in."""
        asked = frozenset(self.questions)
        return [
            next((j for j in (i, *self.above(i)) if j in asked), None)
            for i in range(len(self.sections))
        ]

    def summary_of(self, index: int) -> int | None:
        """The summary that belongs to a question ("Summary of findings"), or None."""
        for i, section in enumerate(self.sections):
            if (
                plain(section.heading) in self.summaries
                and self.question_of[i] == index
                and self.parents[i] == index
            ):
                return i
        return None

    def under(self, index: int) -> list[int]:
        """The sections below a question that are not below another question."""
        return [i for i in range(len(self.sections)) if i != index and self.question_of[i] == index]

    def within(self, indexes: Iterable[int]) -> frozenset[int]:
        """Some sections with those below them that do not belong to another question."""
        found = set(indexes)
        for i in range(len(self.sections)):
            for place in self.above(i):
                if place in found and self.question_of[i] in {place, self.question_of[place]}:
                    found.add(i)
                    break
        return frozenset(found)

    def heading_of(self, section_id: str | None) -> str | None:
        """The heading of a section by its id."""
        at = self.index.get(section_id or "")
        return self.sections[at].heading if at is not None else None

"""Where a point of the older report stands in the newer one, and references to points.

What decides how silence may be read is where a point stood: whether the newer report has a section that
succeeds it, and whether it inspected that.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from alignment.records import dataclass
from peeldiff.compare.outline import Outline
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Deadline, Finding, FindingRef, Inspection, Item, Relation
from peeldiff.report.bodies import looks_at
from peeldiff.report.findings.deadlines import read_part_deadline
from peeldiff.statements import content_stems, tokenise
from peeldiff.status import Coverage
from peeldiff.words import year_in

__all__ = ["Place", "PlaceReader", "finding_ref", "item_ref"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The sections of the newer report that succeed that of a point, and whether it was looked at."""

    questions: tuple[int, ...]
    coverage: Coverage


class PlaceReader:
    """Finds the place of findings of one comparison."""

    def __init__(
        self,
        old: Outline,
        new: Outline,
        successors: Mapping[int, tuple[int, ...]],
        relation: Relation,
    ) -> None:
        """`successors` maps each matched section of the older report to those of the newer."""
        self.old, self.new = old, new
        self.successors = successors
        self.relation = relation
        self._words = inspectorate_of(new.inspection)
        self._looked_at: dict[str | None, bool] = {}
        self.years = _years_of(old.inspection)

    def place(self, finding: Finding) -> Place:
        """Where a finding of the older report stands in the newer one."""
        at = self.old.index.get(finding.section or "")
        questions: tuple[int, ...] = ()
        if at is not None:
            for section in (at, *self.old.above(at)):
                if section in self.successors:
                    questions = self.successors[section]
                    break
        return Place(questions=questions, coverage=self._coverage(at, finding.asked_of))

    def _coverage(self, at: int | None, body: str | None) -> Coverage:
        if self.relation is Relation.DIFFERENT_FORCE:
            return Coverage.ANOTHER_FORCE
        if not self._looks_at(body):
            return Coverage.ANOTHER_BODY
        if self.relation is Relation.DIFFERENT_PROGRAMME:
            # A programme of its own on a body looks at the whole of that.
            return self._of_another_programme(at) if body is None else Coverage.INSPECTED
        news = self.successors.get(at, ()) if at is not None else ()
        if news:
            same = self.relation is Relation.SAME_INSPECTION
            inspected = same or any(self.new.sections[j].inspected for j in news)
            return Coverage.INSPECTED if inspected else Coverage.NOT_INSPECTED
        section = self.old.sections[at] if at is not None else None
        pillars = self.new.inspection.pillars
        if section and section.pillar and pillars and section.pillar not in pillars:
            return Coverage.NOT_COVERED
        if not self.old.questions:
            return Coverage.INSPECTED
        if at is not None and self._words.judgement_tables:
            return self._of_the_whole(at)
        asked = at is not None and not self._asked_of.isdisjoint(self._subjects(self.old, at))
        if asked:
            return Coverage.ASKED_OTHERWISE
        return Coverage.NOT_ASKED if self.new.questions else Coverage.NO_QUESTIONS

    def has_subject(
        self, finding: Finding, asked: frozenset[str], told: Mapping[str, object]
    ) -> bool:
        """Whether all stems are told that a point shares with the heading of its question."""
        at = self.old.index.get(finding.section or "")
        question = None if at is None else self.old.question_of[at]
        if question is None:
            return True
        heading = content_stems(tokenise(self.old.sections[question].heading))
        return heading & asked <= told.keys()

    def _of_another_programme(self, at: int | None) -> Coverage:
        """The coverage of a point by a report of another programme, which may ask about its subject too: a
        question whose heading has all words of the older one."""
        own = (
            content_stems(tokenise(self.old.sections[at].heading))
            if at is not None
            else frozenset()
        )
        asked = bool(own) and any(own <= heading for heading in self._headings_of_questions)
        return Coverage.ASKED_OTHERWISE if asked else Coverage.OTHER_PROGRAMME

    @cached_property
    def _headings_of_questions(self) -> tuple[frozenset[str], ...]:
        """The stems of each heading of a question that the newer report looked at."""
        asked = (self.new.sections[j] for j in self.new.questions if self.new.sections[j].inspected)
        return tuple(frozenset(content_stems(tokenise(section.heading))) for section in asked)

    def _looks_at(self, body: str | None) -> bool:
        """Whether the newer report looks at a body that the older one asks something of."""
        if body not in self._looked_at:
            self._looked_at[body] = looks_at(self.new.inspection, body, self._words)
        return self._looked_at[body]

    def _of_the_whole(self, at: int) -> Coverage:
        """The coverage of what stands outside the judgements: each inspection looks at the whole service.

        What heads a part on a subject of its own, such as a board, may not have been looked at again.
        """
        for place in (at, *self.old.above(at)):
            section = self.old.sections[place]
            if about := self._words.subjects_of(section.questions, section.heading):
                return (
                    Coverage.NOT_ASKED if about.isdisjoint(self._asked_of) else Coverage.INSPECTED
                )
        return Coverage.INSPECTED

    @cached_property
    def _asked_of(self) -> frozenset[int]:
        """The subjects of the questions that the newer report looked at."""
        found = (
            self._subjects(self.new, j)
            for j in self.new.questions
            if self.new.sections[j].inspected
        )
        return frozenset().union(*found)

    def _subjects(self, outline: Outline, at: int) -> frozenset[int]:
        """What the question is about in which a section stands."""
        question = outline.question_of[at]
        section = outline.sections[at if question is None else question]
        return self._words.subjects_of(section.questions, section.heading)


def _years_of(inspection: Inspection) -> frozenset[str]:
    """The years by which a later report may call an inspection: that of its cycle, and of one that goes over
    several years ("2018/19") its last and that of publication. What is published a year after its own
    ("2016") is not called by that: the next inspection is.
    """
    cycle = inspection.cycle or ""
    first = year_in(cycle)
    found = {first}
    if first and cycle != first:
        found.add(year_in(inspection.published or ""))
        if cycle == f"{first}/{(int(first) + 1) % 100:02}":
            found.add(str(int(first) + 1))
    return frozenset(found - {""})


def finding_ref(finding: Finding, outline: Outline) -> FindingRef:
    """A finding as a side of a change shows it."""
    return FindingRef(
        finding.id,
        finding.kind,
        finding.text,
        finding.detail,
        finding.items,
        finding.section,
        outline.heading_of(finding.section),
        finding.line,
        finding.end_line,
        finding.page,
        ref=finding.ref,
        deadline=finding.deadline,
        addressed_to=finding.addressed_to,
        asked_of=finding.asked_of,
        question_grade=finding.question_grade,
        concern=finding.concern,
    )


def item_ref(finding: Finding, item: Item, outline: Outline) -> FindingRef:
    """An item of a finding as a side of a change shows it."""
    return FindingRef(
        item.id,
        finding.kind,
        item.text,
        None,
        (),
        finding.section,
        outline.heading_of(finding.section),
        item.line,
        item.end_line,
        finding.page,
        ref=_item_ref(finding, item),
        deadline=_part_deadline(item, outline) or finding.deadline,
        addressed_to=finding.addressed_to,
        asked_of=finding.asked_of,
        question_grade=finding.question_grade,
        concern=finding.concern,
    )


def _part_deadline(item: Item, outline: Outline) -> Deadline | None:
    if outline.inspection.inspectorate is None:
        return None
    return read_part_deadline(
        item.text, inspectorate_of(outline.inspection), outline.inspection.published
    )


def _item_ref(finding: Finding, item: Item) -> str:
    """ "LEI-2018/19-AFI-03a": the reference of the finding with the letter of the item."""
    return f"{finding.ref}{item.id.removeprefix(finding.id)}" if finding.ref else ""

"""What a comparison of two inspections finds, each part made when it is first asked for.

A whole comparison asks for all of it, in the order of `diff`. Whoever follows a concern across
a gap asks for the grades or for what became of one finding, and nothing else is made.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from peeldiff._version import __version__
from peeldiff.compare.bearing import Bearings
from peeldiff.compare.bridge import Asked, Bridge
from peeldiff.compare.concerns import Side
from peeldiff.compare.figures import change_figures
from peeldiff.compare.findings import FindingReader
from peeldiff.compare.grades import change_grades
from peeldiff.compare.grouping import LINKED
from peeldiff.compare.items import match_parts
from peeldiff.compare.kin import load_kin
from peeldiff.compare.likeness import Likeness
from peeldiff.compare.links import match_findings
from peeldiff.compare.missing import missing_inspections
from peeldiff.compare.nearest_entry import nearest_entries
from peeldiff.compare.nearness import Nearness
from peeldiff.compare.observations import observations
from peeldiff.compare.older_prose import OlderProse
from peeldiff.compare.outline import Outline
from peeldiff.compare.points import PlaceReader
from peeldiff.compare.recalls import RecallTables, recalls
from peeldiff.compare.relation import find_relation, of_different_bodies, parts_of, warn
from peeldiff.compare.rulings import Rulings
from peeldiff.compare.sections import SectionMatch, change_sections, match_sections
from peeldiff.compare.sides import Prepared, Sides
from peeldiff.compare.tables import Tables
from peeldiff.compare.ties import Ties
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import (
    FindingChange,
    Generator,
    GradeChange,
    Inspection,
    InspectionDiff,
    InspectionHead,
    Relation,
)
from peeldiff.reading.plainly import PlainReader
from peeldiff.reading.verdicts import VerdictReader
from peeldiff.status import Case
from peeldiff.timeline import age

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = ["Between"]


class Between:
    """The comparison of an older inspection with a newer one; see `peeldiff.compare.compare`."""

    def __init__(
        self,
        old: Inspection,
        new: Inspection,
        *,
        decisions: Decisions | None = None,
        sides: Sides | None = None,
    ) -> None:
        self.old, self.new = old, new
        self._words = inspectorate_of(new)
        self.relation = find_relation(old, new)
        sides = sides or Sides()
        self._texts = sides.texts
        self._earlier = sides.of(old, self._words)
        self._later = sides.of(new, self._words)
        self._rulings = Rulings.of(decisions, old, new)

    @property
    def _same(self) -> bool:
        return self.relation is Relation.SAME_INSPECTION

    @cached_property
    def _matches(self) -> list[SectionMatch]:
        return match_sections(self._earlier.outline, self._later.outline, self._texts)

    @cached_property
    def grades(self) -> tuple[GradeChange, ...]:
        """What became of the grade of each question."""
        left, right = self._earlier.outline, self._later.outline
        return change_grades(left, right, self._matches, self._words, same_inspection=self._same)

    def fate(self, finding: str) -> FindingChange | None:
        """What became of an older finding, by its id."""
        return self._reader.fate(finding)

    @cached_property
    def findings(self) -> tuple[FindingChange, ...]:
        """What became of each finding, worst news first."""
        return self._reader.changes()

    @property
    def points(self) -> tuple[Case, ...]:
        """What the status of each older finding and item rests on, in the order of the older report."""
        ids = [id_ for f in self.old.findings for id_ in (f.id, *(item.id for item in f.items))]
        cases = self._reader.cases if self.findings else {}
        return tuple(cases[id_] for id_ in ids if id_ in cases)

    def diff(self, *, with_sections: bool = True) -> InspectionDiff:
        """All of it; the sections need not be compared for a history or a page."""
        old, new, words, same = self.old, self.new, self._words, self._same
        left, right = self._earlier.outline, self._later.outline
        changes = self.findings
        told = self.relation is not Relation.DIFFERENT_FORCE and not same
        return InspectionDiff(
            generator=Generator("peeldiff", __version__),
            old=_head(old),
            new=_head(new),
            relation=self.relation,
            grades=self.grades,
            findings=changes,
            sections=change_sections(left, right, self._matches, same_inspection=same)
            if with_sections
            else (),
            recalls=recalls(right, changes, self._recall_tables()) if told else (),
            observations=observations(right, self._later.statements, words) if told else (),
            missing=missing_inspections(old, right, words) if told else (),
            figures=change_figures(old, new),
            warnings=(*warn(old, new, self.relation), *self._rulings.unfit),
        )

    @cached_property
    def _reader(self) -> FindingReader:
        """The reader of findings, with all that links them."""
        words, rulings = self._words, self._rulings
        left, right = self._earlier.outline, self._later.outline
        likeness = Likeness([self._earlier.corpus, self._later.corpus], words.demand_stems)
        names = _question_names(left, right, self._matches)
        both = _side(self._earlier, names[0]), _side(self._later, names[1])
        turned = age(self.new) < age(self.old)
        apart = of_different_bodies(self.old, self.new)
        if self.relation is not Relation.DIFFERENT_FORCE and not self._same:
            apart |= self._left_out(turned=turned)
        successors = {i: match.new for match in self._matches for i in match.old if match.new}
        places = PlaceReader(left, right, successors, self.relation)
        tables = self._tables(likeness, places)
        found = match_findings(
            *both,
            likeness,
            pinned=rulings.pinned,
            forbidden=frozenset((*rulings.broken, *apart)),
            turned=turned,
            bridge=self._bridge(tables, turned=turned),
        )
        parts = match_parts(
            *both,
            found,
            likeness,
            pinned=rulings.item_pins,
            forbidden=rulings.item_breaks | parts_of(apart, self.old, self.new),
            turned=turned,
        )
        nearest = {}
        if words.nearest_within is not None and not turned:
            nearest = nearest_entries(*both, LINKED - words.nearest_within, apart)
        return FindingReader(tables, places, self.relation, rulings, parts, nearest)

    def _left_out(self, *, turned: bool) -> frozenset[tuple[int, int]]:
        """The findings, as indexes of both reports, of which the earlier one names what the later report did
        not look at, and the later one does not name it: "Taser we did not examine."."""
        before, after = (self._later, self._earlier) if turned else (self._earlier, self._later)
        named = [before.demands[finding.id].names for finding in before.inspection.findings]
        if not any(named):
            return frozenset()
        scope = frozenset().union(*(row.stems for row in after.statements.rows if row.is_scope))
        asked = [frozenset(after.demands[f.id].weights) for f in after.inspection.findings]
        pairs = (
            (i, j)
            for i, names in enumerate(named)
            for j, stems in enumerate(asked)
            if names & scope and names.isdisjoint(stems)
        )
        return frozenset((j, i) for i, j in pairs) if turned else frozenset(pairs)

    def _tables(self, likeness: Likeness, places: PlaceReader) -> Tables:
        nearness = self._nearness(self._earlier, self._later, places)
        return Tables(
            words=self._words,
            old=self._earlier.outline,
            new=self._later.outline,
            statements=self._later.statements,
            demands=self._earlier.demands,
            bearings=nearness.bearings,
            ties=Ties(nearness.bearings, self._later.ground.headings),
            nearness=nearness,
            new_demands=self._later.demands,
            new_bearings=_own_bearings(self._earlier, self._later),
            likeness=likeness,
            verdicts=VerdictReader(self._words, self.new.force),
        )

    def _nearness(self, before: Prepared, after: Prepared, places: PlaceReader) -> Nearness:
        """How near the statements of `after` come to the points of `before`."""
        demands = list(before.demands.values())
        questions = [
            after.outline.within(places.place(demand.finding).questions) for demand in demands
        ]
        bearings = Bearings(demands, after.statements, before.statements, questions)
        return Nearness(
            bearings,
            load_kin(self._words.head.link_tables),
            after.ground,
            OlderProse(bearings, _homes(before)),
        )

    def _bridge(self, tables: Tables, *, turned: bool) -> Bridge | None:
        """What the later report says, the given order aside, as it comes near to the demands of both.

        A report says nothing of what another force was asked; and an inspectorate with tables of links of
        its own has weights of words alone.
        """
        if self.relation is Relation.DIFFERENT_FORCE or self._words.head.link_tables:
            return None
        if not turned:
            before, after = self._earlier, self._later
            nearness, bearings = tables.nearness, tables.new_bearings
        else:
            before, after = self._later, self._earlier
            successors = {j: match.old for match in self._matches for j in match.new if match.old}
            places = PlaceReader(before.outline, after.outline, successors, self.relation)
            nearness = self._nearness(before, after, places)
            bearings = _own_bearings(before, after)
        return Bridge(
            Asked(findings=before.inspection.findings, demands=before.demands, nearness=nearness),
            Asked(
                findings=after.inspection.findings,
                demands=after.demands,
                nearness=Nearness(bearings, load_kin(), after.ground),
            ),
            after.outline.index,
        )

    def _recall_tables(self) -> RecallTables:
        tables = self._reader.tables
        return RecallTables(
            words=self._words,
            statements=tables.statements,
            demands=tables.demands,
            bearings=tables.bearings,
            new_demands=tables.new_demands,
            new_bearings=tables.new_bearings,
            reader=PlainReader(self._words, self.new.force),
        )


def _homes(report: Prepared) -> dict[str, frozenset[int]]:
    """The sections of a report that belong to the question of each of its demands, by the demand's id."""
    outline = report.outline
    known: dict[int | None, frozenset[int]] = {None: frozenset()}
    found: dict[str, frozenset[int]] = {}
    for id_, demand in report.demands.items():
        at = outline.index.get(demand.finding.section or "")
        question = at if at is None else outline.question_of[at]
        place = at if question is None else question
        if place not in known:
            known[place] = outline.within((place,)) if place is not None else frozenset()
        found[id_] = known[place]
    return found


def _own_bearings(before: Prepared, after: Prepared) -> Bearings:
    """How the statements of `after` bear on its own demands, whatever question they stand under."""
    demands = list(after.demands.values())
    return Bearings(demands, after.statements, before.statements, [()] * len(demands))


def _question_names(
    left: Outline, right: Outline, matches: list[SectionMatch]
) -> tuple[list[str], list[str]]:
    """The name of the question of each finding, the same on both sides for matched questions."""
    names_old: dict[int, str] = {}
    names_new: dict[int, str] = {}
    for match in matches:
        if match.old and match.new:
            shared = left.sections[match.old[0]].heading
            names_old.update(dict.fromkeys(match.old, shared))
            names_new.update(dict.fromkeys(match.new, shared))

    def name(outline: Outline, section: str | None, names: dict[int, str]) -> str:
        at = outline.index.get(section or "")
        if at is None:
            return ""
        for place in (at, *outline.above(at)):
            if place in names:
                return names[place]
        return outline.sections[at].heading

    return (
        [name(left, finding.section, names_old) for finding in left.inspection.findings],
        [name(right, finding.section, names_new) for finding in right.inspection.findings],
    )


def _side(prepared: Prepared, questions: list[str]) -> Side:
    """The findings of a report with what links ask of them."""
    return Side(
        findings=prepared.inspection.findings,
        questions=questions,
        told=prepared.told,
        year=prepared.year,
        tables=prepared.words.head.link_tables,
    )


def _head(inspection: Inspection) -> InspectionHead:
    return InspectionHead(
        inspection.force,
        inspection.programme,
        inspection.cycle,
        inspection.published,
        inspection.title,
        inspection.source,
        inspectorate=inspection.inspectorate,
        published_precision=inspection.published_precision,
        visit_from=inspection.visit_from,
        visit_to=inspection.visit_to,
    )

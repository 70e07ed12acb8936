"""What changed between two inspections: the passes in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peeldiff._version import __version__
from peeldiff.compare.bearing import Bearings
from peeldiff.compare.concerns import Side
from peeldiff.compare.figures import change_figures
from peeldiff.compare.findings import FindingReader, Tables
from peeldiff.compare.grades import change_grades
from peeldiff.compare.items import match_parts
from peeldiff.compare.kin import load_kin
from peeldiff.compare.likeness import Likeness
from peeldiff.compare.links import match_findings
from peeldiff.compare.missing import missing_inspections
from peeldiff.compare.nearness import Nearness, headings_of
from peeldiff.compare.observations import observations
from peeldiff.compare.outline import Outline
from peeldiff.compare.points import PlaceReader
from peeldiff.compare.recalls import RecallTables, recalls
from peeldiff.compare.relation import find_relation, of_different_bodies, parts_of, warn
from peeldiff.compare.rulings import Rulings
from peeldiff.compare.sections import SectionMatch, change_sections, match_sections
from peeldiff.compare.sides import Sides
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Generator, Inspection, InspectionDiff, InspectionHead, Relation
from peeldiff.reading.plainly import PlainReader
from peeldiff.reading.verdicts import VerdictReader
from peeldiff.statements import Statement, Statements
from peeldiff.status import Case
from peeldiff.timeline import age, year_of

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = ["compare", "explain"]


def compare(
    old: Inspection,
    new: Inspection,
    *,
    decisions: Decisions | None = None,
    sides: Sides | None = None,
    with_sections: bool = True,
) -> InspectionDiff:
    """Compare an older inspection with a newer one.

    `decisions` are the reader's own matches and statuses, which outrank what is found here. Whoever
    compares an inspection with several gives the same `sides` each time. The sections need
    not be compared for a history or a page.
    """
    return _compared(old, new, decisions, sides or Sides(), with_sections=with_sections)[0]


def explain(old: Inspection, new: Inspection) -> tuple[Case, ...]:
    """What the status of each older finding and item rests on, in the order of the older report."""
    cases = _compared(old, new, None, Sides())[1]
    ids = [id_ for f in old.findings for id_ in (f.id, *(item.id for item in f.items))]
    return tuple(cases[id_] for id_ in ids if id_ in cases)


def _compared(
    old: Inspection,
    new: Inspection,
    decisions: Decisions | None,
    sides: Sides,
    *,
    with_sections: bool = True,
) -> tuple[InspectionDiff, dict[str, Case]]:
    """The comparison, and the case of each older point by id."""
    words = inspectorate_of(new)
    relation = find_relation(old, new)
    same = relation is Relation.SAME_INSPECTION
    warnings = warn(old, new, relation)
    earlier, later = sides.of(old, words), sides.of(new, words)
    left, right = earlier.outline, later.outline
    matches = match_sections(left, right)
    asking = words.demand_stems
    before, after = earlier.statements, later.statements
    demands = earlier.demands
    likeness = Likeness(
        [row.stems - asking for table in (before, after) for row in table.rows], asking
    )
    old_questions, new_questions = _question_names(left, right, matches)
    rulings = Rulings.of(decisions, old, new)
    both = _side(old, old_questions, before), _side(new, new_questions, after)
    turned = age(new) < age(old)
    other_bodies = of_different_bodies(old, new)
    found = match_findings(
        *both,
        likeness,
        pinned=rulings.pinned,
        forbidden=frozenset((*rulings.broken, *other_bodies)),
        turned=turned,
    )
    parts = match_parts(
        *both,
        found,
        likeness,
        pinned=rulings.item_pins,
        forbidden=rulings.item_breaks | parts_of(other_bodies, old, new),
        turned=turned,
    )
    successors = {i: match.new for match in matches for i in match.old if match.new}
    places = PlaceReader(left, right, successors, relation)
    bearings = Bearings(
        list(demands.values()),
        after,
        before.spread + after.spread,
        len(before.rows) + len(after.rows),
        [places.place(demand.finding).questions for demand in demands.values()],
    )
    new_demands = later.demands
    tables = Tables(
        words=words,
        old=left,
        new=right,
        statements=after,
        demands=demands,
        bearings=bearings,
        nearness=Nearness(bearings, load_kin(), headings_of(new)),
        new_demands=new_demands,
        new_bearings=Bearings(
            list(new_demands.values()),
            after,
            before.spread + after.spread,
            len(before.rows) + len(after.rows),
            [()] * len(new_demands),
        ),
        likeness=likeness,
        verdicts=VerdictReader(words, new.force),
    )
    reader = FindingReader(tables, places, relation, rulings)
    changes = reader.changes(parts)
    told_of = RecallTables(
        words=words,
        statements=after,
        demands=demands,
        bearings=bearings,
        new_demands=new_demands,
        new_bearings=tables.new_bearings,
        reader=PlainReader(words, new.force),
    )
    told = relation is not Relation.DIFFERENT_FORCE and not same
    diff = InspectionDiff(
        generator=Generator("peeldiff", __version__),
        old=_head(old),
        new=_head(new),
        relation=relation,
        grades=change_grades(left, right, matches, words, same_inspection=same),
        findings=changes,
        sections=change_sections(left, right, matches, same_inspection=same)
        if with_sections
        else (),
        recalls=recalls(right, changes, told_of) if told else (),
        observations=observations(right, after, words) if told else (),
        missing=missing_inspections(old, right, words) if told else (),
        figures=change_figures(old, new),
        warnings=(*warnings, *rulings.unfit),
    )
    return diff, reader.cases


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


def _side(inspection: Inspection, questions: list[str], statements: Statements) -> Side:
    """The findings of a report with what links ask of them."""
    told: dict[str, list[Statement]] = {}
    for row in statements.rows:
        if row.sentence.finding is not None:
            told.setdefault(row.sentence.finding, []).append(row)
    return Side(
        findings=inspection.findings, questions=questions, told=told, year=year_of(inspection)
    )


def _head(inspection: Inspection) -> InspectionHead:
    return InspectionHead(
        inspection.force,
        inspection.programme,
        inspection.cycle,
        inspection.published,
        inspection.title,
        inspection.source,
        published_precision=inspection.published_precision,
        visit_from=inspection.visit_from,
        visit_to=inspection.visit_to,
    )

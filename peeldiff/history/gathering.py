"""From files to inspections in order: one force, sorted by time, one inspection a cycle.

A web page and a report of the same inspection are two shapes of one; the pillar reports of a year
are parts of one. Merging moves the lines of later files behind those of the first, so that a line
of the merged inspection still says which file it is from; `Column.place` undoes it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from hashlib import sha256
from itertools import chain

from alignment.records import dataclass, replace
from peeldiff.compare import compare
from peeldiff.compare.relation import warnings_of
from peeldiff.errors import PeeldiffError, UsageError
from peeldiff.forces import by_force, full_name
from peeldiff.inspectorates.whose import bodies_of, inspectorate_of, terms_of
from peeldiff.model import (
    DEMANDS,
    Finding,
    FollowUp,
    Furniture,
    GradeStatement,
    Inspection,
    Item,
    Paragraph,
    ReportWarning,
    Section,
    SourceInfo,
)
from peeldiff.report.particulars import of_merged
from peeldiff.timeline import age, are_apart, in_order

__all__ = ["Column", "gather"]


@dataclass(frozen=True, slots=True)
class Column:
    """One inspection, merged. `starts` says after how many lines each of `sources` begins; `reports`
    are the files as they were read, in the order of `sources`."""

    label: str
    inspection: Inspection
    sources: tuple[SourceInfo, ...]
    starts: tuple[int, ...]
    reports: tuple[Inspection, ...] = ()

    def place(self, line: int) -> tuple[str, int]:
        """The file that a line of the merged inspection is from, and its number there."""
        at, number = self.origin(line)
        return self.sources[at].name, number

    def origin(self, line: int) -> tuple[int, int]:
        """The position in `sources` of the file that a line of the merged inspection is from, and its number
        there."""
        at = max(0, bisect_right(self.starts, line - 1) - 1)
        return at, line - self.starts[at]


def gather(inspections: Sequence[Inspection]) -> tuple[list[Column], list[ReportWarning]]:
    """The inspections in order of time, with what the reader must know of the merging.

    Raises `UsageError` without an inspection and `PeeldiffError` for more than one force.
    """
    if not inspections:
        raise UsageError("A history needs at least one report.")
    _check_force(inspections)
    warnings: list[ReportWarning] = []
    rounds: dict[tuple[str, str], list[list[Inspection]]] = {}
    seen: dict[str, str] = {}
    for inspection in in_order(inspections):
        source = inspection.source
        if source.sha256 in seen:
            first = seen[source.sha256]
            same = f"is the same file as {first}" if first != source.name else "was given twice"
            text = f"{source.name} {same}: it is read once."
            warnings.append(ReportWarning(code="given-twice", text=text))
            continue
        seen[source.sha256] = source.name
        warnings += warnings_of(inspection)
        # Without a cycle nothing says that two reports are one inspection.
        cycle = inspection.cycle or source.sha256
        _put(inspection, rounds.setdefault((inspection.programme or "", cycle), []))
        if not inspection.force:
            text = f"{source.name} does not say which {terms_of(inspection).body[0]} it is about."
            warnings.append(ReportWarning(code="no-force", text=text))
        if not inspection.cycle:
            text = f"{source.name} does not say which inspection cycle it belongs to."
            warnings.append(ReportWarning(code="no-cycle", text=text))
    groups = sorted(chain(*rounds.values()), key=lambda group: age(group[0]))
    return [
        _merge(label, group, warnings) for label, group in zip(_labels(groups), groups, strict=True)
    ], warnings


def _put(inspection: Inspection, groups: list[list[Inspection]]) -> None:
    """Add an inspection to those of its cycle of which it is another shape or part, or as one of its own."""
    for group in groups:
        if not any(_share_pillar(one, inspection) and are_apart(one, inspection) for one in group):
            group.append(inspection)
            return
    groups.append([inspection])


def _check_force(inspections: Sequence[Inspection]) -> None:
    groups = by_force([i for i in inspections if i.force])
    if len(groups) < 2:
        return
    named = [i for i in inspections if i.force]
    told = []
    for group in groups:
        force = full_name(named[at].force for at in group)
        told.append(f"{force} ({', '.join(sorted(named[at].source.name for at in group))})")
    raise PeeldiffError(
        f"These reports are on {len(groups)} {bodies_of(named)[1]}, {' and '.join(sorted(told))}; "
        "give the reports on one of them."
    )


def _labels(groups: Sequence[Sequence[Inspection]]) -> list[str]:
    """The cycle of each, or else when it was published; what two share is told apart."""
    firsts = [group[0] for group in groups]
    labels = [first.cycle or first.published or "undated" for first in firsts]
    labels = [
        f"{label} {first.programme or ''}".rstrip() if labels.count(label) > 1 else label
        for label, first in zip(labels, firsts, strict=True)
    ]
    return [
        f"{label} ({labels[: at + 1].count(label)})" if labels.count(label) > 1 else label
        for at, label in enumerate(labels)
    ]


# ---- merging ------------------------------------------------------------------------------------


def _merge(label: str, group: Sequence[Inspection], warnings: list[ReportWarning]) -> Column:
    first, *others = sorted(
        group, key=lambda i: (-len(i.pillars), -i.source.lines, i.source.name, i.source.sha256)
    )
    merged, sources, starts = first, [first.source], [0]
    for number, other in enumerate(others, start=2):
        start = starts[-1] + sources[-1].lines
        moved = _moved(other, start, f"d{number}-")
        sources.append(other.source)
        starts.append(start)
        if _share_pillar(first, other):
            merged = _with_shape(merged, moved)
            names = f"{first.source.name} and {other.source.name}"
            if first.source.name == other.source.name:
                names = f"Two files with the name {first.source.name}"
            warnings.append(
                ReportWarning(
                    code="printed-twice",
                    text=f"{names} print the same inspection ({label}): the first is followed, "
                    "and what it lacks taken from the second.",
                )
            )
        else:
            merged = _with_part(merged, moved)
    if others:
        digest = sha256("".join(source.sha256 for source in sources).encode()).hexdigest()
        name = " + ".join(source.name for source in sources)
        lines = starts[-1] + sources[-1].lines
        merged = replace(merged, source=SourceInfo(name, first.source.format, digest, lines))
        one_report = all(_share_pillar(first, other) for other in others)
        merged = of_merged(merged, inspectorate_of(merged), one_report=one_report)
    return Column(label, merged, tuple(sources), tuple(starts), (first, *others))


def _share_pillar(one: Inspection, other: Inspection) -> bool:
    if not one.pillars or not other.pillars:
        return True
    return any(pillar in one.pillars for pillar in other.pillars)


def _with_part(merged: Inspection, part: Inspection) -> Inspection:
    """The merged inspection and another pillar's report behind it."""
    return replace(
        merged,
        pillars=(*merged.pillars, *(p for p in part.pillars if p not in merged.pillars)),
        published=merged.published or part.published,
        sections=(*merged.sections, *part.sections),
        findings=(*merged.findings, *part.findings),
        followups=(*merged.followups, *part.followups),
        figures=(*merged.figures, *part.figures),
        furniture=(*merged.furniture, *part.furniture),
    )


def _with_shape(merged: Inspection, twin: Inspection) -> Inspection:
    """The merged inspection with what only another shape of it prints: grades and findings."""
    diff = compare(twin, merged)
    graded = {section.id: section.grade for section in twin.sections}
    missing = {
        change.new.section: graded[change.old.section]
        for change in diff.grades
        if change.old and change.new and change.old.grade and not change.new.grade
    }
    homes = {
        ref.id: change.new[0].id for change in diff.sections if change.new for ref in change.old
    }
    lost = {ref.id for change in diff.findings if not change.new for ref in change.old}
    return replace(
        merged,
        published=merged.published or twin.published,
        sections=tuple(
            replace(section, grade=section.grade or missing.get(section.id))
            for section in merged.sections
        ),
        findings=(
            *merged.findings,
            *(
                replace(finding, section=homes.get(finding.section or ""))
                for finding in twin.findings
                if finding.id in lost and finding.kind in DEMANDS
            ),
        ),
    )


def _moved(inspection: Inspection, by: int, prefix: str) -> Inspection:
    """The same inspection `by` lines further down, with ids that meet no others."""

    def name(identity: str | None) -> str | None:
        return None if identity is None else prefix + identity

    def paragraph(p: Paragraph) -> Paragraph:
        pieces = tuple((start, line + by) for start, line in p.pieces)
        return replace(p, line=p.line + by, end_line=p.end_line + by, pieces=pieces)

    def grade(g: GradeStatement | None) -> GradeStatement | None:
        return None if g is None else replace(g, line=g.line + by)

    def section(s: Section) -> Section:
        return replace(
            s,
            id=prefix + s.id,
            parent=name(s.parent),
            line=s.line + by,
            end_line=s.end_line + by,
            grade=grade(s.grade),
            paragraphs=tuple(map(paragraph, s.paragraphs)),
        )

    def item(i: Item) -> Item:
        return replace(i, id=prefix + i.id, line=i.line + by, end_line=i.end_line + by)

    def finding(f: Finding) -> Finding:
        return replace(
            f,
            id=prefix + f.id,
            section=name(f.section),
            line=f.line + by,
            end_line=f.end_line + by,
            items=tuple(map(item, f.items)),
            concern=name(f.concern),
        )

    def followup(f: FollowUp) -> FollowUp:
        return replace(f, line=f.line + by, section=name(f.section))

    def furniture(f: Furniture) -> Furniture:
        return replace(f, line=f.line + by, end_line=f.end_line + by)

    return replace(
        inspection,
        sections=tuple(map(section, inspection.sections)),
        findings=tuple(map(finding, inspection.findings)),
        followups=tuple(map(followup, inspection.followups)),
        figures=tuple(replace(f, line=f.line + by) for f in inspection.figures),
        furniture=tuple(map(furniture, inspection.furniture)),
    )

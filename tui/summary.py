"""The overview in words and table lines: what changed, said before anything is read.

Lines lead to rows of the reading screen. Made for a width, as plain styled text; no widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content

from peeldiff.model import (
    DEMANDS,
    Grade,
    GradeChange,
    GradeChangeKind,
    InspectionDiff,
    InspectionHead,
    SectionRelation,
)
from peeldiff.render.facts import names
from peeldiff.render.phrases import STATUS_ORDER, date_words, grade_words
from peeldiff.rows import words
from tui.labels import Badge, finding_name, grade_badge, status_badge
from tui.plain import content, fit, one_line, shorten
from tui.work import Comparison

__all__ = [
    "Goal",
    "OverviewLine",
    "overview_lines",
    "report_name",
    "title_line",
    "years",
]

BADGE = 19
"""Cells of a line's badge: the longest is "○ not reinspected"."""

_TONES = {"bad": "$error", "good": "$success", "warn": "$warning", "quiet": "$quiet"}


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a line leads: to a row, or to the comparison of two other inspections."""

    row: int | None = None
    pair: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class OverviewLine:
    """A line of the overview; `goal` is None where it leads nowhere."""

    content: Content
    goal: Goal | None = None


def report_name(head: InspectionHead) -> str:
    """ "PEEL 2018/19, published May 2019", or what there is of it, or the file's name."""
    name = " ".join(part for part in (head.programme, head.cycle) if part)
    parts = [name, f"published {date_words(head.published)}" if head.published else ""]
    return one_line(", ".join(part for part in parts if part) or head.source.name)


def years(comparison: Comparison) -> tuple[str, str]:
    """What tells the two reports apart, on one line each."""
    old, new = names(comparison.pair.diff)
    return shorten(old, 40), shorten(new, 40)


def overview_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    """Every line below the headline, `width` cells wide at most."""
    diff = comparison.pair.diff
    yield from _grade_lines(comparison, width)
    yield from _concern_lines(comparison, width)
    yield from _section_lines(comparison, width)
    if diff.figures:
        yield title_line("Figures", str(len(diff.figures)))
        for figure in diff.figures:
            line = f"{figure.old} → {figure.new}"
            line += "" if figure.comparable else f"  not comparable: {figure.why}"
            yield OverviewLine(
                _columns(("", 3), (figure.label, width // 2), (line, width // 2 - 4))
            )
    if diff.warnings:
        yield title_line("Warnings", str(len(diff.warnings)))
        for warning in diff.warnings:
            yield OverviewLine(content(f"   {shorten(warning, width - 4)}", "$warning"))


def title_line(name: str, count: str) -> OverviewLine:
    """A heading among the lines, which leads nowhere."""
    return OverviewLine(
        Content("\n").join([Content(""), content(f" {name}  {count}", "bold $primary")])
    )


def _columns(*columns: tuple[str, int]) -> Content:
    return content("".join(fit(text, cells) for text, cells in columns if cells > 0).rstrip())


def _badged(badge: Badge, rest: Content) -> Content:
    shown = content(" " + fit(f"{badge.sign} {badge.word}", BADGE - 1), _TONES[badge.tone])
    return Content("").join([shown, rest])


def _grade_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    table, grades = comparison.table, comparison.pair.diff.grades
    rows = {row.grade: number for number, row in enumerate(table.rows) if row.grade is not None}
    yield title_line("Grades", str(len(grades)) if grades else "none in either report")
    change_cells = 29 if width < 100 else 34
    longest = max((len(_heading(g)) for g in grades), default=0) + 2
    heading_cells = min(longest, max(width - BADGE - change_cells, 20))
    for number, grade in enumerate(grades):
        old, new = (None if ref is None else ref.grade for ref in (grade.old, grade.new))
        change = _grade(new) if old == new else f"{_grade(old)} → {_grade(new)}"
        rest = content(fit(_heading(grade), heading_cells - 2) + "  " + fit(change, change_cells))
        room = width - BADGE - heading_cells - change_cells
        if grade.change not in _TOLD_BY_TABLE and room > 12:
            rest = Content("").join([rest, content(shorten(grade.why, room), "$quiet")])
        yield OverviewLine(_badged(grade_badge(grade), rest), Goal(rows.get(number)))


def _grade(grade: Grade | None) -> str:
    return "none" if grade is None else grade_words(grade)


_TOLD_BY_TABLE = (GradeChangeKind.IMPROVED, GradeChangeKind.DECLINED, GradeChangeKind.UNCHANGED)


def _heading(grade: GradeChange) -> str:
    side = grade.new or grade.old
    return "" if side is None else one_line(side.heading)


def _concern_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    diff = comparison.pair.diff
    demands = [(n, f) for n, f in enumerate(diff.findings) if f.kind in DEMANDS]
    yield title_line("Concerns", str(len(demands)) if demands else "none in either report")
    for status in STATUS_ORDER:
        badge = status_badge(status)
        for position, (number, finding) in enumerate(f for f in demands if f[1].status is status):
            text = finding_name(finding)
            kind = {"cause_of_concern": "cause of concern", "recommendation": "recommendation"}
            name = kind.get(finding.kind, "")
            if finding.set_by is not None:
                name = f"{name}, set by reader".removeprefix(", ")
            rest = content(
                shorten(text, max(width - BADGE - 2 - (len(name) + 2 if name else 0), 10))
            )
            if name:
                rest = Content("  ").join([content(name, "bold"), rest])
            shown = badge if position == 0 else Badge(badge.sign, "", badge.tone)
            yield OverviewLine(_badged(shown, rest), Goal(comparison.table.findings.get(number)))


def _section_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    diff = comparison.pair.diff
    yield title_line("Sections", _relations(diff))
    for number, change in enumerate(diff.sections):
        if change.relation not in _RELATION_SIGNS:
            continue
        old = ", ".join(ref.heading for ref in change.old)
        new = ", ".join(ref.heading for ref in change.new)
        text = " → ".join(part for part in (old, new) if part)
        badge = Badge(_RELATION_SIGNS[change.relation], words(change.relation), "quiet")
        rest = content(shorten(text, max(width - BADGE - 2, 10)))
        yield OverviewLine(_badged(badge, rest), Goal(comparison.table.sections.get(number)))


# The many that are only in one report stand in the list beside the texts.
_RELATION_SIGNS = {
    SectionRelation.SPLIT: "»",
    SectionRelation.MERGED: "»",
    SectionRelation.NOT_INSPECTED: "○",
}


def _relations(diff: InspectionDiff) -> str:
    found = Counter(change.relation for change in diff.sections)
    told = ", ".join(f"{found[r]} {words(r)}" for r in SectionRelation if found[r])
    return told or "none in either report"

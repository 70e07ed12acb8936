"""The overview in words and table lines: what changed, said before anything is read.

Lines lead to rows of the reading screen. Made for a width, as plain styled text; no widgets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from peeldiff.model import (
    DEMANDS,
    FindingKind,
    GradeChange,
    GradeChangeKind,
    InspectionDiff,
    InspectionHead,
    SectionRelation,
)
from peeldiff.model.vocabulary import KINDS, RELATIONS, STATUSES
from peeldiff.model.vocabulary import TONES as REMARK_TONES
from peeldiff.neutral import two_forces
from peeldiff.render.facts import figure_values, grade_values, names, question
from peeldiff.render.phrases import (
    RECALLS,
    date_words,
    grade_sign,
    observations_heading,
    place,
    warning_words,
)
from peeldiff.render.remarks import Remark, missing_sentence, observations, recalls
from tui.beside import concerns_beside, grade_lines_beside, section_lines_beside
from tui.labels import Badge, finding_name, grade_badge, status_badge
from tui.lines import Goal, OverviewLine, paragraph, title_line
from tui.plain import content, fit, one_line, shorten
from tui.work import Comparison

__all__ = [
    "TONES",
    "heads",
    "overview_lines",
    "report_name",
    "years",
]

BADGE = 21
"""Cells of a line's badge: the longest are "± partly dealt with" and "? not raised again"."""

_MOST_LINES = 6
"""Lines of a note: no report is so long about its grades, and what is has it all in the card."""

TONES = {"bad": "$error", "good": "$success", "warn": "$warning", "quiet": "$quiet"}


def report_name(head: InspectionHead) -> str:
    """ "PEEL 2018/19, published May 2019", or what there is of it, or the file's name."""
    name = " ".join(part for part in (head.programme, head.cycle) if part)
    parts = [name, f"published {date_words(head.published)}" if head.published else ""]
    return one_line(", ".join(part for part in parts if part) or head.source.name)


def heads(diff: InspectionDiff, gap: str = " ") -> str:
    """Both reports on one line; an arrow only where one is the other's past."""
    between = f"{gap}{'|' if two_forces(diff) else '→'}{gap}"
    return between.join(report_name(head) for head in (diff.old, diff.new))


def years(comparison: Comparison) -> tuple[str, str]:
    """What tells the two reports apart, on one line each."""
    old, new = names(comparison.pair.diff)
    return shorten(old, 40), shorten(new, 40)


def overview_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    """Every line below the headline, `width` cells wide at most."""
    diff = comparison.pair.diff
    if missing := missing_sentence(diff):
        yield OverviewLine(content(paragraph(one_line(missing), width - 1, " "), "$warning"))
    heading = observations_heading(diff.observations)
    yield from _remark_lines(heading, observations(diff), comparison, width)
    if two_forces(diff):
        yield from grade_lines_beside(comparison, width)
        yield from concerns_beside(comparison, width)
        yield from section_lines_beside(diff, width)
    else:
        yield from _grade_lines(comparison, width)
        yield from _concern_lines(comparison, width)
        yield from _remark_lines(RECALLS, recalls(diff), comparison, width)
        yield from _section_lines(comparison, width)
    if diff.figures:
        yield title_line("Figures", str(len(diff.figures)))
        for figure in diff.figures:
            line = figure_values(figure, diff)
            line += "" if figure.comparable else f"  not comparable: {figure.why}"
            yield OverviewLine(
                _columns(("", 3), (figure.label, width // 2), (line, width // 2 - 4))
            )
    if diff.warnings:
        yield title_line("Warnings", str(len(diff.warnings)))
        for warning in diff.warnings:
            yield OverviewLine(
                content(f"   {shorten(warning_words(warning), width - 4)}", "$warning")
            )


def _remark_lines(
    title: str, remarks: Sequence[Remark], comparison: Comparison, width: int
) -> Iterator[OverviewLine]:
    """Each remark whole, on as many lines as it needs; Enter goes to it in the newer text."""
    if remarks:
        yield title_line(title, str(len(remarks)))
    for remark in remarks:
        words = one_line(f"{remark.words} ({place(remark.line, None)})")
        style = "" if remark.tone is None else TONES[REMARK_TONES[remark.tone].accent]
        goal = Goal(comparison.table.at_line("new", remark.line))
        yield OverviewLine(content(paragraph(words, width - 1, "   "), style), goal, words)


def _columns(*columns: tuple[str, int]) -> Content:
    return content("".join(fit(text, cells) for text, cells in columns if cells > 0).rstrip())


def _badged(badge: Badge, rest: Content) -> Content:
    shown = content(" " + fit(f"{badge.sign} {badge.word}", BADGE - 1), TONES[badge.tone])
    return Content("").join([shown, rest])


def _grade_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    """A line a question. Reasons stand beside if there is room for every one, else once below."""
    diff = comparison.pair.diff
    rows = {row.grade: n for n, row in enumerate(comparison.table.rows) if row.grade is not None}
    yield title_line("Grades", str(len(diff.grades)) if diff.grades else "none in either report")
    if not diff.grades:
        return
    widest = max(len(grade_values(grade)) for grade in diff.grades)
    value_cells = min(widest, max(width - BADGE - 22, 20))
    longest = max(cell_len(one_line(question(grade))) for grade in diff.grades)
    cells = min(longest, max(width - BADGE - value_cells - 2, 20)) + 2, value_cells + 2
    room = width - BADGE - sum(cells)
    beside = all(cell_len(_reason(grade)) <= room for grade in diff.grades)
    for number, grade in enumerate(diff.grades):
        yield _grade_line(grade, cells, beside, Goal(rows.get(number)))
    notes = [f"{grade_sign(g)} {_reason(g)}" for g in diff.grades if _reason(g) and not beside]
    for note in dict.fromkeys([*notes, *_grade_caveats(diff)]):
        note = shorten(note, _MOST_LINES * (width - 4))
        yield OverviewLine(content(paragraph(note, width - 1, "   "), "$quiet"))


def _grade_line(
    grade: GradeChange, cells: tuple[int, int], beside: bool, goal: Goal
) -> OverviewLine:
    """Grades are never cut: where there is no room beside the question they stand below it."""
    heading, values, reason = one_line(question(grade)), grade_values(grade), _reason(grade)
    badge = grade_badge(grade)
    words = f"{badge.sign} {badge.word}: {heading}: {values}. {reason}"
    if len(values) > cells[1] - 2:
        parts = [fit(heading, cells[0] - 2), "\n" + " " * BADGE + values]
    else:
        parts = [fit(heading, cells[0] - 2) + "  ", fit(values, cells[1])]
    rest = [content("".join(parts))]
    if beside:
        rest.append(content(reason, "$quiet"))
    return OverviewLine(_badged(badge, Content("").join(rest)), goal, words)


def _reason(grade: GradeChange) -> str:
    """Why there is no movement; "" where the grades tell all there is to know."""
    return "" if grade.change in _TOLD_BY_TABLE else one_line(grade.why)


_TOLD_BY_TABLE = (GradeChangeKind.IMPROVED, GradeChangeKind.DECLINED, GradeChangeKind.UNCHANGED)


def _grade_caveats(diff: InspectionDiff) -> Iterator[str]:
    """What the newer report itself says of comparing grades."""
    for grade in diff.grades:
        if grade.caveat is not None:
            where = place(grade.caveat.line, None, names(diff)[1])
            yield one_line(f"On comparing grades: “{grade.caveat.text}” ({where})")


def _concern_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    diff = comparison.pair.diff
    demands = [(n, f) for n, f in enumerate(diff.findings) if f.kind in DEMANDS]
    yield title_line("Concerns", str(len(demands)) if demands else "none in either report")
    for status in STATUSES:
        badge = status_badge(status)
        for position, (number, finding) in enumerate(f for f in demands if f[1].status is status):
            text = finding_name(finding)
            usual = finding.kind is FindingKind.AREA_FOR_IMPROVEMENT
            name = "" if usual else KINDS[finding.kind].short
            if finding.set_by is not None:
                name = f"{name}, set by reader".removeprefix(", ")
            rest = content(
                shorten(text, max(width - BADGE - 2 - (len(name) + 2 if name else 0), 10))
            )
            if name:
                rest = Content("  ").join([content(name, "bold"), rest])
            shown = badge if position == 0 else Badge(badge.sign, "", badge.tone)
            said = ": ".join(part for part in (f"{badge.sign} {badge.word}", name, text) if part)
            goal = Goal(comparison.table.findings.get(number))
            yield OverviewLine(_badged(shown, rest), goal, said)


def _section_lines(comparison: Comparison, width: int) -> Iterator[OverviewLine]:
    diff = comparison.pair.diff
    yield title_line("Sections", _relations(diff))
    for number, change in enumerate(diff.sections):
        if change.relation not in _TOLD_RELATIONS:
            continue
        old = ", ".join(ref.heading for ref in change.old)
        new = ", ".join(ref.heading for ref in change.new)
        text = " → ".join(part for part in (old, new) if part)
        badge = Badge(RELATIONS[change.relation].sign, RELATIONS[change.relation].short, "quiet")
        rest = content(shorten(text, max(width - BADGE - 2, 10)))
        yield OverviewLine(_badged(badge, rest), Goal(comparison.table.sections.get(number)))


_TOLD_RELATIONS = (SectionRelation.SPLIT, SectionRelation.MERGED, SectionRelation.NOT_INSPECTED)
"""The many that are only in one report stand in the list beside the texts."""


def _relations(diff: InspectionDiff) -> str:
    found = Counter(change.relation for change in diff.sections)
    told = ", ".join(f"{found[r]} {RELATIONS[r].short}" for r in RELATIONS if found[r])
    return told or "none in either report"

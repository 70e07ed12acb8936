"""Two forces in the overview and on cards: the grades side by side, then who is asked for what.

The facts and their words are the core's; here they only get columns.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from textual.content import Content

from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import FindingChange, GradeChange, InspectionDiff, SectionChange
from peeldiff.neutral import force_names, kinds_of, section_words, told_of
from peeldiff.phrasing.beside import bullets, grades_beside, sides
from peeldiff.phrasing.facts import full_text, question
from peeldiff.phrasing.groups import groups
from peeldiff.phrasing.phrases import confidence_words, grade_words, place
from tui.lines import Goal, OverviewLine, paragraph, title_line
from tui.names import ShortNames
from tui.plain import content, fit, one_line, shorten
from tui.work import Comparison
from tui.wrap import wrap

__all__ = [
    "concerns_beside",
    "finding_beside",
    "grade_beside",
    "grade_lines_beside",
    "section_beside",
]

_NARROW = 70
"""Cells below which three columns would leave no room for a question."""

_MARGIN = "   "


def grade_lines_beside(
    comparison: Comparison, width: int, shown: Collection[int] | None = None
) -> Iterator[OverviewLine]:
    """A line a question, with the grade of each force; neither question nor grade is cut."""
    diff = comparison.pair.diff
    rows = {row.grade: n for n, row in enumerate(comparison.table.rows) if row.grade is not None}
    graded = [row for row in grades_beside(diff) if shown is None or rows.get(row.number) in shown]
    if not graded:
        return
    called = ShortNames(comparison.pair)
    names = [one_line(name) for name in force_names(diff)]
    widest = max(cell_len(words) for row in graded for words in row.words)
    named = max(map(cell_len, names))
    cells = max(widest, min(named, (width - 40) // 2)) + 2  # a name may take two lines
    room = width - len(_MARGIN) - 2 * cells
    if width >= _NARROW:
        head = _columns([("", room), *((name, cells) for name in names)])
        yield OverviewLine(content(head, "$quiet"), is_title=True)
    for row in graded:
        asked = one_line(called.question(diff.grades[row.number]))
        told = f"{names[0]}: {row.words[0]} | {names[1]}: {row.words[1]}"
        said = f"{asked}{' ' if asked.endswith('?') else ': '}{told}"
        if width >= _NARROW:
            line = content(_columns([(asked, room), *((words, cells) for words in row.words)]))
        else:
            line = content(paragraph(said, width - len(_MARGIN), _MARGIN))
        yield OverviewLine(line, Goal(rows.get(row.number)))


def _columns(columns: Sequence[tuple[str, int]]) -> str:
    """Texts in columns of so many cells, on as many lines as the longest of them takes."""
    parts = [[text[a:b] for a, b in wrap(text, cells - 2)] for text, cells in columns]
    rows = zip_longest(*parts, fillvalue="")
    cells = [room for _, room in columns]
    return "\n".join((_MARGIN + "".join(map(fit, row, cells))).rstrip() for row in rows)


def concerns_beside(
    comparison: Comparison,
    width: int,
    shown: Collection[int] | None = None,
    *,
    whole: bool = False,
) -> Iterator[OverviewLine]:
    """What is asked of both, of the first and of the second; what is likely is not told as sure."""
    diff = comparison.pair.diff
    rows = {
        id(finding): comparison.table.findings.get(number)
        for number, finding in enumerate(diff.findings)
    }
    for group in groups(diff):
        chosen = [f for f in group.findings if shown is None or rows[id(f)] in shown]
        if chosen:
            yield title_line(one_line(group.words), str(len(chosen)))
        for finding in chosen:
            goal = Goal(rows[id(finding)])
            lines = []
            for side in sides(finding, diff):
                unsure = f"  {side.doubt}" if side.doubt else ""
                words = one_line(side.words)
                room = max(width - 4 - cell_len(unsure), 10)
                text = (
                    paragraph(words, room, _MARGIN, hanging="  ")
                    if whole
                    else _MARGIN + shorten(words, room)
                )
                lines.append(Content("").join([content(text), content(unsure, "$quiet")]))
            yield OverviewLine(Content("\n").join(lines), goal)


# ---- cards --------------------------------------------------------------------------------------


def finding_beside(finding: FindingChange, diff: InspectionDiff) -> Content:
    """Who is asked, and each report's own words with their place and their parts."""
    kinds = " | ".join(map(terms_of(diff.new).kind, kinds_of(finding)))
    head = [content(kinds, "bold"), content(told_of(finding, diff))]
    if finding.old and finding.new:
        head.append(content(confidence_words(finding.confidence), "$quiet"))
    blocks = [Content("  ").join(head)]
    names = force_names(diff)
    for name, refs in zip(names, (finding.old, finding.new), strict=True):
        for ref in refs:
            where = place(ref.line, ref.page) + (f", {ref.heading}" if ref.heading else "")
            lines = [
                content(f"{name} · {where}", "bold $primary"),
                content(full_text(ref, terms_of(diff.new))),
            ]
            lines += [content(f"• {item}") for item in bullets(ref)]
            lines += [content(ref.detail, "$quiet")] if ref.detail else []
            blocks.append(Content("\n").join(lines))
    return Content("\n\n").join(blocks)


def grade_beside(grade: GradeChange, diff: InspectionDiff) -> Content:
    """The grade of each force, and where it stands."""
    lines = [content(question(grade), "bold $primary")]
    for name, ref in zip(force_names(diff), (grade.old, grade.new), strict=True):
        told = "not asked" if ref is None else f"{grade_words(ref.grade)} ({place(ref.line, None)})"
        lines.append(content(f"{name}: {told}"))
    return Content("\n").join(lines)


def section_beside(change: SectionChange, diff: InspectionDiff) -> Content:
    """Which sections belong together."""
    lines = [content(section_words(change, diff), "bold $primary")]
    for name, refs in zip(force_names(diff), (change.old, change.new), strict=True):
        lines.append(content(f"{name}: {'; '.join(ref.heading for ref in refs) or '–'}"))
    return Content("\n").join(lines)

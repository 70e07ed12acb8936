"""The tab of the grades: a line a question, what moved first, and below what is to be said of it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from peeldiff.model import GradeChange, GradeChangeKind, InspectionDiff
from peeldiff.neutral import two_forces
from peeldiff.phrasing.facts import grade_values, names, shared_note
from peeldiff.phrasing.phrases import grade_sign, listed, place
from tui.beside import grade_lines_beside
from tui.labels import by_movement, grade_badge
from tui.lines import Goal, OverviewLine, badged, paragraph
from tui.names import ShortNames
from tui.plain import content, fit, one_line, shorten
from tui.work import Comparison
from tui.wrap import wrap

__all__ = ["grade_lines"]

_MOST_LINES = 6
"""Lines of a note: no report is so long about its grades, and what is has it all in the card."""


def grade_lines(
    comparison: Comparison, width: int, shown: Collection[int] | None = None
) -> Iterator[OverviewLine]:
    """The lines, `width` cells wide at most; `shown` are the rows that pass the filter, None all."""
    diff = comparison.pair.diff
    if two_forces(diff):
        yield from grade_lines_beside(comparison, width, shown)
        return
    rows = {row.grade: n for n, row in enumerate(comparison.table.rows) if row.grade is not None}
    chosen = [
        (grade, rows.get(number))
        for number, grade in by_movement(diff)
        if shown is None or rows.get(number) in shown
    ]
    if not chosen:
        return
    called = ShortNames(comparison.pair)
    grades = [grade for grade, _ in chosen]
    widest = max(len(grade_values(grade)) for grade in grades)
    longest = max(cell_len(one_line(called.question(grade))) for grade in grades)
    badge_cells = max(cell_len(grade_badge(grade).word) for grade in grades) + 3
    gap = 2 if badge_cells + longest + widest + 4 <= width else 1
    badge_cells += gap
    value_cells = min(widest, max(width - badge_cells - 20 - gap, 20))
    name_cells = min(longest, max(width - badge_cells - value_cells - gap, 20))
    cells = badge_cells, name_cells + gap, value_cells + 2
    room = width - sum(cells)
    beside = all(cell_len(_reason(grade)) <= room for grade in grades)
    for grade, row in chosen:
        name = one_line(called.question(grade))
        yield _grade_line(grade, name, cells, width, beside, Goal(row))
    notes = list(_notes(grades, called, diff, reasons=not beside))
    if notes:
        yield OverviewLine(content(""), is_title=True)
    for note in notes:
        note = shorten(note, _MOST_LINES * (width - 4))
        yield OverviewLine(content(paragraph(note, width - 1, " "), "$quiet"))


def _grade_line(
    grade: GradeChange,
    name: str,
    cells: tuple[int, int, int],
    width: int,
    beside: bool,
    goal: Goal,
) -> OverviewLine:
    """Neither is cut: a question goes on below in its column, grades without room for them follow it."""
    values, reason = grade_values(grade), _reason(grade)
    room = min(cells[2] - 2, width - cells[0] - cells[1])
    rows = [name[a:b] for a, b in wrap(name, cells[1] - 1)]
    if cell_len(values) > room:
        rows.append(values)
    else:
        rows[0] = fit(rows[0], cells[1]) + (fit(values, cells[2]) if beside else values)
    rest = [content(("\n" + " " * cells[0]).join(rows))]
    if beside:
        rest.append(content(reason, "$quiet"))
    return OverviewLine(badged(grade_badge(grade), Content("").join(rest), cells[0]), goal)


def _reason(grade: GradeChange) -> str:
    """Why there is no movement; "" where the grades tell all there is to know."""
    return "" if grade.change in _TOLD_BY_TABLE else one_line(grade.why)


_TOLD_BY_TABLE = (GradeChangeKind.IMPROVED, GradeChangeKind.DECLINED, GradeChangeKind.UNCHANGED)


def _notes(
    grades: Sequence[GradeChange], called: ShortNames, diff: InspectionDiff, *, reasons: bool
) -> Iterator[str]:
    """Each reason once, after the questions that it is about; then what the report itself says."""
    about: dict[str, list[str]] = {}
    signs: dict[str, str] = {}
    for grade in grades if reasons else ():
        if reason := _reason(grade):
            about.setdefault(reason, []).append(one_line(called.question(grade)))
            signs.setdefault(reason, grade_sign(grade))
    for reason, questions in about.items():
        yield f"{signs[reason]} {listed(questions)}: {reason}"
    if note := shared_note(grades):
        yield f"{note}."
    seen: set[str] = set()
    for grade in grades:
        if grade.caveat is not None:
            where = place(grade.caveat.line, None, names(diff)[1])
            said = one_line(f"On comparing grades: “{grade.caveat.text}” ({where})")
            if said not in seen:
                seen.add(said)
                yield said

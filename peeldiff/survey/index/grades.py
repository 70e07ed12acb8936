"""The latest grades of every body, and which of them moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from peeldiff.model import Grade, GradeChangeKind
from peeldiff.model.vocabulary import GRADE_CHANGES, GRADES, Accent
from peeldiff.pages.grid import grade_cell, grade_legend
from peeldiff.pages.page import Block, Cell, Note, Section, Table
from peeldiff.phrasing.phrases import counted
from peeldiff.survey.index.look import Look
from peeldiff.survey.latest import Programme, latest_grades

__all__ = ["grades", "moves"]

_WIDE = 14
"""Questions that a table of grades holds; with more it is cut in two, so that the names stay in sight."""


def grades(look: Look) -> Iterator[Section]:
    """A section for each programme: the grades of the last inspection of each body that gives some."""
    for number, programme in enumerate(latest_grades(look.ask), start=1):
        yield Section(
            id=f"grades-{number}",
            heading=f"Latest grades: {programme.name}",
            guard="The last inspection of each body that gives grades. Bodies are inspected at "
            "different times, by different questions and on different scales: this is no league table.",
            blocks=tuple(_grade_tables(look, programme)),
        )


def _grade_tables(look: Look, programme: Programme) -> Iterator[Block]:
    asked = list(programme.questions)
    parts = [asked[at : at + _WIDE] for at in range(0, len(asked), _WIDE)]
    for number, part in enumerate(parts, start=1):
        table = [
            (
                look.body(body.force),
                Cell(text=body.inspection),
                *(
                    grade_cell(body.points.get(question), (body.before.get(question, ""),))
                    for question in part
                ),
            )
            for body in programme.bodies
        ]
        of = f" (part {number} of {len(parts)})" if len(parts) > 1 else ""
        legend = grade_legend(cell for row in table for cell in row[2:])
        notes = [Note(text=legend, accent=Accent.QUIET)]
        if number == len(parts) and programme.others:
            stand = "stands" if programme.others == 1 else "stand"
            notes.append(
                Note(
                    text=f"{counted(programme.others, 'question').capitalize()} more, asked of few "
                    f"bodies, {stand} on the pages of those bodies.",
                    accent=Accent.QUIET,
                )
            )
        yield Table(
            caption=f"Latest grades by body and question, {programme.name}{of}",
            columns=("Body", "Inspection", *(programme.questions[one] for one in part)),
            rows=tuple(table),
            notes=tuple(notes),
            choices=look.chosen(body.force for body in programme.bodies),
        )


def moves(look: Look) -> Section | None:
    """Who rose and fell in its last graded inspection."""
    rows = list(
        look.ask(
            "SELECT g.force_id, i.label, g.question, before.grade, g.grade, g.change, g.steps, "
            "  b.label FROM grades g JOIN inspections i USING (inspection_id) "
            "JOIN inspections b ON b.inspection_id = g.compared_with "
            "LEFT JOIN grades before ON before.inspection_id = g.compared_with "
            "  AND before.question = g.question "
            "JOIN forces f ON f.force_id = g.force_id "
            "WHERE g.change IN ('declined', 'improved') AND i.number = ("
            "  SELECT max(n.number) FROM inspections n WHERE n.force_id = g.force_id "
            "  AND n.graded AND coalesce(n.programme, '') = coalesce(i.programme, '')) "
            "ORDER BY g.change, abs(g.steps) DESC, f.rowid, g.rowid"
        )
    )
    if not rows:
        return None
    found = Counter(row[5] for row in rows)
    better, worse = found["improved"], found["declined"]
    table = Table(
        caption="Grades that moved in the last inspection of each body, what fell first",
        columns=("Body", "Question", "Before", "Now", "Change"),
        rows=tuple(_move(look, *row) for row in rows),
        choices=look.chosen(row[0] for row in rows),
    )
    return Section(
        id="moves",
        heading=f"Who rose and fell ({worse} down, {better} up)",
        blocks=(table,),
    )


def _move(
    look: Look, force: str, label: str, question: str, before: str | None, now: str,
    change: str, steps: int | None, earlier: str,
) -> tuple[Cell, ...]:  # fmt: skip
    kind = GRADE_CHANGES[GradeChangeKind(change)]
    size = abs(steps or 1)
    was = "not in print" if before is None else GRADES[Grade(before)].heading
    return (
        look.body(force),
        Cell(text=question),
        Cell(text=f"{was}, {earlier}"),
        Cell(text=f"{GRADES[Grade(now)].heading}, {label}"),
        Cell(
            text=f"{kind.sign} {kind.short} {counted(size, 'step')}",
            accent=kind.accent,
        ),
    )

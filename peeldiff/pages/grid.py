"""The grades through the years as a table of letters, which HTML shows as a heat grid.

A letter stands for the grade, a sign beside it for what became of the grade before; whoever does not
see them is told in words. Nothing is meant by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peeldiff.history.shapes import GradePoint, History, QuestionHistory
from peeldiff.model import Grade
from peeldiff.model.vocabulary import GRADES, Accent
from peeldiff.pages.page import Cell, Note, Table
from peeldiff.phrasing.grade_marks import grade_mark, mark_meanings
from peeldiff.phrasing.history_words import grade_notes
from peeldiff.phrasing.phrases import listed

__all__ = ["grade_cell", "grade_grid", "grade_legend"]


def grade_grid(history: History, caption: str) -> Table | None:
    """The grades of a history, a row for each question; None where no inspection gives any."""
    graded = [at for at, inspection in enumerate(history.inspections) if inspection.graded]
    if not graded:
        return None
    labels = [inspection.label for inspection in history.inspections]
    rows = [
        (_name(question), *(grade_cell(question.points[at], labels) for at in graded))
        for question in history.questions
        if any(question.points[at] for at in graded)
    ]
    breaks = tuple(
        column for column, at in enumerate(graded, start=1) if history.inspections[at].scale_changed
    )
    notes = [Note(text=grade_legend(cell for row in rows for cell in row[1:]), accent=Accent.QUIET)]
    notes += [Note(text=note, accent=Accent.QUIET) for note in grade_notes(history)]
    without = [inspection.label for inspection in history.inspections if not inspection.graded]
    if without:
        gives = "gives" if len(without) == 1 else "give"
        notes.append(Note(text=f"{listed(without)} {gives} no grade.", accent=Accent.QUIET))
    return Table(
        caption=caption,
        columns=("Question", *(history.inspections[at].label for at in graded)),
        rows=tuple(rows),
        breaks=breaks,
        notes=tuple(notes),
    )


def _name(question: QuestionHistory) -> Cell:
    return Cell(text=question.name, accent=Accent.STRONG if question.overall else Accent.PLAIN)


def grade_cell(point: GradePoint | None, labels: Sequence[str]) -> Cell:
    """The grade of a question in one of the inspections of a body, which `labels` names."""
    mark = grade_mark(point)
    if point is None:
        return Cell(text=mark, hint="not asked")
    if point.grade is None:
        return Cell(text=mark, hint="no grade printed")
    if point.grade is Grade.UNGRADED:
        return Cell(text=mark, hint="asked but not graded")
    told = "; ".join([GRADES[point.grade].heading, *_remarks(point, labels)])
    return Cell(text=mark, grade=point.grade, hint=told)


def _remarks(point: GradePoint, labels: Sequence[str]) -> Iterable[str]:
    """What the sign beside the letter says."""
    if point.carried_over:
        since = point.carried_over_from or "an earlier inspection"
        yield f"not inspected, the judgment of {since} stands"
    elif point.steps and point.compared_with is not None:
        better = "better" if point.steps > 0 else "worse"
        steps = abs(point.steps)
        before = labels[point.compared_with]
        yield f"{steps} step{'s' * (steps > 1)} {better} than in {before}"
    if point.shared_with:
        yield f"one grade, also for {listed(list(point.shared_with))}"


def grade_legend(cells: Iterable[Cell]) -> str:
    """What the signs of the table mean; only those that stand in it."""
    return mark_meanings(cell.text for cell in cells) + "."

"""The grades of a comparison as blocks of a page: what moved, then the rest by short names."""

from __future__ import annotations

from collections.abc import Iterator

from peeldiff.model import GradeChange, GradeChangeKind, GradeRef, Pair
from peeldiff.model.vocabulary import GRADE_CHANGES
from peeldiff.pages.page import Bullet, Cell, Table
from peeldiff.pages.places import Places, question_name
from peeldiff.phrasing.facts import grade_values, names, outside_scope, shared_note
from peeldiff.phrasing.phrases import SHARED_SIGN, grade_move, grade_sign, grade_words, is_left_open

__all__ = ["MOVED", "grade_bullets", "grade_notes", "grade_table"]

MOVED = (GradeChangeKind.DECLINED, GradeChangeKind.IMPROVED)
"""The changes that are told before all others."""

_RUN_IN = {
    GradeChangeKind.UNCHANGED: "The same as before",
    GradeChangeKind.NOT_COMPARABLE: "Not comparable",
    GradeChangeKind.NEWLY_GRADED: "No grade in the older report",
    GradeChangeKind.NO_LONGER_GRADED: "No grade in the newer report",
    GradeChangeKind.CARRIED_OVER: "Not inspected, an earlier judgment stands",
}
"""What stands before the questions whose grade has not moved: what was judged now before what was not."""
_OUTSIDE = "Not in the older report's scope"


def grade_bullets(pair: Pair, old: Places, new: Places) -> tuple[Bullet, ...]:
    """A bullet for each grade that fell or rose, then one for all others of each kind."""
    grades = pair.diff.grades
    moved = [grade for kind in MOVED for grade in grades if grade.change is kind]
    bullets = [
        Bullet(
            label=f"{grade_sign(grade)} {question_name(grade, old, new)}",
            text=f"{grade_values(grade)} ({grade_move(grade)})",
            accent=GRADE_CHANGES[grade.change].accent,
        )
        for grade in moved
    ]
    note = [Bullet(text=f"{told}.") for told in filter(None, [shared_note(grades)])]
    if shared_note(moved):
        bullets += note
        note = []
    for kind, words in _RUN_IN.items():
        found = [g for g in grades if g.change is kind and not is_left_open(g)]
        newly = kind is GradeChangeKind.NEWLY_GRADED
        apart = [g for g in found if newly and outside_scope(g)]
        if apart:
            bullets.append(_run_in(_OUTSIDE, apart, old, new))
        if rest := [g for g in found if g not in apart]:
            bullets.append(_run_in(words, rest, old, new))
    if left := [grade for grade in grades if is_left_open(grade)]:
        told = ", ".join(question_name(grade, old, new) for grade in left)
        bullets.append(Bullet(label="Asked and not graded", text=f"{told}."))
    return (*bullets, *note)


def _run_in(words: str, grades: list[GradeChange], old: Places, new: Places) -> Bullet:
    told = (f"{question_name(grade, old, new)} ({_value(grade)})" for grade in grades)
    return Bullet(label=words, text=f"{', '.join(told)}.")


def _value(grade: GradeChange) -> str:
    """ "Good, of 2016"; "Good | Adequate" where the two stand on two scales."""
    values = grade_values(grade)
    if grade.change is GradeChangeKind.NO_LONGER_GRADED and grade.old is not None:
        values = f"{grade_words(grade.old.grade)}{SHARED_SIGN if grade.old.is_shared else ''}"
    return f"{values}, of {grade.carried_over_from}" if grade.carried_over_from else values


def grade_table(pair: Pair, old: Places, new: Places) -> Table:
    """Every graded question with both grades, where they stand, and why they are compared so."""
    old_name, new_name = names(pair.diff)
    rows = tuple(
        (
            Cell(text=question_name(grade, old, new)),
            Cell(
                text=f"{grade_sign(grade)} {grade_move(grade)}",
                accent=GRADE_CHANGES[grade.change].accent,
            ),
            *(_grade_cell(ref, grade) for ref in (grade.old, grade.new)),
            Cell(text=grade.why),
        )
        for grade in pair.diff.grades
    )
    return Table(
        caption="The grade of each question",
        columns=("Question", "Change", old_name, new_name, "Why"),
        rows=rows,
    )


def _grade_cell(ref: GradeRef | None, grade: GradeChange) -> Cell:
    if ref is None:
        return Cell(text="–", hint="not in this report" if outside_scope(grade) else "not asked")
    shared = SHARED_SIGN if ref.is_shared else ""
    return Cell(text=f"{grade_words(ref.grade)}{shared} (line {ref.line})", grade=ref.grade)


def grade_notes(pair: Pair, old: Places, new: Places) -> Iterator[Bullet]:
    """Why grades cannot be compared, and what the newer report itself says of comparing and of a move."""
    why: dict[str, list[str]] = {}
    for grade in pair.diff.grades:
        if grade.change is GradeChangeKind.NOT_COMPARABLE:
            why.setdefault(grade.why, []).append(question_name(grade, old, new))
    for reason, questions in why.items():
        yield Bullet(text=reason, label=", ".join(questions))
    said: dict[tuple[str, int], list[str]] = {}
    for grade in pair.diff.grades:
        if grade.caveat is not None:
            said.setdefault((grade.caveat.text, grade.caveat.line), [])
    for grade in pair.diff.grades:
        if (quote := grade.stated_by_report) is not None:
            said.setdefault((quote.text, quote.line), []).append(question_name(grade, old, new))
    for (text, line), questions in said.items():
        about = ", ".join(questions) or "On comparing grades"
        yield Bullet(label=about, text=f"“{text}”", place=new.place(line))

from __future__ import annotations

from dataclasses import replace

from peeldiff.model import GradeChangeKind, InspectionDiff, Pair, SectionRelation, Status, WordingOp
from peeldiff.phrasing.parts import is_changed, only


def quiet(diff: InspectionDiff) -> InspectionDiff:
    return replace(diff, grades=(), findings=(), sections=(), figures=())


def test_nothing_is_no_change(pair: Pair) -> None:
    assert not is_changed(quiet(pair.diff))


def test_a_judgment_that_stands_is_no_change(pair: Pair) -> None:
    stands = (GradeChangeKind.CARRIED_OVER, GradeChangeKind.UNCHANGED)
    grades = tuple(g for g in pair.diff.grades if g.change in stands)
    assert grades
    assert not is_changed(replace(quiet(pair.diff), grades=grades))


def test_a_grade_that_fell_is_a_change(pair: Pair) -> None:
    assert is_changed(replace(quiet(pair.diff), grades=pair.diff.grades[:1]))


def test_a_grade_missing_on_both_sides_is_no_change(pair: Pair) -> None:
    grade = pair.diff.grades[1]
    assert grade.old is not None
    assert grade.new is not None
    missing = replace(grade, old=replace(grade.old, grade=None), new=replace(grade.new, grade=None))
    assert not is_changed(replace(quiet(pair.diff), grades=(missing,)))


def test_a_reworded_finding_is_a_change(pair: Pair) -> None:
    finding = next(f for f in pair.diff.findings if f.status is Status.PERSISTING)
    same = replace(finding, wording=((WordingOp.EQUAL, "x"),))
    assert is_changed(replace(quiet(pair.diff), findings=(finding,)))
    assert not is_changed(replace(quiet(pair.diff), findings=(same,)))


def test_a_renamed_section_is_a_change(pair: Pair) -> None:
    renamed = tuple(s for s in pair.diff.sections if s.relation is SectionRelation.RENAMED)
    assert is_changed(replace(quiet(pair.diff), sections=renamed))


def test_a_changed_figure_is_a_change(pair: Pair) -> None:
    assert is_changed(replace(quiet(pair.diff), figures=pair.diff.figures))


def test_one_part_leaves_the_others_empty(pair: Pair) -> None:
    diff = only(pair, ["sections"]).diff
    assert diff.sections == pair.diff.sections
    assert diff.figures == pair.diff.figures
    assert (diff.grades, diff.findings) == ((), ())

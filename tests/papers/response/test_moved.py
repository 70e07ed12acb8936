"""What a board is told of the grades: those that stay the same too."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from peeldiff.model import Grade, GradeChangeKind
from peeldiff.papers import Dossier
from peeldiff.papers.moved import grades_line
from peeldiff.papers.words import Reader

Gather = Callable[..., Dossier]
PAIRS = (
    ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
    ("2016-effectiveness-report.md", "2018-19-report.txt"),
    ("2018-19-report.txt", "2021-22-report.md"),
    ("2021-22-report.md", "2023-25-report.txt"),
)


def line(dossier: Dossier, *, whole: bool = True) -> str:
    return grades_line(dossier, Reader(dossier, -2), Reader(dossier), whole=whole)


@pytest.mark.parametrize("names", PAIRS, ids=lambda names: names[-1])
def test_every_grade_that_stays_is_named_with_what_it_is(
    gather: Gather, names: tuple[str, ...]
) -> None:
    dossier = gather(*names)
    told = line(dossier)
    for grade in dossier.pair.diff.grades:
        if grade.change is GradeChangeKind.UNCHANGED and grade.new.grade is not Grade.UNGRADED:
            name = Reader(dossier).own_question(grade.new.section)
            assert name in told.partition("remain")[0] + told.partition("remain")[2]
    kept = any(
        grade.change is GradeChangeKind.UNCHANGED and grade.new.grade is not Grade.UNGRADED
        for grade in dossier.pair.diff.grades
    )
    assert ("remain" in told) == kept
    assert "remains Ungraded" not in told
    assert "remain" not in line(dossier, whole=False)


@pytest.mark.parametrize(
    ("grades", "told"),
    [
        (("good", "good", "good"), "All three pillars are graded Good."),
        (("good", "good"), "Both pillars are graded Good."),
        (("inadequate",) * 3, "All three pillars are graded Inadequate."),
        (("good", "good", "inadequate"), ""),
        (("good",), ""),
    ],
)
def test_pillars_of_one_grade_are_told_together(
    gather: Gather, grades: tuple[str, ...], told: str
) -> None:
    dossier = gather(*PAIRS[1])
    (whole, *_) = [one for one in dossier.history.questions if one.overall]
    (point,) = [one for one in whole.points if one is not None][-1:]
    questions = tuple(
        replace(
            whole,
            pillar=f"pillar {at}",
            points=(None, replace(point, grade=Grade(grade), carried_over=False)),
        )
        for at, grade in enumerate(grades)
    )
    history = replace(dossier.history, questions=questions)
    found = line(replace(dossier, history=history))
    assert told in found
    assert ("pillars" in found) == bool(told)

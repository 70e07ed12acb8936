"""What became of the grade of a question, and when nothing can be said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from peeldiff.compare import compare
from peeldiff.model import (
    Grade,
    GradeChange,
    GradeStatement,
    Inspection,
    InspectionDiff,
    Section,
    Stated,
)

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]
Report = Callable[..., Inspection]

NAME = "Investigating crime"
FAMILY = "investigating-crime"
OTHER = "Protecting vulnerable people"


def only(diff: InspectionDiff) -> GradeChange:
    (change,) = diff.grades
    return change


def seen(change: GradeChange) -> tuple[str, int | None]:
    return change.change.value, change.steps


# ---- the seven changes -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "change", "steps"),
    [
        ("Requires improvement", "Good", "improved", 1),
        ("Inadequate", "Outstanding", "improved", 3),
        ("Good", "Requires improvement", "declined", -1),
        ("Outstanding", "Requires improvement", "declined", -2),
        ("Good", "Good", "unchanged", 0),
        ("Ungraded", "Good", "newly_graded", None),
        ("Good", "Ungraded", "no_longer_graded", None),
        ("Ungraded", "Ungraded", "unchanged", None),
        ("", "Good", "not_comparable", None),
        ("Good", "", "not_comparable", None),
    ],
)
def test_two_grades(
    diff: Diff, question: Question, before: str, after: str, change: str, steps: int | None
) -> None:
    found = diff(question(NAME, grade=before), question(NAME, grade=after))
    assert seen(only(found)) == (change, steps)


def test_steps_of_later_cycles_count_five_grades(diff: Diff, question: Question) -> None:
    found = diff(
        question(NAME, grade="Requires improvement"), question(NAME, grade="Good"),
        cycles=("2021/22", "2023-25"),
    )  # fmt: skip
    assert seen(only(found)) == ("improved", 2)


def test_an_earlier_judgment_that_stands_is_carried_over(diff: Diff, question: Question) -> None:
    stands = "Our judgment from our 2016 inspection has been carried over."
    found = diff(question(NAME), question(NAME, prose=stands), cycles=("2016", "2018/19"))
    assert (seen(only(found)), only(found).carried_over_from) == (("carried_over", None), "2016")


def test_a_question_that_only_the_newer_report_asks_is_newly_graded(
    diff: Diff, question: Question
) -> None:
    found = diff(question(NAME), question(NAME) + question(OTHER))
    assert sorted(c.change for c in found.grades) == ["newly_graded", "unchanged"]


def test_a_question_that_the_newer_report_does_not_ask_is_no_longer_graded(
    diff: Diff, question: Question
) -> None:
    found = diff(question(NAME) + question(OTHER), question(NAME))
    assert sorted(c.change for c in found.grades) == ["no_longer_graded", "unchanged"]


def test_a_pillar_that_is_not_covered_proves_nothing(diff: Diff, question: Question) -> None:
    old = f"## Effectiveness\n\n{question(NAME)}## Efficiency\n\n{question('Planning for the future')}"
    new = f"## Effectiveness\n\n{question(NAME)}"
    found = diff(old, new, cycles=("2018/19", "2017"))
    assert {c.change.value for c in found.grades if not c.new} == {"not_comparable"}


def test_a_page_that_is_not_finished_is_not_comparable(diff: Diff, question: Question) -> None:
    found = diff(question(NAME), question(NAME, grade="To be graded"))
    assert seen(only(found)) == ("not_comparable", None)


# ---- the scale -----------------------------------------------------------------------------------------


def test_grades_of_two_scales_are_not_compared(diff: Diff, question: Question) -> None:
    found = diff(question(NAME), question(NAME, grade="Adequate"), cycles=("2018/19", "2021/22"))
    assert seen(only(found)) == ("not_comparable", None)


def test_the_change_of_scale_is_the_reason(diff: Diff, question: Question) -> None:
    found = diff(question(NAME), question(NAME), cycles=("2018/19", "2021/22"))
    assert "from four grades to five between 2018/19 and 2021/22" in only(found).why


def test_grades_of_one_scale_are_compared_over_cycles(diff: Diff, question: Question) -> None:
    found = diff(question(NAME), question(NAME), cycles=("2015", "2018/19"))
    assert seen(only(found)) == ("unchanged", 0)


# ---- what the report says --------------------------------------------------------------------------------

CAVEAT = (
    "This is the first year in which we have graded this question, so no comparison is possible."
)
STATED = "Our judgment is a deterioration on last year, when we found more supervision."


def test_a_caveat_is_quoted_with_its_line(diff: Diff, question: Question) -> None:
    found = only(diff(question(NAME), question(NAME, prose=CAVEAT)))
    assert found.caveat is not None
    assert (found.caveat.text, found.caveat.line) == (CAVEAT, 8)


ASIDE = (
    "Because the areas are others now, these grades can't be compared with those of the last cycle."
)


def test_a_caveat_beside_the_questions_is_quoted_for_each(diff: Diff, question: Question) -> None:
    new = f"## About us\n\n{ASIDE}\n\n{question(NAME, grade='Adequate')}{question(OTHER)}"
    found = diff(question(NAME) + question(OTHER), new, cycles=("2021/22", "2023-25"))
    assert [c.caveat and (c.caveat.text, c.caveat.line) for c in found.grades] == [(ASIDE, 6)] * 2


def test_the_caveat_of_a_question_is_nearer_than_that_of_all(
    diff: Diff, question: Question
) -> None:
    found = only(diff(question(NAME), f"## About us\n\n{ASIDE}\n\n{question(NAME, prose=CAVEAT)}"))
    assert found.caveat is not None
    assert found.caveat.text == CAVEAT


@pytest.mark.parametrize(
    "aside",
    [
        "This is the first year in which we have graded leadership.",
        "Grades of other forces can't be compared with these.",
        "Where an area is the same, its grade may be compared with that of the last cycle.",
        "It is not possible to look at each area every year.",
    ],
)
def test_what_limits_no_comparison_with_earlier_grades(
    diff: Diff, question: Question, aside: str
) -> None:
    found = diff(question(NAME), f"## About us\n\n{aside}\n\n{question(NAME)}")
    assert only(found).caveat is None


def test_a_standing_judgment_needs_no_caveat(diff: Diff, question: Question) -> None:
    stands = "Our judgment from our 2016 inspection has been carried over."
    new = f"## About us\n\n{ASIDE}\n\n{question(NAME, prose=stands)}"
    assert only(diff(question(NAME), new, cycles=("2016", "2018/19"))).caveat is None


def test_without_a_caveat_there_is_none(diff: Diff, question: Question) -> None:
    assert only(diff(question(NAME), question(NAME))).caveat is None


def test_a_change_that_the_report_states_is_quoted(diff: Diff, question: Question) -> None:
    found = only(diff(question(NAME), question(NAME, prose=STATED, grade="Requires improvement")))
    assert found.stated_by_report is not None
    assert (found.stated_by_report.text, found.stated_by_report.line) == (STATED, 8)


def test_a_statement_of_the_older_report_is_not_quoted(diff: Diff, question: Question) -> None:
    assert only(diff(question(NAME, prose=STATED), question(NAME))).stated_by_report is None


# ---- order and places --------------------------------------------------------------------------------------


def test_the_worst_news_comes_first(diff: Diff, question: Question) -> None:
    old = question(NAME, grade="Requires improvement") + question(OTHER)
    new = question(NAME) + question(OTHER, grade="Inadequate")
    assert [c.change for c in diff(old, new).grades] == ["declined", "improved"]


def test_a_grade_stands_on_its_line(diff: Diff, question: Question) -> None:
    change = only(diff(question(NAME), question(NAME)))
    assert change.new is not None
    assert (change.new.line, change.new.stated) == (6, "line")


def test_a_renamed_question_keeps_its_grade_row(diff: Diff, question: Question) -> None:
    old = question("How effective is the force at investigating offending?")
    assert seen(only(diff(old, question(NAME, grade="Inadequate")))) == ("declined", -2)


def test_two_shapes_of_an_inspection_carry_nothing_over(diff: Diff, question: Question) -> None:
    stands = "Our judgment from our 2015 inspection has been carried over."
    found = diff(
        question(NAME, prose=stands), question(NAME, prose=f"{stands} "), cycles=("2016", "2016")
    )
    assert seen(only(found)) == ("unchanged", 0)


def test_a_part_of_an_older_question_has_no_row_beside_it(diff: Diff, question: Question) -> None:
    both = "How effective is the force at investigating crime and managing offenders?"
    old = question(both) + question("Managing offenders", grade="").replace("## M", "### M")
    found = diff(old, question(both.replace("managing offenders", "reducing re-offending")))
    assert seen(only(found)) == ("unchanged", 0)


def test_a_question_printed_twice_with_its_grade_has_one_row(report: Report) -> None:
    def section(name: str, grade: str, line: int) -> Section:
        printed = GradeStatement(Grade(grade), Stated.LINE, line + 1, None, grade)
        return Section(
            f"s{line}", None, 1, name, None, line, line + 2, None, True, printed, (), (FAMILY,)
        )

    base = report("2016", "")
    old = [section(NAME, "good", 10), section(NAME, "good", 40)]
    new = [section(NAME, "inadequate", 20)]
    change = only(
        compare(
            replace(base, sections=tuple(old)), replace(base, cycle="2017", sections=tuple(new))
        )
    )
    assert change.old is not None
    assert change.old.section == "s40"


# ---- no grade printed -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked",
    [NAME, "Preventing crime", "Tackling serious and organised crime", "Protecting vulnerable people",
     "How effective is the force at investigating crime and reducing re-offending?"],
)  # fmt: skip
def test_a_question_without_a_grade_in_either_report_is_told(
    diff: Diff, question: Question, asked: str
) -> None:
    other = "Armed policing"
    body = question(other) + question(asked, grade="")
    (lacking,) = [c for c in diff(body, body.replace("plan", "map")).grades if c.steps is None]
    assert lacking.new is not None
    assert (lacking.change.value, lacking.new.heading) == ("not_comparable", asked)
    assert "in either report" in lacking.why


def test_reports_without_any_grade_lack_none(diff: Diff, question: Question) -> None:
    body = question(NAME, grade="") + question(OTHER, grade="")
    assert diff(body, body.replace("plan", "map")).grades == ()


def test_a_question_that_is_graded_in_another_place_does_not_lack_it(
    diff: Diff, question: Question
) -> None:
    body = f"## Our judgments\n\n{NAME}\n\nGood\n\n" + question(NAME, grade="") + question(OTHER)
    found = diff(body, body.replace("plan", "map")).grades
    assert [c for c in found if c.change.value == "not_comparable"] == []

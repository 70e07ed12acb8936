"""The grade of each question through prepared inspections."""

from __future__ import annotations

import pytest

from peeldiff.history import GradePoint, QuestionHistory, history
from peeldiff.model import (
    Grade,
    GradeChangeKind,
    GradeStatement,
    Inspection,
    Section,
    SourceInfo,
    Stated,
)

CRIME = ("Investigating crime", ("investigating-crime",))
BOTH = (
    "Investigating crime and reducing re-offending",
    ("investigating-crime", "managing-offenders"),
)
OFFENDERS = ("Managing offenders", ("managing-offenders",))
UNKNOWN = ("Polishing badges", ())
G, RI, A = Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.ADEQUATE
Asked = tuple[tuple[str, tuple[str, ...]], Grade | None]


def inspection(cycle: str, *asked: Asked, carried: str | None = None) -> Inspection:
    sections = tuple(
        Section(
            f"s{n}", None, 1, name, None, 10 * n, 10 * n + 9, None, carried is None,
            grade and GradeStatement(grade, Stated.LINE, 10 * n + 1, carried, grade.value),
            (), families,
        )
        for n, ((name, families), grade) in enumerate(asked, 1)
    )  # fmt: skip
    return Inspection(
        "Marlshire Police", "HMICFRS", "PEEL", cycle, (), None, None,
        SourceInfo(f"{cycle}.txt", "text", cycle, 999), sections, (), (), (), (), (),
    )  # fmt: skip


def questions(*inspections: Inspection) -> dict[str, QuestionHistory]:
    return {question.name: question for question in history(inspections).questions}


def last(name: str, *inspections: Inspection) -> GradePoint:
    point = questions(*inspections)[name].points[-1]
    assert point is not None
    return point


def test_a_renamed_question_keeps_its_line() -> None:
    found = questions(inspection("2015", (BOTH, G)), inspection("2018/19", (CRIME, RI)))
    assert [p and p.grade for p in found["Investigating crime"].points] == [G, RI]


def test_a_merged_question_stands_in_both_lines_and_says_so() -> None:
    point = last("Managing offenders", inspection("2015", (BOTH, G)))
    assert point.shared_with == ("Investigating crime",)


def test_a_question_that_is_not_asked_has_no_point() -> None:
    found = questions(inspection("2015", (CRIME, G)), inspection("2016", (OFFENDERS, G)))
    assert found["Investigating crime"].points[1] is None


@pytest.mark.parametrize(
    ("before", "after", "change", "steps"),
    [
        (RI, G, GradeChangeKind.IMPROVED, 1),
        (G, Grade.INADEQUATE, GradeChangeKind.DECLINED, -2),
        (G, G, GradeChangeKind.UNCHANGED, 0),
    ],
)
def test_a_grade_is_compared_with_the_one_before(
    before: Grade, after: Grade, change: GradeChangeKind, steps: int
) -> None:
    point = last(
        "Investigating crime", inspection("2015", (CRIME, before)), inspection("2016", (CRIME, after))
    )  # fmt: skip
    assert (point.change, point.steps, point.compared_with) == (change, steps, 0)


def test_the_first_grade_is_compared_with_nothing() -> None:
    assert last("Investigating crime", inspection("2015", (CRIME, G))).change is None


def test_a_grade_is_compared_across_an_inspection_that_did_not_ask() -> None:
    point = last(
        "Investigating crime",
        inspection("2015", (CRIME, G)),
        inspection("2016", (OFFENDERS, G)),
        inspection("2017", (CRIME, RI)),
    )
    assert (point.change, point.compared_with) == (GradeChangeKind.DECLINED, 0)


def test_a_carried_over_grade_is_no_movement() -> None:
    point = last(
        "Investigating crime",
        inspection("2016", (CRIME, RI)),
        inspection("2018/19", (CRIME, G), carried="2017"),
    )
    assert (point.carried_over, point.carried_over_from, point.steps) == (True, "2017", None)


def test_a_question_that_was_not_inspected_and_has_no_grade_carries_none_over() -> None:
    point = last(
        "Investigating crime",
        inspection("2016", (CRIME, RI)),
        inspection("2018/19", (CRIME, None), carried="2017"),
    )
    assert (point.carried_over, point.change) == (False, GradeChangeKind.NOT_COMPARABLE)


def test_across_a_change_of_the_scale_nothing_is_compared() -> None:
    point = last(
        "Investigating crime",
        inspection("2018/19", (CRIME, G)),
        inspection("2021/22", (CRIME, A)),
    )
    assert (point.change, point.steps) == (GradeChangeKind.NOT_COMPARABLE, None)


def test_the_change_of_the_scale_is_marked_at_the_inspection() -> None:
    found = history([inspection("2018/19", (CRIME, G)), inspection("2021/22", (CRIME, A))])
    assert [i.scale_changed for i in found.inspections] == [False, True]


def test_a_grade_that_is_not_in_print_is_not_compared() -> None:
    point = last(
        "Investigating crime", inspection("2015", (CRIME, G)), inspection("2016", (CRIME, None))
    )
    assert point.change is GradeChangeKind.NOT_COMPARABLE


def test_a_question_that_is_left_ungraded_is_no_decline() -> None:
    point = last(
        "Investigating crime",
        inspection("2015", (CRIME, G)),
        inspection("2016", (CRIME, Grade.UNGRADED)),
    )
    assert point.change is GradeChangeKind.NO_LONGER_GRADED


def test_after_an_ungraded_year_the_grade_before_it_counts() -> None:
    point = last(
        "Investigating crime",
        inspection("2015", (CRIME, G)),
        inspection("2016", (CRIME, Grade.UNGRADED)),
        inspection("2017", (CRIME, RI)),
    )
    assert (point.change, point.compared_with) == (GradeChangeKind.DECLINED, 0)


def test_a_question_that_nobody_knows_is_followed_by_its_heading() -> None:
    found = questions(inspection("2015", (UNKNOWN, G)), inspection("2016", (UNKNOWN, RI)))
    assert [p and p.grade for p in found["Polishing badges"].points] == [G, RI]


def test_questions_stand_in_the_order_of_the_data_file() -> None:
    found = questions(inspection("2015", (OFFENDERS, G), (CRIME, G)))
    assert list(found) == ["Investigating crime", "Managing offenders"]


def test_a_grade_says_where_it_stands() -> None:
    point = last("Investigating crime", inspection("2015", (CRIME, G)))
    assert (point.source, point.line) == ("2015.txt", 11)

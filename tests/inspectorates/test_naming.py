"""What a question is called for short, whatever its heading."""

from __future__ import annotations

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.inspectorates.naming import name_questions
from peeldiff.model import Grade, GradeStatement, Section, Stated

GOOD = GradeStatement(Grade.GOOD, Stated.LINE, 2, None, "Good")


def section(
    name: str,
    heading: str,
    *families: str,
    parent: str | None = None,
    grade: GradeStatement | None = None,
    pillar: str | None = None,
) -> Section:
    return Section(name, parent, 1, heading, pillar, 1, 9, None, True, grade, (), families)


def named(*sections: Section, pillars: tuple[str, ...] = ()) -> list[str | None]:
    return [one.short for one in name_questions(sections, pillars, load_inspectorate())]


@pytest.mark.parametrize(
    ("families", "short"),
    [
        (["investigating-crime"], "Investigating crime"),
        (
            ["investigating-crime", "managing-offenders"],
            "Investigating crime and managing offenders",
        ),
        (
            ["meeting-demand", "planning-for-the-future", "supporting-victims"],
            "Meeting demand, planning for the future and supporting victims",
        ),
    ],
)
def test_a_question_is_called_by_all_its_families(families: list[str], short: str) -> None:
    assert named(section("s1", "How well does the force do?", *families)) == [short]


def test_a_heading_that_asks_nothing_is_the_name_of_all_its_families() -> None:
    families = ["planning-for-the-future", "leadership-and-management"]
    heading = "Planning, managing and value for money"
    assert named(section("s1", heading, *families)) == [heading]


def test_what_is_no_question_has_no_short_name() -> None:
    assert named(section("s1", "How calls are taken")) == [None]


def test_a_family_that_nobody_knows_gives_no_short_name() -> None:
    assert named(section("s1", "Canals", "keeping-canals")) == [None]


def test_a_graded_question_in_unknown_words_is_called_by_its_heading_without_number() -> None:
    assert named(section("s1", "3.1 Keeping the canals", grade=GOOD)) == ["Keeping the canals"]


@pytest.mark.parametrize(
    ("own", "pillars"), [("efficiency", ()), (None, ("efficiency",))], ids=["section", "report"]
)
def test_a_question_that_holds_those_of_a_pillar_judges_the_pillar(
    own: str | None, pillars: tuple[str, ...]
) -> None:
    whole = section("s1", "How efficiently is it run?", grade=GOOD, pillar=own)
    part = section("s2", "Canals", parent="s1", grade=GOOD, pillar=own)
    assert named(whole, part, pillars=pillars) == ["Overall efficiency", "Canals"]


def test_of_several_pillars_none_is_guessed() -> None:
    whole = section("s1", "How well is it run?", grade=GOOD)
    part = section("s2", "Canals", parent="s1", grade=GOOD)
    assert named(whole, part, pillars=("efficiency", "legitimacy"))[0] == "How well is it run?"


@pytest.mark.parametrize(
    ("heading", "families", "short"),
    [
        (
            "How effective is the force at investigating crime and reducing re-offending?",
            ["investigating-crime", "managing-offenders"],
            "Investigating crime and reducing re-offending",
        ),
        (
            "3. How effective is the force at investigating crime and reducing re-offending?",
            ["investigating-crime", "managing-offenders"],
            "Investigating crime and reducing re-offending",
        ),
        (
            "How effective is the force at investigating crime and managing offenders?",
            ["investigating-crime", "managing-offenders"],
            "Investigating crime and managing offenders",
        ),
        (
            "How effective is the force at investigating crime?",
            ["investigating-crime"],
            "Investigating crime",
        ),
        (
            "How well does the force do?",
            ["investigating-crime", "managing-offenders"],
            "Investigating crime and managing offenders",
        ),
        (
            "How well does the force treat its workforce, building, supporting and protecting the workforce?",
            ["ethical-behaviour", "treating-the-workforce-fairly"],
            "Building, supporting and protecting the workforce",
        ),
    ],
)
def test_several_questions_asked_as_one_go_by_the_name_that_the_report_asks_by(
    heading: str, families: list[str], short: str
) -> None:
    assert named(section("s1", heading, *families)) == [short]

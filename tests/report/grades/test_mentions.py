"""Whose a grade is, and of which time, where a sentence names one."""

from __future__ import annotations

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.report.grades.mentions import GradeMentions

MENTIONS = GradeMentions(load_inspectorate(), "Marlshire Police", "2021/22")


@pytest.mark.parametrize(
    "said", ["2018/19 (effectiveness: good)", "Last time: 2016 (overall: good)"]
)
def test_a_grade_in_brackets_behind_an_earlier_year_is_of_then(said: str) -> None:
    assert [one.then for one in MENTIONS.of(said)] == [True]


@pytest.mark.parametrize(
    "said",
    [
        "2021/22 (effectiveness: good)",
        "Our judgment (effectiveness: good)",
        "2018/19 (not inspected): good",
    ],
)
def test_a_grade_in_or_behind_other_brackets_is_not(said: str) -> None:
    assert [one.then for one in MENTIONS.of(said)] == [False]


LEADS = ["Even so", "However", "Despite this", "For these reasons", "On balance", "That said"]


@pytest.mark.parametrize("lead", LEADS)
def test_what_leads_a_sentence_is_no_part_of_whose_the_grade_is(lead: str) -> None:
    said = f"{lead}, the force's overall performance requires improvement."
    assert [one.subject for one in MENTIONS.of(said)] == ["the force's overall performance"]

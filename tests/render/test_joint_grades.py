"""A grade that judges two areas at once: counted once, and marked wherever it stands."""

from __future__ import annotations

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection, Pair
from peeldiff.pages.summary import summary_page
from peeldiff.phrasing.headline import headline
from peeldiff.phrasing.phrases import SHARED, visit_words
from peeldiff.render.text import text
from peeldiff.report import read_document

HEAD = """# Marlshire County Council

## Inspection of local authority children's services

### Inspection dates: {dates}

| Judgement | Grade |
|---|---|
"""
APART = {
    "The experiences and progress of children in care": "Good",
    "The experiences and progress of care leavers": "Requires improvement to be good",
    "Overall effectiveness": "Good",
}
JOINT = {
    "The experiences and progress of children in care and care leavers": "Outstanding",
    "Overall effectiveness": "Good",
}


def _report(dates: str, grades: dict[str, str]) -> Inspection:
    rows = "".join(f"| {area} | {grade} |\n" for area, grade in grades.items())
    prose = "\nOfsted found that plans are written with families, and most of them are read.\n"
    return read_document(load_bytes((HEAD.format(dates=dates) + rows + prose).encode(), "a.md"))


@pytest.fixture(scope="module")
def joint_before() -> Pair:
    old = _report("9 to 20 May 2022", JOINT)
    new = _report("28 February 2025 to 4 March 2025", APART)
    return Pair(old=old, new=new, diff=compare(old, new))


@pytest.fixture(scope="module")
def joint_now() -> Pair:
    old = _report("4 to 8 March 2019", APART)
    new = _report("9 to 20 May 2022", JOINT)
    return Pair(old=old, new=new, diff=compare(old, new))


def test_a_grade_that_judges_two_areas_is_counted_as_the_one_that_is_printed(
    joint_now: Pair,
) -> None:
    assert headline(joint_now.diff)[0] == "One grade is better, none is worse and one is the same."


def test_two_grades_where_one_stood_for_both_are_counted_as_two(joint_before: Pair) -> None:
    told = headline(joint_before.diff)[0]
    assert told == "No grade is better, two are worse and one is the same."


def test_a_joint_grade_bears_the_mark_of_the_history_and_says_what_it_means(
    joint_before: Pair, joint_now: Pair
) -> None:
    before = text(summary_page(joint_before), 1000, colour=False)
    assert "Care leavers: Outstanding† → Requires improvement (down 2 steps)" in before
    now = text(summary_page(joint_now), 1000, colour=False)
    assert "Children in care: Good → Outstanding† (up 1 step)" in now
    assert before.count(SHARED) == now.count(SHARED) == 1


def test_a_report_without_a_date_of_publication_tells_when_the_visit_was(
    joint_before: Pair,
) -> None:
    told = text(summary_page(joint_before), 1000, colour=False)
    assert "ILACS 2022, visited 9 to 20 May 2022" in told
    assert "ILACS 2025, visited 28 February to 4 March 2025" in told


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2022-09-05", "2022-09-09", "visited 5 to 9 September 2022"),
        ("2022-02-28", "2022-03-04", "visited 28 February to 4 March 2022"),
        ("2021-12-13", "2022-01-14", "visited 13 December 2021 to 14 January 2022"),
        ("2022-09-05", "2022-09-05", "visited 5 September 2022"),
        ("2022-09-05", None, "visited 5 September 2022"),
        (None, None, ""),
    ],
)
def test_the_days_of_a_visit(first: str | None, last: str | None, told: str) -> None:
    assert visit_words(first, last) == told

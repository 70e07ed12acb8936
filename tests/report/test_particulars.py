from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Addressee, DatePrecision, FindingKind, Grade, Inspection, Pair
from peeldiff.report.particulars import with_particulars, with_published

Read = Callable[[str], Inspection]

PAGE = """
## How effective is the force at investigating crime?

Good

### Cause of concern

The way in which the force counts its keys is a cause of concern.

### Recommendations

{first}
"""


@pytest.fixture(scope="session")
def of_2021(fixtures_dir: Path) -> Inspection:
    return read_inspection(fixtures_dir / "2021-22-report.md")


def asked(read: Read, text: str) -> Addressee | None:
    page = read(PAGE.format(first="The force should count."))
    first = replace(page.findings[-1], text=text)
    return (
        with_particulars(replace(page, findings=(first,)), load_inspectorate())
        .findings[0]
        .addressed_to
    )


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("The force should count its keys.", Addressee.FORCE),
        ("By 31 March 2023, the constabulary should count its keys.", Addressee.FORCE),
        ("Marlshire Police should count its keys.", Addressee.FORCE),
        ("The force doesn't count its keys.", Addressee.FORCE),
        ("The chief constable and the police and crime commissioner should meet.", Addressee.FORCE),
        ("The force, with other forces in the region, should count keys.", Addressee.FORCE),
        ("The force should ask the council whether it counts keys.", Addressee.FORCE),
        ("All forces should count their keys.", Addressee.ALL_FORCES),
        ("Within six months, chief constables should count keys.", Addressee.ALL_FORCES),
        ("The police and crime commissioner should count the keys.", Addressee.OTHER_BODY),
        ("By March 2024, the College of Policing should count the keys.", Addressee.OTHER_BODY),
        ("The Crown Prosecution Service should count the keys.", Addressee.OTHER_BODY),
    ],
)
def test_a_demand_is_addressed_to_its_own_subject(
    read_2016: Read, text: str, to: Addressee
) -> None:
    assert asked(read_2016, text) is to


def test_practice_asks_for_nothing(of_2021: Inspection) -> None:
    kept = [f for f in of_2021.findings if f.kind is FindingKind.INNOVATIVE_PRACTICE]
    assert [(f.addressed_to, f.deadline) for f in kept] == [(None, None)]


def test_a_recommendation_under_a_cause_of_concern_names_it(of_2021: Inspection) -> None:
    by_id = {finding.id: finding for finding in of_2021.findings}
    causes = {f.ref: by_id[f.concern].ref for f in of_2021.findings if f.concern}
    assert causes == {
        "MAR-2021/22-REC-01": "MAR-2021/22-COC-01",
        "MAR-2021/22-REC-02": "MAR-2021/22-COC-01",
        "MAR-2021/22-REC-03": "MAR-2021/22-COC-02",
        "MAR-2021/22-REC-04": "MAR-2021/22-COC-02",
    }


def test_a_recommendation_elsewhere_belongs_to_the_cause_that_it_speaks_of(
    of_2021: Inspection,
) -> None:
    cause = next(f for f in of_2021.findings if f.kind is FindingKind.CAUSE_OF_CONCERN)
    asks = next(f for f in of_2021.findings if f.kind is FindingKind.RECOMMENDATION)
    away = replace(
        asks,
        section="s2",
        text="To address this cause of concern, the force should count its keys.",
    )
    found = with_particulars(replace(of_2021, findings=(cause, away)), load_inspectorate())
    assert found.findings[1].concern == cause.id


def test_a_finding_bears_the_grade_of_its_question(of_2021: Inspection) -> None:
    grades = {f.ref: f.question_grade for f in of_2021.findings}
    assert grades["MAR-2021/22-COC-01"] is Grade.INADEQUATE
    assert grades["MAR-2021/22-AFI-02"] is Grade.GOOD


def test_the_judgment_on_a_pillar_is_no_grade_of_a_question_without_one(fixtures_dir: Path) -> None:
    found = read_inspection(fixtures_dir / "2015-effectiveness-web.txt").findings
    assert found[-1].question_grade is None  # serious and organised crime bore none that year


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("2021-22-report.md", DatePrecision.DAY),
        ("2018-19-report.txt", DatePrecision.MONTH),
        ("2016-effectiveness-web.txt", None),
    ],
)
def test_the_date_of_publication_says_how_exact_it_is(
    fixtures_dir: Path, name: str, precision: DatePrecision | None
) -> None:
    assert read_inspection(fixtures_dir / name).published_precision is precision


@pytest.mark.parametrize("published", ["spring 2019", "2019-13", "2019-02-30", "20190502", ""])
def test_a_date_that_is_none_has_no_precision(of_2021: Inspection, published: str) -> None:
    found = with_published(of_2021, published, load_inspectorate())
    assert found.published_precision is None


def test_a_day_of_publication_that_is_supplied_gives_periods_their_date(read_2016: Read) -> None:
    page = read_2016(PAGE.format(first="Within six months, the force should count its keys."))
    before = page.findings[-1].deadline
    after = with_published(page, "2017-03-02", load_inspectorate()).findings[-1].deadline
    assert before is not None
    assert after is not None
    assert (before.date, after.date) == (None, "2017-09-02")


def test_a_comparison_carries_what_is_known_of_a_finding(
    compared: Callable[[str, str], Pair],
) -> None:
    pair = compared("2018-19-report.txt", "2021-22-report.md")
    refs = {f.ref: f for change in pair.diff.findings for f in change.new}
    asks = refs["MAR-2021/22-REC-02"]
    assert asks.deadline is not None
    assert (asks.deadline.date, asks.addressed_to, asks.concern) == (
        "2023-03-31",
        Addressee.FORCE,
        "f4",
    )
    assert pair.diff.old.published_precision is DatePrecision.MONTH


def test_a_part_has_the_reference_and_deadline_of_its_finding(
    compared: Callable[[str, str], Pair],
) -> None:
    pair = compared("2021-22-report.md", "2023-25-report.txt")
    parts = {
        f.ref: f.deadline
        for change in pair.diff.findings
        for item in change.items
        for f in item.old
    }
    told = parts["MAR-2021/22-REC-02a"]
    assert told is not None
    assert told.date == "2023-03-31"

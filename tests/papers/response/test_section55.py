from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.errors import PeeldiffError
from peeldiff.history.gathering import Column, gather
from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Inspection
from peeldiff.papers.response.section55 import check_applies, last_day, parties
from peeldiff.phrasing.publication import published_words
from peeldiff.report.particulars import with_published

WORDS = load_inspectorate()


@pytest.fixture(scope="module")
def report(fixtures_dir: Path) -> Inspection:
    return read_inspection(fixtures_dir / "2021-22-report.md")


def column(report: Inspection) -> Column:
    return gather([report])[0][0]


def refusal(report: Inspection) -> str:
    with pytest.raises(PeeldiffError) as caught:
        check_applies(column(report), WORDS)
    return str(caught.value)


def on(report: Inspection, published: str | None) -> Inspection:
    return with_published(report, published or "", WORDS)


def test_the_last_day_is_55_days_after_publication_and_shows_the_sum(report: Inspection) -> None:
    found = last_day(report, WORDS)
    assert found.date == "2022-11-30"
    assert found.told == (
        "30 November 2022 (6 October 2022 + 55 days: the 56 days of section 55 begin with the day of "
        "publication)."
    )


@pytest.mark.parametrize(
    ("published", "last"),
    [("2024-01-06", "2024-03-01"), ("2023-01-06", "2023-03-02"), ("2024-12-20", "2025-02-13")],
)
def test_the_days_are_counted_over_leap_days_and_the_turn_of_the_year(
    report: Inspection, published: str, last: str
) -> None:
    assert last_day(on(report, published), WORDS).date == last


def test_a_month_gives_no_last_day_but_the_earliest_that_it_can_be(report: Inspection) -> None:
    found = last_day(on(report, "2019-05"), WORDS)
    assert found.date is None
    assert found.told == (
        "unknown, because the report prints no day of publication but May 2019; counted from 1 May "
        "2019 it would be 25 June 2019, and it cannot be earlier."
    )


@pytest.mark.parametrize("published", [None, "spring", "2019-02-30"])
def test_no_date_gives_no_last_day(report: Inspection, published: str | None) -> None:
    found = last_day(on(report, published), WORDS)
    assert found.date is None
    assert found.told.startswith("unknown, because the report does not print when it was published")


def test_before_the_act_that_set_the_limit_a_person_must_find_out(report: Inspection) -> None:
    for day in ("2016-02-18", "2016-12", "2017-05-01"):
        told = last_day(on(report, day), WORDS)
        assert told.date is None
        assert "came into force on 2 May 2017, after the report was published" in told.told
        assert told.doubt
    for day in ("2017-05-02", "2017-05"):
        assert not last_day(on(report, day), WORDS).doubt


@pytest.mark.parametrize(
    "force", ["Marlshire Police", "Dyfed-Powys Police", "City of London Police"]
)
def test_a_police_force_of_england_or_wales_is_answered(report: Inspection, force: str) -> None:
    check_applies(column(replace(report, force=force)), WORDS)


def test_a_letter_on_a_force_is_answered(fixtures_dir: Path) -> None:
    letter = read_inspection(fixtures_dir / "2014-core-business-letter.txt")
    check_applies(column(letter), WORDS)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"inspectorate": None}, "it is no report of HMICFRS"),
        ({"force": None}, "it does not say which force it is about"),
        ({"force": "British Transport Police"}, "is maintained by no local policing body"),
        (
            {"force": "Police Service of Northern Ireland"},
            "is maintained by no local policing body",
        ),
        ({"force": "Police Scotland"}, "is maintained by no local policing body"),
        (
            {
                "force": "Marlshire Fire and Rescue Service",
                "programme": "Fire and rescue service inspection",
            },
            "is made under another Act",
        ),
    ],
)
def test_what_no_policing_body_answers_is_refused_in_one_sentence(
    report: Inspection, changed: dict[str, str | None], reason: str
) -> None:
    told = refusal(replace(report, **changed))  # type: ignore[arg-type]
    assert told.startswith("2021-22-report.md needs no comments under section 55")
    assert reason in told
    assert told.endswith("give a report of HMICFRS on a police force of England or Wales.")


def test_two_reports_of_a_cycle_on_two_days_are_refused(fixtures_dir: Path) -> None:
    effectiveness = read_inspection(fixtures_dir / "2016-effectiveness-report.md")
    legitimacy = replace(read_inspection(fixtures_dir / "2017-legitimacy-web.md"), cycle="2016")
    with pytest.raises(PeeldiffError, match="published on different days"):
        check_applies(gather([effectiveness, legitimacy])[0][0], WORDS)


def test_two_shapes_of_one_report_are_one_report(fixtures_dir: Path) -> None:
    shapes = [
        read_inspection(fixtures_dir / name)
        for name in ("2016-effectiveness-report.md", "2016-effectiveness-web.txt")
    ]
    check_applies(gather(shapes)[0][0], WORDS)


@pytest.mark.parametrize(
    ("force", "body", "chief"),
    [
        ("Marlshire Police", "police and crime commissioner", "chief constable"),
        (
            "Metropolitan Police Service",
            "Mayor's Office for Policing and Crime",
            "Commissioner of Police of the Metropolis",
        ),
    ],
)
def test_those_who_answer_are_called_by_their_names(
    report: Inspection, force: str, body: str, chief: str
) -> None:
    found = parties(replace(report, force=force), WORDS)
    assert (found.body, found.chief) == (body, chief)


def test_a_day_of_updating_gives_no_last_day(fixtures_dir: Path) -> None:
    page = read_inspection(fixtures_dir / "2015-effectiveness-web.txt")
    assert page.published == "2016-02-23"
    found = last_day(replace(page, published="2018-02-23"), WORDS)
    assert found.date is None
    assert "only when it was last updated, 23 February 2018" in found.told


def test_the_day_on_which_the_embargo_ended_is_that_of_publication(fixtures_dir: Path) -> None:
    report = read_inspection(fixtures_dir / "2016-effectiveness-report.md")
    assert report.published == "2017-03"
    assert published_words(report) == "published on 9 March 2017"
    assert "after the report was published" in last_day(report, WORDS).told


def test_a_last_day_before_the_date_of_the_paper_is_told_as_such(report: Inspection) -> None:
    assert "before the date" not in last_day(report, WORDS, "2022-11-30").told
    told = last_day(report, WORDS, "2024-10-01").told
    assert told.endswith("day of publication), 22 months before the date of this paper.")

from __future__ import annotations

import pytest

from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Deadline, DeadlineKind
from peeldiff.report.findings.deadlines import counted, read_deadline, read_part_deadline

PUBLISHED = "2022-10-06"


def told(text: str, published: str | None = PUBLISHED, *, detail: bool = False) -> Deadline | None:
    return read_deadline(text, load_inspectorate(), published, detail=detail)


@pytest.mark.parametrize(
    ("text", "printed", "date"),
    [
        ("By 31 March 2023, the force should:", "By 31 March 2023", "2023-03-31"),
        ("by 1st April 2023 the force should count its keys.", "by 1st April 2023", "2023-04-01"),
        ("By March 2023, the force should count its keys.", "By March 2023", "2023-03"),
        (
            "By the end of February 2024, the force must stop.",
            "By the end of February 2024",
            "2024-02-29",
        ),
        ("By the end of 2024, the force must stop.", "By the end of 2024", "2024-12-31"),
        ("By 2024, the force must stop.", "By 2024", "2024"),
        ("By summer 2024, the force must stop.", "By summer 2024", None),
        ("By 31 June 2024, the force must stop.", "By 31 June 2024", None),
        (
            "No later than 1 May 2023 Marlshire Police should act.",
            "No later than 1 May 2023",
            "2023-05-01",
        ),
        ("The force should, by 31 March 2023, count its keys.", "by 31 March 2023", "2023-03-31"),
        ("The force should count its keys by 31 March 2023.", "by 31 March 2023", "2023-03-31"),
        (
            "To address this cause of concern, by 30 June 2023 the force should act.",
            "by 30 June 2023",
            "2023-06-30",
        ),
        (
            "We recommend that, by 30 June 2023, the force should act.",
            "by 30 June 2023",
            "2023-06-30",
        ),
    ],
)
def test_a_date_is_told_as_printed_and_as_exact_as_it_is(
    text: str, printed: str, date: str | None
) -> None:
    assert told(text) == Deadline(text=printed, kind=DeadlineKind.DATE, date=date)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Within six months, the force should act.", "2023-04-06"),
        ("Within 28 days the force should act.", "2022-11-03"),
        ("The force should within three months publish a plan.", "2023-01-06"),
        ("Within the next year, the force should act.", None),
        ("Within one year, the force should act.", "2023-10-06"),
        (
            "Within three months of the publication of this report, the force should act.",
            "2023-01-06",
        ),
        ("The force should act within three months of publication.", "2023-01-06"),
        ("Within three months of the date of this letter, the force should act.", "2023-01-06"),
    ],
)
def test_a_period_is_counted_from_the_day_of_publication(text: str, date: str | None) -> None:
    found = told(text)
    assert (found.date if found else None) == date
    assert found is None or found.counted_from == PUBLISHED


@pytest.mark.parametrize("published", [None, "2022-10", "2022"])
def test_a_period_has_no_date_where_no_day_of_publication_is_printed(published: str | None) -> None:
    found = told("Within six months, the force should act.", published)
    assert found == Deadline(text="Within six months", kind=DeadlineKind.PERIOD)


def test_working_days_are_not_counted() -> None:
    found = told("Within ten working days, the force should act.")
    assert found == Deadline(text="Within ten working days", kind=DeadlineKind.PERIOD)


def test_a_period_from_another_day_has_no_date() -> None:
    found = told("Within three months of appointing a new lead, the force should act.")
    assert found is not None
    assert (found.text, found.date) == ("Within three months of appointing a new lead", None)


@pytest.mark.parametrize(
    "text",
    [
        "The force should immediately read every letter.",
        "Immediately, the force should read every letter.",
        "With immediate effect, the force should read every letter.",
        "To address this cause of concern, the force should immediately read every letter.",
    ],
)
def test_immediately_is_a_deadline_without_a_date(text: str) -> None:
    found = told(text)
    assert found is not None
    assert (found.kind, found.date) == (DeadlineKind.IMMEDIATE, None)


def test_a_matter_of_urgency_has_no_date() -> None:
    found = told("As a matter of urgency, the force should read every letter.")
    assert found == Deadline(text="As a matter of urgency", kind=DeadlineKind.URGENT)


def test_the_next_inspection_is_an_event() -> None:
    found = told("Before our next inspection, the force should read every letter.")
    assert found == Deadline(text="Before our next inspection", kind=DeadlineKind.EVENT)


@pytest.mark.parametrize(
    "text",
    [
        "The force should arrange for every child to be seen, within three days of being found.",
        "The force should attend prompt calls within an hour.",
        "The force should make sure that calls are answered immediately.",
        "The force should read every letter that it received by 31 March 2022.",
        "By working with its partners, the force should read every letter.",
        "Within the control room, the force should read every letter.",
        "By day, the force should read every letter.",
        "The force doesn't answer letters. By 31 March 2022, 140 were waiting.",
        "By 31 March 2022, every letter should have been read.",
        "The force should review the plan for 2023 and the events of March 2023.",
    ],
)
def test_a_time_that_belongs_to_what_is_asked_is_no_deadline(text: str) -> None:
    assert told(text) is None


def test_a_date_inside_a_demand_is_none_where_publication_is_unknown() -> None:
    assert told("The force should read every letter that came by 31 March 2022.", None) is None


def test_an_explanation_names_a_deadline_only_where_it_asks_for_something_by_it() -> None:
    assert told("It had 140 letters by 31 March 2023. It should read them.", detail=True) is None
    found = told("It had 140 letters. By 31 March 2023, the force should read them.", detail=True)
    assert found is not None


def test_a_part_may_name_a_deadline_of_its_own() -> None:
    found = read_part_deadline("by 31 March 2023, count its keys;", load_inspectorate(), PUBLISHED)
    assert found is not None
    assert found.date == "2023-03-31"


def test_a_month_is_counted_to_its_last_day_where_it_is_shorter() -> None:
    assert counted("2022-08-31", 6, "month") == "2023-02-28"


def test_a_day_beyond_the_calendar_is_no_date() -> None:
    assert counted("9999-12-01", 999, "year") is None

"""Figures of two reports: their periods and units, and whether they may be compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import FigureChange, InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

HEAD = "| Rates | Marlshire Police | All forces |\n|---|---|---|\n"


@pytest.fixture
def figure(diff: Diff, question: Question) -> Callable[[str, str], FigureChange]:
    """The one figure of two reports, each with a caption of its own above the table."""

    def run(before: str, after: str) -> FigureChange:
        bodies = [
            question("Preventing crime") + f"\n\n{caption}\n\n{HEAD}| Lost boats | {value} | 9 |\n"
            for caption, value in ((before, "1.4"), (after, "2"))
        ]
        [found] = diff(*bodies, cycles=("2016", "2018/19")).figures
        return found

    return run


Figured = Callable[[str, str], FigureChange]


def test_a_period_in_a_caption_is_that_of_the_table(figure: Figured) -> None:
    found = figure(
        "Figure 2: Lost boats (per 1,000 population) in Marlshire, for the 12 months to 30 June 2016",
        "12 months ending 30 September 2018",
    )
    assert found.comparable
    assert "30 June 2016" in found.why
    assert "30 September 2018" in found.why


def test_the_unit_is_told_with_the_label(figure: Figured) -> None:
    caption = "Lost boats per 1,000 population for the 12 months to 30 June 2016"
    assert figure(caption, caption).label == "Lost boats per 1,000 population"


def test_figures_with_two_units_are_not_comparable(figure: Figured) -> None:
    found = figure("Lost boats per 1,000 population", "Lost boats per 1,000 households")
    assert not found.comparable


def test_six_months_and_twelve_are_not_the_same(figure: Figured) -> None:
    found = figure("6 months to 30 June 2016", "12 months to 30 June 2018")
    assert not found.comparable


# ---- one measure under two labels -----------------------------------------------------------------


@pytest.fixture
def named(diff: Diff, question: Question) -> Callable[[str, str], tuple[FigureChange, ...]]:
    """The figures of two reports whose tables name their measure so."""

    def run(before: str, after: str) -> tuple[FigureChange, ...]:
        bodies = [
            question("Preventing crime") + f"\n\n{HEAD}| {label} | {value} | 9 |\n"
            for label, value in ((before, "14.2"), (after, "15.1"))
        ]
        return diff(*bodies, cycles=("2016", "2018/19")).figures

    return run


Named = Callable[[str, str], tuple[FigureChange, ...]]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Lost boats per 1,000 population", "Lost boat per 1,000 population,"),
        ("Lost boats, year to 31 March 2016", "Lost boats, year to 31 March 2019"),
        ("Lost boats*", "Lost boats, 2018/19"),
    ],
)
def test_a_measure_is_known_without_its_unit_date_and_plural(
    named: Named, before: str, after: str
) -> None:
    (found,) = named(before, after)
    assert (found.old, found.new) == ("14.2", "15.1")


def test_the_dates_in_the_labels_are_told_as_periods(named: Named) -> None:
    (found,) = named("Lost boats, year to 31 March 2016", "Lost boats, year to 31 March 2019")
    assert found.comparable
    assert found.why == "For year to 31 March 2016 and year to 31 March 2019."


def test_what_only_one_report_leaves_out_makes_another_measure(named: Named) -> None:
    (found,) = named("Lost boats (without canoes)", "Lost boats")
    assert not found.comparable
    assert "“Lost boats (without canoes)” and “Lost boats”" in found.why


def test_two_measures_of_one_name_are_not_set_side_by_side(diff: Diff, question: Question) -> None:
    two = "| Lost boats (canoes) | 1.5 | 9 |\n| Lost boats (ferries) | 2.5 | 9 |\n"
    bodies = [
        question("Preventing crime") + f"\n\n{HEAD}{rows}"
        for rows in (two, "| Lost boats | 3.5 | 9 |\n")
    ]
    assert diff(*bodies, cycles=("2016", "2018/19")).figures == ()


def test_a_number_that_is_rounded_more_says_so(figure: Figured) -> None:
    found = figure("12 months to 30 June 2016", "12 months to 30 June 2018")
    assert found.why.endswith("; the newer one is rounded more.")


@pytest.fixture
def told(diff: Diff, question: Question) -> Callable[[str, str, str, str], FigureChange]:
    """The figure that each report gives under a label, with what it says of it in its text."""

    def run(before: str, after: str, says_before: str, says_after: str) -> FigureChange:
        bodies = [
            question("Preventing crime", prose=says or "The force is calm.")
            + f"\n\n12 months to 30 June {year}\n\n{HEAD}| {label} | {value} | 9 |\n"
            for label, value, says, year in (
                (before, "14.2", says_before, 2016),
                (after, "15.1", says_after, 2018),
            )
        ]
        [found] = diff(*bodies, cycles=("2016", "2018/19")).figures
        return found

    return run


Told = Callable[[str, str, str, str], FigureChange]


@pytest.mark.parametrize(
    "says",
    [
        "Total lost boats include all boats (except rafts) of all harbours.",
        "Counts of lost boats are all for boats, excluding rafts.",
        "Here lost boats (excluding rafts) are those of a year.",
        "Every table of lost boats excludes rafts.",
        "Figures for lost boats do not include rafts.",
    ],
)
@pytest.mark.parametrize("newer", [True, False])
def test_what_a_label_leaves_out_may_stand_in_the_text_of_its_report(
    told: Told, says: str, newer: bool
) -> None:
    short, full = "Lost boats", "Lost boats (excluding rafts)"
    found = told(full, short, "", says) if newer else told(short, full, says, "")
    assert found.comparable
    assert found.label == full
    which = "newer" if newer else "older"
    assert found.why.endswith(f"; the {which} report says elsewhere that it is without rafts.")


@pytest.mark.parametrize(
    "says",
    [
        "",
        "Total lost boats include all boats (except canoes).",
        "Stolen oars (excluding rafts) are counted apart.",
        "Lost boats include rafts.",
        "Total lost boats include all boats (except rafts of the navy).",
    ],
)
def test_a_label_is_not_filled_in_by_what_is_said_of_something_else(told: Told, says: str) -> None:
    assert not told("Lost boats (excluding rafts)", "Lost boats", "", says).comparable

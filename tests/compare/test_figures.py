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

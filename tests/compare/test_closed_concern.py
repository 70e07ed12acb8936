"""A cause of concern is closed: what was recommended is done, unless otherwise is told of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.model import Inspection, Status

Report = Callable[..., Inspection]

CRIME = "## Investigating crime\n\n**Good**\n\n"
CONCERN = (
    "The force doesn't look at its boats while they wait for the tide. This is a cause of concern."
)
LOOKS = "The force should have a bosun look at each boat that waits for the tide."
CLOSED = (
    "In 2016 we found boats that waited for the tide, and nobody looked at them. A bosun on each shift now "
    "looks at each boat that waits. We saw 70 boats, and in 68 a bosun had looked. The cause of concern "
    "has been discharged."
)


def fate(report: Report, recommended: str, said: str) -> Status:
    old = (
        f"{CRIME}The choir sings.\n\n### Cause of concern\n\n{CONCERN}\n\n"
        f"### Recommendations\n\n- {LOOKS}\n- {recommended}\n"
    )
    new = f"{CRIME}{CLOSED}\n\n{said}\n"
    found = compare(report("2016", old), report("2017", new)).findings
    (change,) = (c for c in found if c.old and c.old[0].text == recommended)
    return change.status


TOLD_OTHERWISE = [
    ("By 31 May 2017, the force should ensure that all harbour staff have been taught to read the tide.",
     "Those who have joined since spend three days on the tide. Harbour staff who were there already, a "
     "little under half, were to have been taught in the spring, but 64 of them haven't been yet."),
    ("The force should ensure that each stoker is trained in the use of flares.",
     "Some stokers have been trained in the use of flares, but most of them haven't."),
    ("The force should write down every sighting of a seal.",
     "Sightings of seals are still not written down."),
    ("The force should give its lighthouse keepers a telephone.",
     "Only two of the nine lighthouse keepers have been given a telephone."),
    ("The force should inspect the ropes of its ferries each week.",
     "The ropes of ferries aren't inspected each week; in 12 of 30 weeks nobody had done so."),
    ("The force should agree a single form for lost anchors with both harbour boards.",
     "Lost anchors are told to the harbour boards on three forms, one of them on paper."),
    ("The force should make sure that wardens carry a lamp.",
     "Wardens don't carry a lamp as often as they should: 19 of 40 had none."),
]  # fmt: skip


@pytest.mark.parametrize(("recommended", "said"), TOLD_OTHERWISE)
def test_a_closed_concern_settles_no_recommendation_of_which_otherwise_is_told(
    report: Report, recommended: str, said: str
) -> None:
    assert fate(report, recommended, said) is not Status.RESOLVED


@pytest.mark.parametrize(
    "recommended", [LOOKS.replace("look at", "see"), *(r for r, _ in TOLD_OTHERWISE)]
)
def test_a_closed_concern_settles_a_recommendation_of_which_nothing_else_is_told(
    report: Report, recommended: str
) -> None:
    said = "The canteen was painted in the summer, and the choir meets there on Tuesdays."
    assert fate(report, recommended, said) is Status.RESOLVED


def test_a_closed_concern_settles_a_recommendation_that_is_told_as_done(report: Report) -> None:
    said = "All harbour staff have now been taught to read the tide. Boats are painted, not always well."
    assert fate(report, TOLD_OTHERWISE[0][0], said) is Status.RESOLVED


LEFT_AS_AN_AREA = [
    "The force should tell crews when a boat comes back from the tide.",
    "The force should put a lamp on each boat that is kept out by the tide.",
    "The force should share its table of tides with those who hire its boats.",
]


@pytest.mark.parametrize("asked", LEFT_AS_AN_AREA)
def test_a_concern_is_not_dealt_with_where_what_is_left_of_it_is_asked_for(
    report: Report, asked: str
) -> None:
    old = (
        f"{CRIME}The choir sings.\n\n### Cause of concern\n\n{CONCERN}\n\n"
        f"### Recommendations\n\n- {LOOKS}\n"
    )
    new = f"{CRIME}{CLOSED}\n\n### Areas for improvement\n\n- {asked}\n"
    found = compare(report("2016", old), report("2017", new)).findings
    (change,) = (c for c in found if c.old and c.old[0].text.startswith("The force doesn't"))
    assert change.status is not Status.RESOLVED


def test_a_concern_is_dealt_with_beside_an_area_on_something_else(report: Report) -> None:
    old = (
        f"{CRIME}The choir sings.\n\n### Cause of concern\n\n{CONCERN}\n\n"
        f"### Recommendations\n\n- {LOOKS}\n"
    )
    new = f"{CRIME}{CLOSED}\n\n### Areas for improvement\n\n- The force should feed its horses at dusk.\n"
    found = compare(report("2016", old), report("2017", new)).findings
    (change,) = (c for c in found if c.old and c.old[0].text.startswith("The force doesn't"))
    assert change.status is Status.RESOLVED


IN_ITS_PLACE = [
    "For that reason we have withdrawn the cause of concern and put this area for improvement in its place.",
    "So we have closed the cause of concern, and this area takes its place.",
    "The cause of concern has been lifted.",
]


@pytest.mark.parametrize("closing", IN_ITS_PLACE)
@pytest.mark.parametrize(
    "recommended", ["", "The force should tell stokers when it comes to them."]
)
def test_a_concern_that_a_new_area_takes_the_place_of_is_not_dealt_with(
    report: Report, closing: str, recommended: str
) -> None:
    concern = (
        "The force doesn't supervise its stokers well enough to make sure that boilers are safe."
    )
    old = f"{CRIME}The choir sings.\n\n### Cause of concern\n\n{concern}\n"
    if recommended:
        old += f"\n### Recommendations\n\n- {recommended}\n"
    said = (
        "That is much better than in our last inspection, when it was a cause of concern. It isn't good "
        f"enough, and the weakness is now confined to two of the four harbours. {closing}"
    )
    area = f"The force needs to be steadier.\n\n{said}"
    new = f"{CRIME}The canteen was painted.\n\n### Area for improvement\n\n{area}\n"
    found = compare(report("2021/22", old), report("2023–25", new)).findings
    assert Status.RESOLVED not in {change.status for change in found}

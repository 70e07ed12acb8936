"""A finding of which the newer report asks for a part again: the whole is not told as asked for again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import FindingChange, InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

CRIME, PEOPLE = "Investigating crime", "Protecting vulnerable people"
CASES = [
    ("The force should improve the way in which it keeps horses by making sure that:",
     ("a vet sees each horse twice a year; and", "the roofs of all stables are repaired before the winter."),
     "We saw the records of all 24 horses, and a vet had seen each horse twice in the year.",
     "The force should repair the roofs of all its stables before the winter."),
    ("The force should improve how it stores seized bicycles by ensuring that it:",
     ("records the frame number of each bicycle; and", "returns bicycles to their owners within ten days."),
     "The frame number of each bicycle is recorded: we looked at 60 bicycles and found 60 numbers.",
     "The force should return bicycles to their owners within ten days."),
    ("The force should look after its patrol boats better by ensuring that:",
     ("every engine is examined by a mechanic each month; and", "crews wear life jackets at night."),
     "A mechanic examines every engine each month, and the logbooks of all nine engines were complete.",
     "The force should see that crews wear life jackets at night."),
    ("The force should improve its care of detainees by taking steps to ensure that it:",
     ("photographs every injury of a detainee; and", "asks detainees about allergies before meals."),
     "Every injury of a detainee is photographed: there was a picture in each of the 30 files.",
     "The force should ask detainees about allergies before meals."),
    ("The force should improve its work with stray dogs by making sure that it:",
     ("examines each stray dog within a day of its arrival; and", "publishes how many dogs found a home."),
     "Each stray dog is examined within a day of its arrival, and we found no exception among 45 dogs.",
     "The force should publish how many dogs found a home."),
]  # fmt: skip


@pytest.fixture(params=CASES)
def change(request: pytest.FixtureRequest, diff: Diff, question: Question) -> FindingChange:
    """What became of a finding with two items, of which one is done and one asked for again."""
    lead, items, done, again = request.param
    found = diff(question(CRIME, lead, items=items), question(CRIME, again, prose=done))
    return next(c for c in found.findings if any(o.text == lead for o in c.old))


def test_the_whole_is_told_as_done_in_part(change: FindingChange) -> None:
    assert change.status is Status.PARTLY_RESOLVED


def test_what_is_told_of_the_other_part_is_its_evidence(change: FindingChange) -> None:
    assert change.evidence


def test_the_part_is_told_as_asked_for_again(change: FindingChange) -> None:
    assert Status.PERSISTING in [item.status for item in change.items]


@pytest.mark.parametrize(("lead", "items", "done", "again"), CASES)
def test_where_nothing_is_told_of_the_other_part_the_whole_is_not_done_in_part(
    diff: Diff, question: Question, lead: str, items: tuple[str, ...], done: str, again: str
) -> None:
    found = diff(question(CRIME, lead, items=items), question(CRIME, again))
    statuses = [c.status for c in found.findings if any(o.text == lead for o in c.old)]
    assert Status.PARTLY_RESOLVED not in statuses


NEIGHBOURS = [
    ("visits each victim of burglary who is assessed as vulnerable within two days;",
     "The force should assess in writing the risk to each victim of stalking who is vulnerable."),
    ("draws up a written plan for each victim who is assessed as being at high risk;",
     "The force should have officers complete the risk assessment with victims of stalking at their homes."),
    ("supervises investigations of fraud each month;",
     "The force should ensure that supervisors of response officers review investigations in each shift."),
    ("tells victims of crime within five days that their case is closed;",
     "The force should ensure that victims of crime can make a personal statement in their case."),
    ("keeps victims of fraud informed while their crimes are investigated;",
     "The force should ensure that victims of assault are photographed before crimes are investigated."),
]  # fmt: skip
BACKLOG = "The force should reduce its backlog of visits to registered sex offenders."
MONEY = "The force should plan its finances for the next four years."


@pytest.mark.parametrize(("item", "other"), NEIGHBOURS)
def test_a_part_is_not_asked_again_by_what_shares_its_subject(
    diff: Diff, question: Question, item: str, other: str
) -> None:
    lead = "The force should do better by ensuring that it:"
    items = (item, "buys new uniforms for its band.")
    found = diff(
        question(CRIME, BACKLOG, lead, items=items) + question(PEOPLE, MONEY),
        question(CRIME, BACKLOG) + question(PEOPLE, other, MONEY),
    )
    (part, _) = next(c for c in found.findings if c.items).items
    assert part.status is not Status.PERSISTING

"""What stands beside a finding that is linked has a fate of its own: it is never told as part of the link."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import FindingChange, InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

ANIMALS = "Keeping animals"


def of(diff: InspectionDiff, text: str) -> FindingChange:
    """The change of an older or newer finding."""
    return next(
        c for c in diff.findings if any(ref.text == text for side in (c.old, c.new) for ref in side)
    )


def concerned(concern: str, *recommendations: str) -> str:
    listed = "\n".join(f"- {text}" for text in recommendations)
    return (
        f"## {ANIMALS}\n\n**Inadequate**\n\n### Cause of concern\n\n{concern}\n\n"
        f"### Recommendations\n\n{listed}\n\n"
    )


# ---- a recommendation beside a cause of concern that became an area ---------------------------------------

LOWERED = [
    ("Horses are kept in stables whose roofs leak, and the force does not know how many.",
     "The force should have a vet examine every horse of the stables whose roofs leak for a cough.",
     "The force should repair the stables whose roofs leak."),
    ("Too many seized bicycles are stored without a label, and owners cannot find theirs.",
     "A sergeant should go through the store each week and return bicycles stored without a label.",
     "The force should see that no seized bicycle is stored without a label."),
    ("Meals in the cells are cold, and detainees with an allergy are not identified.",
     "All staff who bring meals to the cells should be trained to help detainees with an allergy.",
     "The force should identify detainees with an allergy before they have meals in the cells."),
    ("Fuel is stored in the boathouse beside open flames, and crews have not been warned.",
     "Every crew should learn to put out a fire of stored fuel near open flames with blankets and sand.",
     "The force should keep open flames away from fuel that is stored in the boathouse."),
    ("Working dogs that are ill are not found in time, and puppies fall ill with them.",
     "The force should keep puppies in a kennel apart from working dogs that are ill.",
     "The force should find working dogs that are ill in time."),
]  # fmt: skip


@pytest.mark.parametrize(("concern", "recommended", "asked"), LOWERED)
def test_a_recommendation_that_the_area_does_not_take_up_is_not_lowered_with_its_cause(
    diff: Diff, question: Question, concern: str, recommended: str, asked: str
) -> None:
    whole = f"{concern} This is a cause of concern."
    found = diff(concerned(whole, recommended), question(ANIMALS, asked))
    assert of(found, whole).status is Status.DE_ESCALATED
    assert of(found, recommended).status is Status.NOT_RAISED


RAISED = [
    ("Horses are kept in stables whose roofs leak.",
     "The force should draw up a contract with a firm that delivers hay and straw to its stables.",
     "The force should repair the stables whose roofs leak."),
    ("Boats of the harbour unit go out without life jackets for their crews.",
     "The force should agree with a shipyard on a price for painting, tarring and storing boats.",
     "The force should see that crews of the harbour unit wear life jackets on their boats."),
    ("Detainees with an allergy are given meals that make them ill.",
     "The force should publish price, term, supplier and signatory of its contract for meals each spring.",
     "The force should identify detainees with an allergy before they have meals in the cells."),
    ("Fuel is stored in the boathouse beside open flames.",
     "The force should find a second mooring for its crews with an office, showers and fuel.",
     "The force should keep open flames away from fuel that is stored in the boathouse."),
    ("Working dogs that are ill are not found in time.",
     "The force should recruit four handlers of dogs from other units to cover night shifts.",
     "The force should find working dogs that are ill in time."),
]  # fmt: skip


@pytest.mark.parametrize(("concern", "recommended", "asked"), RAISED)
def test_a_step_that_the_area_knew_nothing_of_is_not_raised_with_it(
    diff: Diff, question: Question, concern: str, recommended: str, asked: str
) -> None:
    whole = f"{concern} This is a cause of concern."
    found = diff(question(ANIMALS, asked), concerned(whole, recommended))
    assert of(found, whole).status is Status.ESCALATED
    assert of(found, recommended).status is Status.NEW


TAKEN_UP = [
    ("The force's stables are unsafe. Horses are kept where the roofs leak.",
     "By March 2018, the force should ensure that a farrier sees each horse every month.",
     "The force should have a farrier see each of its horses at the stables more often."),
    ("The force loses what it seizes. Its store of bicycles has no list.",
     "By June 2018, the force should make a list of all bicycles in its store.",
     "The force should keep the list of all bicycles in its store complete."),
]  # fmt: skip


@pytest.mark.parametrize(("concern", "recommended", "asked"), TAKEN_UP)
def test_a_recommendation_that_the_area_takes_up_is_lowered(
    diff: Diff, question: Question, concern: str, recommended: str, asked: str
) -> None:
    whole = f"{concern} This is a cause of concern."
    found = diff(concerned(whole, recommended), question(ANIMALS, asked))
    assert of(found, recommended).status is Status.DE_ESCALATED


# ---- two areas that are like one newer finding -----------------------------------------------------------

BESIDE = [
    ("The force should reach the scene of a stolen horse faster.",
     "The force should take plaster casts of hoof prints at the scene of every stolen horse.",
     "The force is losing stolen horses because its officers reach the scene too late."),
    ("The force should empty the tanks of its patrol boats sooner after a leak.",
     "The force should keep a logbook of the tanks of each of its patrol boats.",
     "The force fouls the harbour because tanks of its patrol boats are emptied late after a leak."),
    ("The force should examine seized bicycles for stolen parts within a week.",
     "The force should write down the frame number of every seized bicycle.",
     "The force leaves seized bicycles unexamined, so that stolen parts are sold again."),
    ("The force should feed its police dogs at set hours.",
     "The force should have the teeth of all its police dogs seen to once a year.",
     "The force neglects its police dogs because they are not fed at set hours."),
    ("The force should bring meals to detainees more often during the night.",
     "The force should ask all detainees which meals they must not eat.",
     "The force leaves detainees hungry because meals are not brought to them during the night."),
]  # fmt: skip


@pytest.mark.parametrize(("became", "beside", "concern"), BESIDE)
def test_an_area_is_not_raised_with_another_that_became_a_cause_of_concern(
    diff: Diff, question: Question, became: str, beside: str, concern: str
) -> None:
    found = diff(
        question(ANIMALS, became, beside), concerned(f"{concern} This is a cause of concern.")
    )
    assert of(found, became).status is Status.ESCALATED
    assert of(found, beside).status is Status.NOT_RAISED


def test_two_areas_that_are_asked_as_one_area_are_both_asked_again(
    diff: Diff, question: Question
) -> None:
    roofs = "The force should repair the roofs of its stables for horses."
    doors = "The force should repair the doors of its stables for horses."
    both = "The force should repair the roofs and the doors of all its stables for horses."
    found = diff(question(ANIMALS, roofs, doors), question(ANIMALS, both))
    assert {of(found, text).status for text in (roofs, doors)} == {Status.PERSISTING}

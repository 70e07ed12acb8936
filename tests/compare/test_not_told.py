"""What looks like an answer, or like a word on what was not looked at, and is none: nothing is claimed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

CRIME = "Investigating crime"

SCOPE = [
    ("The force should mend the service road to its stables.",
     "The road to the stables is still full of holes, and lorries avoid it.",
     "We did not consider the fire and rescue service, which is the subject of a separate review."),
    ("The force should examine seized tablets within the times that it has set.",
     "When a tablet is seized it waits: the average in 2017 was 19 weeks.",
     "We did not examine the new radio programme at this time."),
    ("The force should list the languages that its staff have learned outside policing.",
     "The list of what staff have learned holds no languages.",
     "The partnership with the borough was outside our scope."),
    ("The force should keep its horses in stables that are heated against frost.",
     "Horses stood in stables without heating on the coldest day.",
     "We did not look at how the force protects its website against fraud."),
    ("The force should record why officers search people against their will.",
     "Officers wrote down why they search people in 9 of 40 records.",
     "We did not inspect what the force does against organised crime this year."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "told", "scope"), SCOPE)
def test_a_sentence_of_scope_that_shares_a_word_does_not_say_that_a_point_was_not_looked_at(
    diff: Diff, question: Question, asked: str, told: str, scope: str
) -> None:
    found = diff(question(CRIME, asked), question(CRIME, prose=f"{told}\n\n{scope}"))
    assert found.findings[0].status is not Status.NOT_REINSPECTED


OF_NONE = [
    ("The force should let members of the public ride with its boats.",
     "No member of the public has been let ride with its boats, although the rules provide for it. "
     "Members of a choir have seen the boathouse on an open day, which is not the same thing."),
    ("The force should have each horse examined by a vet.",
     "None of the horses has been examined by a vet, although one was asked to come. "
     "Some of the dogs were examined, but that was for fleas."),
    ("The force should return seized bicycles to their owners.",
     "No seized bicycle has been returned to its owner, although 40 owners are known. "
     "Some scooters have been, but these were not seized."),
    ("The force should ask detainees about allergies.",
     "Nobody asks detainees about allergies, although there is a form. "
     "Some visitors are asked about them, but not all."),
    ("The force should publish how many stray dogs find a home.",
     "Nothing is published of how many stray dogs find a home, although the numbers exist. "
     "Some of the numbers for cats are published, but not on its website."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "told"), OF_NONE)
def test_what_is_denied_of_all_is_not_done_in_part(
    diff: Diff, question: Question, asked: str, told: str
) -> None:
    found = diff(question(CRIME, asked), question(CRIME, prose=told))
    assert found.findings[0].status is not Status.PARTLY_RESOLVED


UNLIKE = [
    ("The force should answer emergency calls sooner.",
     "The force should ensure that recruits have a tutor",
     "Emergency calls are answered sooner than in 2016, within ten seconds, and recruits helped with that. "
     "Eleven recruits shared four tutors, and two had none."),
    ("The force should mend the roofs of its stables.",
     "The force should plan the training of young riders",
     "The roofs of the stables have been mended, and young riders helped to carry tiles. "
     "They were not taught anything in these weeks."),
    ("The force should have its boats examined by a mechanic.",
     "The force should keep spare crews for the night",
     "A mechanic examined each of the boats. On 19 nights no crew was found for them."),
    ("The force should count the bicycles in its store.",
     "The force should teach auctioneers what is stolen",
     "All bicycles in the store are counted. Nine were sold by somebody who did not know them for stolen."),
    ("The force should feed detainees at set hours.",
     "The force should hire a cook who speaks Welsh",
     "Detainees are fed at set hours. In four cases they could not tell the cook what made them ill."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "newer", "explained"), UNLIKE)
def test_a_point_that_is_told_of_in_the_explanation_of_another_demand_is_not_asked_for_again(
    diff: Diff, question: Question, asked: str, newer: str, explained: str
) -> None:
    evidence = "### Main findings\n\nWhat follows is our evidence.\n\n"
    area = f"### Area for improvement\n\n{newer}\n\n{explained}\n\n{evidence}"
    found = diff(question(CRIME, asked), question(CRIME) + area, cycles=("2018/19", "2021/22"))
    change = next(c for c in found.findings if any(o.text == asked for o in c.old))
    assert change.status is not Status.PERSISTING

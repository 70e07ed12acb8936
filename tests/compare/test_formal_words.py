"""Formal words that settle a point: behind a frame in the inspectorate's own voice, beside other verbs, and
with the point named by "that area" or "what we asked". What only sounds like them settles nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import FindingChange, InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]
Change = Callable[[str, str], FindingChange]

CRIME = "Investigating crime"
PEOPLE = "Protecting vulnerable people"
AFTER = "The canteen was painted in the spring, and the choir meets there on Tuesdays."

BOATS = (
    "The force should make sure that its divers inspect the hull of each patrol boat every week."
)
RECALL_BOATS = "In 2016 we said that divers should inspect the hull of each patrol boat every week."
KEYS = "The force should reduce the number of keys to its armoury that nobody can account for."
RECALL_KEYS = (
    "In 2016 we asked the force to reduce the number of armoury keys that nobody could account for."
)
HORSES = "The force should record who has fed the horses of its mounted section, and when."
RECALL_HORSES = (
    "Our 2016 report asked the force to record who had fed the horses of its mounted section, "
    "and when."
)

SETTLED = {
    "pleased to report": (
        BOATS,
        RECALL_BOATS,
        "We are pleased to report that this has been resolved.",
    ),
    "with what shows it": (
        KEYS,
        RECALL_KEYS,
        "We are glad to say that this has been put right: all 212 keys were in their places on the "
        "night of our visit, and none had been out for more than an hour.",
    ),
    "able to confirm": (
        HORSES,
        RECALL_HORSES,
        "We are able to confirm that it has been fully addressed.",
    ),
    "in the first person": (
        BOATS,
        RECALL_BOATS,
        "I am satisfied that the force has done what we asked.",
    ),
    "the force, with the area": (
        KEYS,
        RECALL_KEYS,
        "The force has now dealt fully with that area for improvement.",
    ),
    "a further verb": (
        HORSES,
        RECALL_HORSES,
        "It has bought a book for each stable, has two grooms who keep it, and has dealt fully with "
        "that area for improvement.",
    ),
    "to its credit": (
        BOATS,
        RECALL_BOATS,
        ("It is to the force's credit that this point has been dealt with in full."),
    ),
    "we now consider": (KEYS, RECALL_KEYS, "We now consider the matter to be closed."),
    "we regard as": (
        HORSES,
        RECALL_HORSES,
        "We therefore regard this area for improvement as met.",
    ),
    "can discharge": (
        BOATS,
        RECALL_BOATS,
        "As a result, we can now discharge this area for improvement.",
    ),
    "all that was asked": (
        KEYS,
        RECALL_KEYS,
        "We found that the force had bought a safe. We are pleased to note that it has done all "
        "that we asked of it.",
    ),
    "our judgment is": (
        HORSES,
        RECALL_HORSES,
        "Our judgment is that the area for improvement has been satisfied.",
    ),
    "an adverb inside": (
        BOATS,
        RECALL_BOATS,
        "The force has since complied in full with what we recommended.",
    ),
    "named with its subject": (
        KEYS,
        "",
        "In 2016 we found that nobody could account for 40 keys. We are satisfied that the area for "
        "improvement about armoury keys has been fully met.",
    ),
    "named with its year": (
        HORSES,
        RECALL_HORSES,
        (
            "We can report that the area for improvement that we identified in 2016 has been "
            "completed."
        ),
    ),
    "by the force": (
        BOATS,
        RECALL_BOATS,
        "We are content that this matter has been resolved by the force.",
    ),
    "as we asked": (
        KEYS,
        RECALL_KEYS,
        ("It is pleasing to see that the issue has been rectified, as we had asked."),
    ),
    "under its own name": (
        HORSES,
        RECALL_HORSES,
        "Marlshire Police has fully implemented what we asked for.",
    ),
}
"""By what it shows: what the older report asked for, how the newer one recalls it, and what it says then."""

NOT_SETTLED = {
    "hope": "We hope to report next year that this has been resolved.",
    "a wish": "We would be pleased to report that this has been resolved.",
    "denied in the frame": "We are not able to report that this has been resolved.",
    "denied in the clause": "We are sorry to say that this has not been dealt with.",
    "not yet": "We are not yet satisfied that the force has done what we asked.",
    "a chief officer's": "The chief constable is satisfied that this has been resolved.",
    "told to us": "We were told that this has been resolved.",
    "glad to hear": "We were pleased to hear from the force that this has been resolved.",
    "the force reports": "The force is pleased to report that this has been resolved.",
    "almost": "We are pleased to report that this has almost been resolved.",
    "largely": "We are satisfied that the force has largely done what we asked.",
    "in most respects": "We are satisfied that this has been addressed in most respects.",
    "all but one": "The force has now dealt with all but one of the areas for improvement.",
    "most of": "We are glad to say that it has done most of what we asked.",
    "expected": "We expect that the force will have dealt fully with that area for improvement.",
    "once": "Once this is resolved, we will be pleased to close that area for improvement.",
    "another body's": "The harbour board has now dealt fully with that area for improvement.",
    "asked of another body": (
        "In 2016 we asked the harbour board to inspect the hull of each patrol boat "
        "every week. We "
        "are pleased to report that this has been resolved."
    ),
    "said of another body": (
        "In 2016 we said that the harbour board should have divers inspect the hull of "
        "each patrol "
        "boat. It has dealt fully with that area for improvement."
    ),
    "another finding": "We are satisfied that the area for improvement on the pay of cooks has been fully "
    "addressed.",
    "another matter between": (
        "The heating of the cells failed in January. We are pleased to report that this "
        "has been "
        "resolved."
    ),
    "in a place": "We are satisfied that this has been addressed in the north of the county.",
    "for some": "We are pleased to say that this has been put right for the two largest boats.",
    "as far as": "We are satisfied that this has been addressed as far as the crews are concerned.",
    "what is left": (
        "We are satisfied that this has been addressed, although the small boats still wait."
    ),
    "left behind a colon": (
        "We are pleased to report that this has been resolved: only the small boats are "
        "still not "
        "inspected."
    ),
    "a doubt": "We could not say whether the force has done what we asked.",
    "some way": "The force has gone some way towards doing what we asked.",
    "on its way": "The force is now dealing fully with that area for improvement.",
    "then": "In 2014 we were pleased to report that this had been resolved.",
    "two of three": "We are pleased that two of the three areas for improvement have been met.",
    "a question": "Has the force dealt fully with that area for improvement?",
    "agreed to": "The force has agreed that it has to deal with that area for improvement.",
    "a report of its own": "The force's own review found that this has been fully resolved.",
    "the next sentence": (
        "We are pleased to report that this has been resolved for now. However, the "
        "hulls of some "
        "patrol boats still have to be inspected."
    ),
    "what comes behind": (
        "We are pleased to report that this has been resolved. The hulls of four patrol "
        "boats have "
        "still not been inspected."
    ),
}
"""What the newer report says of `BOATS`, which it has recalled, that only sounds like it."""


@pytest.fixture(scope="module")
def change(diff: Diff, question: Question) -> Change:
    """What became of a point of 2016 by what the report of 2017 says."""

    def run(asked: str, said: str) -> FindingChange:
        old = question(CRIME, asked) + question(PEOPLE)
        new = question(CRIME, prose=f"{said}\n\n{AFTER}") + question(PEOPLE)
        return diff(old, new).findings[0]

    return run


@pytest.mark.parametrize(("asked", "recall", "said"), SETTLED.values(), ids=list(SETTLED))
def test_formal_words_settle_a_point(change: Change, asked: str, recall: str, said: str) -> None:
    assert change(asked, f"{recall} {said}").status is Status.RESOLVED


@pytest.mark.parametrize("said", NOT_SETTLED.values(), ids=list(NOT_SETTLED))
def test_what_only_sounds_like_formal_words_does_not(change: Change, said: str) -> None:
    recall = "" if said.startswith("In 2016") else RECALL_BOATS
    assert change(BOATS, f"{recall} {said}").status is not Status.RESOLVED

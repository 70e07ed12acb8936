"""A point that the newer report plainly says is not done, without listing or recalling it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import FindingChange, InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

CALM = "The canteen was painted in the spring, and the choir meets there on Tuesdays."
OPEN = [
    ("The force should have each horse examined by a vet every year.",
     "Horses are not examined by a vet every year. In 2017 no vet had examined any of the 24 horses."),
    ("The force should make certain that stray dogs are weighed on arrival.",
     "We asked about nine stray dogs. None of them had been weighed on arrival."),
    ("The force should record the reasons for searches of homes.",
     "Officers do not record the reasons for searches of homes: in 44 of 50 records they were missing."),
    ("The force should have each of its boats repainted every year.",
     "Boats are not repainted every year. In 2017 no yard had repainted any of the 14 boats."),
    ("The force should check the tyres of its lorries every week.",
     "We asked about the tyres of six lorries; no checks had been made on any of them."),
]  # fmt: skip
NOT_OPEN = [
    ("The force should have each horse examined by a vet every year.",
     "No horse waits for a vet: each had been examined in the year."),
    ("The force should make certain that stray dogs are weighed on arrival.",
     "We asked about nine stray dogs, and all of them had been weighed on arrival."),
    ("The force should record the reasons for searches of homes.",
     "No search of a home was without a record of its reasons."),
    ("The force should teach all its riders to fall.",
     "None of the riders who had been taught to fall was hurt in 2017."),
    ("The force should ask each owner of a boat for a licence.",
     "None of the owners whom we met and who had been asked for a licence complained of it."),
    ("The force should publish how many stray dogs find a home.",
     "The charity does not publish how many of its cats find a home."),
]  # fmt: skip


def fate(diff: Diff, question: Question, asked: str, said: str) -> FindingChange:
    """What becomes of a point where the newer report says something between other things."""
    crime = "Investigating crime"
    return diff(
        question(crime, asked), question(crime, prose=f"{CALM}\n\n{said}\n\n{CALM}")
    ).findings[0]


@pytest.mark.parametrize(("asked", "said"), OPEN)
def test_it_is_told_as_open_with_what_is_said(
    diff: Diff, question: Question, asked: str, said: str
) -> None:
    change = fate(diff, question, asked, said)
    assert change.status is Status.PERSISTING
    assert change.evidence


@pytest.mark.parametrize(("asked", "said"), NOT_OPEN)
def test_what_only_sounds_like_it_is_not_told_as_open(
    diff: Diff, question: Question, asked: str, said: str
) -> None:
    assert fate(diff, question, asked, said).status is not Status.PERSISTING

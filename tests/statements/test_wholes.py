"""Whether a sentence tells of all of something; the spaces of time that it names; what it denies likewise."""

from __future__ import annotations

import pytest

from peeldiff.statements import Reach, is_look_alone, reach_of, tokenise
from peeldiff.statements.denying import denies_likewise, denies_outright
from peeldiff.statements.periods import periods


@pytest.mark.parametrize(
    "text",
    [
        "In 58 of the 60 logs the kayak had been named.",
        "All but two of the 71 kayaks had a lamp.",
        "Of the 412 kayaks, the crew had checked every one.",
        "We listened to 60 calls and in 58 the kayak had been named.",
        "Every kayak now has a lamp.",
        "None of the county's 866 kayaks was overdue a check.",
        "Not one kayak had gone unchecked.",
        "97 percent of kayaks are checked in time.",
        "Divers contributed lamps to all of them.",
    ],
)
def test_a_sentence_tells_of_all(text: str) -> None:
    assert reach_of(tokenise(text)) is Reach.ALL


@pytest.mark.parametrize(
    "text",
    [
        "In 40 of the 60 logs the kayak had been named.",
        "All but nine of the 60 kayaks had a lamp.",
        "All but the kayaks on the lake had a lamp.",
        "We listened to 60 calls and in 40 the kayak had been named.",
        "Of 90 tenders, 31 have been trained.",
        "62 percent of kayaks are checked in time.",
    ],
)
def test_a_sentence_tells_of_fewer(text: str) -> None:
    assert reach_of(tokenise(text)) is Reach.SHORT


@pytest.mark.parametrize(
    "text",
    [
        "The crew checks its kayaks each morning.",
        "Kayaks are checked.",
        "The crew has 24 kayaks and bought nine in 2016.",
        "The wait for a kayak is not at all long.",
    ],
)
def test_a_sentence_does_not_tell_of_how_many(text: str) -> None:
    assert reach_of(tokenise(text)) is None


def test_a_sentence_may_tell_only_what_was_looked_at() -> None:
    assert is_look_alone(tokenise("We looked at all 38 kayaks of the county."))
    assert not is_look_alone(tokenise("We looked at all 38 kayaks, and each had a lamp."))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("within 24 hours", [1.0]),
        ("within a day of the dive", [1.0]),
        ("at least every 28 days", [28.0]),
        ("at intervals of no more than four weeks", [28.0]),
        ("once a month", [30.0]),
        ("in ten working days", [10.0]),
        ("each quarter", [91.0]),
        ("an annual check", [365.0]),
        ("on the third day", []),
        ("days and weeks", []),
    ],
)
def test_spaces_of_time_are_told_in_days(text: str, days: list[float]) -> None:
    assert list(periods(tokenise(text))) == pytest.approx(days)


@pytest.mark.parametrize(
    "text",
    [
        "The tenders have not.",
        "Those on the lake do not, however.",
        "The kayaks had not been done yet, they said they were not.",
        "For kayaks there is nothing of the kind.",
        "No such lamp has been given to a tender.",
        "There is no comparable register for kayaks.",
        "The same cannot be said of the tenders.",
        "The same is not true of kayaks.",
        "The crews of the kayaks get nothing.",
    ],
)
def test_a_sentence_denies_what_was_said_before_it(text: str) -> None:
    assert denies_likewise(tokenise(text))


@pytest.mark.parametrize(
    "text",
    [
        "The tenders have not been trained to work under ice.",
        "The tenders have.",
        "The same is said of the tenders.",
        "Nothing that we saw on the lake gave us cause to think otherwise of the tenders.",
        "We found none in the whole of the county or in any of the sheds there.",
    ],
)
def test_a_sentence_with_a_predicate_of_its_own_denies_nothing_likewise(text: str) -> None:
    assert not denies_likewise(tokenise(text))


def test_what_is_denied_of_those_alone_who_are_spoken_of_is_not_denied_outright() -> None:
    assert denies_outright(tokenise("The locks had not been checked."))
    assert not denies_outright(tokenise("Leaving out two who could not swim, all were trained."))

"""What a survey counts, in words that a stranger reads once."""

from __future__ import annotations

import pytest

from peeldiff.model import ThreadState
from peeldiff.model.vocabulary import STATES_OF_BODIES, THREAD_STATES
from peeldiff.survey.wording import concerns_words, files_words, nothing_words, printed_words


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({"read": 1}, "1 file was found: it was read."),
        ({"read": 191, "foreign": 2}, "193 files were found: 191 were read and 2 are no inspection "
         "reports of a kind that peeldiff knows."),
        ({"copy": 1, "read": 1}, "2 files were found: 1 was read and 1 is an identical copy."),
        ({}, "0 files were found."),
    ],
)  # fmt: skip
def test_the_files(counts: dict[str, int], told: str) -> None:
    assert files_words(counts) == told


def test_what_they_hold() -> None:
    assert (
        printed_words(1, 1, 1)
        == "They hold 1 inspection of 1 body, which asks for something 1 time."
    )
    assert printed_words(191, 59, 1801).endswith("which ask for something 1,801 times.")
    assert printed_words(0, 0, 0) == "No inspection was found."


def test_why_there_are_fewer_concerns_than_demands() -> None:
    told = "This makes 54 concerns, as what a body was asked for again counts once."
    assert concerns_words(81, 54) == told
    assert concerns_words(3, 3) == "This makes 3 concerns: nothing was asked for again."


def test_many_bodies_of_which_nothing_was_found_are_not_all_named() -> None:
    names = [f"{letter}shire" for letter in "ABCDEFGHIJ"]
    told = nothing_words(names)
    assert told.startswith("No report was found of 10 police forces, among them Ashire, Bshire")
    assert "Gshire" not in told
    assert nothing_words(names[:3]) == "No report was found of Ashire, Bshire and Cshire."


def test_of_several_bodies_nothing_is_still_open() -> None:
    """Their last inspections are years apart, and nobody has looked since."""
    words = " ".join(
        " ".join((term.heading, term.short, *term.fate)) for term in STATES_OF_BODIES.values()
    )
    assert "still" not in words.casefold()
    assert list(STATES_OF_BODIES) == list(THREAD_STATES)
    assert STATES_OF_BODIES[ThreadState.RESOLVED] is THREAD_STATES[ThreadState.RESOLVED]

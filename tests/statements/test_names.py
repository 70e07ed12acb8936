"""Names of more than one word, and which of them stand for another thing than a point's own."""

from __future__ import annotations

import pytest

from peeldiff.statements import foreign_stems, long_names, tokenise

KNOTS = "The force should follow the Charter of Conduct for Keepers of Knots."


def stems(*words: str) -> frozenset[str]:
    return frozenset(token.stem for word in words for token in tokenise(word))


@pytest.mark.parametrize(
    "said",
    [
        "The Charter of Conduct for Divers and Boatmen hangs in the hall.",
        "The Charter of Ethics has been read by all.",
        "It was charged under the National Knots Act.",
    ],
)
def test_a_name_with_words_of_its_own_is_that_of_another_thing(said: str) -> None:
    assert foreign_stems(long_names(KNOTS), long_names(said))


@pytest.mark.parametrize(
    "said",
    [
        "The Keepers' Charter is followed in every boathouse.",
        "The Charter of Conduct for Keepers of Knots and the Rope Code hang in the hall.",
        "The charter is followed by all divers.",
        "Marlshire Police follows its charter.",
    ],
)
def test_a_shorter_form_or_the_name_itself_is_no_other_thing(said: str) -> None:
    assert not foreign_stems(long_names(KNOTS), long_names(said))


def test_only_what_the_names_share_is_of_the_other_thing() -> None:
    said = "The Charter of Conduct for Divers says how a knot is tied."
    assert foreign_stems(long_names(KNOTS), long_names(said)) == stems("charter", "conduct")


def test_one_word_in_capitals_is_no_long_name() -> None:
    assert long_names("The force should apply the LANTERN model in Harrowby.") == ()


def test_the_force_and_its_inspectorate_have_no_names_here() -> None:
    assert long_names("HMIC saw that Marlshire Police acted.") == ()


def test_a_prefix_before_a_hyphen_says_nothing() -> None:
    assert next(token.stem for token in tokenise("re-assessments")) == ""

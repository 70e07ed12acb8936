"""Whose group it is of which a sentence tells all, and of what kind it is."""

from __future__ import annotations

import pytest

from peeldiff.statements import content_stems, tokenise
from peeldiff.statements.groups import Whose, groups_of, is_of_another_kind

ASKED = "give a lamp to night wardens at the lock"


def _whose(said: str) -> list[Whose]:
    asked = content_stems(tokenise(ASKED))
    return [group.whose for group in groups_of(tokenise(said), asked, asked)]


@pytest.mark.parametrize(
    "said",
    [
        "All 48 night wardens have a lamp.",
        "Each warden has a lamp.",
        "Every one of our wardens at the lock has a lamp.",
        "None of the wardens was without a lamp.",
        "We found a lamp with every warden.",
        "A lamp had been given to 58 of the 59 wardens.",
        "All members of the night watch have a lamp.",
        "All of the force's wardens have a lamp.",
    ],
)
def test_the_group_is_the_one_that_is_asked_about(said: str) -> None:
    assert Whose.ASKED_ABOUT in _whose(said)


@pytest.mark.parametrize(
    "said",
    [
        "All 48 day wardens have a lamp.",
        "All wardens of the ferry company have a lamp.",
        "Every diver has a lamp.",
        "Each hired warden has a lamp.",
        "None of the kayaks was without a lamp.",
        "All the wardens in the northern fleet have a lamp.",
        "All horses, and most wardens, have a lamp.",
    ],
)
def test_another_group_or_a_part_of_it_is_not(said: str) -> None:
    assert set(_whose(said)) == {Whose.ANOTHER}


@pytest.mark.parametrize(
    "said",
    [
        "All 60 had a lamp.",
        "There was a lamp for each of them.",
        "Everyone has a lamp.",
        "In all of these cases there was a lamp.",
        "In each there was a lamp.",
    ],
)
def test_a_group_may_be_named_before(said: str) -> None:
    assert _whose(said) == [Whose.UNNAMED]


@pytest.mark.parametrize(
    "said",
    [
        "Wardens carry a lamp.",
        "Wardens are given oil every week.",
        "Wardens come each morning and go each evening.",
        "A lamp had been given to 20 of the 59 wardens.",
        "Most wardens have a lamp.",
    ],
)
def test_how_often_and_how_many_are_no_group(said: str) -> None:
    assert _whose(said) == []


def _is_of_another_kind(asked: str, said: str, before: str = "") -> bool:
    known = content_stems(tokenise(asked)) - {"forc", "should"}
    told = content_stems(tokenise(f"{before} {said}"))
    return is_of_another_kind(tokenise(asked), tokenise(said), known, told)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("The force should tar its rowing boats.", "All hired boats have been tarred."),
        ("The force should pay keepers of horses.", "All keepers of goats are paid."),
        ("The force should teach knots to river wardens.", "All forest wardens are taught knots."),
        ("The force should check ladders in mills.", "All ladders in barns are checked."),
        ("The force should visit owners of stolen tractors.", "All owners of lost dogs are visited."),
    ],
)  # fmt: skip
def test_another_word_at_the_same_place_makes_another_kind(asked: str, said: str) -> None:
    assert _is_of_another_kind(asked, said)


@pytest.mark.parametrize(
    ("asked", "said", "before"),
    [
        ("The force should tar its rowing boats.", "All rowing boats have been tarred.", ""),
        ("The force should tar its rowing boats.", "All boats have been tarred.", ""),
        ("The force should tar its boats.", "All hired boats have been tarred.", ""),
        ("The force should tar its rowing boats.", "All new boats are tarred.", "These are rowing boats."),
        ("The force should pay keepers of horses.", "Each horse has a keeper of rank.", ""),
        ("The force should check 20 ladders in mills.", "All 20 ladders in the mills are checked.", ""),
    ],
)  # fmt: skip
def test_the_same_kind_or_none_is_no_other(asked: str, said: str, before: str) -> None:
    assert not _is_of_another_kind(asked, said, before)

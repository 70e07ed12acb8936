"""Numbers as extents and as movement."""

from __future__ import annotations

import pytest

from peeldiff.statements import tokenise
from peeldiff.statements.extents import Extent, number_of, read_measures

SHARES = {
    "68 of 70 ropes were dry": Extent.NEARLY_ALL,
    "all 12 of the 12 ropes": Extent.ALL,
    "nine in ten divers": Extent.MOST,
    "nine out of ten divers": Extent.MOST,
    "none of the 40 ropes": Extent.NONE,
    "3 of the 40 ropes": Extent.FEW,
    "18 of the 40 ropes": Extent.SOME,
    "92 percent of divers": Extent.MOST,
    "100 per cent of divers": Extent.ALL,
    "7% of divers": Extent.FEW,
    "half of the divers": Extent.SOME,
    "three quarters of the divers": Extent.MOST,
    "a third of the divers": Extent.SOME,
    "about half had ropes": Extent.SOME,
    "half the divers": Extent.SOME,
    "a third were wet": Extent.SOME,
    "of 2,015 ropes, 412 were dry": Extent.FEW,
}
MOVES = {
    "from 412 to none": Extent.TO_NONE,
    "from 60 percent to 92 percent": Extent.UP,
    "from twelve days to three": Extent.DOWN,
    "from 80 last year to just 9": Extent.DOWN,
}
NEITHER = (
    "in 2016 and 2017",
    "from 2015 to 2017",
    "70 ropes",
    "the third rope",
    "in 12 boats",
    "31 March 2016",
    "at half past five in the morning",
    "who has had the half-day on ropes",
    "waited for half an hour",
    "a third diving team was set up",
    "within a quarter, and every quarter after it",
    "the ropes of June 2022, 412 of them",
)


def extents(text: str) -> list[Extent]:
    return [measure.extent for measure in read_measures(tokenise(text))]


@pytest.mark.parametrize(("text", "extent"), SHARES.items())
def test_a_share_is_an_extent(text: str, extent: Extent) -> None:
    assert extent in extents(text)


@pytest.mark.parametrize(("text", "extent"), MOVES.items())
def test_a_change_of_number_is_a_movement(text: str, extent: Extent) -> None:
    assert extents(text) == [extent]


@pytest.mark.parametrize("text", NEITHER)
def test_a_number_alone_is_neither(text: str) -> None:
    assert extents(text) == []


@pytest.mark.parametrize(
    ("word", "value"),
    [("nil", 0), ("twenty", 20), ("1,250", 1250), ("3.5", 3.5), ("rope", None), ("1/2", None)],
)
def test_numbers_stand_in_words_and_digits(word: str, value: float | None) -> None:
    assert number_of(word) == value


def test_more_of_a_group_is_never_a_smaller_extent() -> None:
    order = [Extent.NONE, Extent.FEW, Extent.SOME, Extent.MOST, Extent.NEARLY_ALL, Extent.ALL]
    found = [order.index(extents(f"{n} of 40 ropes")[0]) for n in range(41)]
    assert found == sorted(found)

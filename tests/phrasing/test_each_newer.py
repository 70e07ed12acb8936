"""An older finding that several newer ones take up: each part stands beside the one that asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from peeldiff.model import FindingChange, FindingRef, Item, Pair, Status
from peeldiff.phrasing.each_newer import NONE_OF_ITS_PARTS, for_newer, home_of_parts, letter

Taken = Mapping[str, tuple[int, ...]]


@pytest.fixture
def partly(pair: Pair) -> FindingChange:
    """A finding of three parts, of the last of which nothing is said."""
    found = next(f for f in pair.diff.findings if f.status is Status.PARTLY_RESOLVED)
    first, last = found.items
    ref = replace(last.old[0], id=f"{last.old[0].id[:-1]}c", text="grease the hinges")
    silent = replace(last, old=(ref,), status=Status.NOT_RAISED, evidence=(), passages=())
    return replace(found, items=(first, last, silent))


@pytest.fixture
def newer(pair: Pair) -> list[FindingRef]:
    """Two findings of the newer report, the second with a part of its own."""
    one, other = [ref for f in pair.diff.findings for ref in f.new if not ref.items][:2]
    return [one, replace(other, items=(Item(f"{other.id}a", "oil the gate", 9, 9),))]


def taken_up(change: FindingChange, newer: list[FindingRef], taken: Taken) -> FindingChange:
    """The finding asked again as two, its parts by letter taken up by the first or second of them."""
    parts = tuple(
        replace(
            part,
            status=Status.PERSISTING if letter(part) in taken else part.status,
            evidence=() if letter(part) in taken else part.evidence,
            new=tuple(newer[at] for at in taken.get(letter(part), ())),
        )
        for part in change.items
    )
    return replace(change, new=tuple(newer), items=parts)


@pytest.mark.parametrize(
    ("taken", "first", "second"),
    [
        ({}, "abc", ""),
        ({"c": (0,)}, "abc", ""),
        ({"c": (1,)}, "", "abc"),
        ({"b": (1,), "c": (0,)}, "ac", "b"),
        ({"b": (0,), "c": (1,)}, "ab", "c"),
        ({"c": (0, 1)}, "abc", "c"),
        ({"a": (1,), "b": (1,), "c": (1,)}, "", "abc"),
    ],
)
def test_a_part_stands_beside_the_newer_finding_that_takes_it_up(
    partly: FindingChange, newer: list[FindingRef], taken: Taken, first: str, second: str
) -> None:
    change = taken_up(partly, newer, taken)
    told = [for_newer(change, ref.id) for ref in newer]
    assert ["".join(map(letter, one.items)) for one in told] == [first, second]


def test_a_part_of_a_newer_finding_that_takes_one_up_is_that_finding_s(
    partly: FindingChange, newer: list[FindingRef]
) -> None:
    item = replace(newer[1], id=newer[1].items[0].id, items=())
    change = taken_up(partly, newer, {})
    parts = tuple(replace(p, new=(item,)) if letter(p) == "c" else p for p in change.items)
    change = replace(change, items=parts)
    assert not for_newer(change, newer[0].id).items
    assert home_of_parts(change) == newer[1].id


def test_beside_a_newer_finding_that_takes_up_no_part_none_is_told_as_done_or_open(
    partly: FindingChange, newer: list[FindingRef]
) -> None:
    told = for_newer(taken_up(partly, newer, {"c": (1,)}), newer[0].id)
    assert told.status is Status.PERSISTING
    assert told.why == NONE_OF_ITS_PARTS
    done = {one.text for part in partly.items for one in part.evidence}
    assert not done & {one.text for one in told.evidence}


def test_which_parts_it_takes_up_is_said_where_what_is_done_stands_elsewhere(
    partly: FindingChange, newer: list[FindingRef]
) -> None:
    told = for_newer(taken_up(partly, newer, {"b": (0,), "c": (1,)}), newer[1].id)
    assert told.status is Status.PERSISTING
    assert told.why == "It asks again for part c of the older finding."


@pytest.mark.parametrize("count", [0, 1])
def test_one_newer_finding_or_none_has_all_of_it(
    partly: FindingChange, newer: list[FindingRef], count: int
) -> None:
    change = replace(partly, new=tuple(newer[:count]))
    assert for_newer(change, newer[0].id) is change


def test_of_a_finding_without_parts_each_newer_one_has_all(
    partly: FindingChange, newer: list[FindingRef]
) -> None:
    change = replace(taken_up(partly, newer, {}), items=())
    assert all(for_newer(change, ref.id) is change for ref in newer)

"""Which findings and items of two reports are linked, out of small reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peeldiff.compare.kin import Kin
from peeldiff.compare.pairing import likelihood, weigh
from peeldiff.model import FindingChange, InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

ANIMALS = "Keeping animals"
BOATS = "Keeping boats"
STABLES = "The force should repair the roofs of its stables before the winter."
KENNELS = "The force should give each of its dogs a kennel with heating."
ENGINES = (
    "The force should have the engines of its patrol boats examined by a mechanic every month."
)


def links(diff: InspectionDiff) -> set[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The texts of the older and newer findings of each link."""
    return {
        (tuple(o.text for o in c.old), tuple(n.text for n in c.new))
        for c in diff.findings
        if c.old and c.new
    }


def of(diff: InspectionDiff, text: str) -> FindingChange:
    return next(c for c in diff.findings if any(o.text == text for o in c.old))


def concerned(name: str, concern: str, *recommendations: str) -> str:
    listed = "\n".join(f"- {text}" for text in recommendations)
    return (
        f"## {name}\n\n**Inadequate**\n\n### Cause of concern\n\n{concern}\n\n"
        f"### Recommendations\n\n{listed}\n\n"
    )


RAISED = "Horses stand in water because the roofs of the stables leak. This is a cause of concern."
STEPS = (
    "By 30 June 2018, the force should have the roofs of all stables repaired.",
    "The force should immediately move the horses whose stables leak.",
)


def test_an_area_that_became_a_concern_is_linked_with_the_steps_that_bear_on_it(
    diff: Diff, question: Question
) -> None:
    found = diff(question(ANIMALS, STABLES, KENNELS), concerned(ANIMALS, RAISED, *STEPS))
    assert [n.text for n in of(found, STABLES).new] == [RAISED, *STEPS]


def test_a_step_about_something_else_does_not_go_along(diff: Diff, question: Question) -> None:
    other = "The force should train two recruits as saddlers."
    found = diff(question(ANIMALS, STABLES, KENNELS), concerned(ANIMALS, RAISED, STEPS[0], other))
    assert other not in [n.text for n in of(found, STABLES).new]


def test_what_only_shares_its_subject_is_not_linked(diff: Diff, question: Question) -> None:
    children = (
        "The force should make sure that officers speak to children at domestic abuse incidents."
    )
    cameras = (
        "The force should buy a second camera for filming the houses of domestic abuse suspects."
    )
    found = diff(question(ANIMALS, children, KENNELS), question(ANIMALS, cameras, STABLES))
    assert links(found) == set()


@pytest.mark.parametrize("turned", [False, True])
def test_the_same_words_twice_are_paired_in_order(
    diff: Diff, question: Question, turned: bool
) -> None:
    pages = [
        question(ANIMALS, KENNELS) + question(BOATS, KENNELS),
        question(ANIMALS, KENNELS, STABLES) + question(BOATS, KENNELS),
    ]
    found = diff(*(pages[::-1] if turned else pages))
    pairs = [(c.old[0].heading, c.new[0].heading) for c in found.findings if c.old and c.new]
    assert sorted(pairs) == [(ANIMALS, ANIMALS), (BOATS, BOATS)]


RAISED_THEN = (
    "### Area for improvement\n\nThe force needs to know which of its riders have passed the course\n\n"
    "We made this an area for improvement in {year}. A list exists, but half of the names are missing.\n\n"
    "### Main findings\n\nWhat follows is the evidence for our grade.\n\n"
)
DRAW_UP = "The force should draw up a list of the certificates of its horsemen."


def recalled(diff: Diff, question: Question, year: str, *olds: str) -> InspectionDiff:
    new = question(ANIMALS) + RAISED_THEN.format(year=year)
    return diff(question(ANIMALS, *olds), new, cycles=("2018/19", "2021/22"))


def test_what_an_explanation_says_was_raised_goes_to_the_only_one_left(
    diff: Diff, question: Question
) -> None:
    assert of(recalled(diff, question, "2018/19", DRAW_UP), DRAW_UP).new


def test_it_goes_to_none_of_two(diff: Diff, question: Question) -> None:
    found = recalled(diff, question, "2018/19", DRAW_UP, KENNELS)
    assert links(found) == set()


def test_it_goes_to_none_if_another_inspection_raised_it(diff: Diff, question: Question) -> None:
    assert links(recalled(diff, question, "2017", DRAW_UP)) == set()


ITEMS = (
    "counts every oar of its boathouse twice a week; and",
    "burns what the harbour master has condemned within a month.",
)
LEAD = "The force should improve its boathouse by taking steps to ensure that it:"
OARS = "The force should count every oar of its boathouse twice a week."
BURNS = "The force should burn what the harbour master has condemned within a month."


def test_two_items_that_became_findings_split_their_finding(diff: Diff, question: Question) -> None:
    found = diff(question(BOATS, LEAD, items=ITEMS), question(BOATS, OARS, BURNS))
    change = of(found, LEAD)
    assert sorted(n.text for n in change.new) == sorted([OARS, BURNS])
    assert [[n.text for n in item.new] for item in change.items] == [[OARS], [BURNS]]


# ---- the parts of the weighing ---------------------------------------------------------------------------

KIN = Kin({"roof": "500 tile:60 slate:55", "tile": "600 roof:60"}, 860)


@pytest.mark.parametrize(
    ("stem", "others", "near"),
    [
        ("roof", {"roof"}, 100),
        ("roof", {"slate", "tile"}, 60),
        ("roof", {"boat"}, 0),
        ("boat", {"roof"}, 0),
        ("roof", set(), 0),
    ],
)
def test_how_near_the_nearest_kin_is(stem: str, others: set[str], near: int) -> None:
    assert KIN.nearest(stem, others) == near


def test_an_unknown_word_is_as_rare_as_can_be() -> None:
    assert (KIN.rarity("roof"), KIN.rarity("bowsprit")) == (500, 860)


@given(st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_a_greater_weight_is_never_less_likely(one: int, other: int) -> None:
    assert 0 <= likelihood(min(one, other)) <= likelihood(max(one, other)) <= 1


def test_measures_that_were_never_learned_weigh_nothing() -> None:
    assert weigh({"of tomorrow": 100}) == weigh({})

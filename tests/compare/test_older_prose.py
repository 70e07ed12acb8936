"""That a newer report takes a point up in words that the older one used round it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.model import Inspection, Passage

Report = Callable[..., Inspection]
Question = Callable[..., str]
CRIME = "Investigating crime"
FILLER = "\n\n".join(
    f"The {thing} of the force stands in {place}."
    for thing, place in [
        ("library", "Oakham"), ("boathouse", "Wells"), ("kennel", "Upton"), ("garage", "Norley"),
    ]
)  # fmt: skip
KINDS = {
    "a named document": (
        "The force should comply fully with the Charter for Owners of Lost Pets.",
        "Few wardens follow the Charter for Owners of Lost Pets. They seldom telephone, and nobody hears "
        "where a tortoise was found.",
        "Wardens telephone on the day on which a tortoise is found.",
    ),
    "an acronym": (
        "The force should make better assessments of flooding.",
        "Assessments of flooding are made on a form called FLAP. Half of the FLAP forms were empty.",
        "FLAP forms are now filled in with care.",
    ),
    "what was counted": (
        "The force must find out why rates of recovery are low.",
        "Rates of recovery are low: of 90 bicycles that had been stolen, four came home.",
        "Of the bicycles that were stolen, most have come home.",
    ),
    "what it leads to": (
        "The force should supervise its goat patrols.",
        "Nobody supervises goat patrols. Otters are counted on no sheet.",
        "Otters are counted on a sheet each week.",
    ),
    "who does it": (
        "The force should widen its grasp of cruelty with the help of others.",
        "Its grasp of cruelty is narrow. It has no ferret census, and the vets of Upper Bray are not asked.",
        "A ferret census was made, for which the vets were asked.",
    ),
    "the paragraph after it": (
        "The force should improve its harbour patrols.",
        "Harbour patrols need to improve.\n\nTwo lanterns were broken and the dinghy leaks.",
        "The lanterns were mended, and a dinghy was bought.",
    ),
}


@pytest.fixture
def passages(report: Report, question: Question) -> Callable[..., tuple[Passage, ...]]:
    """The passages that are shown for a demand, given the prose above it and that of the newer report."""

    def show(asked: str, before: str, said: str) -> tuple[Passage, ...]:
        old = report("2016", question(CRIME, asked, prose=before))
        new = report("2017", question(CRIME, prose=said))
        return next(one for one in compare(old, new).findings if one.old).passages

    return show


Show = Callable[..., tuple[Passage, ...]]


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_older_report_said_of_a_point_finds_it(passages: Show, kind: str) -> None:
    asked, before, said = KINDS[kind]
    assert said in [one.text for one in passages(asked, before, f"{FILLER}\n\n{said}")]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_finds_it_where_the_older_report_said_nothing(passages: Show, kind: str) -> None:
    asked, _, said = KINDS[kind]
    shown = passages(asked, "The force is calm.", f"{FILLER}\n\n{said}")
    assert said not in [one.text for one in shown]


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_found_by_it_alone_is_claimed_of_nothing(
    report: Report, question: Question, kind: str
) -> None:
    asked, before, said = KINDS[kind]
    old = report("2016", question(CRIME, asked, prose=before))
    new = report("2017", question(CRIME, prose=f"{FILLER}\n\n{said}"))
    found = next(one for one in compare(old, new).findings if one.old)
    assert found.status == "not_raised"
    assert not any(one.tied for one in found.passages if one.text == said)

"""What the newer report says of two demands, as a measure of whether they are one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare.bearing import Bearings
from peeldiff.compare.bridge import Asked, Bridge
from peeldiff.compare.concerns import Side, concerns_of
from peeldiff.compare.kin import load_kin
from peeldiff.compare.nearness import Nearness
from peeldiff.compare.sides import Prepared, Sides
from peeldiff.inspectorates.whose import inspectorate_of
from peeldiff.model import Inspection, InspectionDiff

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]
Report = Callable[..., Inspection]

STORES = "Looking after property"
CASES = [
    pytest.param(
        "The force should cut the number of exhibits that it loses.",
        "The force should be able to say where everything in its store is kept.",
        "We asked to see 60 exhibits and the store could not find nine of them. Nothing shows where an "
        "exhibit is kept once it has left the front office, so exhibits are lost.",
        id="exhibits",
    ),
    pytest.param(
        "The force should reduce the time that bereaved families wait for a family liaison officer.",
        "The force should appoint somebody to support relatives within a day of a death.",
        "Families who have lost a relative wait five days on average until a family liaison officer is "
        "appointed to support them. In one case it took two weeks after the death.",
        id="families",
    ),
    pytest.param(
        "The force should ensure that drones are flown only by trained pilots.",
        "The force should keep a register of everybody who is qualified to fly unmanned aircraft.",
        "Nobody keeps a register of the pilots who are qualified, and four of the eleven who fly drones had "
        "not been trained. Supervisors rely on memory.",
        id="drones",
    ),
]
ELSEWHERE = (
    "The stables are dry, and the horses have been moved back. A farrier comes once a month, and the "
    "chief inspector reads his reports."
)
OTHER = "The force should have the engines of its patrol boats examined by a mechanic."


def bridged(old: Inspection, new: Inspection) -> dict[str, int]:
    """The measures of the first demand of each report."""
    words = inspectorate_of(new)
    sides = [Sides().of(one, words) for one in (old, new)]
    after = sides[1].statements
    asked = [
        Asked(
            findings=side.inspection.findings,
            demands=side.demands,
            nearness=Nearness(
                Bearings(
                    list(side.demands.values()),
                    after,
                    sides[0].statements,
                    [()] * len(side.demands),
                ),
                load_kin(),
                sides[1].ground,
            ),
        )
        for side in sides
    ]
    ours, theirs = (concerns_of(_side(side), [0], "")[0] for side in sides)
    return Bridge(*asked, sides[1].outline.index).measures(ours, theirs)


def _side(prepared: Prepared) -> Side:
    findings = prepared.inspection.findings
    return Side(findings=findings, questions=[STORES] * len(findings), told={}, year="")


@pytest.mark.parametrize(("asked", "again", "said"), CASES)
def test_what_comes_nearest_to_one_comes_nearer_to_the_other_where_the_report_speaks_of_both(
    report: Report, question: Question, asked: str, again: str, said: str
) -> None:
    old = report("2016", question(STORES, asked))
    told = bridged(old, report("2017", question(STORES, again, prose=said)))
    silent = bridged(old, report("2017", question(STORES, OTHER, prose=said)))
    assert told["later at earlier's"] > silent.get("later at earlier's", -150)


@pytest.mark.parametrize(("asked", "again", "said"), CASES)
def test_they_come_nearest_in_one_paragraph(
    report: Report, question: Question, asked: str, again: str, said: str
) -> None:
    found = bridged(
        report("2016", question(STORES, asked)), report("2017", question(STORES, again, prose=said))
    )
    assert found["nearest in one paragraph"] == found["nearest in one section"] == 100


def test_the_demand_itself_is_not_what_comes_nearest(report: Report, question: Question) -> None:
    asked = CASES[0].values[0]
    found = bridged(
        report("2016", question(STORES, asked)),
        report("2017", question(STORES, asked, prose=ELSEWHERE)),
    )
    assert found["earlier at its own"] == -150


@pytest.mark.parametrize(("asked", "again", "said"), CASES)
def test_the_same_links_are_found_the_other_way_round(
    diff: Diff, question: Question, asked: str, again: str, said: str
) -> None:
    bodies = question(STORES, asked, OTHER), question(STORES, again, prose=said)
    forth = diff(*bodies)
    back = diff(*reversed(bodies), cycles=("2017", "2016"))
    pairs = {(o.text, n.text) for c in forth.findings for o in c.old for n in c.new}
    assert pairs == {(n.text, o.text) for c in back.findings for o in c.old for n in c.new}


@pytest.mark.parametrize(("asked", "again", "said"), CASES)
def test_a_demand_for_something_else_is_not_linked_because_the_report_speaks_of_the_point(
    diff: Diff, question: Question, asked: str, again: str, said: str
) -> None:
    hay = "The force should give its horses more hay."
    found = diff(question(STORES, asked, OTHER), question(STORES, hay, prose=f"{said} {ELSEWHERE}"))
    assert not any(change.new for change in found.findings if change.old)

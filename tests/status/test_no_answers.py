"""What tells a fault of then, or what was said of it then, answers no point."""

from __future__ import annotations

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import FindingKind, Inspection, Status
from peeldiff.model.inspection import Finding
from peeldiff.report import read_document
from peeldiff.statements import demand_of, load_lexicon, read_statement
from peeldiff.status.rules.no_answers import answer_nothing

CHECKS = "The force should reduce overdue checks of its boats in all three harbours."
LAMPS = "The force should make sure that all wardens have a lamp."
ANCHORS = "The force should stop the loss of anchors from its stores."
WEEKLY = "The force should make sure that every boat is checked each week."


def _report(cycle: str, body: str) -> Inspection:
    head = f"PEEL: Police effectiveness {cycle}\nAn inspection of Marlshire Police"
    text = f"{head}\n\n## Investigating crime\n\n**Good**\n\n{body}\n"
    return read_document(load_bytes(text.encode(), f"{cycle}.txt"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (CHECKS, "All checks of boats in the three harbours had been overdue when the warden came."),
        (CHECKS, "We said in 2021/22 that checks of boats were overdue in all three harbours."),
        (CHECKS, "Checks of boats were overdue in all three harbours in the spring."),
        (ANCHORS, "Every store had lost anchors, we found that the loss was spread over all stores."),
        (WEEKLY, "We raised in 2023 that every boat was to be checked each week."),
        (LAMPS, "We had noted that lamps were asked for by all wardens."),
    ],
)  # fmt: skip
def test_what_was_so_then_answers_nothing(asked: str, said: str) -> None:
    old = _report("2016", f"### Areas for improvement\n\n- {asked}")
    found = next(one for one in compare(old, _report("2017", said)).findings if one.old)
    assert found.status is not Status.RESOLVED


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (CHECKS, "None of the checks of boats was overdue in the three harbours."),
        (CHECKS, "Checks of boats were overdue in 40 cases and now are in none."),
        (CHECKS, "Overdue checks fell from 60 to none."),
        (LAMPS, "We found that all wardens have a lamp."),
        (LAMPS, "All wardens had a lamp."),
        (ANCHORS, "The loss of anchors was stopped."),
    ],
)
def test_what_makes_less_of_it_may(asked: str, said: str) -> None:
    finding = Finding("f1", FindingKind.AREA_FOR_IMPROVEMENT, asked, None, (), None, 1, 1)
    demand = demand_of(finding, None, "", load_lexicon(), frozenset())
    assert not answer_nothing(demand, [read_statement(said)])

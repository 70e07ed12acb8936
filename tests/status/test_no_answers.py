"""What tells a fault of then, or what was said of it then, answers no point."""

from __future__ import annotations

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import FindingKind, Inspection, Status
from peeldiff.model.inspection import Finding
from peeldiff.report import read_document
from peeldiff.statements import Thread, demand_of, load_lexicon, read_statement
from peeldiff.status import Names, Told, load_reader
from peeldiff.status.rules.no_answers import answers_nothing

CHECKS = "The force should reduce overdue checks of its boats in all three harbours."
LAMPS = "The force should make sure that all wardens have a lamp."
ANCHORS = "The force should stop the loss of anchors from its stores."
TIDES = "The force should publish the tides on a board in every harbour."
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
    told = _told(asked, said)
    assert not answers_nothing(told, told.thread.rows)


def _told(asked: str, *said: str) -> Told:
    finding = Finding("f1", FindingKind.AREA_FOR_IMPROVEMENT, asked, None, (), None, 1, 1)
    asking = load_inspectorate().demand_stems
    rows = tuple(map(read_statement, said))
    return Told(
        demand=demand_of(finding, None, "", load_lexicon(), asking), reader=load_reader(), weights={},
        thread=Thread(rows=rows, heart=rows[0]), score=1.0, lead=0.0, names=Names.NONE, in_question=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (LAMPS, ["We met 40 wardens and sat with them by their lamp."]),
        (LAMPS, ["We read 60 lists of lamps and spoke to two wardens."]),
        (WEEKLY, ["I accompanied a boat on two days of the week."]),
        (WEEKLY, ["We watched a crew check its boat.", "It rained."]),
        (CHECKS, ["We observed the checks in three harbours.", "They ended at nine."]),
        (LAMPS, ["Until the spring each warden was given a lamp."]),
        (WEEKLY, ["Until 2015 every boat was checked each week."]),
        (CHECKS, ["Until May, boats were checked in all three harbours."]),
        (TIDES, ["The tides are no longer published on the boards of the harbours."]),
        (TIDES, ["The table of tides was no longer published when we came."]),
        (WEEKLY, ["Boats in the harbour are no longer checked each week."]),
        (WEEKLY, ["The list is full.", "A boat is no longer checked by anyone."]),
    ],
)  # fmt: skip
def test_a_look_what_was_and_what_is_no_more_answer_nothing(asked: str, said: list[str]) -> None:
    told = _told(asked, *said)
    assert answers_nothing(told, told.thread.rows)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (LAMPS, ["We met 40 wardens, and each has a lamp."]),
        (LAMPS, ["We read 60 lists and found a lamp for every warden."]),
        (LAMPS, ["We met 40 wardens.", "All of them carry a lamp."]),
        (WEEKLY, ["Until 2015 no boat was checked.", "Every boat is now checked each week."]),
        (CHECKS, ["Checks are no longer overdue in any of the three harbours."]),
        (ANCHORS, ["Anchors are no longer lost from the stores."]),
    ],
)
def test_what_tells_more_than_that_may(asked: str, said: list[str]) -> None:
    told = _told(asked, *said)
    assert not answers_nothing(told, told.thread.rows)

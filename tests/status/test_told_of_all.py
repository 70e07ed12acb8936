"""A sentence that tells of all settles a point only where it is of that very thing and stands alone."""

from __future__ import annotations

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import FindingChange, Inspection, Status
from peeldiff.report import read_document

LADDERS = "The force should mend its ladders."
ROPES = "The force should make sure that the ropes of all its boats are tested."
TIDES = "The force should tell owners of boats about the tides."
DOGS = "The force should improve the way in which it records the weight of stray dogs."
DIVERS = "The force should train its divers to search wells."
LAMPS = "The force should give a lamp to each night warden."
TARRED = "The force should see that its hired boats are tarred each month."

DONE = [
    (LADDERS, "None of the 60 ladders was broken, and each had been mended in the year."),
    (ROPES, "The ropes of each boat had been tested. The harbour master keeps the list."),
    (TIDES, "We met nine owners of boats. All of them had been sent a table of the tides."),
    (DOGS, "The weight of each stray dog is written into a book by the gate."),
    (DIVERS, "All 24 divers have been on the course at the lake, where they search wells."),
]
NOT_DONE = [
    # a part is taken out, before or behind
    (LADDERS, "All ladders had been mended in the year, those in the mill apart."),
    (ROPES, "The ropes of each boat had been tested. Tenders are another matter."),
    (ROPES, "The ropes of each boat had been tested. Those of the ferries had not."),
    (DOGS, "The weight of each stray dog is written into a book. In 12 of these, it was a guess."),
    (DIVERS, "All 24 divers have been on the course at the lake. In May, 9 of them could search a well."),
    # another group, a part of it, or another kind
    (ROPES, "The ropes of each hired boat had been tested. The harbour master keeps the list."),
    (DOGS, "The weight of each stray cat is written into a book by the gate."),
    (DIVERS, "All 24 divers of the ferry company have been on the course at the lake."),
    (TIDES, "We met nine owners of kennels. All of them had been sent a table of the tides."),
    (TARRED, "All rowing boats had been tarred each month."),
    # somebody's word, a plan, what was set going
    (LADDERS, "All ladders had been mended in the year, the master of the store told us."),
    (DIVERS, "All 24 divers have been booked on the course at the lake, where they search wells."),
    (TIDES, "All owners of boats will be sent a table of the tides."),
    (DOGS, "Keepers have been reminded that the weight of each stray dog is to be written into a book."),
    (ROPES, "The ropes of each boat should be tested. The harbour master keeps the list."),
    # ill, or of another time
    (LADDERS, "None of the 60 ladders had been mended in the year."),
    (ROPES, "Each boat went out without its ropes being tested. The harbour master keeps the list."),
    (TARRED, "All hired boats had been tarred each year."),
    (DOGS, "In 2014 the weight of each stray dog was written into a book by the gate."),
    # what follows tells what has become of the thing that ended
    ("The force should end its reliance on temporary leaders in public kennels.",
     "All temporary posts in public kennels have come to an end. The four posts now stand empty."),
    ("The force should end its reliance on hired rowers in harbour protection.",
     "All hired posts in harbour protection have come to an end. The posts now stand empty."),
    ("The force should end its reliance on temporary cooks in mountain rescue.",
     "All temporary contracts in mountain rescue have come to an end. The contracts were unlawful."),
    ("The force should end its use of borrowed boats in river searches.",
     "All borrowed licences in river searches have come to an end. The licences now lie unused, and three "
     "are missing."),
    ("The force should end its reliance on volunteer drivers in night transport.",
     "All volunteer shifts in night transport have come to an end. The shifts are now empty."),
    ("The force should end its reliance on temporary vets in horse care.",
     "All temporary places in horse care have come to an end. Those places are now vacant."),
    # one of two things
    ("The force should mend its ladders and oil its bells.", "All 60 ladders had been mended in the year."),
    ("The force should train divers and tenders.", "All 24 divers have been trained at the lake."),
]  # fmt: skip


def _report(cycle: str, body: str) -> Inspection:
    head = f"PEEL: Police effectiveness {cycle}\nAn inspection of Marlshire Police"
    calm = "The canteen was painted in the spring, and the choir meets there on Tuesdays."
    text = f"{head}\n\n## Investigating crime\n\n**Good**\n\n{body}\n\n{calm}\n"
    return read_document(load_bytes(text.encode(), f"{cycle}.txt"))


def _fate(asked: str, *said: str) -> FindingChange:
    old = _report("2016", f"### Areas for improvement\n\n- {asked}")
    return compare(old, _report("2017", "\n\n".join(said))).findings[0]


@pytest.mark.parametrize(("asked", "said"), DONE)
def test_it_is_told_as_dealt_with(asked: str, said: str) -> None:
    change = _fate(asked, said)
    assert (change.status, change.rule) == (Status.RESOLVED, "told-of-all")
    assert change.evidence


@pytest.mark.parametrize(("asked", "said"), NOT_DONE)
def test_it_is_not(asked: str, said: str) -> None:
    assert _fate(asked, said).status is not Status.RESOLVED


@pytest.mark.parametrize(
    ("asked", "said", "elsewhere"),
    [
        (asked, said, elsewhere)
        for (asked, said), elsewhere in zip(
            DONE,
            [
                "Ladders in the mill are broken, and nobody has mended them.",
                "Some ropes of boats are not tested. None of the boats at the lock had had a test.",
                "Owners of boats do not know the tides, as nobody tells them.",
                "The weight of stray dogs is still not recorded in 30 of 48 cases.",
                "Divers are not trained to search wells: none of those whom we met had done so.",
            ],
            strict=True,
        )
    ],
)
def test_another_passage_that_reads_the_other_way_leaves_it_open(
    asked: str, said: str, elsewhere: str
) -> None:
    assert _fate(asked, said, elsewhere).status is not Status.RESOLVED


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (LAMPS, "All night wardens were promised a lamp."),
        (LAMPS, "All 48 night wardens have been promised a lamp."),
        (LAMPS, "Each of the night wardens now goes out without a lamp."),
        (DIVERS, "Every diver is booked on the course at the lake, and is now to search wells."),
        (ROPES, "The keepers of all boats have been reminded that ropes are now to be tested."),
        (LADDERS, "The crew has now been ordered to mend each of its ladders."),
    ],
)  # fmt: skip
def test_no_weight_makes_done_of_what_is_set_going_or_missing(asked: str, said: str) -> None:
    assert _fate(asked, said).status is not Status.RESOLVED

"""Of the items of a list none is answered by what is told of the thing that all of them are about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import explain
from peeldiff.model import Inspection
from peeldiff.status.rules.answers import answers_alone, answers_this, nearest

Report = Callable[..., Inspection]

CRIME = "## Investigating crime\n\n**Good**\n\n"
LISTS = [
    ("The force should improve its response to missing horses by making sure it:",
     "gives horses' homes a trigger plan for each pony that goes missing.",
     "Missing horses get more attention now. Each of the 42 horses whose records we read had been visited "
     "within three days of coming home."),
    ("The force should look after stranded sailors by making sure that it:",
     "gives captains on board a list of stranded sailors.",
     "Stranded sailors are met sooner than they were. Each of the 30 sailors whom we traced had been met on "
     "the quay by a member of the board."),
    ("The force should improve how it treats injured swans by ensuring that it:",
     "keeps a wing chart of injured swans on the lake.",
     "Injured swans are found sooner. Each of the 60 swans of which we read had been seen on the day when "
     "the lake froze."),
    ("The force should improve its service to mountain guides by making sure that it:",
     "lends mountain guides of the valley a rope.",
     "Mountain guides are seen more often now. Each of the 24 guides had been seen in the valley."),
    ("The force should improve its care of old lamps by making sure that it:",
     "gives old lamps a cleaning rota.",
     "Old lamps get more attention than they did. Each of the 50 lamps that we saw had been filled."),
    ("The force should protect stray dogs by making sure that it:",
     "buys owners of stray dogs a muzzle.",
     "Stray dogs get more care than before. Each of the 33 dogs that we saw had gone back to its owners."),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "item", "said"), LISTS)
def test_what_is_told_of_the_subject_of_a_list_answers_no_item_of_it(
    report: Report, lead: str, item: str, said: str
) -> None:
    listed = f"- {lead}\n  - asks a joiner; and\n  - {item}\n"
    old = f"{CRIME}The choir sings.\n\n### Areas for improvement\n\n{listed}"
    new = f"{CRIME}{said}\n\nThe canteen was painted in the summer.\n"
    (case,) = (
        c for c in explain(report("2016", old), report("2017", new)) if c.demand.text == item
    )
    told = nearest(case)
    assert told is not None
    assert answers_this(case, told)
    assert answers_alone(case) is None

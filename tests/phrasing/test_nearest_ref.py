"""Which of several newer findings a sentence that looks back belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff import compare_inspections
from peeldiff.model import FindingChange, Inspection
from peeldiff.phrasing.pressing import nearest_ref

HEAD = (
    "PEEL {}\nAn inspection of Marlshire Police\n\n# Protecting vulnerable people\n\n**Good**\n\n"
    "It is calm.\n\n"
)
OLDER = (
    "- The force should improve how its harbour unit works by making sure that it:\n"
    "  - reviews how it lowers the grade of urgent harbour reports;\n"
    "  - shares its harbour reports with the lifeboat crews.\n"
)
NEWER = (
    "- The force should make sure that its harbour officers have the skills to grade reports in the best "
    "interests of swimmers.\n"
    "- The force should share all harbour reports on swimmers with the lifeboat crews at their weekly "
    "meeting.\n"
)


@pytest.fixture
def change(read: Callable[[str], Inspection]) -> FindingChange:
    """A finding of two parts, of which the first is linked to the first of two newer findings."""
    listed = "### Areas for improvement\n\n"
    old = read(HEAD.format("2018/19") + listed + OLDER)
    new = read(HEAD.format("2021/22") + listed + NEWER)
    found = compare_inspections(old, new).findings
    (one,) = [change for change in found if change.old]
    assert len(one.new) == 2
    return one


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("We said that urgent reports have their grade lowered. This practice has continued.", 0),
        ("Urgent reports of the harbour unit are still lowered, as they were last year.", 0),
        ("A review of how it lowers the grade was promised, and none was made.", 0),
        ("Lifeboat crews still do not see harbour reports at their weekly meeting.", 1),
        ("As in 2018/19, what swimmers report is not shared with the lifeboat crews.", 1),
        ("The skills of harbour officers have not improved.", 0),
    ],
)
def test_what_looks_back_belongs_to_what_takes_up_the_part_that_it_speaks_of(
    change: FindingChange, said: str, at: int
) -> None:
    assert nearest_ref(said, change.new, change) == change.new[at]


def test_without_the_older_parts_the_newer_words_alone_count(change: FindingChange) -> None:
    said = "The grade of urgent harbour reports on swimmers, and all of them, is lowered each weekly meeting."
    assert nearest_ref(said, change.new) == change.new[1]

"""The earliest report given tells itself which of its findings were raised before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.history.own_recalls import own_recalls
from peeldiff.model import Inspection

ASKED = "The force should keep a register of the keys to every boathouse on the northern quay."
REPORT = """PEEL 2016
An inspection of Marlshire Police

# Preventing crime

**Good**

{}

**Areas for improvement**

- {}
- The force should tell victims of burglary by letter which officer is looking into their case.
"""


@pytest.mark.parametrize(
    ("said", "years"),
    [
        (
            "In 2013 we said that the force should keep a register of boathouse keys on the quay.",
            {"2013"},
        ),
        ("In 2014 we asked the force to keep a register of the keys to every boathouse.", {"2014"}),
        (
            "HMIC said in 2015 that the force should keep a register of boathouse keys on "
            "the northern quay.",
            {"2015"},
        ),
        ("In 2015 we found that the register of keys to the boathouses was thorough.", set()),
        ("Our 2015 report found that the force should train its divers.", set()),
        ("The force keeps a register of the keys to every boathouse on the northern quay.", set()),
        ("In 2015 we asked the force to keep its boathouse tidy.", set()),
    ],
)
def test_only_words_that_say_so_of_the_finding_count(
    read: Callable[[str], Inspection], said: str, years: set[str]
) -> None:
    report = read(REPORT.format(said, ASKED))
    asked, other = (one.id for one in report.findings)
    found = own_recalls(report)
    assert found.get(asked, set()) == years
    assert other not in found

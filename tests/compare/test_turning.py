"""Which sentences a passage may not end before: what it counts goes on in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.compare import compare
from peeldiff.compare.turning import goes_on_counting, takes_back
from peeldiff.model import Inspection
from peeldiff.statements import read_statement

Report = Callable[..., Inspection]
Question = Callable[..., str]

GOES_ON = [
    "Fifteen could not say who had last looked at them.",
    "In six, nothing had been written down.",
    "In others the wardens had drawn a sketch.",
    "Most were brief.",
    "Two had.",
    "No one is responsible for them.",
    "All eight had a lid.",
    "The rest lay in a cellar.",
    "In a small number, no knots at all were shown.",
    "In some cases nobody had signed.",
    "The wardens drew a sketch in most cases.",
    "A plainer sketch was found in others.",
    "In May 2018 the figure was 264.",
    "In Upper Brayshire the picture is different.",
    "Upper Brayshire is the exception.",
    "Among the divers, the proportion is lower.",
]
STANDS_ALONE = [
    "Six wardens painted the boathouse.",
    "Most lanterns are yellow.",
    "In three districts the wardens keep goats.",
    "The number of goats has grown.",
    "In 2016, the wardens bought a boat.",
    "The picture of the founder hangs in the hall.",
    "Wardens keep all the goats.",
    "Some 40 goats graze there.",
    "The force has a good rate of pay.",
    "Each warden has a bell.",
    "Half of the goats are brown.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_what_names_nothing_of_its_own_that_is_counted_goes_on(text: str) -> None:
    assert goes_on_counting(read_statement(text))


@pytest.mark.parametrize("text", STANDS_ALONE)
def test_what_names_what_it_counts_does_not(text: str) -> None:
    assert not goes_on_counting(read_statement(text))


ROPES = "The force should dry its diving ropes before the next search."
FOUND = "We looked at 40 diving ropes, which ought to be dry before each search."
BETWEEN = "The boathouse is heated by gas, which the council pays for."
CALM = ("Oakham has a library.", "Wells has a mayor.", "Norley has a band.", "Upton has a fair.")


@pytest.mark.parametrize("end", GOES_ON)
def test_a_passage_does_not_end_before_its_count_does(
    report: Report, question: Question, end: str
) -> None:
    crime = "Investigating crime"
    old = report("2016", question(crime, ROPES))
    new = report("2017", question(crime, prose=" ".join([FOUND, end, *CALM])))
    found = next(one for one in compare(old, new).findings if one.old)
    assert found.passages[0].text == f"{FOUND} {end}"


@pytest.mark.parametrize("ends", [GOES_ON[:2], GOES_ON[2:5], [GOES_ON[8], GOES_ON[7], GOES_ON[3]]])
def test_it_goes_on_as_long_as_the_count_does(
    report: Report, question: Question, ends: list[str]
) -> None:
    crime = "Investigating crime"
    old = report("2016", question(crime, ROPES))
    new = report("2017", question(crime, prose=" ".join([FOUND, *ends, *CALM])))
    found = next(one for one in compare(old, new).findings if one.old)
    assert found.passages[0].text == " ".join([FOUND, *ends])


@pytest.mark.parametrize(
    "text",
    [
        "Those reasons no longer apply.",
        "This has not been done since.",
        "That plan isn't followed.",
        "These lanterns were never lit.",
        "Such visits cannot go on.",
        "Those wardens have no boat.",
    ],
)
def test_what_denies_the_thing_that_it_points_to_takes_it_back(text: str) -> None:
    assert takes_back(read_statement(text))


@pytest.mark.parametrize(
    "text",
    [
        "Those reasons still apply.",
        "The reasons no longer apply.",
        "This is well known in every harbour, although it is not written down.",
        "It has no boat.",
        "These are kept with care by wardens who have no boat.",
    ],
)
def test_what_points_to_nothing_or_denies_another_thing_does_not(text: str) -> None:
    assert not takes_back(read_statement(text))

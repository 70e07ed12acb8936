"""Formal words that close an earlier finding beyond doubt are believed, and none that leave any."""

from __future__ import annotations

import pytest

from peeldiff.model import Status
from tests.status.test_closings import told

CONCERN = "Wolds Police does not check the fitness of the volunteers who drive its minibuses."
DRIVERS = "The force should check the fitness of the volunteers who drive its minibuses."
KENNELS = "The force should repair the kennels at its dog section."
BOATS = "The force should test the radios on its river boats."

CLOSED = (
    "We have closed the cause of concern.",
    "I have therefore discharged the cause of concern.",
    "HMICFRS has now lifted the cause of concern that we issued in 2019.",
    "The cause of concern has been withdrawn.",
    "We are satisfied that the cause of concern has been met.",
    "We are now able to lift the cause of concern.",
    "I consider the cause of concern to have been met.",
    "All 40 drivers had been examined by a doctor, and the cause of concern is discharged.",
    "We confirm that the force has met the cause of concern.",
    "On this basis, the cause of concern is now closed.",
    "The cause of concern, which we issued in 2019, is closed.",
    "The cause of concern about volunteers who drive minibuses is closed.",
)
DOUBTED = (
    "The deputy wrote that the cause of concern has been closed.",
    "Its board has closed the cause of concern.",
    "The cause of concern has been closed by the board.",
    "The cause of concern is closed, says the chief constable.",
    "The cause of concern is closed, in the force's eyes.",
    "As the force sees it, the cause of concern is closed.",
    "On the force's tracker the cause of concern is closed.",
    "We have closed the cause of concern for drivers under 60.",
    "We have closed the cause of concern, at any rate on paper.",
    "We have closed the cause of concern, with one reservation.",
    "We have closed the cause of concern, subject to a visit in May.",
    "We have closed the cause of concern, to be looked at again in a year.",
    "We have closed the cause of concern on the assumption that doctors are found.",
    "We have closed the cause of concern in the knowledge that some drivers are unfit.",
    "We have closed the cause of concern and opened another.",
    "We have closed the cause of concern and made an area for improvement of it.",
    "We have closed the cause of concern, but a third of the drivers have not seen a doctor.",
    "We have closed the cause of concern in the east of the county.",
    "We have closed half of the cause of concern.",
    "We have closed the file on the cause of concern to outsiders.",
    "We have closed the cause of concern about kennels.",
    "We have closed the cause of concern that we raised with Dale Police.",
    "We have closed the cause of concern from our custody inspection.",
    "We have closed the cause of concern from 2011.",
    "We had closed the cause of concern when a minibus left the road.",
    "We would have closed the cause of concern.",
    "We have not closed the cause of concern.",
    "We have as good as closed the cause of concern.",
    "We have all but closed the cause of concern.",
    "Have we closed the cause of concern?",
    "Were the drivers fit, the cause of concern is closed.",
    "Once the last driver has been seen, the cause of concern is closed.",
    "The cause of concern is closed when every driver is fit.",
    "The day on which the cause of concern is closed is far off.",
    "The force wants us to say that we have closed the cause of concern.",
    "The press has it that we have closed the cause of concern.",
    "Some staff are under the impression that we have closed the cause of concern.",
    "The rumour that we have closed the cause of concern has reached the garages.",
    "It is not so that we have closed the cause of concern.",
    "It is a mistake to suppose that the cause of concern is closed.",
    "We are satisfied that the plan that answers the cause of concern has been met.",
    "We are satisfied that the unit in the cause of concern has been closed.",
    "We confirm that the force has met its board about the cause of concern.",
    "We regard the cause of concern as closed to debate.",
    "We consider the cause of concern met in spirit.",
    "The cause of concern is met with indifference.",
    "The cause of concern has been removed from the report to save space.",
    "The cause of concern is closed for consultation.",
    "The cause of concern has been withdrawn from view while the lawyers look at it.",
)
BESIDE = (
    "We have closed the cause of concern. {}",
    "The cause of concern is closed. {}",
    "The cause of concern is closed. The garage is in Mill Lane. {}",
)
TAKEN_BACK = (
    "However, a third of the drivers have still to see a doctor.",
    "We reopened it in June.",
    "More work is needed on this.",
    "This has not yet been done at two stations.",
    "In its place there is an area for improvement.",
    "We have made an area for improvement instead.",
    "That was too early.",
    "This is what the chief constable said, and we do not agree.",
    "Only the day drivers have been seen.",
    "The night drivers remain unexamined.",
    "There are gaps.",
)
LENT = (
    "The chief constable told the panel as follows.",
    "The minutes of the board read thus.",
    "We also looked at Dale Police.",
    "If every driver sees a doctor, this is what we would say.",
    "The tracker has three lines.",
)


def _one(said: str) -> Status:
    return told(
        {
            "kind": "cause_of_concern",
            "asked": CONCERN,
            "others": (BOATS,),
            "said": said,
            "year": 2019,
        }
    )


def _of_three(said: str) -> Status:
    others = (KENNELS, BOATS)
    return told(
        {"kind": "recommendation", "asked": DRIVERS, "others": others, "said": said, "year": 2019}
    )


@pytest.mark.parametrize("said", CLOSED)
def test_plain_words_of_the_inspectorate_close_the_only_finding_of_their_kind(said: str) -> None:
    assert _one(said) is Status.RESOLVED


@pytest.mark.parametrize("said", DOUBTED)
def test_words_that_leave_a_doubt_close_nothing(said: str) -> None:
    assert _one(said) is not Status.RESOLVED


@pytest.mark.parametrize("behind", TAKEN_BACK)
@pytest.mark.parametrize("said", BESIDE)
def test_two_sentences_behind_a_closing_may_take_it_back(said: str, behind: str) -> None:
    assert _one(said.format(behind)) is not Status.RESOLVED


@pytest.mark.parametrize("behind", TAKEN_BACK)
def test_the_next_paragraph_may_take_a_closing_back(behind: str) -> None:
    assert _one(f"The cause of concern is closed.\n\n{behind}") is not Status.RESOLVED


@pytest.mark.parametrize("before", LENT)
def test_the_sentence_before_may_lend_a_closing_to_somebody_else(before: str) -> None:
    assert _one(f"{before} The cause of concern is closed.") is not Status.RESOLVED


@pytest.mark.parametrize(
    ("said", "closes"),
    [
        ("The three recommendations have been met.", True),
        ("We have closed all three recommendations.", True),
        ("The first of the three recommendations has been implemented.", True),
        ("We have discharged the recommendation about volunteers who drive minibuses.", True),
        ("The recommendation is closed.", False),
        ("The recommendations are closed.", False),
        ("Both recommendations are closed.", False),
        ("The four recommendations have been met.", False),
        ("The first recommendation is closed.", False),
        ("The first of the two recommendations is closed.", False),
        ("The second of the three recommendations is closed.", False),
        ("The recommendation about the kennels is closed.", False),
        ("The recommendation about the force is closed.", False),
        ("We looked at the fitness of drivers. We have closed the matter.", False),
        ("We looked at the kennels. We have closed that recommendation.", False),
        ("The kennels are dry and the radios work. The recommendation is closed.", False),
    ],
)
def test_a_closing_of_one_of_several_is_bound_by_count_place_or_words_of_its_own(
    said: str, closes: bool
) -> None:
    assert (_of_three(said) is Status.RESOLVED) is closes

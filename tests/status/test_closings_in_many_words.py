"""Formal words on earlier findings in many wordings: which close a finding, keep it, or tell nothing."""

from __future__ import annotations

import pytest

from peeldiff.model import Status
from tests.status.test_closings import MEANT, told

CONCERN = "The force does not vet its contractors before they start work."
VETTED = "The force should vet its contractors before they start work."
VISITED = "The force should visit registered sex offenders on time."

ONE_CLOSED = (
    "I have therefore closed the cause of concern.",
    "HMICFRS now regards its cause of concern as satisfied.",
    "Accordingly, the cause of concern is formally lifted.",
    "Vetting of contractors is no longer a cause of concern.",
    "We don't consider the vetting of contractors a cause of concern any longer.",
    "It is a pleasure to report that the cause of concern has been discharged.",
    "There is no longer a cause of concern about the vetting of contractors.",
    "We can close the cause of concern that we issued in 2019.",
    "This letter is formal notice that the cause of concern is withdrawn.",
    "The 2019 cause of concern is closed.",
    "I am now in a position to sign off the cause of concern.",
    "The force can consider the cause of concern closed.",
    "The cause of concern has been taken off our register.",
    "We are content that the cause of concern has been dealt with.",
    "I no longer have a cause of concern about vetting.",
    "Having tested 60 files, we lifted the cause of concern.",
    "The cause of concern, which we issued in 2019, is discharged.",
    "The outcome of our revisit is that the cause of concern is closed.",
    "I confirm that the cause of concern has been closed.",
    "We are satisfied that the force has met the terms of the cause of concern.",
    "The matter is closed as far as we are concerned: the cause of concern is lifted.",
    "We read 80 files. Every contractor had been vetted. The cause of concern has therefore "
    "served its purpose, and it goes.",
    "Nothing remains outstanding under the cause of concern.",
    "On the strength of these results the cause of concern is rescinded.",
    "Our 2019 report gave the force a cause of concern on the vetting of contractors. That has "
    "been met in full and is closed.",
    "I am pleased to tell you that I have agreed to lift the cause of concern.",
    "We had expected to be critical again. Instead we have closed the cause of concern.",
    "The cause of concern has been struck from our list.",
    "I can confirm that the cause of concern no longer applies to the force.",
    "The cause of concern has been resolved and we have no further requirements of the force.",
    "The cause of concern, in our judgment, has been met.",
    "I have accepted that the cause of concern is met.",
)
FIRST_CLOSED = (
    "Both recommendations have been discharged.",
    "The two recommendations are closed.",
    "The first of our two recommendations is met.",
    "The contractors recommendation is complete.",
    "Each of the two recommendations has been implemented.",
    "We regard both recommendations as fulfilled.",
    "Contractors are vetted before they set foot in a station. We have closed that recommendation.",
)
FIRST_KEPT = (
    "The recommendation about contractors remains open.",
    "Neither recommendation has been met.",
    "We cannot yet close the recommendation about contractors.",
    "Both recommendations stand.",
    "I am keeping both recommendations open.",
    "The recommendation on contractors has still not been implemented, and we repeat it.",
    "We are not satisfied that the recommendation on contractors has been met.",
    "There is no question of our closing the recommendation on contractors.",
    "The contractors recommendation is still live.",
)
FIRST_NOTHING = (
    "One of the two recommendations has been met.",
    "The second recommendation is closed.",
    "The recommendation about sex offenders has been met.",
    "We will close the recommendation on contractors once the last of them has been vetted.",
    "The recommendation on contractors has been met in the north of the county.",
    "The force's improvement board has closed both recommendations.",
    "The chief constable tells us that both recommendations have been met.",
    "The recommendation on contractors is almost met.",
    "We expect to close both recommendations next year.",
    "Both recommendations were closed in 2021 but have been reopened.",
    "We hoped to be able to close the recommendation on contractors.",
    "Had the contractors been vetted, we would have closed the recommendation.",
    "The commissioner has asked for the recommendation on contractors to be closed.",
    "The force's tracker shows both recommendations as closed.",
    "The three recommendations have been met.",
    "The recommendation on contractors that the auditor made has been met.",
    "To close the recommendation on contractors, the force must vet the rest.",
    "The recommendation on contractors may be closed by the spring.",
    "The recommendation on contractors is not far from being closed.",
    "It is for us, and not for the force, to say that the recommendation on contractors is closed.",
    "We were asked to consider closing the recommendation on contractors.",
    "The recommendation on contractors has been met on paper.",
    "Most of the recommendation on contractors has been met.",
    "The recommendation on contractors was closed prematurely.",
    "The recommendation on contractors will be discharged when we next visit.",
    "The recommendation about the closing of stations has been met.",
    "A recommendation is closed when it has been met.",
    "We have not decided whether the recommendation on contractors has been met.",
    "Officers believe that the recommendation on contractors has been met.",
    "The recommendation on contractors has been met for new contractors, but not for old ones.",
    "Nobody could tell us whether the recommendations had been met.",
    "The closure of the recommendation on contractors depends on the audit.",
    "The force is working to close both recommendations.",
    "The programme has closed both recommendations, subject to our review.",
    "We set out in 2019 how both recommendations could be closed.",
    "The force has a plan to meet both recommendations.",
    "By the end of the year the recommendation on contractors should be closed.",
    "The force declared both recommendations complete; our files say otherwise.",
    "We regard the recommendation on contractors as closed. That was our view in May; we have "
    "since changed our minds.",
    "The recommendation on contractors is met in all but name.",
    "We have withdrawn from the contract. The recommendations have been shared.",
    "If it were ours to decide again, both recommendations would be closed.",
    "Other forces have met the recommendation on contractors.",
    "The force has met neither the letter nor the spirit of the recommendation on contractors.",
    "Both recommendations have been closed by the board.",
    "Both recommendations, the deputy told us, are closed.",
    "In the view of the chief constable, both recommendations are closed.",
    "We accept that the force regards both recommendations as closed.",
    "The recommendation on contractors has been superseded.",
    "We have closed our inspection. The recommendations are in annex A.",
)
AREA_CLOSED = (
    "The AFI on contractors is closed.",
    "We are satisfied on both counts, and both areas for improvement are closed.",
)
ONE_KEPT = (
    "The cause of concern is not lifted.",
    "I am sorry to say that the cause of concern must stay.",
    "There has been progress. It isn't enough for us to discharge the cause of concern.",
    "The cause of concern continues in force.",
    "The force has more to do before we can close the cause of concern, which remains.",
    "We can't yet say that the cause of concern has been met, so it stays with the force.",
    "The cause of concern is extended for a further year.",
    "The cause of concern has yet to be met.",
    "We stand by our cause of concern.",
    "The cause of concern has not been lifted, and will not be until contractors are vetted.",
    "I have told the chief constable that the cause of concern stays where it is.",
    "Our cause of concern therefore stands.",
    "The cause of concern is not discharged.",
    "For these reasons we retain the cause of concern.",
    "We see no ground for lifting the cause of concern.",
    "The cause of concern must remain.",
    "We have renewed the cause of concern.",
)
ONE_NOTHING = (
    "The force is confident that the cause of concern will shortly be closed.",
    "The cause of concern would have been closed by now had the unit been staffed.",
    "We are reviewing the evidence on the cause of concern.",
    "The cause of concern is on its way out.",
    "Staff spoke of the cause of concern as though it had been closed.",
    "The cause of concern that we raised in our custody inspection has been closed.",
    "The Home Office has lifted its cause of concern.",
    "A letter closing the cause of concern was drafted but not sent.",
    "We were on the point of closing the cause of concern when two contractors were arrested.",
    "The cause of concern is ready to be closed, and the file review will tell us whether it can be.",
    "Closing the cause of concern will be for my successor.",
    "The cause of concern can be closed only by HM Chief Inspector, who has yet to see the file.",
    "We do not know how many forces have had a cause of concern closed.",
    "We closed the interview by asking about the cause of concern.",
    "The gap that gave rise to the cause of concern has been closed.",
    "The unit behind the cause of concern has been closed.",
    "The risk that lay behind the cause of concern has been removed.",
    "The action plan for the cause of concern has been completed.",
    "The force has completed the first stage of its response to the cause of concern.",
    "The meeting on the cause of concern was closed by the chair.",
    "The force has closed 14 of the 20 actions under the cause of concern.",
    "Actions under the cause of concern have been completed.",
    "The work on the cause of concern has been signed off by the deputy chief constable.",
    "We lifted the cause of concern in 2021, and in 2022 had to impose it afresh.",
    "The cause of concern is closed to new evidence until June.",
    "The cause of concern had been lifted when the second case came to light.",
    "We consider the part of the cause of concern that deals with contractors closed.",
    "The cause of concern is all but closed.",
    "I hope to write next month to say that the cause of concern is closed.",
    "To the extent that contractors are vetted, the cause of concern is closed.",
    "At the time of our visit the force had told councillors that the cause of concern was closed.",
    "In our hotel we read a newspaper, which said that the cause of concern had been lifted.",
    "The cause of concern is discharged so far as contractors are concerned.",
    "The police and crime panel has been told that the cause of concern is closed.",
    "Our reading of the minutes is that the board treats the cause of concern as closed.",
    "The inspectorate's website carried a note that the cause of concern was closed, which was an "
    "error.",
    "The cause of concern is discharged up to a point.",
    "The union called for the cause of concern to be lifted.",
    "The first part of the cause of concern has been closed.",
    "The work that we asked for in the cause of concern has begun, and the first half of it has "
    "been signed off.",
    "We do not say that the cause of concern is closed.",
    "Whether the cause of concern is closed is a matter for our next report.",
    "As long as the backlog is rising, the cause of concern can't be closed.",
)


def _piece(kind: str, said: str) -> dict[str, object]:
    texts = (CONCERN,) if kind == "cause_of_concern" else (VETTED, VISITED)
    return {"kind": kind, "asked": texts[0], "others": texts[1:], "said": said, "year": 2019}


@pytest.mark.parametrize("said", ONE_CLOSED)
def test_a_cause_of_concern_is_closed(said: str) -> None:
    assert MEANT["closed"](told(_piece("cause_of_concern", said)))


@pytest.mark.parametrize("said", ONE_KEPT)
def test_a_cause_of_concern_is_kept(said: str) -> None:
    assert MEANT["kept"](told(_piece("cause_of_concern", said)))


@pytest.mark.parametrize("said", ONE_NOTHING)
def test_nothing_is_told_of_a_cause_of_concern(said: str) -> None:
    assert MEANT["nothing"](told(_piece("cause_of_concern", said)))


@pytest.mark.parametrize("said", FIRST_CLOSED)
def test_the_first_of_two_recommendations_is_closed(said: str) -> None:
    assert MEANT["closed"](told(_piece("recommendation", said)))


@pytest.mark.parametrize("said", FIRST_KEPT)
def test_the_first_of_two_recommendations_is_kept(said: str) -> None:
    assert MEANT["kept"](told(_piece("recommendation", said)))


@pytest.mark.parametrize("said", FIRST_NOTHING)
def test_the_first_of_two_recommendations_is_not_closed(said: str) -> None:
    assert MEANT["nothing"](told(_piece("recommendation", said)))


@pytest.mark.parametrize("said", AREA_CLOSED)
def test_the_first_of_two_areas_is_closed(said: str) -> None:
    assert MEANT["closed"](told(_piece("area_for_improvement", said)))


@pytest.mark.parametrize(
    ("count", "closes"), [("two", False), ("three", True), ("four", False), ("both", False)]
)
def test_a_count_that_does_not_agree_closes_nothing(count: str, closes: bool) -> None:
    piece = _piece("recommendation", f"The {count} recommendations have been met.")
    piece["others"] = (VISITED, "The force should count the cash in its stores.")
    assert (told(piece) is Status.RESOLVED) is closes


@pytest.mark.parametrize(
    "behind",
    [
        "In May we reopened it.",
        "That was premature.",
        "However, many contractors still start unvetted.",
        "We have since changed our minds.",
        "In its place we have made an area for improvement.",
        "We do not now regard that as right.",
    ],
)
def test_the_next_sentence_takes_a_closing_back(behind: str) -> None:
    piece = _piece("cause_of_concern", f"We have closed the cause of concern. {behind}")
    assert told(piece) is not Status.RESOLVED


def test_a_cause_of_concern_and_its_recommendations_are_closed_in_one_sentence() -> None:
    piece = _piece(
        "recommendation",
        "The two recommendations on contractors and offenders have been met, and we are glad of it.",
    )
    assert told(piece) is Status.RESOLVED

"""The inspectorate closes or keeps a finding in so many words, or does neither."""

from __future__ import annotations

import pytest

from peeldiff.model import FindingKind
from peeldiff.statements import Decided, tokenise
from peeldiff.statements.decisions import find_decision

AREA, CONCERN = FindingKind.AREA_FOR_IMPROVEMENT, FindingKind.CAUSE_OF_CONCERN
CLOSED = {
    "This is no longer an area for improvement.": AREA,
    "We have closed this area for improvement.": AREA,
    "The area for improvement has been closed.": AREA,
    "We have discharged the cause of concern.": CONCERN,
    "The cause of concern is lifted.": CONCERN,
    "This recommendation has been met.": FindingKind.RECOMMENDATION,
    "We have therefore closed it.": None,
    "We are satisfied that this has been addressed.": None,
    "Our review concluded that this area for improvement has been met.": AREA,
    "We concluded that this area for improvement has been met.": AREA,
}
KEPT = {
    "This remains an area for improvement.": AREA,
    "We have not closed the cause of concern.": CONCERN,
    "The cause of concern stays in place.": CONCERN,
    "It is still an area for improvement.": AREA,
    "The recommendation has not been met.": FindingKind.RECOMMENDATION,
    "We are not satisfied that this has been addressed.": None,
}
NEITHER = (
    "We will close this area for improvement when the ropes are dry.",
    "If the ropes are dry, we would close the cause of concern.",
    "The recommendation, to be completed by March, has three parts.",
    "We made this an area for improvement.",
    "The force has closed two police stations.",
    "The ropes have been dried.",
    "We have asked whether the cause of concern could be closed.",
    "The case was closed.",
    "The force considers that this area for improvement is complete.",
    "The chief constable told us that this recommendation can be closed.",
    "Her deputy wrote to us in May to say that the cause of concern has been met in full.",
    "In the force's view this area for improvement has been met.",
    "The force's board concluded that the area for improvement is closed.",
    "Officers say that it is no longer an area for improvement.",
)


@pytest.mark.parametrize(("text", "kind"), CLOSED.items())
def test_a_closing_is_read_with_its_kind(text: str, kind: FindingKind | None) -> None:
    found = find_decision(tokenise(text))
    assert found is not None
    assert (found.decided, found.kind) == (Decided.CLOSED, kind)


@pytest.mark.parametrize(("text", "kind"), KEPT.items())
def test_what_is_kept_is_read_with_its_kind(text: str, kind: FindingKind | None) -> None:
    found = find_decision(tokenise(text))
    assert found is not None
    assert (found.decided, found.kind) == (Decided.KEPT, kind)


@pytest.mark.parametrize("text", NEITHER)
def test_what_only_sounds_like_a_decision_is_none(text: str) -> None:
    assert find_decision(tokenise(text)) is None


WAS_AND_IS = [
    "This was an area for improvement in 2018/19 and is closed.",
    "This was an area for improvement in 2018/19 and is now closed.",
    "That was also an area for improvement in our last report, and has been discharged.",
    "It was a recommendation in 2016 and is met in full.",
    "This was a cause of concern in 2016 and has been removed.",
]


@pytest.mark.parametrize("text", WAS_AND_IS)
def test_what_was_one_and_is_closed_is_closed(text: str) -> None:
    decision = find_decision(tokenise(text))
    assert decision is not None
    assert decision.decided is Decided.CLOSED


@pytest.mark.parametrize(
    "text",
    [
        "This was an area for improvement in 2018/19 and is almost closed.",
        "This was an area for improvement in 2016 and has been closed only in part.",
        "This was an area for improvement in 2016, and the yard is closed.",
        "This was an area for improvement and is to be closed next year.",
        "This was an area for improvement in 2018/19 and is one still.",
    ],
)
def test_what_was_one_and_is_something_else_is_not(text: str) -> None:
    decision = find_decision(tokenise(text))
    assert decision is None or decision.decided is Decided.KEPT

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

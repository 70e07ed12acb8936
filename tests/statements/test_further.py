"""Sentences that go on with a recall, and those that only begin like one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.statements import Statements

RECALL = "Our 2016 report asked the force to keep a list of its bicycles. It now keeps one."
FURTHER = (
    "We also said that it should mend them.",
    "We further recommended that it should mend them.",
    "HMIC also asked the force to mend them.",
    "In addition, we wanted the force to mend them.",
    "Moreover, we had said that they should be mended.",
    "It should also, we said, mend them.",
    "Another recommendation was that the force should mend them.",
    "A second area for improvement concerned their brakes.",
    "The other point was that they should be mended.",
)
NOT_FURTHER = (
    "We also found that they were rusty.",
    "We also asked 40 constables how they liked them.",
    "We also spoke with those who mend them.",
    "We will also say more of them in our next report.",
    "We have also identified an area for improvement.",
    "Officers also said that they should be mended.",
    "It should also mend them.",
    "Another matter is that they are rusty.",
    "The force said that it would also mend them.",
)


@pytest.mark.parametrize("said", FURTHER)
def test_what_goes_on_with_a_recall_recalls_the_same_inspection(
    statements: Callable[..., Statements], said: str
) -> None:
    recall = statements(f"{RECALL} {said}").rows[-1].recall
    assert recall is not None
    assert recall.years == ("2016",)


@pytest.mark.parametrize("said", FURTHER)
def test_so_it_does_in_the_paragraph_behind(
    statements: Callable[..., Statements], said: str
) -> None:
    recall = statements(f"{RECALL}\n\n{said}").rows[-1].recall
    assert recall is not None
    assert recall.years == ("2016",)


@pytest.mark.parametrize("said", FURTHER)
def test_without_a_recall_before_it_goes_on_with_none(
    statements: Callable[..., Statements], said: str
) -> None:
    recall = statements(f"The force has bicycles. {said}").rows[-1].recall
    assert recall is None or not recall.years


@pytest.mark.parametrize("said", NOT_FURTHER)
def test_what_only_begins_like_it_recalls_nothing(
    statements: Callable[..., Statements], said: str
) -> None:
    recall = statements(f"{RECALL} {said}").rows[-1].recall
    assert recall is None or not recall.years


def test_what_was_said_of_another_year_stays_of_that_year(
    statements: Callable[..., Statements],
) -> None:
    said = "In 2014 we also said that it should mend them."
    recall = statements(f"{RECALL} {said}").rows[-1].recall
    assert recall is not None
    assert recall.years == ("2014",)


def test_a_recall_two_paragraphs_before_is_not_gone_on_with(
    statements: Callable[..., Statements],
) -> None:
    between = "The canteen was painted in the spring."
    recall = statements(f"{RECALL}\n\n{between}\n\n{FURTHER[0]}").rows[-1].recall
    assert recall is None or not recall.years

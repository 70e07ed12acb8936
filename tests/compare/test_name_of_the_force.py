"""Who is asked may be told by name: "Marlshire Police should …" asks for what "the force should …" does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

CRIME = "Investigating crime"
ANSWERED = [
    ("{} should cut the time that seized phones wait to be examined.",
     "In 2016 we said that seized phones wait too long. We have closed this area for improvement.",
     Status.RESOLVED),
    ("{} should make sure that every seized car is photographed on arrival.",
     "Every seized car is now photographed on arrival: we found a photograph in all 60 records.",
     Status.RESOLVED),
    ("{} should teach its wardens to ride.",
     "In 2016 we asked for wardens who can ride. This is no longer an area for improvement.",
     Status.RESOLVED),
    ("{} should mend its boats before the winter.",
     "We did not look at boats and how they are mended this year.",
     Status.NOT_REINSPECTED),
    ("{} should train its divers.",
     "The choir sang in the spring.",
     Status.NOT_RAISED),
]  # fmt: skip


@pytest.mark.parametrize("name", ["The force", "Marlshire Police"])
@pytest.mark.parametrize(("asked", "said", "status"), ANSWERED)
def test_the_name_of_the_force_is_no_word_that_an_answer_must_have(
    diff: Diff, question: Question, asked: str, said: str, status: Status, name: str
) -> None:
    findings = diff(question(CRIME, asked.format(name)), question(CRIME, prose=said)).findings
    assert [change.status for change in findings] == [status]


def test_the_name_of_another_force_is_one(diff: Diff, question: Question) -> None:
    asked = "The force should lend its boats to Otherland Constabulary."
    said = "The force now lends all of its boats to the coastguard."
    (change,) = diff(question(CRIME, asked), question(CRIME, prose=said)).findings
    assert change.status is not Status.RESOLVED

"""Whether a report looked at a point: a recall of it answers, and a sentence of scope names one question."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import InspectionDiff, Status

Diff = Callable[..., InspectionDiff]
Question = Callable[..., str]

PUBLIC, WORKFORCE = "Fair treatment of the public", "Fair treatment of the workforce"
NOT_SEEN = "This question was not subject to inspection in 2017, and our judgment of 2016 stands."
SUMMARY = "## HM Inspector's summary\n\n"
OTHERS = [
    "The force should ensure that its rota for holidays is fair.",
    "The force should make the treatment of stray dogs by its kennels kinder.",
    "The force should tell the public how its choir is paid.",
    "The force should be fair when it lends its boats.",
    "The force should put the treatment of burns on its course for divers.",
]


@pytest.mark.parametrize("asked", OTHERS)
@pytest.mark.parametrize(
    "scope",
    [
        "The fair treatment of the public was not inspected, and our judgment of 2016 has been carried over.",
        "We did not inspect the fair treatment of the public this year.",
    ],
)
def test_a_sentence_of_scope_on_another_question_is_not_on_a_point_that_shares_a_word(
    diff: Diff, question: Question, asked: str, scope: str
) -> None:
    old = question(PUBLIC) + question(WORKFORCE, asked)
    new = f"{SUMMARY}{scope}\n\n{question(PUBLIC, grade='')}{question(WORKFORCE)}"
    found = next(one for one in diff(old, new).findings if one.old)
    assert found.status is not Status.NOT_REINSPECTED


def test_a_sentence_of_scope_on_its_own_question_is(diff: Diff, question: Question) -> None:
    asked = "The force should tell the public how its choir is paid."
    scope = f"{SUMMARY}We did not inspect the fair treatment of the public.\n\n"
    new = scope + question(PUBLIC, grade="", prose=NOT_SEEN)
    found = next(one for one in diff(question(PUBLIC, asked), new).findings if one.old)
    assert found.status is Status.NOT_REINSPECTED


RECALLED = [
    ("The force should hold a yearly talk with each of its kennel staff on their hopes and training.",
     "The position on yearly talks in the kennels is no better than when we last asked."),
    ("The force should repair the heating of its stables before horses from other forces are lodged in them.",
     "The heating and the horses are much as we saw them in 2016."),
    ("The force should teach the members of its choir to read music, and should pay a conductor.",
     "The choir and its conductor are where they were when we wrote about music in 2016."),
    ("The force should keep a list of the boats that it lends to clubs, schools and carnival companies.",
     "Of boats and clubs we wrote in 2016 that few knew a list; that is still our view."),
    ("The force should weigh its horses each month and enter the result in a book that the vet can see.",
     "We raised the weighing of horses and the book in 2016 and have nothing to add."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "said"), RECALLED)
def test_a_point_that_is_recalled_elsewhere_was_not_left_out(
    diff: Diff, question: Question, asked: str, said: str
) -> None:
    crime = "Investigating crime"
    old = question(crime) + question(WORKFORCE, asked)
    new = question(crime, prose=said) + question(WORKFORCE, grade="", prose=NOT_SEEN)
    found = next(one for one in diff(old, new).findings if one.old)
    assert found.status is not Status.NOT_REINSPECTED


def test_a_point_that_nothing_recalls_was(diff: Diff, question: Question) -> None:
    crime = "Investigating crime"
    old = question(crime) + question(WORKFORCE, RECALLED[0][0])
    new = question(crime) + question(WORKFORCE, grade="", prose=NOT_SEEN)
    found = next(one for one in diff(old, new).findings if one.old)
    assert found.status is Status.NOT_REINSPECTED

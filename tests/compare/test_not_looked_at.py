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


BUSINESS, RESPONDING = "Managing its business", "Responding to the public"
TOLD_ELSEWHERE = [
    ("The force should keep a complete list of the trades that its wardens have learned.",
     "A list of trades has been drawn and a printer found, but the order hadn't been placed, and "
     "sergeants still ask round the canteen when a joiner is wanted."),
    ("The force should plan its oil so that it doesn't have to borrow from its neighbours each winter.",
     "The tanks were full in March, and for the second winter running nothing was borrowed."),
    ("The force should know which of its boats are in danger of being left to rot, and have them tarred.",
     "We went out with the boatmen of two creeks. They carried a list of 31 hulls that may rot, and each is "
     "tarred once a month."),
    ("The force doesn't note all the songs that lie behind requests to its choir.",
     "Where a school asked for songs, 38 of 40 requests were put down. Where a club did, only 11 of 29."),
    ("The force should work out how it could share its kennels with other services.",
     "Half of the kennels stand empty, and there's no agreement with the fire service on who may use them."),
    ("Grooms should clean the stables themselves.",
     "Twelve of the 48 stables had been cleaned; the rest had been swept by a boy who hadn't met the horse."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "said"), TOLD_ELSEWHERE)
def test_a_question_that_is_no_longer_asked_by_name_may_be_told_of_elsewhere(
    diff: Diff, question: Question, asked: str, said: str
) -> None:
    old = question(RESPONDING) + question(BUSINESS, asked)
    found = next(one for one in diff(old, question(RESPONDING, prose=said)).findings if one.old)
    assert found.status is not Status.NOT_REINSPECTED


@pytest.mark.parametrize("asked", [asked for asked, _ in TOLD_ELSEWHERE])
def test_a_question_that_is_not_asked_and_of_which_nothing_is_near_was_not_looked_at(
    diff: Diff, question: Question, asked: str
) -> None:
    old = question(RESPONDING) + question(BUSINESS, asked)
    said = "The telephone is answered by a polite person who writes quickly and forgets little."
    found = next(one for one in diff(old, question(RESPONDING, prose=said)).findings if one.old)
    assert (found.status, found.rule) == (Status.NOT_REINSPECTED, "not-asked")


@pytest.mark.parametrize(("asked", "said"), TOLD_ELSEWHERE)
@pytest.mark.parametrize("heading", ["What became of it", "Business", "Second visit"])
def test_a_report_without_questions_may_have_looked_at_anything(
    diff: Diff, question: Question, asked: str, said: str, heading: str
) -> None:
    old = question(RESPONDING) + question(BUSINESS, asked)
    found = next(
        one for one in diff(old, question(heading, grade="", prose=said)).findings if one.old
    )
    assert found.status is not Status.NOT_REINSPECTED


OFF_SUBJECT = [
    ("Tackling piracy", "The force should note what its work against piracy achieves, and learn from it."),
    ("Policing the harbour", "The force should find out which harbour wardens have learned to swim."),
    ("How effective is the force at tackling forgery?", "The force should learn from each case of forgery."),
    ("Keeping horses", "The force should know which of its horses have been seen by a vet in the year."),
    ("Weather warnings", "The force should learn which warnings of bad weather are heard in the villages."),
    ("How well does the force use its choir?", "The force should note what its choir has learned."),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "asked"), OFF_SUBJECT)
def test_a_report_without_a_word_of_the_subject_did_not_look_at_it(
    diff: Diff, question: Question, heading: str, asked: str
) -> None:
    old = question(RESPONDING) + question(heading, asked)
    said = (
        "Sergeants know each street by now, and what they saw there in the year is kept in a book."
    )
    found = next(one for one in diff(old, question(RESPONDING, prose=said)).findings if one.old)
    assert found.status is Status.NOT_REINSPECTED


NAMED = [
    ("The force should ensure that wardens review each occasion on which Kestrel nets are used.",
     "The force should ensure that its officers record each occasion on which they use ropes.",
     "Kestrel nets we did not examine, because a national review of them is under way."),
    ("The force should ensure that officers record the reason for each use of Lynx leads.",
     "The force should ensure that officers record the reason for each use of a whistle.",
     "We did not look at Lynx leads on this occasion."),
]  # fmt: skip


@pytest.mark.parametrize(("asked", "again", "scope"), NAMED)
def test_what_a_point_names_and_nobody_looked_at_is_not_asked_for_again(
    diff: Diff, question: Question, asked: str, again: str, scope: str
) -> None:
    found = diff(question(PUBLIC, asked), question(PUBLIC, again, prose=scope)).findings
    assert {one.status for one in found} == {Status.NOT_REINSPECTED, Status.NEW}


POINTS_BACK = [
    "We did not consider the choir. We now inspect these separately, and a report is likely to follow.",
    "We did not consider the choir. We will examine it separately, and a report is likely to follow.",
]


@pytest.mark.parametrize("scope", POINTS_BACK)
def test_a_sentence_of_scope_that_points_back_is_on_what_was_named_before(
    diff: Diff, question: Question, scope: str
) -> None:
    asked = "The force should understand the demand that is likely to be under-reported."
    found = next(
        one
        for one in diff(question(PUBLIC, asked), question(PUBLIC, prose=scope)).findings
        if one.old
    )
    assert found.status is not Status.NOT_REINSPECTED

"""What is said decides, not what it is said of: laws over answers that settle a point.

Each answer below settles its point. The same answer denied, planned, told by an officer of the force or said
of another force never does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import FindingChange, Inspection, Status
from peeldiff.report import read_document

CRIME = "Investigating crime"
FORCE, OTHER = "Marlshire Police", "Brackenshire Constabulary"
CALM = "The canteen was painted in the spring, and the choir meets there on Tuesdays."


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A point: what was asked for, how it is recalled, what is now so and what is not."""

    asked: str
    recall: str
    so: str
    not_so: str
    to_be: str


SUBJECTS = {
    "bail": Subject(
        asked="The force should make sure that sergeants review the bail of each suspect every month.",
        recall="In 2016 we said that sergeants should review the bail of each suspect every month.",
        so="sergeants now review the bail of each suspect every month",
        not_so="sergeants do not review the bail of each suspect every month",
        to_be="sergeants will review the bail of each suspect every month from the autumn",
    ),
    "injuries": Subject(
        asked="The force should photograph every injury that a detainee brings into custody.",
        recall="In 2016 we asked for every injury of a detainee to be photographed in custody.",
        so="every injury of a detainee is now photographed in custody",
        not_so="injuries of detainees are not photographed in custody",
        to_be="every injury of a detainee will be photographed in custody from next year",
    ),
    "licences": Subject(
        asked="The force should make sure that every firearms licence is checked against health records.",
        recall="In 2016 we said that firearms licences should be checked against health records.",
        so="every firearms licence is now checked against health records",
        not_so="firearms licences are not checked against health records",
        to_be="every firearms licence will be checked against health records by the summer",
    ),
    "keys": Subject(
        asked="The force should make sure that officers sign for the keys of its evidence store.",
        recall="In 2016 we said that officers should sign for the keys of the evidence store.",
        so="officers now sign for the keys of the evidence store",
        not_so="officers still do not sign for the keys of the evidence store",
        to_be="officers are to sign for the keys of the evidence store once a book is bought",
    ),
    "interpreters": Subject(
        asked="The force should call an interpreter for each victim who speaks no English.",
        recall="In 2016 we said that an interpreter should be called for each victim who speaks no English.",
        so="an interpreter is now called for each victim who speaks no English",
        not_so="an interpreter is not called for victims who speak no English",
        to_be="an interpreter will be called for each victim who speaks no English",
    ),
    "lorries": Subject(
        asked="The force should weigh lorries at the harbour at least once a week.",
        recall="In 2016 we said that lorries should be weighed at the harbour at least once a week.",
        so="lorries are now weighed at the harbour every week",
        not_so="lorries are not weighed at the harbour every week",
        to_be="lorries will be weighed at the harbour every week when the scales arrive",
    ),
    "phones": Subject(
        asked="The force should reduce the time that seized phones wait to be examined by its unit.",
        recall="In 2016 we said that seized phones wait too long to be examined by the unit.",
        so="seized phones no longer wait to be examined by the unit",
        not_so="seized phones still wait to be examined by the unit",
        to_be="seized phones will no longer wait to be examined by the unit once a lorry has come",
    ),
}
CLOSINGS = {
    "done": ("This has been done.", "This has not been done."),
    "implemented": ("This has been fully implemented.", "This has not been fully implemented."),
    "rectified": ("This has been rectified.", "This has not been rectified."),
    "put right": ("The force has put this right.", "The force has not put this right."),
    "addressed": ("This has been addressed.", "This has not been addressed."),
    "closed": (
        "We have closed this area for improvement.",
        "We have not closed this area for improvement.",
    ),
    "no longer": (
        "This is no longer an area for improvement.",
        "This is still an area for improvement.",
    ),
}
"""What settles any point that is recalled, and the same denied."""


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"


def _said(subject: Subject, answer: str) -> str:
    return f"{subject.recall} {answer}"


def _report(cycle: str, prose: str, demand: str = "", force: str = FORCE) -> Inspection:
    listed = f"### Areas for improvement\n\n- {demand}\n\n" if demand else ""
    text = (
        f"PEEL: Police effectiveness {cycle}\nAn inspection of {force}\n\n"
        f"## {CRIME}\n\n**Good**\n\n{prose}\n\n{listed}"
        f"## Protecting vulnerable people\n\n**Good**\n\n{CALM}\n"
    )
    return read_document(load_bytes(text.encode(), f"{cycle}.txt"))


@pytest.fixture(scope="module")
def become() -> Callable[..., FindingChange]:
    """What became of a subject of 2016 by what the report of 2017 says."""

    def run(subject: Subject, said: str, *, force: str = FORCE) -> FindingChange:
        old = _report("2016", CALM, subject.asked)
        return compare(old, _report("2017", f"{said}\n\n{CALM}", force=force)).findings[0]

    return run


Become = Callable[..., FindingChange]
each = pytest.mark.parametrize("subject", SUBJECTS.values(), ids=list(SUBJECTS))


def _resolved(become: Become, subject: Subject, answers: Iterator[str] | list[str]) -> list[str]:
    """Of some answers after the recall those that leave the point resolved."""
    return [
        answer
        for answer in answers
        if become(subject, _said(subject, answer)).status is Status.RESOLVED
    ]


def _settling(subject: Subject) -> list[str]:
    return [*(good for good, _ in CLOSINGS.values()), f"{_capital(subject.so)}."]


@each
def test_what_settles_a_point_settles_it_whatever_it_is(become: Become, subject: Subject) -> None:
    """Without this the laws below would hold of a program that settles nothing."""
    assert len(_resolved(become, subject, _settling(subject))) >= 4


def _of(tell: Callable[[Subject], list[str]]) -> pytest.MarkDecorator:
    """Each subject with each answer that `tell` has for it."""
    params = [
        pytest.param(subject, answer, id=f"{name}: {answer}")
        for name, subject in SUBJECTS.items()
        for answer in tell(subject)
    ]
    return pytest.mark.parametrize(("subject", "answer"), params)


def _denied(subject: Subject) -> list[str]:
    return [*(bad for _, bad in CLOSINGS.values()), f"{_capital(subject.not_so)}."]


def _planned(subject: Subject) -> list[str]:
    return [
        f"{_capital(subject.to_be)}.",
        "This will be put right by the summer.",
        "The force plans to address this next year.",
        "We will close this area for improvement when it is done.",
        "The force intends to implement this in full.",
    ]


def _told_by_an_officer(subject: Subject) -> list[str]:
    return [
        f"The chief constable told us that {subject.so}.",
        f"According to the deputy chief constable, {subject.so}.",
        f"An assistant chief constable assured us that {subject.so}.",
        "The chief constable says that this has been put right.",
        "The chief constable believes that this has been done.",
    ]


def _of_another_force(subject: Subject) -> list[str]:
    return [
        f"{OTHER} has put this right.",
        f"{OTHER} has fully implemented this.",
        f"In {OTHER} {subject.so}.",
    ]


@_of(_denied)
def test_a_settling_answer_that_is_denied_settles_nothing(
    become: Become, subject: Subject, answer: str
) -> None:
    assert become(subject, _said(subject, answer)).status is not Status.RESOLVED


@_of(_planned)
def test_a_plan_settles_nothing(become: Become, subject: Subject, answer: str) -> None:
    assert become(subject, _said(subject, answer)).status is not Status.RESOLVED


@_of(_told_by_an_officer)
def test_a_chief_officers_word_settles_nothing(
    become: Become, subject: Subject, answer: str
) -> None:
    assert become(subject, _said(subject, answer)).status is not Status.RESOLVED


@_of(_of_another_force)
def test_what_another_force_has_done_settles_nothing(
    become: Become, subject: Subject, answer: str
) -> None:
    assert become(subject, _said(subject, answer)).status is not Status.RESOLVED


@each
def test_a_report_on_another_force_settles_nothing(become: Become, subject: Subject) -> None:
    found = [
        become(subject, _said(subject, answer), force=OTHER).status for answer in _settling(subject)
    ]
    assert set(found) == {Status.NOT_REINSPECTED}


@each
def test_an_answer_on_another_subject_settles_nothing(become: Become, subject: Subject) -> None:
    others = [other for other in SUBJECTS.values() if other is not subject]
    said = [f"{_said(other, CLOSINGS['implemented'][0])}" for other in others]
    assert [text for text in said if become(subject, text).status is Status.RESOLVED] == []


@each
def test_a_settling_answer_is_never_told_as_open(become: Become, subject: Subject) -> None:
    found = {answer: become(subject, _said(subject, answer)) for answer in _settling(subject)}
    reverse = (Status.PERSISTING, Status.ESCALATED)
    assert [answer for answer, change in found.items() if change.status in reverse] == []


@each
def test_a_resolution_quotes_what_settles_it(become: Become, subject: Subject) -> None:
    for answer in _settling(subject):
        change = become(subject, _said(subject, answer))
        if change.status is Status.RESOLVED:
            assert answer in " ".join(evidence.text for evidence in change.evidence)


@pytest.mark.parametrize(
    "count",
    [
        "Of 40 lorries, 40 had been weighed at the harbour in the week.",
        "All 40 lorries had been weighed at the harbour in the week.",
        "Every one of the 40 lorries had been weighed at the harbour in the week.",
        "40 of the 40 lorries had been weighed at the harbour in the week.",
    ],
)
def test_all_of_a_sample_is_never_told_as_open(become: Become, count: str) -> None:
    subject = SUBJECTS["lorries"]
    reverse = (Status.PERSISTING, Status.PARTLY_RESOLVED)
    assert become(subject, _said(subject, count)).status not in reverse

"""What is asked of another body than the one inspected, and a report that is on another body."""

from __future__ import annotations

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.history import EventKind, history
from peeldiff.model import Addressee, Inspection, InspectionDiff, Pair, Status
from peeldiff.pages.history import history_page
from peeldiff.pages.summary import summary_page
from peeldiff.render.text import text
from peeldiff.report import read_document

BOARD = "the Local Safeguarding Children Board"

SIF = """# Marlshire County Council

## Inspection of services for children in need of help and protection, children
looked after and care leavers

## Inspection date: 7 November 2016 to 1 December 2016

## Report published: 3 February 2017

| 1. Children who need help and protection | Inadequate |
|---|---|
| 2. Children looked after and achieving permanence | Good |

## The local authority

### Recommendations

1. Ensure that every first visit to a family takes place within the time that managers have set.
2. Improve the way in which supervision of social workers is recorded.

## The experiences and progress of children who need help and protection: Inadequate

Ofsted found that first visits were late in a third of the cases that we read.

## The Local Safeguarding Children Board (LSCB)

### The Local Safeguarding Children Board requires improvement

#### Recommendations

3. Review how the board uses what it learns from audits of case files.
4. Strengthen the annual report so that it says what partners have changed.
"""

REVIEW = """# Marlshire Safeguarding Children Board

## Review of the effectiveness of the Local Safeguarding Children Board

## Inspection date: 6 to 8 June 2017

## Report published: 1 August 2017

## The Local Safeguarding Children Board in Marlshire is good

### Recommendations

1. Ensure that audits of case files are shared with every partner of the board.

### Key findings

Ofsted found that the board asks hard questions of its members. Supervision of social workers is
recorded, and first visits to a family are told to the board. The board reads audits of case files.
"""

ILACS = """# Marlshire County Council

## Inspection of local authority children's services

### Inspection dates: 4 March 2019 to 8 March 2019

| Judgement | Grade |
|---|---|
| The experiences and progress of children who need help and protection | Good |
| Overall effectiveness | Good |

Ofsted found that services are good. The partners share audits of case files, and the annual report
on safeguarding says what partners have changed.

## What needs to improve

- The time that passes before the first visit to a family.

## The experiences and progress of children who need help and protection: good

1. Most first visits to a family are in time.
"""

JTAI = """# Joint targeted area inspection of Marlshire

Inspection dates: 7 to 11 May 2018

Ofsted, the Care Quality Commission and HMI Probation looked at how partners answer neglect.

## Headline findings

First visits to a family are late when police and social workers do not speak with each other.

## What needs to improve?

- The time within which partners hold a strategy discussion.
"""


def _read(text: str, name: str) -> Inspection:
    return read_document(load_bytes(text.encode(), name))


@pytest.fixture(scope="module")
def sif() -> Inspection:
    return _read(SIF, "sif.md")


@pytest.fixture(scope="module")
def review() -> Inspection:
    return _read(REVIEW, "review.md")


@pytest.fixture(scope="module")
def ilacs() -> Inspection:
    return _read(ILACS, "ilacs.md")


def _told(diff: InspectionDiff) -> dict[str, Status]:
    return {ref.text[:6]: change.status for change in diff.findings for ref in change.old}


def test_a_finding_says_which_body_it_is_asked_of(sif: Inspection, review: Inspection) -> None:
    assert [f.asked_of for f in sif.findings] == [None, None, BOARD, BOARD]
    assert [(f.asked_of, f.addressed_to) for f in review.findings] == [
        (BOARD, Addressee.OTHER_BODY)
    ]


def test_a_review_of_a_board_does_not_look_at_the_authority(
    sif: Inspection, review: Inspection
) -> None:
    told = _told(compare(sif, review))
    assert (told["Ensure"], told["Improv"]) == (Status.NOT_REINSPECTED,) * 2


def test_a_review_of_a_board_looks_at_what_was_asked_of_the_board(
    sif: Inspection, review: Inspection
) -> None:
    told = _told(compare(sif, review))
    assert Status.NOT_REINSPECTED not in (told["Review"], told["Streng"])


def test_what_is_asked_of_a_board_is_not_asked_of_the_authority_again(
    sif: Inspection, review: Inspection
) -> None:
    changes = compare(sif, review).findings
    linked = [(one.asked_of, two.asked_of) for c in changes for one in c.old for two in c.new]
    assert all(one == two for one, two in linked)


def test_what_was_asked_of_a_board_is_not_looked_at_by_an_inspection_without_it(
    sif: Inspection, review: Inspection, ilacs: Inspection
) -> None:
    told = _told(compare(sif, ilacs))
    assert (told["Review"], told["Streng"]) == (Status.NOT_REINSPECTED,) * 2
    assert list(_told(compare(review, ilacs)).values()) == [Status.NOT_REINSPECTED]


def test_what_the_authority_was_asked_goes_on_over_a_review_of_its_board(
    sif: Inspection, review: Inspection, ilacs: Inspection
) -> None:
    found = history([sif, review, ilacs])
    visits = next(t for t in found.threads if "first visit" in t.text)
    assert [e.kind for e in visits.events if e.findings] == [
        EventKind.RAISED,
        EventKind.RAISED_AGAIN,
    ]


def test_a_joint_inspection_of_partners_does_not_look_at_the_authority_alone(
    sif: Inspection,
) -> None:
    joint = _read(JTAI, "joint.md")
    assert joint.programme == "Joint targeted area inspection"
    told = _told(compare(sif, joint))
    assert set(told.values()) == {Status.NOT_REINSPECTED}
    assert [f.addressed_to for f in joint.findings] == [Addressee.FORCE]


def test_summary_and_history_say_whose_a_point_is(sif: Inspection, ilacs: Inspection) -> None:
    pair = Pair(old=sif, new=ilacs, diff=compare(sif, ilacs))
    told = text(summary_page(pair), 1000, colour=False)
    assert told.count(f"asked of {BOARD}") == 2
    past = text(history_page([history([sif, ilacs])]), 1000, colour=False)
    assert past.count(f"Asked of {BOARD}.") == 2

"""A question that has another name now: whether the newer report looked at its subject."""

from __future__ import annotations

import pytest

from peeldiff.compare import compare
from peeldiff.document.files import load_bytes
from peeldiff.model import FindingChange, Inspection, Status
from peeldiff.report import read_document

CALM = "The canteen was painted in the spring, and the choir meets there on Tuesdays."
WET = (
    "Rain fell on most of the days of our visit, so the dogs were walked indoors by their handlers."
)
WELLS = "The force should make sure that divers search wells with a second diver above them."


def _report(cycle: str, prose: str, *questions: str, demand: str = "") -> Inspection:
    asked = f"### Areas for improvement\n\n- {demand}\n\n" if demand else ""
    body = "".join(
        f"## {name}\n\n**Good**\n\n{prose}\n\n{asked if not at else ''}"
        for at, name in enumerate(questions)
    )
    text = f"PEEL {cycle}\nAn inspection of Marlshire Police\n\n{body}"
    return read_document(load_bytes(text.encode(), f"{cycle}.txt"))


def _change(asked: str, *questions: str) -> FindingChange:
    old = _report("2018/19", CALM, asked, "Investigating crime", demand=WELLS)
    (change,) = compare(old, _report("2021/22", WET, *questions, "Investigating crime")).findings
    return change


@pytest.mark.parametrize(
    ("asked", "now"),
    [
        ("Ethical and lawful workforce behaviour", "Leadership and force management"),
        ("Fair treatment of the workforce", "How the force looks after its staff"),
        ("Treating the public fairly", "Engagement with communities"),
        ("Planning for the future", "Finances and resources of the force"),
        ("Meeting current demands and using resources", "Planning for demand in years to come"),
    ],
)  # fmt: skip
def test_a_subject_that_has_a_new_name_was_looked_at(asked: str, now: str) -> None:
    change = _change(asked, now)
    assert change.status is Status.NOT_RAISED


@pytest.mark.parametrize(
    ("asked", "now"),
    [
        ("Tackling serious and organised crime", "Leadership and force management"),
        ("Armed policing", "Engagement with communities"),
        ("Planning for the future", "Protecting vulnerable people"),
        ("Treating the public fairly", "Supporting the workforce"),
    ],
)
def test_a_subject_that_no_question_is_about_was_not_looked_at(asked: str, now: str) -> None:
    change = _change(asked, now)
    assert change.status is Status.NOT_REINSPECTED

"""What papers call a graded question: by the name that the newer report has for it."""

from __future__ import annotations

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.pages.page import Section
from peeldiff.papers import Dossier
from peeldiff.papers.page.build import handout
from peeldiff.papers.shapes import assemble
from peeldiff.papers.tracker.rows import finding_rows
from peeldiff.papers.words import Reader, question_words
from peeldiff.report import read_document


def dossier(
    older: dict[str, str], newer: dict[str, str], cycles: tuple[str, str], *, asked: bool = False
) -> Dossier:
    """Two reports with these questions and grades; where it is `asked`, the newer one asks for something."""
    inspections = []
    for cycle, questions in zip(cycles, (older, newer), strict=True):
        body = "".join(
            f"## {name}\n\n**{grade}**\n\nThe force knows its neighbourhoods, and it plans for them.\n\n"
            for name, grade in questions.items()
        )
        if asked and cycle == cycles[1]:
            body += "### Areas for improvement\n\n- The force should count its boats.\n\n"
        text = f"PEEL {cycle}\nAn inspection of Marlshire Police\n\n{body}"
        inspections.append(read_document(load_bytes(text.encode(), f"{cycle[:4]}.md")))
    return assemble(inspections)


def names(of: Dossier) -> list[str]:
    old, new = Reader(of, -2), Reader(of)
    return [question_words(change, old, new) for change in of.pair.diff.grades]


@pytest.mark.parametrize(
    ("older", "newer", "name"),
    [
        ("Investigating crime", "Investigating crime", "Investigating crime"),
        (
            "Preventing crime and tackling anti-social behaviour",
            "Preventing crime and anti-social behaviour",
            "Preventing crime and anti-social behaviour",
        ),
        (
            "Treating the public fairly",
            "Engaging with and treating the public with fairness and respect",
            "Engaging with and treating the public with fairness and respect",
        ),
        (
            "Treating the public fairly",
            "Police powers and treating the public fairly and respectfully",
            "Police powers and treating the public fairly and respectfully",
        ),
        ("Investigating crime", "3. Investigating crime", "Investigating crime"),
        (
            "Investigating crime",
            "How effective is the force at investigating crime?",
            "Investigating crime",
        ),
        (
            "Treating the public fairly",
            "To what extent does the force treat all of the people it serves with fairness and respect?",
            "Treating the public fairly",
        ),
    ],
)
def test_the_newer_report_names_the_question(older: str, newer: str, name: str) -> None:
    found = names(dossier({older: "Good"}, {newer: "Good"}, ("2018/19", "2021/22")))
    assert found == [name]


def test_a_question_that_the_newer_report_does_not_ask_has_its_older_name() -> None:
    of = dossier(
        {"Tackling serious and organised crime": "Good", "Investigating crime": "Good"},
        {"Investigating crime": "Good"},
        ("2018/19", "2021/22"),
    )
    assert sorted(names(of)) == ["Investigating crime", "Tackling serious and organised crime"]


def test_two_questions_that_became_one_are_told_apart_by_their_older_names() -> None:
    of = dossier(
        {"Ethical and lawful workforce behaviour": "Good", "Treating the workforce fairly": "Good"},
        {"Building, supporting and protecting the workforce": "Adequate"},
        ("2018/19", "2021/22"),
    )
    assert sorted(names(of)) == [
        "Building, supporting and protecting the workforce (2018/19: Ethical and lawful workforce behaviour)",
        "Building, supporting and protecting the workforce (2018/19: Treating the workforce fairly)",
    ]


def test_a_long_question_of_two_families_is_called_by_the_words_it_has() -> None:
    of = dossier(
        {"How effective is the force at investigating crime and managing offenders?": "Good"},
        {
            "How effective is the force at investigating crime and reducing re-offending?": (
                "Requires improvement"
            )
        },
        ("2015", "2016"),
    )
    assert names(of) == ["Investigating crime and reducing re-offending"]


def test_the_judgment_on_a_pillar_keeps_its_short_name() -> None:
    of = dossier(
        {"How effective is the force at keeping people safe and reducing crime?": "Good"},
        {"How effectively does the force reduce crime and keep people safe?": "Good"},
        ("2016", "2018/19"),
    )
    assert names(of) == ["Overall effectiveness"]


@pytest.mark.parametrize(
    ("older", "newer", "name"),
    [
        ("Meeting demand", "Meeting current demands and using resources", None),
        ("Specialist capabilities", "Armed policing", None),
        ("Treating the public fairly", "Police powers and public treatment", None),
        ("Investigating crime", "3. Investigating crime", "Investigating crime"),
        (
            "Investigating crime",
            "How effective is the force at investigating crime?",
            "Investigating crime",
        ),
        (
            "Investigating crime and managing offenders",
            "How effective is the force at investigating crime and reducing re-offending?",
            "Investigating crime and reducing re-offending",
        ),
    ],
)
def test_page_and_tracker_call_a_question_as_its_report_does(
    older: str, newer: str, name: str | None
) -> None:
    of = dossier({older: "Good"}, {newer: "Good"}, ("2016", "2018/19"), asked=True)
    (row,) = finding_rows(of)
    assert row.cells["question"] == (name or newer)
    (asked,) = [part for part in handout(of).sections if part.id == "findings"]
    (question,) = [block for block in asked.blocks if isinstance(block, Section)]
    assert question.heading == f"{name or newer} (1)"

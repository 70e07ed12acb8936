"""What a board reads beside a new finding: that the older report has none like it, and what was found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.papers import Dossier
from peeldiff.papers.tracker.grounds import Found, Grounds
from peeldiff.report import read_document

Made = Callable[..., Path]
Table = Callable[..., Any]
Reports = Callable[..., Dossier]

REPORT = """PEEL: Police effectiveness 2016
An inspection of Marlshire Police

## Investigating crime

**Good**

{prose}

### Areas for improvement

- {asked}

## Protecting vulnerable people

**Good**

Officers visit the people who have been missing, and the rota for missing persons is kept with care.
"""
ASKED = "The force should train all its clerks in the keeping of exhibits for the court."


def found(prose: str, asked: str = ASKED) -> Found | None:
    text = REPORT.format(prose=prose, asked=asked)
    report = read_document(load_bytes(text.encode(), "2016.txt"))
    return Grounds(report).of(report.findings[0])


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        (
            "The keeping of exhibits matters to every court. We found that few clerks had been trained "
            "in it. Some could not name the store.",
            "The keeping of exhibits matters to every court. We found that few clerks had been trained "
            "in it. Some could not name the store.",
        ),
        (
            "The force has a new roof.\n\nClerks told us that nobody had trained them in keeping "
            "exhibits, and the court had sent 14 exhibits back to the force.",
            "Clerks told us that nobody had trained them in keeping exhibits, and the court had sent 14 "
            "exhibits back to the force.",
        ),
        (
            "The force's exhibits store is tidy. However, its clerks lack training in the keeping of "
            "exhibits, and the court complains of it.",
            "The force's exhibits store is tidy. However, its clerks lack training in the keeping of "
            "exhibits, and the court complains of it.",
        ),
    ],
)
def test_the_passage_that_tells_of_it_is_found_whole(prose: str, words: str) -> None:
    told = found(prose)
    assert told is not None
    assert told.text == words


@pytest.mark.parametrize(
    "prose",
    [
        "The force has a plan for its vehicles. It buys them in the spring.",
        "Its clerks are polite.",
        "The clerks of the force like their work and have a good canteen near the court.",
        # Of all forces, not of this one.
        "Forces do not always train their clerks in the keeping of exhibits, and courts suffer from it.",
        # It asks for the same and tells nothing.
        "The force should train all its clerks in how to keep exhibits for the court.",
        # Under another question.
        "",
    ],
)
def test_what_merely_comes_near_is_no_ground(prose: str) -> None:
    assert found(prose) is None


def test_what_stands_under_another_question_is_no_ground() -> None:
    asked = "The force should visit the people who have been missing with care."
    assert found("The force has a new roof.", asked) is None


PROSE = "We found that few clerks of the force had been trained in keeping exhibits for the court."


def _board(made: Made, table: Table, reports: Reports, prose: str) -> dict[str, str]:
    head = "## Investigating crime\n\n**Good**\n\n"
    old = f"{head}### Areas for improvement\n\n- The force should count its keys.\n"
    new = (
        f"{head}{prose}\n\n### Areas for improvement\n\n- {ASKED}\n"
        "- The force should buy a heron for its pond.\n"
    )
    board = table(made("t.xlsx", dossier=reports(of_2015=old, of_2016=new)), "Board", "ref")
    return {row["text"].text: row["board_words"].text for row in board.rows}


def test_the_board_says_why_it_is_new_and_what_was_found(
    made: Made, table: Table, reports: Reports
) -> None:
    told = _board(made, table, reports, PROSE)
    assert told[ASKED] == (
        f"The 2015 report has no finding like it. Closest to a reason in the newer report: “{PROSE}” "
        "(2016 report, under “Investigating crime”)"
    )


def test_the_board_says_that_no_words_explain_a_new_finding(
    made: Made, table: Table, reports: Reports
) -> None:
    told = _board(made, table, reports, PROSE)
    assert told["The force should buy a heron for its pond."] == (
        "The 2015 report has no finding like it. No sentence was found that plainly explains it."
    )


def test_no_finding_of_the_newest_report_is_without_words(
    made: Made, table: Table, second: Dossier
) -> None:
    board = table(made("t.xlsx"), "Board", "ref")
    newest = {finding.ref for finding in second.columns[-1].inspection.findings}
    for row in board.rows:
        if row["ref"].text in newest:
            assert row["board_words"].text, row["ref"].text


@pytest.mark.parametrize("quotes", ["‘{}’", "“{}”", "'{}'", '"{}"'])
@pytest.mark.parametrize(
    ("asked", "prose"),
    [
        (
            "The force should draw on {} in the work of other parks to keep its ponds clear.",
            "The force does not often write down what floats.",
        ),
        (
            "The force should bring {} to each landing stage, whatever the weather and the season.",
            "Officers of the force told us that they lack advice on what floats.",
        ),
        (
            "The force should teach its boatmen {}.",
            "We found that its boatmen do not know what floats.",
        ),
    ],
)
def test_what_is_asked_for_in_quotation_marks_is_found_by_these_words(
    quotes: str, asked: str, prose: str
) -> None:
    told = found(
        f"The force has a new roof.\n\n{prose}", asked.format(quotes.format("what floats"))
    )
    assert told is not None
    assert told.text == prose


@pytest.mark.parametrize(
    "prose",
    [
        "The force is good at writing down what floats.",
        "Forces do not often write down what floats.",
        "The force should not forget to write down what floats.",
        "The force does not often say somewhat floats.",
        "The force does not often write down what sinks.",
        "",
    ],
)
def test_praise_or_other_words_are_no_ground_for_what_is_asked_for_in_quotation_marks(
    prose: str,
) -> None:
    asked = (
        "The force should draw on ‘what floats’ in the work of other parks to keep its ponds clear."
    )
    assert found(f"The force has a new roof.\n\n{prose}", asked) is None

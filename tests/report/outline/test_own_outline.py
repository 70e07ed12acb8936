"""How a report nests that asks in words of its own: what it judges holds what stands below it."""

from __future__ import annotations

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.report import read_document

_TEXT = (
    "We spent nine days with the force, read its files and sat with its officers. "
    "What we saw there is told in the paragraphs below."
)
_LIST = "\n**Area for improvement**\n\n- The force should answer every letter that it is sent.\n"


def outline(markdown: str) -> list[str]:
    """The headings, set in by their level, and behind each finding the heading that it stands under."""
    title = "# Gannshire Police\n\nPEEL 2018/19\n\n"
    read = read_document(load_bytes((title + markdown).encode(), "report.md"))
    lines = [
        "  " * (section.level - 1) + section.heading for section in read.sections if section.heading
    ]
    headings = {section.id: section.heading for section in read.sections}
    return lines + [
        f"! {headings[finding.section]}" for finding in read.findings if finding.section
    ]


def judged(heading: str, grade: str, level: int = 3) -> str:
    return f"{'#' * level} {heading}\n\nThe force is {grade} at this. {_TEXT}\n\n"


def printed(heading: str, grade: str, level: int = 3) -> str:
    return f"{'#' * level} {heading}\n\n**{grade}**\n\n{_TEXT}\n\n"


def plain(heading: str, level: int = 3) -> str:
    return f"{'#' * level} {heading}\n\n{_TEXT}\n\n"


WHOLE = [
    "Does it get results?",
    "  Stopping crime before it starts",
    "  Armed policing",
    "Does it spend wisely?",
    "  Coping with the day",
]


def test_what_is_asked_in_own_words_after_a_known_question_stands_beside_it() -> None:
    text = (
        judged("Does it get results?", "good", 2)
        + judged("Stopping crime before it starts", "good")
        + plain("Armed policing")
        + judged("Does it spend wisely?", "inadequate", 2)
        + judged("Coping with the day", "inadequate")
    )
    assert outline(text) == WHOLE


@pytest.mark.parametrize("level", [2, 3])
def test_a_finding_stands_under_what_is_judged_in_own_words(level: int) -> None:
    text = (
        judged("Stopping crime before it starts", "good", level)
        + judged("Looking after those who were hurt", "outstanding", level)
        + _LIST
        + judged("Coping with the day", "inadequate", level)
    )
    assert outline(text)[-1] == "! Looking after those who were hurt"


def test_what_is_not_judged_among_others_that_are_stands_beside_them() -> None:
    text = (
        judged("Does it get results?", "good", 2)
        + judged("Stopping crime before it starts", "good")
        + judged("Looking after those who were hurt", "outstanding")
        + plain("Getting ready for tomorrow")
        + _LIST
        + plain("What happens now", 2)
    )
    assert outline(text) == [
        "Does it get results?",
        "  Stopping crime before it starts",
        "  Looking after those who were hurt",
        "  Getting ready for tomorrow",
        "What happens now",
        "! Getting ready for tomorrow",
    ]


def test_parts_of_what_is_judged_stay_below_it() -> None:
    text = (
        judged("Stopping crime before it starts", "good", 2)
        + plain("Walking the beat")
        + _LIST
        + judged("Looking after those who were hurt", "outstanding", 2)
        + plain("The first hour")
    )
    assert outline(text) == [
        "Stopping crime before it starts",
        "  Walking the beat",
        "Looking after those who were hurt",
        "  The first hour",
        "! Stopping crime before it starts",
    ]


def test_an_unjudged_heading_over_what_is_judged_holds_it() -> None:
    text = (
        plain("What we found", 2)
        + printed("Stopping crime before it starts", "Good")
        + printed("Looking after those who were hurt", "Outstanding")
        + plain("What happens now", 2)
    )
    assert outline(text) == [
        "What we found",
        "  Stopping crime before it starts",
        "  Looking after those who were hurt",
        "What happens now",
    ]


def test_parts_printed_like_what_is_judged_stay_below_it_where_they_are_many() -> None:
    text = (
        printed("Stopping crime before it starts", "Good", 2)
        + plain("Walking the beat", 2)
        + plain("Shops and their keepers", 2)
        + plain("The river", 2)
        + printed("Looking after those who were hurt", "Outstanding", 2)
        + plain("The first hour", 2)
        + plain("The first week", 2)
    )
    assert outline(text) == [
        "Stopping crime before it starts",
        "  Walking the beat",
        "  Shops and their keepers",
        "  The river",
        "Looking after those who were hurt",
        "  The first hour",
        "  The first week",
    ]


def test_known_questions_keep_what_is_judged_below_them() -> None:
    text = (
        "## How effective is the force at investigating crime and reducing re-offending?\n\n"
        "**Good**\n\n"
        + judged("The first hour", "good")
        + judged("The first week", "good")
        + "## How effective is the force at protecting those who are vulnerable from harm, "
        "and supporting victims?\n\n**Good**\n\n" + plain("Calls")
    )
    assert [line for line in outline(text) if line.startswith("  ")] == [
        "  The first hour",
        "  The first week",
        "  Calls",
    ]


def test_a_small_heading_that_comes_back_stays_below_what_is_judged() -> None:
    text = "".join(
        printed(heading, "Good", 2) + plain("Main findings", 2)
        for heading in ("Walking the beat", "Looking after those who were hurt", "The river")
    )
    assert [line for line in outline(text) if line.startswith("  ")] == ["  Main findings"] * 3


def test_what_heads_the_end_of_a_report_stands_beside_what_it_judges() -> None:
    text = (
        printed("Walking the beat", "Good", 2)
        + printed("Looking after those who were hurt", "Good", 2)
        + plain("What happens now", 2)
        + plain("How to reach us", 2)
    )
    assert not [line for line in outline(text) if line.startswith("  ")]

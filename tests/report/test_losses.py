"""What a report seems to hold and was not read is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection
from peeldiff.report import read_document

Read = Callable[[str], Inspection]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
QUESTION = f"## Investigating crime\n\n**Good**\n\n{PROSE}\n\n"


def told(inspection: Inspection) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.line) for warning in inspection.warnings]


@pytest.mark.parametrize(
    "label", ["Areas for improvement", "Cause of concern", "Recommendations", "Innovative practice"]
)
@pytest.mark.parametrize(
    "under", ["", "| Topic | Page |", "## Preventing crime", "Cause of concern: see above."]
)
def test_a_label_with_nothing_under_it(read_2016: Read, label: str, under: str) -> None:
    if label in ("Cause of concern", "Innovative practice") and under.startswith("Cause"):
        pytest.skip("these labels take any text for what they stand over")
    inspection = read_2016(f"{QUESTION}### {label}\n\n{under}\n")
    assert ("label-without-findings", 10) in told(inspection)


@pytest.mark.parametrize(
    "text",
    [
        f"{QUESTION}### Areas for improvement\n\n- The force should train its clerks.\n",
        f"{QUESTION}### Areas for improvement\n\nThere are none.\n",
        f"{QUESTION}### Areas for improvement\n\nWe found no areas for improvement here.\n",
        f"{QUESTION}### Areas for improvement\n\n### Area for improvement\n\nThe force should try.\n",
        QUESTION,
    ],
)
def test_a_label_that_lost_nothing(read_2016: Read, text: str) -> None:
    assert told(read_2016(text)) == []


def test_many_words_without_a_grade_or_a_finding(read_2016: Read) -> None:
    text = f"## The control room\n\n{PROSE}\n\n" * 20
    assert ("nothing-found", None) in told(read_2016(text))


@pytest.mark.parametrize("more", ["", "### Recommendations\n\n- The force should try.\n"])
def test_a_grade_or_a_finding_is_something(read_2016: Read, more: str) -> None:
    opening = QUESTION if not more else ""
    text = opening + f"## The control room\n\n{PROSE}\n\n" * 20 + more
    assert told(read_2016(text)) == []


def test_a_page_without_a_heading() -> None:
    page = f"<html><body><p>PEEL 2016</p><p>{PROSE}</p></body></html>"
    inspection = read_document(load_bytes(page.encode(), "page.html"))
    assert ("no-section", None) in told(inspection)


def test_a_text_may_have_no_heading(read: Read) -> None:
    assert told(read(f"PEEL 2016\n{PROSE}\n")) == []


@pytest.mark.parametrize(
    "head", ["Schedule of areas for improvement", "Annex C: recommendations by chapter"]
)
def test_a_heading_that_promises_findings_over_demands_that_were_not_read(
    read_2016: Read, head: str
) -> None:
    text = f"{QUESTION}## {head}\n\n{PROSE}\n\n{PROSE}\n\n7 The force should dry ropes.\n"
    assert ("label-without-findings", 10) in told(read_2016(text))


def test_a_heading_over_what_was_read_elsewhere_promises_nothing(read_2016: Read) -> None:
    listed = "### Areas for improvement\n\n- The force should dry ropes.\n\n"
    again = f"## Annex A – areas for improvement\n\n{PROSE}\n\nThe force should dry ropes.\n"
    assert told(read_2016(f"{QUESTION}{listed}{again}")) == []


ENTRIES = "- The force should dry ropes.\n- The force should light lamps.\n"


@pytest.mark.parametrize(
    "above",
    ["What would help the divers", "In short, these two things would help the divers:"],
)
def test_a_list_that_asks_without_a_label_is_told(read_2016: Read, above: str) -> None:
    found = read_2016(f"{QUESTION}{above}\n\n{ENTRIES}").warnings
    assert [(one.code, one.line) for one in found] == [("demands-not-read", 12)]
    assert "and so do 1 more" in found[0].text


@pytest.mark.parametrize(
    "text",
    [
        f"### Areas for improvement\n\n{ENTRIES}",
        f"### Areas for improvement\n\n{ENTRIES}\n### In short\n\n{PROSE}\n\n{ENTRIES}",
        f"In our 2014 report we recommended that:\n\n### Recommendations\n\n{ENTRIES}",
        "It asked other forces:\n\n- Forces should dry ropes.\n- Parishes should light lamps.\n",
    ],
    ids=["read", "repeated", "quoted", "asked of others"],
)
def test_a_list_that_was_read_or_is_not_this_reports_is_not_told(
    read_2016: Read, text: str
) -> None:
    codes = [code for code, _ in told(read_2016(f"{QUESTION}{text}"))]
    assert "demands-not-read" not in codes

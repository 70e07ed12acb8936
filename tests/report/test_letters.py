"""What of a letter is text, and what is the form of a letter."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.model import Inspection

Read = Callable[[str], Inspection]

HEAD = """\
Her Majesty's Inspectorate of Constabulary

9 Weir Lane | Oldbridge OB2 7TT

12 May 2015

Chief Constable - Marlshire Police

Dear Sir

"""
SUBJECT = "PEEL 2015: what we found in your control room"
PROSE = "Two of the nine desks stand empty at the weekend, and the calls wait until somebody comes."
BODY = f"\nThe control room\n\n{PROSE}\n"
FOOT = "\nYours sincerely\n\nPenelope Ash\nHM Inspector of Constabulary\n"


def said(inspection: Inspection) -> list[str]:
    """Every paragraph of every section, in reading order."""
    return [p.text for section in inspection.sections for p in section.paragraphs]


@pytest.mark.parametrize(
    "opening",
    [
        "Last year we asked you to mend the roof of the custody suite. You have done so.",
        "I am writing about a single matter.",
        "Thank you for the welcome that my team was given in March.",
        "Is every call now answered? I wish that I could say so.",
        "We came to see three things:\n\n- the desks;\n- the rota; and\n- the switchboard.",
        "What follows is short. It replaces the letter that I sent you in April, which named the "
        "wrong building and for which I have apologised to your deputy.",
    ],
)
def test_what_a_letter_opens_with_is_text(read: Read, opening: str) -> None:
    inspection = read(f"{HEAD}{SUBJECT}\n\n{opening}\n{BODY}{FOOT}")
    first = inspection.sections[0]
    assert (first.heading, first.paragraphs[0].text) == (SUBJECT, opening.split("\n")[0])


def test_the_section_that_a_letter_opens_with_begins_at_its_subject(read: Read) -> None:
    inspection = read(f"{HEAD}{SUBJECT}\n\nI write about one matter.\n{BODY}{FOOT}")
    assert inspection.sections[0].line == HEAD.count("\n") + 1


def test_a_letter_without_a_subject_opens_with_a_section_without_a_heading(read: Read) -> None:
    assert read(f"{HEAD}I write about one matter.\n{BODY}{FOOT}").sections[0].heading == ""


def test_a_letter_that_opens_with_its_first_heading_has_no_section_more(read: Read) -> None:
    inspection = read(f"{HEAD}{SUBJECT}\n{BODY}{FOOT}")
    assert [section.heading for section in inspection.sections] == ["The control room"]


@pytest.mark.parametrize(
    "closing",
    [
        "I am grateful to you, and to the sergeant who found us a room.",
        "We shall come back in the autumn. Nobody will be told the day.",
        "Please send me your plan by the end of June.",
    ],
)
def test_what_a_letter_closes_with_is_text(read: Read, closing: str) -> None:
    inspection = read(f"{HEAD}{SUBJECT}\n{BODY}\n{closing}\n{FOOT}")
    assert said(inspection)[-1] == closing


@pytest.mark.parametrize(
    "after",
    [
        "PS The switchboard that was broken when I wrote this has been mended since then.",
        "I have been told today that the third desk is taken. I am glad of it.",
        f"Annex A\n\n{PROSE}",
        f"Annex – The rota of the control room\n\n{PROSE}",
    ],
)
def test_text_below_the_signature_is_text(read: Read, after: str) -> None:
    inspection = read(f"{HEAD}{SUBJECT}\n{BODY}{FOOT}\n{after}\n")
    assert said(inspection)[-1] == after.split("\n")[-1]


def test_recommendations_annexed_to_a_letter_are_findings(
    read: Read, asked: Callable[[Inspection], list[str]]
) -> None:
    demands = "Recommendations\n\n- The force should fill both desks.\n"
    assert asked(read(f"{HEAD}{SUBJECT}\n{BODY}{FOOT}\n{demands}")) == [
        "The force should fill both desks."
    ]


@pytest.mark.parametrize(
    "last", ["Copied to Rupert Lane", "cc: The Commissioner", "Encl. The rota.", "01632 960 001"]
)
def test_names_below_the_signature_are_no_text(read: Read, last: str) -> None:
    inspection = read(f"{HEAD}{SUBJECT}\n{BODY}{FOOT}\n{last}\n")
    (foot,) = [f for f in inspection.furniture if f.kind == "sign_off"]
    assert foot.text.endswith(last)


def test_a_line_below_a_finding_heads_no_opening(read: Read) -> None:
    text = f"Dear Sir\n\nCause of concern\n\nNobody counts the keys\n\nPEEL 2015\n\n{PROSE}\n"
    assert "PEEL 2015" in [f.text for f in read(text).furniture if f.kind == "title"]

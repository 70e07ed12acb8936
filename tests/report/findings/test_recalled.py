"""What a report quotes of an earlier one is asked for no more; what it asks again, is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from peeldiff.document.files import load_bytes
from peeldiff.model import Inspection
from peeldiff.report import read_document

Texts = Callable[[Inspection], list[str]]

OLD = "The constabulary does not answer emergency calls in time."
DEMAND = "By May 2020, the constabulary should answer nine calls in ten within ten seconds."
NEW = "The constabulary should tell callers how long they will wait."
QUOTED = f"Cause of concern\n\n{OLD}\n\nRecommendations\n\n- {DEMAND}\n"
HEAD = (
    "HMICFRS\n\n12 July 2021\n\nDear Ms Orrin\n\n# PEEL 2018/19: revisit – Wexmouth Constabulary\n\n"
    "We came back in May 2021 and are grateful for your help.\n\n"
)
FOUND = (
    "## What we found\n\nThe constabulary has 14 more call handlers than it had then, and it now "
    "answers most calls in time.\n\n"
)


@pytest.fixture
def letter() -> Callable[[str], Inspection]:
    return lambda body: read_document(load_bytes((HEAD + body).encode(), "letter.md"))


@pytest.mark.parametrize("opens", ['"', "“", "'"])
@pytest.mark.parametrize("number", ["", "4. "], ids=["paragraph", "numbered paragraph"])
def test_a_quotation_of_several_paragraphs_is_no_finding(
    letter: Callable[[str], Inspection], asked: Texts, opens: str, number: str
) -> None:
    quoted = f"{opens}{QUOTED.strip()}{'”' if opens == '“' else opens}"
    lead = f"{number}In our 2019 report we said:"
    read = letter(
        f"## Background\n\n{lead}\n\n{quoted}\n\n{FOUND}**Area for improvement**\n\n- {NEW}\n"
    )
    assert asked(read) == [NEW]


@pytest.mark.parametrize(
    "lead",
    [
        "In our 2019 report we issued the following:",
        "In June 2019 we said:",
        "When we inspected in spring 2019, we found this:",
        "Our last report said:",
        "The cause of concern that we published in 2019 read as follows:",
        "At the time, we told you:",
        "The words of our previous inspection were these:",
        "We wrote in 2019/20:",
    ],
)
@pytest.mark.parametrize("mark", ["", "> "], ids=["plain", "quote"])
def test_a_list_that_an_earlier_report_had_is_no_finding(
    letter: Callable[[str], Inspection], asked: Texts, lead: str, mark: str
) -> None:
    quoted = "\n".join((mark + line).rstrip() for line in QUOTED.splitlines())
    read = letter(
        f"## Background\n\n{lead}\n\n{quoted}\n\n{FOUND}**Area for improvement**\n\n- {NEW}\n"
    )
    assert asked(read) == [NEW]
    background = next(section for section in read.sections if section.heading == "Background")
    assert any(OLD in paragraph.text for paragraph in background.paragraphs)


@pytest.mark.parametrize(
    "lead",
    [
        "We make the following recommendations:",
        "In 2019 we issued this cause of concern, which remains in place:",
        "We said this in 2019 and say it again:",
        "As a result of this revisit, we have issued the following:",
        "In 2021 we found this:",
        "Of what we found in 2019, this is still true:",
        "We have replaced what we said in 2019 by a new cause of concern:",
        "We inspected the constabulary in 2019.",
    ],
)
def test_what_is_asked_again_or_anew_is_a_finding(
    letter: Callable[[str], Inspection], asked: Texts, lead: str
) -> None:
    assert asked(letter(f"## Conclusion\n\n{lead}\n\n{QUOTED}")) == [OLD, DEMAND]


@pytest.mark.parametrize("cycle", ["2018/19", "2018"])
def test_a_report_speaks_of_its_own_inspection_too(asked: Texts, cycle: str) -> None:
    text = (
        f"# PEEL: Police effectiveness, efficiency and legitimacy {cycle}\n\nAn inspection of Wexmouth "
        f"Constabulary\n\nSeptember 2019\n\n## Investigating crime\n\nIn our {cycle} inspection we "
        f"found the following:\n\n{QUOTED}"
    )
    assert asked(read_document(load_bytes(text.encode(), "report.md"))) == [OLD, DEMAND]


def test_a_second_quotation_needs_no_year(
    letter: Callable[[str], Inspection], asked: Texts
) -> None:
    other = QUOTED.replace("calls", "letters")
    read = letter(f"In 2019 we said:\n\n{QUOTED}\n\nWe also said:\n\n{other}\n{FOUND}")
    assert asked(read) == []


def test_the_next_cause_of_concern_behind_prose_is_asked_today(
    letter: Callable[[str], Inspection], asked: Texts
) -> None:
    prose = "The constabulary has since bought a telephone system, but it has too few people."
    read = letter(f"In 2019 we said:\n\nCause of concern\n\n{OLD}\n\n{prose}\n\n{QUOTED}")
    assert asked(read) == [OLD, DEMAND]


@pytest.mark.parametrize("lead", ["Our report said:", "Here we had written:"])
def test_a_letter_may_quote_a_concern_without_its_label(
    letter: Callable[[str], Inspection], asked: Texts, lead: str
) -> None:
    quoted = f"{OLD}\n\n## Recommendation\n\n{DEMAND}\n"
    read = letter(
        f"## The control room\n\n{lead}\n\n{quoted}\n{FOUND}**Area for improvement**\n\n- {NEW}\n"
    )
    assert asked(read) == [NEW]


def test_a_recommendation_of_this_letter_stands_below_what_it_found(
    letter: Callable[[str], Inspection], asked: Texts
) -> None:
    body = f"## The control room\n\nWe found this:\n\n{OLD}\n\n## Recommendation\n\n{DEMAND}\n"
    assert DEMAND in asked(letter(body))

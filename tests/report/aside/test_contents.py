"""The contents list: where it is, and what it promises."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

from peeldiff.document.formats.text import read_text_lines
from peeldiff.inspectorates import load_inspectorate
from peeldiff.model import Inspection
from peeldiff.report.aside.contents import Contents, find_contents

Read = Callable[[str], Inspection]

PROSE = "The force knows its neighbourhoods, and its officers speak with the people who live there."


def found(text: str) -> Contents:
    contents = find_contents(read_text_lines(dedent(text)), load_inspectorate())
    assert contents is not None
    return contents


def headings(text: str) -> list[str]:
    return [entry.heading for entry in found(text).entries]


LEADERS = """\
    Contents

    Introduction ........................ 4
    Investigating crime .... . . . . . .  6
    How the force learns ................ 12

    Introduction

    Text.
"""


def test_dot_leaders_are_no_part_of_an_entry() -> None:
    assert headings(LEADERS) == ["introduction", "investigating crime", "how the force learns"]


def test_page_numbers_may_follow_a_tab() -> None:
    text = "Contents\n\nIntroduction\t4\nInvestigating crime\t6\nHow the force learns\t12\n"
    assert headings(text) == ["introduction", "investigating crime", "how the force learns"]


def test_an_entry_may_run_over_two_lines() -> None:
    text = (
        "Contents\nIntroduction ... 4\nHow effective is the force at\ninvestigating crime? ... 6\n"
        "Annex A ... 9\n"
    )
    assert headings(text)[1] == "how effective is the force at investigating crime?"


def test_a_list_ends_with_its_last_page_number() -> None:
    assert found(LEADERS).end == 5


def test_a_list_without_page_numbers_is_known_by_what_it_repeats() -> None:
    text = (
        "On this page\n- Preventing crime\n- Investigating crime\n- Managing offenders\n\n"
        "Preventing crime\nText.\nInvestigating crime\nText.\nManaging offenders\nText.\n"
    )
    assert headings(text) == ["preventing crime", "investigating crime", "managing offenders"]


def test_the_word_alone_makes_no_list() -> None:
    lines = read_text_lines(f"Contents\n\n{PROSE}\n\n{PROSE}\n")
    assert find_contents(lines, load_inspectorate()) is None


def test_page_numbers_only_rise() -> None:
    text = LEADERS.replace("\n\n    Introduction\n", "\nCalls in May 3\nCalls in June 5\n")
    assert found(text).end == 5


def test_indents_tell_questions_from_their_parts() -> None:
    text = (
        "Contents\nInvestigating crime ... 4\n   How calls are graded ... 5\n"
        "Protecting vulnerable people ... 9\n"
    )
    assert [entry.strong for entry in found(text).entries] == [True, False, True]


def test_bold_tells_questions_from_their_parts() -> None:
    text = (
        "Contents\n**Investigating crime ... 4**\nHow calls are graded ... 5\n"
        "**Protecting vulnerable people ... 9**\n"
    )
    assert [entry.strong for entry in found(text).entries] == [True, False, True]


def test_entries_alike_are_not_graded() -> None:
    assert not found(LEADERS).graded


def test_the_list_is_furniture(read_2016: Read) -> None:
    inspection = read_2016(LEADERS)
    assert [f.kind for f in inspection.furniture if f.line == 4] == ["contents"]


def test_a_promised_line_is_a_heading(read_2016: Read) -> None:
    text = (
        "Contents\nIntroduction ... 4\nHow the force learns from what goes wrong ... 6\n"
        f"Annex A ... 9\n\nIntroduction\n\n{PROSE}\n\nHow the force learns from what goes wrong\n\n"
        f"{PROSE}\n\nAnnex A\n\n{PROSE}\n"
    )
    assert "How the force learns from what goes wrong" in [
        s.heading for s in read_2016(text).sections
    ]


def test_a_question_in_the_list_is_no_section(read_2016: Read) -> None:
    text = (
        "Contents\nIntroduction ... 4\nInvestigating crime ... 6\nAnnex A ... 9\n\nIntroduction\n\n"
        f"{PROSE}\n\nInvestigating crime\n\nGood\n\n{PROSE}\n\nAnnex A\n\n{PROSE}\n"
    )
    assert [s.heading for s in read_2016(text).sections].count("Investigating crime") == 1


def test_a_page_on_a_line_of_its_own_belongs_to_the_entry_above() -> None:
    text = """\
        Contents

        Introduction ..... 4

        How well does the force look after the vans that it has? .....
        6

        What does it do for its dogs, and for those who feed them?
        ..... 9

        Next steps ..... 12

        Introduction

        Text.
    """

    assert headings(text) == [
        "introduction",
        "how well does the force look after the vans that it has?",
        "what does it do for its dogs, and for those who feed them?",
        "next steps",
    ]


def test_a_lone_number_is_no_entry() -> None:
    text = "Contents\n\nIntroduction 4\n\n2\n\nVans 6\n\nNext steps 12\n\nIntroduction\n\nText.\n"

    assert headings(text) == ["introduction", "vans", "next steps"]


def test_a_contents_list_of_thousands_of_dots_is_gone_through_once() -> None:
    dots = "." * 3_000
    listed = [f"Introduction {dots} 4", f"Dogs {dots} 6", f"Next steps {dots} {dots} 12"]
    ends = f"Horses {dots} x"
    text = "\n\n".join(["Contents", *listed, ends, "Introduction", "Text.", "Next steps", "Text."])
    assert headings(text)[:3] == ["introduction", "dogs", "next steps"]

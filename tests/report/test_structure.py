"""The pieces put together: what every report must come out with."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peeldiff.model import Inspection

Read = Callable[[str], Inspection]

PROSE = (
    "The force knows its neighbourhoods, and its officers speak with the people who live in them. "
    "It has a plan for each of the places that suffer most."
)
LINES = [
    "PEEL: Police effectiveness 2016", "An inspection of Marlshire Police", "Contents",
    "Investigating crime ..... 4", "Investigating crime", "## Investigating crime", "Good", "**Good**",
    "Summary of findings", "Areas for improvement", "- The force should train its call handlers.",
    "- tells the council; and", "The force should visit offenders:", PROSE, "Last updated 23/02/2017",
    "<sup>4</sup> Homes, not people.", "12", "13", "Source: Marlshire Police", "Figure 4: Calls by hour",
    "Investigating crime\tGood\t2016", "| Preventing crime | Good |", "---", "Cause of concern",
    "Our 2015 report found that records were thin.", "This has been rectified.", "Annex A", "", "",
    "Delete as appropriate Good", "Dear Chief Constable", "Yours sincerely", "the people who live there.",
    "\fEffectiveness", "Back to top", "Under embargo until 2 March 2017", "To be graded",
]  # fmt: skip


def held_lines(inspection: Inspection) -> list[int]:
    """The lines of everything that holds any, one entry for each time that a line is held."""
    held = [n for f in inspection.furniture for n in range(f.line, f.end_line + 1)]
    held += [s.line for s in inspection.sections if s.heading]
    held += [s.grade.line for s in inspection.sections if s.grade and s.grade.stated == "line"]
    held += [
        n for s in inspection.sections for p in s.paragraphs for n in range(p.line, p.end_line + 1)
    ]
    held += [n for f in inspection.findings for n in range(f.line, f.end_line + 1)]
    return held


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(st.sampled_from(LINES), max_size=25))
def test_no_line_is_lost(read: Read, lines: list[str]) -> None:
    inspection = read("\n".join([*lines, PROSE]))
    filled = [n for n, line in enumerate([*lines, PROSE], start=1) if line.strip(" -\f|:")]
    assert [n for n in filled if n not in held_lines(inspection)] == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(st.sampled_from(LINES), max_size=25))
def test_every_reference_points_to_a_section(read: Read, lines: list[str]) -> None:
    inspection = read("\n".join([*lines, PROSE]))
    ids = [s.id for s in inspection.sections]
    named = [s.parent for s in inspection.sections if s.parent]
    named += [f.section for f in inspection.findings if f.section]
    named += [f.section for f in inspection.followups if f.section]
    assert [name for name in named if name not in ids] == []


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(lines=st.lists(st.sampled_from(LINES), max_size=25))
def test_a_parent_stands_before_its_children(read: Read, lines: list[str]) -> None:
    inspection = read("\n".join([*lines, PROSE]))
    ids = [s.id for s in inspection.sections]
    assert all(ids.index(s.parent) < n for n, s in enumerate(inspection.sections) if s.parent)


def test_prose_without_any_heading_is_a_section(read: Read) -> None:
    assert [p.text for s in read(f"{PROSE}\n").sections for p in s.paragraphs] == [PROSE]


def test_prose_before_the_first_heading_is_kept(read_2016: Read) -> None:
    inspection = read_2016(f"{PROSE}\n\n## Investigating crime\n\n{PROSE}\n")
    assert [p.text for p in inspection.sections[0].paragraphs] == [PROSE]


def test_a_title_page_is_set_aside(read_2016: Read) -> None:
    inspection = read_2016(f"## Investigating crime\n\n{PROSE}\n")
    assert [(f.line, f.end_line, f.kind) for f in inspection.furniture] == [(1, 2, "title")]


def test_the_grade_line_is_no_paragraph(read_2016: Read) -> None:
    inspection = read_2016(f"## Investigating crime\n\n**Good**\n\n{PROSE}\n")
    assert [p.text for p in inspection.sections[0].paragraphs] == [PROSE]


def test_a_row_is_a_paragraph_of_its_cells(read_2016: Read) -> None:
    inspection = read_2016(f"## Investigating crime\n\n{PROSE}\n\nCalls\t12\t14\n")
    assert inspection.sections[0].paragraphs[1].text == "Calls | 12 | 14"


def test_the_source_is_described(read_2016: Read) -> None:
    source = read_2016(f"## Investigating crime\n\n{PROSE}\n").source
    assert (source.name, source.format, source.lines, len(source.sha256)) == (
        "report.txt",
        "text",
        6,
        64,
    )


def test_a_report_of_nobody_is_warned_of(read: Read) -> None:
    (warning,) = read(f"Gardens of the county\n\n{PROSE}\n").warnings
    assert warning.code == "other-inspectorate"
    assert "not a report of HMICFRS" in warning.text


def test_a_report_of_the_inspectorate_is_not(read_2016: Read) -> None:
    assert read_2016(f"## Investigating crime\n\n{PROSE}\n").warnings == ()


def test_the_same_text_is_read_alike_twice(read_2016: Read) -> None:
    text = f"## Investigating crime\n\n**Good**\n\n{PROSE}\n"
    assert read_2016(text) == read_2016(text)


@pytest.mark.parametrize(
    "text", ["[b]Good[/b]", "[link](#)", "{0} %s", "$(rm)", "<script>x</script>"]
)
def test_what_looks_like_code_is_only_text(read_2016: Read, text: str) -> None:
    inspection = read_2016(f"## Investigating crime\n\n{PROSE}\n\nOfficers wrote {text} on it.\n")
    (paragraph,) = inspection.sections[0].paragraphs[1:]
    assert paragraph.text == f"Officers wrote {text.replace('[link](#)', 'link')} on it."


def test_a_question_is_given_its_short_name_whatever_its_heading(read_2016: Read) -> None:
    found = read_2016(
        f"## How effective is the force at investigating crime?\n\n{PROSE}\n"
        f"### How calls are taken\n\n{PROSE}\n"
    )
    assert [section.short for section in found.sections[-2:]] == ["Investigating crime", None]


def test_a_graded_question_that_nobody_knows_is_called_by_its_heading(read_2021: Read) -> None:
    found = read_2021(f"## Keeping the canals\n\nGood\n\n{PROSE}\n")
    assert found.sections[-1].grade is not None
    assert found.sections[-1].short == "Keeping the canals"


@pytest.mark.parametrize("link", ["About us", "Our work", "Publications and reports"])
def test_a_lone_link_above_the_title_is_no_section(read: Read, link: str) -> None:
    text = (
        f"- {link}\n\nPEEL 2016\n\nAn inspection of Marlshire Police\n\n"
        "## Investigating crime\n\nOfficers speak with the people who live in their area.\n\n"
        "## Annex A\n\nThe force gave us its data.\n\n## Annex B\n\nIt gave us more of them.\n"
    )
    found = read(text)
    assert [s.heading for s in found.sections] == ["Investigating crime", "Annex A", "Annex B"]
    assert link in [f.text.partition("\n")[0] for f in found.furniture]

"""Lines that a format's reader collects."""

from __future__ import annotations

import pytest

from peeldiff.document.formats.builder import LineBuilder
from peeldiff.document.limits import DEFAULT_LIMITS
from peeldiff.document.source import Line, Role


def built(text: str, role: Role = Role.TEXT) -> Line:
    builder = LineBuilder("report.docx", DEFAULT_LIMITS)
    builder.add(text, role)
    (line,) = builder.lines()
    return line


@pytest.mark.parametrize(
    ("typed", "cells"),
    [
        ("Keeping order\tYes", ("Keeping order", "Yes")),
        ("Keeping order\tGood\t2017", ("Keeping order", "Good", "2017")),
        ("Area\tGrade\tLast inspected", ("Area", "Grade", "Last inspected")),
        ("Keeping order\t\tGood", ("Keeping order", "", "Good")),
        ("\tKeeping order\tGood", ("Keeping order", "Good")),
        ("Good\tAdequate\tInadequate", ("Good", "Adequate", "Inadequate")),
    ],
)
def test_a_row_may_be_typed_with_tabs(typed: str, cells: tuple[str, ...]) -> None:
    line = built(typed)
    assert (line.role, line.cells) == (Role.ROW, cells)


@pytest.mark.parametrize(
    "typed",
    [
        "\tA paragraph that begins with a tab.",
        "Keeping order\t12",
        "1.\tThe force should count its keys.",
        "a)\tThe force should count its keys.",
        "(b)\tThe force should count its keys.",
        "(iii)\tThe force should count its keys.",
        "Keeping order\t" + "and a long text on it " * 9,
    ],
)
def test_tabs_may_indent_or_lead_to_a_page(typed: str) -> None:
    assert built(typed).role is Role.TEXT


def test_a_heading_with_a_tab_is_one() -> None:
    assert built("3\tKeeping order", Role.HEADING).role is Role.HEADING

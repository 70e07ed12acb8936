"""Grades in the browser say what the command line says: a bar where nothing can be compared."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.widgets import Input

from peeldiff.model import (
    Grade,
    GradeChange,
    GradeChangeKind,
    Pair,
    Quote,
)
from peeldiff.phrasing.facts import grade_values
from peeldiff.rows import build_rows
from tui.grading import grade_lines
from tui.names import ShortNames
from tui.screens.tabbed import WIDE
from tui.work import Comparison

SCALE = "The scale changed from four grades to five between 2016 and 2018/19."
CAVEAT = "Grades of this report cannot be set beside those of earlier ones."


@pytest.fixture
def across(pair: Pair) -> Pair:
    """Two grades of which no movement may be told, one gone and one that is new."""
    old, new = pair.diff.grades[0].old, pair.diff.grades[0].new
    assert old is not None
    assert new is not None

    def change(
        kind: GradeChangeKind, before: Grade | None, after: Grade | None, why: str
    ) -> GradeChange:
        sides = [
            None if grade is None else replace(ref, grade=grade)
            for ref, grade in ((old, before), (new, after))
        ]
        return GradeChange(kind, sides[0], sides[1], None, None, None, None, why)

    uncomparable = GradeChangeKind.NOT_COMPARABLE
    grades = (
        change(uncomparable, Grade.REQUIRES_IMPROVEMENT, Grade.ADEQUATE, SCALE),
        change(uncomparable, Grade.GOOD, Grade.GOOD, SCALE),
        change(GradeChangeKind.NO_LONGER_GRADED, Grade.GOOD, None, "Not asked this time."),
        change(GradeChangeKind.NEWLY_GRADED, None, Grade.INADEQUATE, "Not asked before."),
    )
    grades = (replace(grades[0], caveat=Quote(CAVEAT, 204)), *grades[1:])
    return replace(pair, diff=replace(pair.diff, grades=grades))


SAID = (
    "Requires improvement | Adequate",
    "Good | Good",
    "- no newer grade",
    "Good before",
    "+ no older grade",
    SCALE,
    "Not asked this time.",
    f"On comparing grades: “{CAVEAT}” (2018/19 report, line 204)",
)


@pytest.mark.parametrize("width", [60, 80, 110, 160])
async def test_grades_that_cannot_be_compared_stand_beside_a_bar_with_the_reason(
    browse, across: Pair, width: int
) -> None:
    async with browse(across, "2", size=(width, 60)) as browser:
        if width >= WIDE:
            await browser.press("c")  # beside the lines it would stand between their words
        told = browser.words
        for words in SAID:
            assert words in told
        assert "Requires improvement →" not in told
        await browser.press("o", "g", "c")
        told = browser.words
        assert "→ Adequate" not in told


async def test_the_card_shows_the_bar(browse, across: Pair) -> None:
    async with browse(across, "2", "enter", "c", size=(160, 60)) as browser:
        assert "? not comparable  Requires improvement | Adequate" in browser.screen


@pytest.mark.parametrize("keys", [("x",), ("o", "x")], ids=["overview", "view"])
async def test_the_export_takes_the_bar_along(browse, across: Pair, tmp_path, keys) -> None:
    target = tmp_path / "minutes.md"
    async with browse(across, *keys) as browser:
        browser.app.screen.query_one(Input).value = str(target)
        await browser.press("enter")
        await browser.until(target.exists)
    text = target.read_text(encoding="utf-8")
    assert "Requires improvement \\| Adequate" in text
    assert "Good \\| Good" in text
    for side in ("older", "newer"):
        assert re.search(f"(?i)no (grade in the )?{side}", text)
    for wrong in ("newly graded", "no longer graded", "improvement →", "→ Adequate"):
        assert wrong not in text


async def test_the_filter_calls_grades_as_the_overview_does(browse, across: Pair) -> None:
    async with browse(across, "o", "g", "f") as browser:
        for words in ("no older grade  1", "no newer grade  1", "not comparable  2"):
            assert words in browser.screen


async def test_equal_grades_of_two_scales_are_copied_as_two(browse, across: Pair) -> None:
    async with browse(across, "2", "down", "enter", "y") as browser:
        assert browser.app.clipboard == (
            "not comparable\n2016 (line 31): Good\n2018/19 (line 33): Good"
        )


async def test_equal_grades_of_two_scales_stay_two_in_one_column(browse, across: Pair) -> None:
    async with browse(across, "2", "down", "enter", "b", size=(90, 40)) as browser:
        assert "in one column" in browser.screen
        assert "Not comparable - Good + Good" in browser.words


async def test_at_80_columns_badge_question_and_grades_stand_whole(
    browse, pair: Pair, risen: GradeChange
) -> None:
    _, stands = pair.diff.grades
    first = replace(stands, change=GradeChangeKind.NEWLY_GRADED, old=None)
    given = replace(pair, diff=replace(pair.diff, grades=(risen, first)))
    async with browse(given, "2", size=(80, 24)) as browser:
        lines = browser.screen.splitlines()
        assert (
            "▲ up 1 step       Protecting vulnerable people  Requires improvement → Good"
            in (lines[1])
        )
        assert "+ no older grade  Preventing crime              Good" in lines[2]


@pytest.mark.parametrize("width", [58, 66, 74, 78, 90, 118])
@pytest.mark.parametrize(
    "names",
    [
        ("2021-22-report.md", "2023-25-report.txt"),
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
    ],
    ids=lambda names: names[1],
)
def test_no_question_and_no_grade_of_a_report_is_cut(
    compared: Callable[[str, str], Pair], names: tuple[str, str], width: int
) -> None:
    pair = compared(*names)
    comparison = Comparison(pair, build_rows(pair))
    called = ShortNames(pair)
    lines = [line.content.plain for line in grade_lines(comparison, width, None) if line.goal]
    assert len(lines) == len(pair.diff.grades)
    assert all(cell_len(part) <= width for line in lines for part in line.split("\n"))
    for grade in pair.diff.grades:
        question, values = called.question(grade), grade_values(grade)
        assert any(_tells(line, question, values) for line in lines), question


def _tells(line: str, question: str, values: str) -> bool:
    """Whether the line has both whole, the question in a column of its own."""
    before, found, after = line.partition(values)
    return bool(found) and question in " ".join(f"{before} {after}".split())


@pytest.mark.parametrize("width", [66, 74, 78, 90])
@pytest.mark.parametrize(
    "names",
    [
        ("2021-22-report.md", "2023-25-report.txt"),
        ("2016-effectiveness-report.md", "2018-19-report.txt"),
    ],
    ids=lambda names: names[1],
)
def test_grades_that_have_room_stand_in_one_column(
    compared: Callable[[str, str], Pair], names: tuple[str, str], width: int
) -> None:
    """However long the questions before them are."""
    pair = compared(*names)
    comparison = Comparison(pair, build_rows(pair))
    lines = [line.content.plain for line in grade_lines(comparison, width, None) if line.goal]
    values = sorted({grade_values(grade) for grade in pair.diff.grades}, key=len, reverse=True)
    columns = set()
    for first in (line.split("\n")[0] for line in lines):
        ends = [first.rfind(value) for value in values if first.endswith(value)]
        columns.update(ends[:1])
    assert len(columns) == 1


def test_the_tab_says_of_the_fixtures_what_the_summary_says(
    compared: Callable[[str, str], Pair],
) -> None:
    pair = compared("2018-19-report.txt", "2021-22-report.md")
    lines = [line.content.plain for line in grade_lines(Comparison(pair, build_rows(pair)), 110)]
    told = [" ".join(line.split()) for line in lines if "? not comparable" in line]
    assert "? not comparable Treating the public fairly Requires improvement | Adequate" in told
    assert not any("→" in line for line in told)


async def test_the_card_says_where_each_report_prints_a_grade_and_what_is_asked_there(
    browse, pair: Pair
) -> None:
    async with browse(pair, "2", size=(120, 50)) as browser:
        for words in (
            "2016 · line 31, Protecting vulnerable people Good",
            "2018/19 · line 33, Protecting vulnerable people Requires improvement",
            "Asked for under this question 2",
            f"raised again {pair.diff.findings[1].new[0].text}",
        ):
            assert words in browser.words

"""Two forces side by side, without a word of movement, whatever the format."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from peeldiff.model import FigureChange, FindingRef, Grade, GradeChangeKind, Pair
from peeldiff.pages.comparison import comparison_page
from peeldiff.pages.summary import summary_page
from peeldiff.phrasing.facts import title
from peeldiff.render.lines import cell_width
from peeldiff.render.markdown import markdown
from peeldiff.render.text import text


def summary(pair: Pair, width: int, *, colour: bool = False) -> str:
    return text(summary_page(pair), width, colour=colour)


def diff(
    pair: Pair, width: int, *, colour: bool = False, parts: Sequence[str] | None = None
) -> str:
    return text(comparison_page(pair, parts), width, colour=colour)


def paper(pair: Pair, *, parts: Sequence[str] | None = None) -> str:
    return markdown(comparison_page(pair, parts))


MOVEMENT = re.compile(
    r"\b(down|up|step|steps|unchanged|again|before|new this time|dealt with|newer|older|last time|"
    r"rose|fell|reworded)\b|[▲▼→]",
    re.IGNORECASE,
)
PARTS = ("grades", "findings")

Show = Callable[[Pair], str]


@pytest.fixture(scope="module")
def forces(compared: Callable[[str, str], Pair]) -> Pair:
    return compared("2016-effectiveness-web.txt", "other-force-2016-web.txt")


@pytest.mark.parametrize(
    "show",
    [
        lambda pair: summary(pair, 80, colour=False),
        lambda pair: summary(pair, 50, colour=False),
        lambda pair: diff(pair, 80, colour=False, parts=PARTS),
        lambda pair: paper(pair, parts=PARTS),
    ],
)
def test_nothing_is_told_as_a_movement(show: Show, forces: Pair) -> None:
    def wordless(refs: tuple[FindingRef, ...]) -> tuple[FindingRef, ...]:
        return tuple(replace(ref, text="The force should act.", items=()) for ref in refs)

    findings = [replace(f, old=wordless(f.old), new=wordless(f.new)) for f in forces.diff.findings]
    diff = replace(forces.diff, findings=tuple(findings))
    assert MOVEMENT.findall(show(replace(forces, diff=diff))) == []


def test_the_grades_stand_side_by_side(forces: Pair) -> None:
    shown = " ".join(summary(forces, 200, colour=False).split())
    assert "Protecting vulnerable people Good (line 23) Requires improvement (line 21)" in shown


def test_each_force_has_its_own_heading(forces: Pair) -> None:
    shown = summary(forces, 80, colour=False)
    titles = re.findall(r"^ASKED OF (.*) \(\d+\)$", shown, re.MULTILINE)
    assert titles == ["BOTH", "MARLSHIRE POLICE", "BRACKENSHIRE CONSTABULARY"]


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_asked_for(width: int, forces: Pair) -> None:
    for shown in (summary(forces, width, colour=False), diff(forces, width, colour=False)):
        assert max(map(cell_width, shown.splitlines())) <= width


def test_every_demand_of_both_is_there(forces: Pair) -> None:
    shown = " ".join(diff(forces, 80, colour=False, parts=PARTS).split())
    for finding in (*forces.old.findings, *forces.new.findings):
        assert " ".join(finding.text.split()) in shown
        assert all(" ".join(item.text.split()).rstrip(";. and") in shown for item in finding.items)


def test_the_summary_of_two_forces_reads_as_the_golden_text(
    forces: Pair, golden: Callable[[str, str], None]
) -> None:
    golden("summary-two-forces.txt", summary(forces, 80, colour=False))


def test_a_question_that_neither_grades_has_not_stayed_the_same(pair: Pair) -> None:
    same = next(g for g in pair.diff.grades if g.change is GradeChangeKind.UNCHANGED)
    assert same.old is not None
    assert same.new is not None
    open_ = replace(
        same,
        old=replace(same.old, grade=Grade.UNGRADED),
        new=replace(same.new, grade=Grade.UNGRADED),
    )
    shown = summary(replace(pair, diff=replace(pair.diff, grades=(same, open_))), 200, colour=False)
    assert "No grade is better, none is worse and one is the same." in shown
    assert "Asked and not graded: " in shown


def test_sections_and_figures_of_two_forces_are_told_as_neither_new_nor_gone(forces: Pair) -> None:
    figures = (FigureChange("Cost per head", "£164", "£171", True, "", 80, 91),)
    pair = replace(forces, diff=replace(forces.diff, figures=figures))
    told = diff(pair, 200, colour=False, parts=("sections",)) + paper(pair, parts=("sections",))
    assert "in the report on Marlshire Police" in told
    assert "| Cost per head | £164 (line 80) | £171 (line 91) |" in told
    assert not re.search("older|newer|→", told)


def test_two_forces_of_two_years_have_no_arrow_between_them(forces: Pair) -> None:
    diff = replace(forces.diff, new=replace(forces.diff.new, cycle="2018/19"))
    names = "Marlshire Police and Brackenshire Constabulary"
    assert title(diff) == f"{names}: 2016 and 2018/19"

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from peeldiff.model import Pair, Quote
from peeldiff.pages.comparison import comparison_page
from peeldiff.render.lines import cell_width
from peeldiff.render.text import text


def diff(
    pair: Pair, width: int, *, colour: bool = False, parts: Sequence[str] | None = None
) -> str:
    return text(comparison_page(pair, parts), width, colour=colour)


def test_the_comparison_reads_as_the_golden_text(
    pair: Pair, golden: Callable[[str, str], None]
) -> None:
    golden("diff.txt", diff(pair, 80, colour=False))


@pytest.mark.parametrize("width", [40, 60, 200])
def test_no_line_is_wider_than_asked_for(pair: Pair, width: int) -> None:
    lines = diff(pair, width, colour=False).splitlines()
    assert max(map(cell_width, lines)) <= width


def test_colour_takes_the_place_of_the_signs(pair: Pair) -> None:
    coloured = diff(pair, 80, colour=True)
    assert "[--" not in coloured
    assert "\x1b[1;7;32mmost\x1b[0m" in coloured


def test_a_part_that_was_not_asked_for_is_left_out(pair: Pair) -> None:
    shown = diff(pair, 80, colour=False, parts=["findings"])
    assert "DEALT WITH (1)" in shown
    assert "SECTIONS" not in shown
    assert "GRADES" not in shown


def test_every_finding_is_told_in_full(pair: Pair) -> None:
    shown = " ".join(diff(pair, 80, colour=False).split())
    for finding in pair.diff.findings:
        for ref in (*finding.old, *finding.new):
            assert re.search(rf"line {ref.line}\b", shown)


def test_a_caveat_on_all_grades_is_quoted_once(pair: Pair) -> None:
    caveat = Quote("These grades are no longer those of last time.", 9)
    grades = tuple(replace(grade, caveat=caveat) for grade in pair.diff.grades)
    several = replace(pair, diff=replace(pair.diff, grades=grades))
    assert diff(several, 200, colour=False).count(caveat.text) == 1


def test_figures_that_mean_different_things_say_so(pair: Pair) -> None:
    assert "Not comparable: Prices of different years." in diff(pair, 200, colour=False)

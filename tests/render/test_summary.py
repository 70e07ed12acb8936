from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from peeldiff.model import GradeChangeKind, Pair, Relation, ReportWarning, Status
from peeldiff.pages.summary import summary_page
from peeldiff.render.lines import cell_width
from peeldiff.render.text import text


def summary(pair: Pair, width: int, *, colour: bool = False) -> str:
    return text(summary_page(pair), width, colour=colour)


@pytest.mark.parametrize("width", [60, 80, 200])
def test_the_summary_reads_as_the_golden_text(
    pair: Pair, width: int, golden: Callable[[str, str], None]
) -> None:
    golden(f"summary-{width}.txt", summary(pair, width, colour=False))


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_asked_for(pair: Pair, width: int) -> None:
    lines = summary(pair, width, colour=False).splitlines()
    assert max(map(cell_width, lines)) <= width


def test_colour_changes_no_word(pair: Pair) -> None:
    coloured = summary(pair, 80, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == summary(pair, 80, colour=False)


def test_warnings_stand_before_the_headline(pair: Pair) -> None:
    shown = summary(pair, 80, colour=False)
    assert shown.index("page missing") < shown.index("One grade is better")


def test_silence_is_never_told_as_done(pair: Pair) -> None:
    shown = " ".join(summary(pair, 200, colour=False).split())
    assert "That alone does not deal with it" in shown
    assert "its silence says nothing" in shown


def test_evidence_is_quoted_in_full_with_its_line(pair: Pair) -> None:
    shown = summary(pair, 200, colour=False)
    evidence = "“We first asked for a register of skills in 2013.”"
    assert f"{evidence} (2018/19 report, line 53)" in shown


def test_a_page_is_given_where_there_is_one(pair: Pair) -> None:
    assert "2018/19 report, page 7, line 51" in summary(pair, 200, colour=False)


def test_mark_up_of_a_report_comes_out_as_it_is(pair: Pair) -> None:
    assert "[/b] to *everyone* why <b>it</b> searches" in summary(pair, 200, colour=False)


def test_control_characters_never_come_out(pair: Pair) -> None:
    bad = replace(
        pair.diff, warnings=(ReportWarning(code="bad", text="a\x1b[31mb\x07c\u202ed\x9be"),)
    )
    shown = summary(replace(pair, diff=bad), 80, colour=False)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_the_same_inspection_twice_is_said_in_one_sentence(pair: Pair) -> None:
    quiet = replace(
        pair.diff,
        relation=Relation.SAME_INSPECTION,
        findings=tuple(f for f in pair.diff.findings if f.status is Status.PERSISTING),
        grades=tuple(g for g in pair.diff.grades if g.change is GradeChangeKind.UNCHANGED),
    )
    shown = summary(replace(pair, diff=quiet), 80, colour=False)
    assert "no grade that both print and no finding differs." in shown


def test_grades_that_cannot_be_compared_never_look_like_a_move(pair: Pair) -> None:
    shown = summary(pair, 80, colour=False)
    assert "Managing offenders (Good | Adequate)" in shown


def test_two_forces_are_never_told_as_a_change(pair: Pair) -> None:
    other = replace(pair.diff, relation=Relation.DIFFERENT_FORCE)
    shown = summary(replace(pair, diff=other), 80, colour=False)
    assert "Two forces: what follows sets their reports side by side" in shown
    assert "One grade fell" not in shown


def test_reports_without_grades_and_findings_say_so(pair: Pair) -> None:
    empty = replace(pair.diff, grades=(), findings=(), sections=(), figures=())
    shown = summary(replace(pair, diff=empty), 80, colour=False)
    assert "The 2016 report asks for nothing formally." in shown
    assert "GRADES" not in shown


def test_what_the_reader_decided_is_said(pair: Pair) -> None:
    assert "Set by reader JB: seen at the visit" in summary(pair, 80, colour=False)


def test_a_doubtful_match_says_so(pair: Pair) -> None:
    assert "line 51; reworded; doubtful, please check" in summary(pair, 200, colour=False)

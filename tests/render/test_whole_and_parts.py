"""A finding beside its parts: what is done of it is never told for the whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peeldiff.compare import compare
from peeldiff.inputs import read_inspection
from peeldiff.inspectorates import load_inspectorate
from peeldiff.inspectorates.whose import terms_of
from peeldiff.model import (
    Evidence,
    FindingChange,
    InspectionDiff,
    Pair,
    Recall,
    Status,
    Verdict,
)
from peeldiff.pages.places import Places
from peeldiff.pages.remarks import on_finding
from peeldiff.phrasing.counting import counted_by_status
from peeldiff.phrasing.facts import shown_status, told_again
from peeldiff.phrasing.headline import headline
from peeldiff.phrasing.pressing import done_parts, pressing_label, pressing_words
from peeldiff.phrasing.whole_and_parts import rearranged, to_the_end


@pytest.fixture
def diff(fixtures_dir: Path) -> InspectionDiff:
    """Of 2021/22 and 2023-25: one recommendation has three parts, of which two are done."""
    old, new = (
        read_inspection(fixtures_dir / f) for f in ("2021-22-report.md", "2023-25-report.txt")
    )
    return compare(old, new)


def of(diff: InspectionDiff, ref: str) -> FindingChange:
    return next(c for c in diff.findings if any(r.ref == ref for r in (*c.old, *c.new)))


@pytest.fixture
def again(pair: Pair) -> Pair:
    """A comparison in which a finding with parts, one of which is done, is asked for again."""
    partly = next(f for f in pair.diff.findings if f.status is Status.PARTLY_RESOLVED)
    newer = next(f for f in pair.diff.findings if f.status is Status.NEW)
    asked = replace(partly, new=newer.new)
    rest = (f for f in pair.diff.findings if f not in (partly, newer))
    return replace(pair, diff=replace(pair.diff, findings=(asked, *rest)))


def test_what_is_partly_done_is_quoted_as_far_as_the_report_goes_on(
    diff: InspectionDiff, fixtures_dir: Path
) -> None:
    change = of(diff, "MAR-2021/22-REC-02")
    new = read_inspection(fixtures_dir / "2023-25-report.txt")
    (said,) = pressing_words(change, diff, new).values()
    assert "a third of those who work only at night had not received it" in said.text
    assert change.evidence[0].text in said.text


def test_what_is_dealt_with_is_quoted_as_it_was(diff: InspectionDiff) -> None:
    for change in diff.findings:
        if change.status is not Status.PARTLY_RESOLVED:
            assert to_the_end(change) is change


def test_what_is_asked_again_is_told_as_raised_again_though_a_part_is_done(again: Pair) -> None:
    change = again.diff.findings[0]
    assert shown_status(change) is Status.PERSISTING
    assert told_again(change).startswith("raised again, one of the ")


def test_what_is_done_of_the_older_parts_is_not_told_of_the_newer_words(again: Pair) -> None:
    change = again.diff.findings[0]
    assert "parts" not in pressing_label(change, terms_of(again.new))


def test_but_each_part_that_is_done_is_named_below_them(again: Pair) -> None:
    change = again.diff.findings[0]
    assert [ref.text for ref in done_parts(change)] == [
        part.old[0].text for part in change.items if part.status is Status.RESOLVED
    ]


def test_parts_are_told_as_those_of_the_older_finding_where_several_take_it_up(
    again: Pair,
) -> None:
    """Neither of them has so many parts."""
    change = again.diff.findings[0]
    another = next(f for f in again.diff.findings if f.status is Status.NEW)
    change = replace(change, new=(*change.new, *another.new))
    assert told_again(change).startswith("raised again, one of the older finding's ")


def test_and_counted_as_raised_again_in_both_reports(again: Pair) -> None:
    change = again.diff.findings[0]
    only = replace(again.diff, findings=(change,))
    (told,) = counted_by_status(only)
    assert (told.status, told.older, told.newer) == (
        Status.PERSISTING,
        len(change.old),
        len(change.new),
    )
    assert any("(one of these is partly dealt with)" in sentence for sentence in headline(only))


def test_the_words_for_the_part_that_is_done_do_not_say_why_it_presses(again: Pair) -> None:
    change = again.diff.findings[0]
    done = Evidence("This part has been done.", 9, None, None, Verdict.IMPROVED)
    change = replace(change, evidence=(done,))
    bad = Recall(
        refers_to="last year",
        text="The rest has not improved since last year.",
        line=11,
        verdict=Verdict.NOT_IMPROVED,
        heading=None,
        on_old=change.old[0].id,
    )
    good = replace(bad, text="This part is better than last year.", verdict=Verdict.IMPROVED)
    diff = replace(again.diff, findings=(change,), recalls=(good, bad))
    assert [said.text for said in pressing_words(change, diff, again.new).values()] == [bad.text]


def test_what_recalls_a_finding_with_parts_is_quoted_under_it(again: Pair) -> None:
    change = again.diff.findings[0]
    assert len(change.items) > 1
    recall = Recall(
        refers_to="last year",
        text="It remains a concern.",
        line=11,
        verdict=Verdict.NOT_IMPROVED,
        heading=None,
        on_old=change.old[0].id,
    )
    diff = replace(again.diff, recalls=(recall,))
    shown = rearranged(change, load_inspectorate())
    quoted = on_finding(diff, replace(shown, why="Told otherwise."), Places(again.new, "2018/19"))
    assert [one.text for one in quoted] == [recall.text]

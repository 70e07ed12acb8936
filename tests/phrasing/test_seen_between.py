"""A question that an inspection between the two looked at is not told as looked at by none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from peeldiff.model import FindingChange, InspectionDiff, Pair, Status
from peeldiff.phrasing.seen_between import seen_between, seen_between_words


def told(
    pair: Pair, cycle: str | None, since: str | None, **changed: object
) -> tuple[FindingChange, InspectionDiff]:
    """A finding whose question stands as it was judged then, and its comparison."""
    diff = pair.diff
    grade = next(one for one in diff.grades if one.new is not None)
    assert grade.new is not None
    evidence = next(e for one in diff.findings for e in one.evidence)
    change = replace(
        diff.findings[0],
        **{
            "status": Status.NOT_REINSPECTED,
            "set_by": None,
            "evidence": (replace(evidence, section=grade.new.section),),
            **changed,
        },  # type: ignore[arg-type]
    )
    others = tuple(replace(one, carried_over_from=None) for one in diff.grades if one is not grade)
    grades = (replace(grade, carried_over_from=since), *others)
    return change, replace(diff, old=replace(diff.old, cycle=cycle), grades=grades)


@pytest.mark.parametrize(
    ("cycle", "since", "year"),
    [
        ("2016", "2017", "2017"),
        ("2016", "2017 effectiveness", "2017"),
        ("2016", "2018/19", "2018"),
        ("2016", "2016", ""),
        ("2016", "2015", ""),
        ("2018/19", "2019", ""),
        ("2018/19", "2018/19", ""),
        ("2018/19", "2021/22", "2021"),
        ("2021/22", "2022", ""),
        ("2023-25", "2024", ""),
        ("2016", None, ""),
        (None, "2017", ""),
    ],
)
def test_a_judgment_later_than_the_older_report_was_made_between_the_two(
    pair: Pair, cycle: str | None, since: str | None, year: str
) -> None:
    change, diff = told(pair, cycle, since)
    assert seen_between(change, diff) == year
    assert seen_between_words(change, diff) == (
        f"The inspection of {year}, which is not compared here, looked at this question: read its report."
        if year
        else ""
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"status": Status.NOT_RAISED},
        {"status": Status.RESOLVED},
        {"set_by": "JB"},
        {"evidence": ()},
    ],
)
def test_of_any_other_finding_nothing_is_said(pair: Pair, changed: dict[str, object]) -> None:
    change, diff = told(pair, "2016", "2017", **changed)
    assert not seen_between(change, diff)
    assert not seen_between_words(change, diff)

"""An invented fire service, whose reports have the shape of a police force's."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.compare import compare
from peeldiff.model import FindingKind, GradeChangeKind, Inspection, Status
from peeldiff.report import read_inspection


@pytest.fixture(scope="module")
def pair(fixtures_dir: Path) -> tuple[Inspection, Inspection]:
    folder = fixtures_dir / "fire-and-rescue"
    return (
        read_inspection(folder / "marlshire-2018-19.txt"),
        read_inspection(folder / "marlshire-2021-22.txt"),
    )


def test_who_was_inspected_and_when(pair: tuple[Inspection, Inspection]) -> None:
    assert [(i.force, i.inspectorate, i.programme) for i in pair] == [
        ("Marlshire Fire and Rescue Service", "HMICFRS", "Fire and rescue service inspection")
    ] * 2
    assert [(i.cycle, i.published) for i in pair] == [
        ("2018/19", "2019-06"),
        ("2021/22", "2022-07"),
    ]
    assert {i.pillars for i in pair} == {("effectiveness", "efficiency", "people")}


def test_every_graded_question_is_a_known_one(pair: tuple[Inspection, Inspection]) -> None:
    graded = [[s.short for s in i.sections if s.grade] for i in pair]
    assert graded[0] == graded[1]
    assert len(graded[0]) == 9
    assert all(s.questions for i in pair for s in i.sections if s.grade)


def test_what_is_asked_for(pair: tuple[Inspection, Inspection]) -> None:
    assert [finding.kind for finding in pair[0].findings] == [
        FindingKind.AREA_FOR_IMPROVEMENT,
        FindingKind.CAUSE_OF_CONCERN,
        FindingKind.RECOMMENDATION,
    ]


def test_what_became_of_it(pair: tuple[Inspection, Inspection]) -> None:
    diff = compare(*pair)
    assert [change.status for change in diff.findings if change.old] == [Status.RESOLVED] * 3
    changes = [row.change for row in diff.grades]
    assert changes.count(GradeChangeKind.IMPROVED) == 4
    assert changes.count(GradeChangeKind.UNCHANGED) == 5

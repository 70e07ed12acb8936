"""The same inspection as a web page and as a report is the same inspection: nothing has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.model import GradeChangeKind, InspectionDiff, Relation, Status


def _two(folder: Path) -> tuple[Path, Path]:
    (web,) = folder.glob("*2016-effectiveness-web.txt")
    (report,) = folder.glob("*2016-effectiveness-report.md")
    return web, report


@pytest.fixture(
    scope="session", params=["invented", pytest.param("published", marks=pytest.mark.real)]
)
def shapes(request: pytest.FixtureRequest, fixture_files: tuple[Path, ...]) -> tuple[Path, Path]:
    """The web page and the report of one inspection."""
    if request.param == "published":
        folder: Path = request.getfixturevalue("seeds")
        return _two(folder)
    return _two(fixture_files[0].parent)


@pytest.fixture(scope="session", params=["web first", "report first"])
def diff(request: pytest.FixtureRequest, reports, shapes: tuple[Path, Path]) -> InspectionDiff:
    web, report = shapes
    pair = (web, report) if request.param == "web first" else (report, web)
    found: InspectionDiff = reports.diff(*pair)
    return found


def test_they_are_known_as_the_same_inspection(diff: InspectionDiff) -> None:
    assert diff.relation is Relation.SAME_INSPECTION


def test_no_grade_moves(diff: InspectionDiff) -> None:
    """A grade that only one shape prints cannot be compared: the picture with it was lost."""
    moved = [
        row
        for row in diff.grades
        if row.change is not GradeChangeKind.UNCHANGED
        and all(s and s.grade for s in (row.old, row.new))
    ]
    assert moved == []


def test_what_only_one_shape_grades_is_not_called_a_change(diff: InspectionDiff) -> None:
    one_sided = {row.change for row in diff.grades} - {GradeChangeKind.UNCHANGED}
    assert one_sided <= {GradeChangeKind.NOT_COMPARABLE}


def test_every_finding_persists(diff: InspectionDiff) -> None:
    assert {change.status for change in diff.findings} == {Status.PERSISTING}


def test_every_finding_is_linked_one_to_one(diff: InspectionDiff) -> None:
    assert {(len(change.old), len(change.new)) for change in diff.findings} == {(1, 1)}


def test_every_item_persists(diff: InspectionDiff) -> None:
    items = [item for change in diff.findings for item in change.items]
    assert [item.old[0].text for item in items if item.status is not Status.PERSISTING] == []


def test_a_reader_is_told_that_the_two_are_one(diff: InspectionDiff) -> None:
    assert "same-inspection" in [warning.code for warning in diff.warnings]

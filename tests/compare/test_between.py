"""A part of a comparison is the same whether it is asked for alone or with all the rest."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from peeldiff.compare import Between, compare
from peeldiff.inputs import read_inspection
from peeldiff.model import Inspection, InspectionDiff

REPORTS = (
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2018-19-report.txt",
    "2021-22-report.md",
    "2023-25-report.txt",
)


Wholes = list[tuple[Inspection, Inspection, InspectionDiff]]


@pytest.fixture(scope="module")
def inspections(fixtures_dir: Path) -> list[Inspection]:
    return [read_inspection(fixtures_dir / name) for name in REPORTS]


@pytest.fixture(scope="module")
def wholes(inspections: list[Inspection]) -> Wholes:
    """Each two of the reports, compared as a whole."""
    return [(old, new, compare(old, new)) for old, new in combinations(inspections, 2)]


@pytest.mark.parametrize("backwards", [False, True])
def test_the_fate_of_one_finding_is_that_of_the_whole_comparison(
    wholes: Wholes, backwards: bool
) -> None:
    for old, new, diff in wholes:
        whole = {ref.id: change for change in diff.findings for ref in change.old}
        between = Between(old, new)
        names = [finding.id for finding in old.findings]
        for name in reversed(names) if backwards else names:
            assert between.fate(name) == whole[name]


def test_no_finding_has_no_fate(inspections: list[Inspection]) -> None:
    assert Between(*inspections[:2]).fate("nothing") is None


def test_the_grades_alone_are_those_of_the_whole_comparison(wholes: Wholes) -> None:
    for old, new, diff in wholes:
        assert Between(old, new).grades == diff.grades


def test_a_comparison_that_was_asked_for_a_fate_before_is_the_same(wholes: Wholes) -> None:
    for old, new, diff in wholes:
        between = Between(old, new)
        between.fate(old.findings[-1].id)
        assert between.diff() == diff

"""Where things stand, in one file or in one of several that make an inspection."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff.history.gathering import Column, gather
from peeldiff.inputs import read_inspection
from peeldiff.pages.places import Places

FIRST, SECOND = "2016-effectiveness-report.md", "2016-effectiveness-web.txt"


@pytest.fixture(scope="module")
def merged(fixtures_dir: Path) -> Column:
    columns, _ = gather([read_inspection(fixtures_dir / name) for name in (FIRST, SECOND)])
    return columns[0]


def test_a_line_of_one_file_is_told_with_its_report(fixtures_dir: Path) -> None:
    places = Places(read_inspection(fixtures_dir / FIRST), "2016")
    assert places.place(12) == "2016 report, line 12"
    assert places.place(12, 3) == "2016 report, page 3, line 12"
    assert places.line(12) == "line 12"


def test_a_line_of_a_second_file_is_told_with_that_file(merged: Column) -> None:
    places = Places(merged.inspection, "2016", merged.place)
    behind = merged.sources[0].lines
    assert places.place(behind) == f"2016 report, line {behind}"
    assert places.place(behind + 7) == f"2016 report, {SECOND}, line 7"
    assert places.line(behind + 7) == f"{SECOND}, line 7"

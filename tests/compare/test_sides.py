from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from alignment.records import replace
from peeldiff.compare import compare
from peeldiff.compare.sides import Sides
from peeldiff.inputs import read_inspection
from peeldiff.model import Inspection


@pytest.fixture(scope="module")
def inspections(fixtures_dir: Path) -> list[Inspection]:
    names = ("2015-effectiveness-web.txt", "2016-effectiveness-web.txt", "2017-legitimacy-web.md")
    return [read_inspection(fixtures_dir / name) for name in names]


def test_sides_that_were_compared_before_make_no_difference(inspections: list[Inspection]) -> None:
    sides = Sides()
    for old, new in combinations(inspections, 2):
        assert compare(old, new, sides=sides) == compare(old, new)


def test_without_its_sections_a_comparison_is_the_same(inspections: list[Inspection]) -> None:
    old, new = inspections[:2]
    whole = compare(old, new)
    assert whole.sections
    assert compare(old, new, with_sections=False) == replace(whole, sections=())

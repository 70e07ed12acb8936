"""Each change that is planted in a report is told, and nothing else is."""

from __future__ import annotations

from collections import Counter

import pytest

from peeldiff.compare import compare

_LEAST = {
    "dated anew": 5, "removed": 25, "reworded": 20, "moved": 20, "regraded": 20, "split": 4, "merged": 3,
    "renamed": 6, "demanded": 4, "prose": 3,
}  # fmt: skip
"""Kinds of change, and how many of each are planted at least."""


@pytest.fixture(scope="session")
def outcomes(reports, fixture_files, planting, thorough: bool):
    """Kind, report and name of the change → (planted and not told, told and not planted)."""
    found = {}
    for path in fixture_files:
        if path.name not in planting.BASES:
            continue
        base = planting.Base(path.name, path.read_text("utf-8"), reports.inspection(path))
        for planted in base.changes(thorough=thorough):
            diff = compare(reports.inspection(path), reports.of_text(planted.text, path.name))
            found[planted.kind, path.name, planted.name] = planting.differences(diff, planted)
    return found


@pytest.mark.parametrize("kind", _LEAST)
def test_what_is_planted_is_told_and_nothing_else(outcomes, kind: str) -> None:
    of_kind = {key: wrong for key, wrong in outcomes.items() if key[0] == kind}
    assert {key: wrong for key, wrong in of_kind.items() if wrong != ([], [])} == {}


def test_every_kind_of_change_is_planted_often(outcomes) -> None:
    planted = Counter(kind for kind, *_ in outcomes)
    assert {kind: planted[kind] for kind in _LEAST if planted[kind] < _LEAST[kind]} == {}

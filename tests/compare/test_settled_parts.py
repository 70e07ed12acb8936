"""What becomes of a whole finding when the reader decides what has become of its parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from peeldiff.compare import compare
from peeldiff.decisions import DecisionKeeper
from peeldiff.inputs import read_inspection
from peeldiff.model import FindingChange, Inspection, Status

Decided = Callable[..., FindingChange]


@pytest.fixture(scope="module")
def pairs(fixtures_dir: Path) -> dict[str, tuple[Inspection, Inspection]]:
    """Two pairs with one finding of several parts: listed again, and not listed again."""
    names = {
        "listed": ("2015-effectiveness-web.txt", "2016-effectiveness-report.md"),
        "alone": ("2021-22-report.md", "2023-25-report.txt"),
    }
    return {
        key: (read_inspection(fixtures_dir / old), read_inspection(fixtures_dir / new))
        for key, (old, new) in names.items()
    }


@pytest.fixture
def decided(pairs: dict[str, tuple[Inspection, Inspection]], tmp_path: Path) -> Decided:
    """The finding after the reader has set its parts (None: left) and perhaps the whole."""

    def run(
        which: str, parts: Sequence[Status | None], whole: Status | None = None
    ) -> FindingChange:
        old, new = pairs[which]
        keeper = DecisionKeeper(tmp_path / "peeldiff.toml", old, new, by="AB")

        def find() -> FindingChange:
            decisions = keeper.for_compare() if keeper.path.exists() else None
            found = compare(old, new, decisions=decisions).findings
            return next(f for f in found if len(f.items) >= 3)

        first = find()
        for item, status in zip(first.items, parts, strict=False):
            if status is not None:
                keeper.set_status(item, status)
        if whole is not None:
            keeper.set_status(first, whole)
        return find()

    return run


SILENT, DONE = Status.NOT_RAISED, Status.RESOLVED


def test_parts_without_an_answer_leave_no_partly(decided: Decided) -> None:
    assert decided("alone", [SILENT] * 3).status is Status.NOT_RAISED


def test_no_quotation_that_the_reader_overruled_backs_the_whole(decided: Decided) -> None:
    assert decided("alone", [SILENT] * 3).evidence == ()


def test_a_finding_listed_again_is_no_longer_partly_done(decided: Decided) -> None:
    found = decided("listed", [SILENT] * 3)
    overruled = {e.line for item in found.items[:3] for e in item.evidence}
    assert found.status is Status.PERSISTING
    assert not overruled & {e.line for e in found.evidence}


def test_parts_that_are_all_done_make_the_whole_done(decided: Decided) -> None:
    assert decided("alone", [DONE] * 3).status is Status.RESOLVED


def test_one_part_that_is_not_done_makes_the_whole_partly_done(decided: Decided) -> None:
    assert decided("alone", [DONE, DONE, SILENT]).status is Status.PARTLY_RESOLVED


def test_what_the_reader_sets_of_the_whole_outranks_its_parts(decided: Decided) -> None:
    found = decided("alone", [SILENT] * 3, Status.RESOLVED)
    assert (found.status, found.set_by) == (Status.RESOLVED, "AB")


def test_a_part_is_signed_once(decided: Decided) -> None:
    assert decided("alone", [SILENT] * 3).items[0].why.count("AB set the status") == 1

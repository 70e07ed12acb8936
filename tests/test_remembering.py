"""What is remembered of the invented reports is what is read and compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from peeldiff import inputs
from peeldiff.compare import compare
from peeldiff.decisions import Decisions
from peeldiff.model import Inspection, InspectionDiff
from tests.remembering import remembering

OLD, NEW = "2015-effectiveness-web.txt", "2016-effectiveness-web.txt"


@pytest.fixture
def both(fixtures_dir: Path) -> list[Inspection]:
    return [inputs.read_inspection(fixtures_dir / name) for name in (OLD, NEW)]


def remembered(fixtures_dir: Path) -> tuple[list[Inspection], InspectionDiff]:
    with remembering():
        read = [inputs.read_inspection(fixtures_dir / name) for name in (OLD, NEW)]
        return read, compare(read[0], read[1])


def test_it_is_the_same(fixtures_dir: Path, both: list[Inspection]) -> None:
    assert remembered(fixtures_dir) == (both, compare(*both))


def test_it_is_made_once(fixtures_dir: Path) -> None:
    (read, diff), (again, same) = remembered(fixtures_dir), remembered(fixtures_dir)
    assert all(one is other for one, other in zip(read, again, strict=True))
    assert same is diff


def test_a_reader_who_decided_is_asked_anew(fixtures_dir: Path, both: list[Inspection]) -> None:
    _, diff = remembered(fixtures_dir)
    with remembering():
        assert compare(*both, decisions=Decisions(Path("peeldiff.toml"))) is not diff


def test_another_text_is_read_anew(fixtures_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / OLD
    path.write_text(
        (fixtures_dir / OLD).read_text("utf-8") + "\nThe force has new vans.\n", "utf-8"
    )
    with remembering():
        assert inputs.read_inspection(path) is not inputs.read_inspection(path)


def test_afterwards_nothing_is_remembered(fixtures_dir: Path, both: list[Inspection]) -> None:
    _, diff = remembered(fixtures_dir)
    assert compare(*both) is not diff

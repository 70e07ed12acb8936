"""The invented forces that benchmarks are made with (`benchmarks/many.py`)."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.forces import same_force
from peeldiff.inputs import read_inspection


@pytest.fixture(scope="module")
def many(root_dir: Path) -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("many", root_dir / "benchmarks" / "many.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_a_force_is_the_same_however_many_are_made(many: ModuleType, tmp_path: Path) -> None:
    one = many.make(tmp_path / "one", forces=1, prose=0.1)
    several = many.make(tmp_path / "several", forces=3, prose=0.1)
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in several[:8]]
    assert len({path.read_bytes() for path in several}) == 24


def test_each_report_is_of_another_inspection_of_its_force(
    many: ModuleType, tmp_path: Path
) -> None:
    read = [read_inspection(path) for path in many.make(tmp_path, forces=1, prose=0.1)]
    assert len({(inspection.programme, inspection.cycle) for inspection in read}) == 8
    assert all(same_force(inspection.force or "", read[0].force or "") for inspection in read)
    assert sum(len(inspection.findings) > 0 for inspection in read) == 7  # and a letter


def test_no_two_names_are_of_one_force(many: ModuleType) -> None:
    names = many.force_names(1)
    assert len({name.casefold() for name in names}) == len(names)
    assert not any(" " in name for name in names)


def test_more_than_there_is_to_make_them_from_is_refused(many: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="up to 8 inspections of each"):
        many.make(tmp_path, inspections=9)

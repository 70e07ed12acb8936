"""What is kept from run to run comes back as it was, or not at all."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from alignment.records import replace
from peeldiff.compare import compare
from peeldiff.history import follow
from peeldiff.inputs import read_inspection
from peeldiff.jsonio import from_plain, plain_data
from peeldiff.model import Inspection, InspectionDiff
from peeldiff.survey import survey
from peeldiff.survey.following import KeptPairs
from peeldiff.survey.store import Store, program

REPORTS = (
    "2014-core-business-letter.txt",
    "2015-effectiveness-web.txt",
    "2016-effectiveness-report.md",
    "2018-19-report.txt",
    "2021-22-report.md",
)


@pytest.fixture(scope="module")
def inspections(fixtures_dir: Path) -> list[Inspection]:
    return [read_inspection(fixtures_dir / name) for name in REPORTS]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_a_reading_comes_back_as_it_was(inspections: list[Inspection], store: Store) -> None:
    for number, inspection in enumerate(inspections):
        store.put("readings", f"{number:02}", plain_data(inspection))
        assert from_plain(Inspection, store.get("readings", f"{number:02}")) == inspection


def test_a_comparison_comes_back_as_it_was(inspections: list[Inspection], store: Store) -> None:
    diff = compare(inspections[1], inspections[2])
    store.put("pairs", "key", plain_data(diff))
    assert from_plain(InspectionDiff, store.get("pairs", "key")) == diff


def test_plain_data_of_another_kind_is_refused() -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        from_plain(Inspection, {"force": "Marlshire Police"})


def test_a_history_of_kept_comparisons_is_the_same(
    inspections: list[Inspection], store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = follow(inspections, kept=KeptPairs(store))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("compared again")

    monkeypatch.setattr("peeldiff.history.pairs.Between", refuse)
    again = follow(inspections, kept=KeptPairs(store))
    assert first.history == again.history


def test_what_was_kept_across_a_gap_is_added_to(
    inspections: list[Inspection], store: Store
) -> None:
    """With a report less between them, more of an old one is still open, and asked of the newest."""
    follow(inspections, kept=KeptPairs(store))
    fewer = [inspection for at, inspection in enumerate(inspections) if at != 2]
    assert follow(fewer, kept=KeptPairs(store)).history == follow(fewer).history
    assert follow(inspections, kept=KeptPairs(store)).history == follow(inspections).history


def test_a_kept_comparison_calls_the_files_as_they_are_called_today(
    inspections: list[Inspection], store: Store
) -> None:
    letter, report = inspections[:2]
    kept = KeptPairs(store)
    kept.put(letter, report, compare(letter, report))
    renamed = replace(letter, source=replace(letter.source, name="renamed.txt"))
    found = kept.get(renamed, report)
    assert found is not None
    assert replace(found, sections=()) == replace(compare(renamed, report), sections=())
    assert any(warning.text.startswith("renamed.txt: ") for warning in found.warnings)


def test_what_was_never_kept_is_not_there(store: Store) -> None:
    assert store.get("facts", "nothing") is None


@pytest.mark.parametrize("left", [b"", b"x", b"\x78\x9c", b'{"a": 1}'])
def test_what_is_damaged_is_not_there(store: Store, left: bytes) -> None:
    store.put("facts", "key", {"a": 1})
    [path] = store.folder.rglob("*.z")
    path.write_bytes(left)
    assert store.get("facts", "key") is None


def test_what_other_versions_left_is_removed(store: Store) -> None:
    store.put("facts", "key", 1)
    other = store.folder / "facts" / "0123456789abcdef" / "ke"
    other.mkdir(parents=True)
    (other / "key.json.z").write_bytes(b"old")
    store.forget_other_programs()
    assert store.get("facts", "key") == 1
    assert [folder.name for folder in (store.folder / "facts").iterdir()] == [program()]


def test_letters_that_no_encoding_has_are_kept(store: Store) -> None:
    """A path of Unix may hold any bytes."""
    store.put("facts", "key", {"path": "\udcff.txt"})
    assert store.get("facts", "key") == {"path": "\udcff.txt"}


def test_what_workers_leave_is_found_although_the_program_is_changed_meanwhile(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = count()
    monkeypatch.setattr("peeldiff.survey.store.program", lambda: f"state{next(states)}")
    done = survey([str(reports)], tmp_path / "package")
    assert done.bodies == 2
    findings = (tmp_path / "package" / "data" / "findings.csv").read_text("utf-8")
    assert len(findings.splitlines()) > 5


def test_another_version_of_a_library_is_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    before = program()
    monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name} 0")
    program.cache_clear()
    try:
        assert program() != before
    finally:
        program.cache_clear()

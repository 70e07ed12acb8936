"""What is checked of many files at once: a row each, whatever the file is."""

from __future__ import annotations

from pathlib import Path

from peeldiff.checking import check
from peeldiff.jsonio import to_json
from peeldiff.schema import adapter

SOUND = "2018-19-report.txt"
LOST = (
    "PEEL: Police effectiveness 2016\nAn inspection of Marlshire Police\n\n"
    "How effective is the force at preventing crime?\nGood\n\nAreas for improvement\n\n"
    "Annex A\nAbout the data\n"
)


def test_a_sound_report_needs_no_look(fixtures_dir: Path) -> None:
    found = check([str(fixtures_dir / SOUND)])
    [row] = found.files
    assert (row.force, row.cycle, row.published) == ("Marlshire Police", "2018/19", "2019-05")
    assert (row.sections, row.grades, row.findings) == (50, 13, 10)
    assert (row.look, found.to_look_at) == (False, 0)


def test_a_warning_of_the_report_needs_a_look(tmp_path: Path) -> None:
    path = tmp_path / "lost.txt"
    path.write_text(LOST)
    [row] = check([str(path)]).files
    assert [(warning.code, warning.line) for warning in row.warnings] == [
        ("label-without-findings", 7)
    ]
    assert row.look


def test_a_report_that_names_no_force_and_no_cycle_needs_a_look(tmp_path: Path) -> None:
    path = tmp_path / "bare.txt"
    path.write_text(
        "HMICFRS\n\nHow effective is the force at preventing crime?\n\nGood\n\n"
        "Areas for improvement\n\n- The force should answer its calls.\n"
    )
    [row] = check([str(path)]).files
    assert [warning.code for warning in row.warnings] == ["no-force", "no-cycle"]


def test_a_file_that_cannot_be_read_is_a_row_among_the_others(
    fixtures_dir: Path, tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    sound = str(fixtures_dir / SOUND)
    found = check([str(tmp_path / "empty.pdf"), sound, str(tmp_path / "none.txt")])
    assert [bool(row.error) for row in found.files] == [True, False, True]
    assert "is empty" in str(found.files[0].error)
    assert found.to_look_at == 2


def test_the_same_document_under_two_names_is_told_at_the_second(
    fixtures_dir: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes((fixtures_dir / SOUND).read_bytes())
    first, second = check([str(fixtures_dir / SOUND), str(copy)]).files
    assert not first.look
    assert [warning.code for warning in second.warnings] == ["given-twice"]
    assert first.file in second.warnings[0].text


def test_its_json_is_valid_by_its_schema(fixtures_dir: Path) -> None:
    found = check([str(fixtures_dir / SOUND), "none.txt"])
    assert adapter("check").validate_json(to_json(found), strict=True) == found

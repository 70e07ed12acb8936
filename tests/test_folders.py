"""A folder stands for the reports that it holds, in every verb that takes reports."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.errors import SourceError
from peeldiff.folders import GENERATOR, files_of, report_files
from peeldiff.forces import by_force
from peeldiff.inputs import read_reports
from peeldiff.model import Inspection

Run = Callable[..., Any]
OLD, NEW, OTHER = (
    "2015-effectiveness-web.txt",
    "2016-effectiveness-web.txt",
    "other-force-2016-web.txt",
)


@pytest.fixture
def folder(tmp_path: Path, fixtures_dir: Path) -> Path:
    """Two reports on one force."""
    for name in (OLD, NEW):
        shutil.copy(fixtures_dir / name, tmp_path)
    return tmp_path


def test_a_folder_holds_its_files_by_name_and_no_others(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"x")
    (folder / "deeper.txt").mkdir()
    assert [path.name for path in report_files(folder)] == [OLD, NEW]


def test_a_page_that_peeldiff_wrote_is_no_report(folder: Path) -> None:
    (folder / "page.html").write_text(f'<!doctype html><head>{GENERATOR}0.1.0">')
    (folder / "saved.html").write_text("<!doctype html><title>A report</title>")
    assert [path.name for path in report_files(folder)] == [OLD, NEW, "saved.html"]


def test_files_keep_their_order_and_folders_stand_where_they_are_named(folder: Path) -> None:
    files = files_of(["b.txt", str(folder), "-"])
    assert [(Path(file.path).name, file.found) for file in files] == [
        ("b.txt", False),
        (OLD, True),
        (NEW, True),
        ("-", False),
    ]


def test_what_a_folder_holds_besides_is_left_out_and_told(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "notes.md").write_text("# Notes\n\nRing Marlshire Police.\n")
    reports, left_out = read_reports(files_of([str(folder)]))
    assert [Path(report.path).name for report in reports] == [OLD, NEW]
    assert [warning.code for warning in left_out] == ["left-out", "left-out"]
    assert "empty.txt is empty" in left_out[0].text
    assert "notes.md gives no date and no finding" in left_out[1].text


def test_a_file_that_is_named_must_be_a_report(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    with pytest.raises(SourceError, match=r"empty\.txt is empty"):
        read_reports(files_of([str(folder), str(folder / "empty.txt")]))


def test_a_folder_without_a_report_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no report here"):
        read_reports(files_of([str(tmp_path)]))
    (tmp_path / "notes.md").write_text("# Notes\n\nRing somebody.\n")
    with pytest.raises(SourceError, match=r"No report was found.*notes\.md"):
        read_reports(files_of([str(tmp_path)]))


def test_a_history_of_a_folder_is_that_of_its_files_in_any_mix(folder: Path, peeldiff: Run) -> None:
    named = peeldiff("history", folder / OLD, folder / NEW).out
    assert "Marlshire Police" in named
    assert peeldiff("history", folder).out == named
    (folder / "deeper").mkdir()
    shutil.move(folder / NEW, folder / "deeper")
    assert peeldiff("history", folder / "deeper" / NEW, folder).out == named


def test_several_forces_have_one_history_each_by_name(
    folder: Path, fixtures_dir: Path, peeldiff: Run
) -> None:
    alone = peeldiff("history", folder).out
    shutil.copy(fixtures_dir / OTHER, folder)
    both = peeldiff("history", folder)
    assert (both.code, both.err) == (0, "")
    assert both.out.startswith("Brackenshire Constabulary, 2016")
    assert both.out.endswith(alone)
    data = json.loads(peeldiff("history", folder, "--format", "json").out)
    assert [history["force"] for history in data] == [
        "Brackenshire Constabulary",
        "Marlshire Police",
    ]


def test_what_was_left_out_stands_in_the_history_and_on_standard_error(
    folder: Path, peeldiff: Run
) -> None:
    (folder / "notes.md").write_text("# Notes\n\nRing somebody.\n")
    done = peeldiff("history", folder, "--format", "json")
    (warning,) = (w for w in json.loads(done.out)["warnings"] if w["code"] == "left-out")
    assert done.err == f"peeldiff: {warning['text']}\n"


def inspection(force: str | None) -> Inspection:
    from peeldiff.model import SourceInfo

    return Inspection(
        force,
        None,
        None,
        None,
        (),
        None,
        None,
        SourceInfo("a", "text", "0", 1),
        (),
        (),
        (),
        (),
        (),
        (),
    )


@pytest.mark.parametrize(
    ("forces", "groups"),
    [
        (["B Police", "A Police", "B"], [[1], [0, 2]]),
        (["A", None, "A Police"], [[0, 1, 2]]),
        (["B", None, "A", None], [[2], [0], [1], [3]]),
        ([None], [[0]]),
        ([], []),
    ],
)
def test_reports_are_grouped_by_force(forces: list[str | None], groups: list[list[int]]) -> None:
    assert by_force([inspection(force) for force in forces]) == groups

"""The user's file of forces fills the columns of `forces`; a name that is nobody's is an error."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.errors import SourceError, UsageError
from peeldiff.peers import Package, find_peers
from peeldiff.survey import survey
from peeldiff.survey.overview import overview
from tests.survey.conftest import rows_of

FILE = """\
force,region,most_similar_group
Marlshire,East,Group 1
Brackenshire Constabulary,West,Group 2
Leicestershire,East Midlands,Group 2
"""


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory, reports: Path) -> Path:
    """A package on two forces, each in a group of its own."""
    home = tmp_path_factory.mktemp("grouped")
    (home / "forces.csv").write_text(FILE, encoding="utf-8-sig")
    survey([str(reports)], home / "package", forces=str(home / "forces.csv"))
    return home / "package"


def test_the_file_fills_the_columns_of_its_forces(grouped: Path) -> None:
    """A known force of which there is no report is no mistake."""
    told = {
        row["name"]: (row["gss_code"], row["region"], row["most_similar_group"])
        for row in rows_of(grouped, "forces")
    }
    assert told == {
        "Brackenshire Constabulary": ("", "West", "Group 2"),
        "Marlshire Police": ("", "East", "Group 1"),
    }


def test_the_grid_is_narrowed_to_a_group(grouped: Path) -> None:
    found = overview(grouped, group="group 1")
    assert {row.force for grid in found.grids for row in grid.rows} == {"Marlshire Police"}
    assert {one.force for one in found.open} == {"Marlshire Police"}
    assert found.forces == 2


def test_a_region_narrows_like_a_group(grouped: Path) -> None:
    assert {one.force for one in overview(grouped, group="east").open} == {"Marlshire Police"}
    package = Package(grouped)
    assert package.forces("West") == {"brackenshire"}
    package.close()


def test_the_page_of_all_offers_each_group_and_region_and_marks_the_rows(grouped: Path) -> None:
    text = (grouped / "index.html").read_text("utf-8")
    offered = re.findall(
        r'id="choice-(\w+)"[^>]*>\s*(?:<span class="hide">(.*?):</span>)? ?(.*?)</label>', text
    )
    assert offered == [
        ("all", "", "All bodies"),
        ("0", "Most similar group", "Group 1"),
        ("1", "Most similar group", "Group 2"),
        ("2", "Region", "East"),
        ("3", "Region", "West"),
    ]
    marked = set(re.findall(r'<tr data-choices="([^"]*)">\s*<th[^>]*><a href="forces/(\w+)', text))
    assert marked == {("0 2", "marlshire"), ("1 3", "brackenshire")}


def test_without_a_file_of_forces_nothing_is_offered(package: Path) -> None:
    text = (package / "index.html").read_text("utf-8")
    assert "<fieldset" not in text
    assert "<tr data-choices" not in text


def test_a_group_is_never_mark_up(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "forces.csv").write_text('force,region\nMarlshire,"</style><b>{} "" x"\n', "utf-8")
    survey([str(reports)], tmp_path / "package", forces=str(tmp_path / "forces.csv"))
    text = (tmp_path / "package" / "index.html").read_text("utf-8")
    assert "</style><b>" not in text
    assert "&lt;/style&gt;&lt;b&gt;" in text


def test_peers_are_narrowed_to_a_group(grouped: Path) -> None:
    package = Package(grouped)
    found = find_peers(package, "supervise investigations", group="Group 1")
    assert found.peers
    assert {peer.force for peer in found.peers} == {"Marlshire Police"}
    package.close()


def test_a_group_that_nobody_is_in_is_an_error_that_names_the_groups(
    grouped: Path, package: Path
) -> None:
    with pytest.raises(UsageError, match=r"Group 9; it has East, Group 1, Group 2, West\."):
        overview(grouped, group="Group 9")
    with pytest.raises(UsageError, match="--forces"):
        overview(package, group="Group 1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("force,region\nMarlshire,East\nMarlshyre,West\n", "line 3: Marlshyre is no body"),
        (
            "force,region\nMarlshire,East\nMarlshire Police,West\n",
            "line 3: Marlshire Police is the",
        ),
        ("name,region\nMarlshire,East\n", "line 1 has no column force"),
        ("force,colour\nMarlshire,red\n", "line 1 has a column colour"),
        ("force,region\nMarlshire\n", "line 2 has 1 cells"),
        ("force,region\n,East\n", "line 2 names no force"),
        ("", "line 1 has no column force"),
    ],
)
def test_what_is_wrong_with_the_file_is_said_with_its_line(
    peeldiff: Callable[..., Any], reports: Path, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "forces.csv").write_text(text, encoding="utf-8")
    done = peeldiff(
        "survey", reports, "--out", "package", "--forces", "forces.csv", "--jobs", "1", cwd=tmp_path
    )
    assert done.code == 2
    assert done.out == ""
    assert f"forces.csv {said}" in done.err.splitlines()[-1]
    assert not (tmp_path / "package" / "datapackage.json").exists()


def test_bytes_that_are_no_text_are_refused(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "forces.csv").write_bytes(b"force\n\xff\xfe\n")
    with pytest.raises(SourceError, match="UTF-8"):
        survey([str(reports)], tmp_path / "package", forces=str(tmp_path / "forces.csv"))

"""The zip for Windows machines without a network; what is fetched for it is tried by `make dist`."""

from __future__ import annotations

import runpy
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def script(root_dir: Path) -> dict[str, Any]:
    return runpy.run_path(str(root_dir / ".ci" / "windows.py"))


@pytest.fixture(scope="module")
def wanted(root_dir: Path) -> list[str]:
    """What the wheel asks for, in its words."""
    project = tomllib.loads((root_dir / "pyproject.toml").read_text("utf-8"))["project"]
    papers = project["optional-dependencies"]["papers"]
    return [*project["dependencies"], *(f"{name} ; extra == 'papers'" for name in papers)]


def test_what_windows_needs_is_pinned_with_hashes(
    script: dict[str, Any], wanted: list[str], root_dir: Path
) -> None:
    known = script["pins"]((root_dir / "requirements.lock").read_text("utf-8"))
    for python in script["PYTHONS"]:
        for name in script["needed"](wanted, python):
            assert "--hash=sha256:" in known[name]


def test_what_is_needed_by_what_is_needed_is_needed(
    script: dict[str, Any], wanted: list[str]
) -> None:
    found = script["needed"](wanted, "3.12")
    # The last is asked for by an extra of a package that another asks for without it.
    assert {"rapidfuzz", "pydantic-core", "lxml", "et-xmlfile", "linkify-it-py"} <= found
    assert not {"pytest", "ruff", "aiohttp"} & found


def test_what_only_windows_needs_is_needed(script: dict[str, Any]) -> None:
    wanted = ["here ; sys_platform == 'linux'", "there ; sys_platform == 'win32'"]
    assert script["needed"](wanted, "3.12") == {"there"}


def test_the_zip_holds_the_wheels_and_the_line_to_paste(
    script: dict[str, Any], tmp_path: Path
) -> None:
    folder = tmp_path / "wheels"
    folder.mkdir()
    (folder / "other-1-py3-none-any.whl").write_bytes(b"other")
    wheel = tmp_path / "peeldiff-1-py3-none-any.whl"
    wheel.write_bytes(b"ours")
    targets = [tmp_path / "a" / "x.zip", tmp_path / "b" / "x.zip"]
    for target in targets:
        target.parent.mkdir()
        script["pack"](wheel, folder, target)
    assert targets[0].read_bytes() == targets[1].read_bytes()
    with zipfile.ZipFile(targets[0]) as archive:
        assert archive.namelist() == [
            "x/INSTALL.txt",
            "x/other-1-py3-none-any.whl",
            "x/peeldiff-1-py3-none-any.whl",
        ]
        told = archive.read("x/INSTALL.txt").decode()
    assert '   py -m pip install --no-index --find-links . "peeldiff[papers]"\r\n' in told


def test_the_documentation_has_the_line_of_the_zip(script: dict[str, Any], root_dir: Path) -> None:
    [line] = [line.strip() for line in script["INSTALL"].splitlines() if "--no-index" in line]
    assert line in (root_dir / "docs" / "install.md").read_text("utf-8")

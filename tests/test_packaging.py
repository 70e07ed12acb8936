"""The wheel, built without a network, installed in a clean environment and run away from here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from peeldiff.cli.manual import manual
from peeldiff.cli.parser import build_parser

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(root_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy, so that the checkout stays as it is."""
    source = tmp_path_factory.mktemp("source")
    for name in ("peeldiff", "alignment", "tui"):
        shutil.copytree(root_dir / name, source / name)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(root_dir / name, source)
    target = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(target)],
        cwd=source,
        check=True,
        capture_output=True,
    )
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of an environment that holds the wheel and sees the dependencies only.

    The dependencies are those of this run, reached through a path file: none is fetched.
    """
    home = tmp_path_factory.mktemp("clean")
    venv.create(home, with_pip=False, symlinks=os.name != "nt")
    paths = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=paths))
    scripts = Path(sysconfig.get_path("scripts", "venv", vars=paths))
    pip = [sys.executable, "-m", "pip", "--python", str(home), "--disable-pip-version-check"]
    subprocess.run(
        [*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)],
        check=True,
        capture_output=True,
    )
    (packages / "dependencies.pth").write_text(_without_checkout(home), encoding="utf-8")
    return scripts


def _without_checkout(home: Path) -> str:
    """A path file's text: a folder of links to everything but the checkout's own install."""
    links = home / "dependencies"
    links.mkdir()
    for entry in Path(sysconfig.get_path("purelib")).iterdir():
        if "peeldiff" not in entry.name and entry.suffix != ".pth":
            (links / entry.name).symlink_to(entry)
    return f"{links}\n"


def run(scripts: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(scripts / "peeldiff"), *arguments],
        cwd=cwd,
        env={"PATH": os.defpath, "HOME": str(cwd)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_holds_three_packages_their_types_and_the_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for name in (
        "peeldiff/py.typed",
        "alignment/py.typed",
        "tui/py.typed",
        "peeldiff/inspectorates/hmicfrs.toml",
        "peeldiff/inspectorates/hmicfrs.toml.py",
        "peeldiff/inspectorates/lexicon/closed.txt.py",
        "peeldiff/inspectorates/lexicon/formal.txt.py",
        "peeldiff/inspectorates/lexicon/grammar.txt.py",
        "peeldiff/status/weights.tsv.py",
        "peeldiff/render/templates/page.html.jinja",
        "peeldiff/render/templates/page.css",
        "tui/first.tcss",
        "tui/peeldiff.tcss",
    ):
        assert name in names


def test_the_wheel_holds_every_module(wheel: Path, root_dir: Path) -> None:
    modules = {
        path.relative_to(root_dir).as_posix()
        for package in ("peeldiff", "alignment", "tui")
        for path in (root_dir / package).rglob("*.py")
    }
    assert modules - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {
        "peeldiff",
        "alignment",
        "tui",
    }


def test_the_installed_program_parses_no_data_file(installed: Path, tmp_path: Path) -> None:
    script = (
        "import sys; sys.modules['tomllib'] = None; sys.dont_write_bytecode = True\n"
        "from peeldiff.inspectorates import load_inspectorate\n"
        "print(load_inspectorate('ofsted_childrens_services').name, load_inspectorate().name)"
    )
    done = subprocess.run(
        [str(installed / "python"), "-c", script],
        cwd=tmp_path,
        env={"PATH": os.defpath, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("Ofsted HMICFRS\n", "")


def test_the_manual_page_is_installed_where_man_looks(installed: Path) -> None:
    page = installed.parent / "share" / "man" / "man1" / "peeldiff.1"
    assert page.read_text(encoding="utf-8") == manual(build_parser())


def test_the_installed_program_is_not_the_checkout(
    installed: Path, root_dir: Path, tmp_path: Path
) -> None:
    python = installed / "python"
    done = subprocess.run(
        [str(python), "-c", "import peeldiff, alignment, tui; print(peeldiff.__file__)"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not Path(done.stdout.strip()).is_relative_to(root_dir)


def test_the_installed_program_compares(
    installed: Path, fixtures_dir: Path, tmp_path: Path
) -> None:
    reports = [
        str(fixtures_dir / name)
        for name in ("2015-effectiveness-web.txt", "2016-effectiveness-web.txt")
    ]
    done = run(installed, "summary", *reports, cwd=tmp_path)
    assert done.stderr == ""
    assert done.stdout.startswith("Marlshire Police: 2015 → 2016")


def test_the_installed_program_validates_json(installed: Path, tmp_path: Path) -> None:
    done = run(installed, "schema", "diff", cwd=tmp_path)
    assert done.returncode == 0
    assert '"$schema"' in done.stdout


def test_the_installed_browser_finds_its_style(installed: Path, tmp_path: Path) -> None:
    script = "from tui.app import PeeldiffApp; print(PeeldiffApp([]).css_path[0].is_file())"
    done = subprocess.run(
        [str(installed / "python"), "-c", script],
        cwd=tmp_path,
        env={"PATH": os.defpath, "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("True\n", "")

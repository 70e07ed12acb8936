from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "rich", "pydantic", "numpy", "scipy", "pypdfium2", "tui", "shtab", "jinja2")
REPORTS = ("2015-effectiveness-web.txt", "2016-effectiveness-web.txt")


def loaded(root: Path, *arguments: str) -> set[str]:
    """The modules that a run of the command line has loaded when it ends."""
    script = (
        "import sys, json, io\n"
        "out, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())\n"
        "from peeldiff.cli import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "out.write(json.dumps(sorted(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        cwd=root,
        check=True,
    )
    return set(json.loads(done.stdout))


def reports(fixtures: Path) -> list[str]:
    return [str(fixtures / name) for name in REPORTS]


@pytest.mark.parametrize(
    "arguments",
    [
        ["summary"],
        ["diff", "--format", "text"],
        ["diff", "--format", "markdown"],
        ["diff", "--format", "json"],
    ],
)
def test_a_comparison_loads_nothing_heavy(
    arguments: list[str], root_dir: Path, fixtures_dir: Path
) -> None:
    modules = loaded(root_dir, *arguments, *reports(fixtures_dir))
    assert "peeldiff.compare" in modules
    assert sorted(modules.intersection(HEAVY)) == []


def test_a_summary_defines_no_data_class(root_dir: Path, fixtures_dir: Path) -> None:
    """`alignment.records` stands for them: to load `dataclasses` takes a whole start of Python."""
    assert not {"dataclasses", "inspect"} & loaded(root_dir, "summary", *reports(fixtures_dir))


def test_reading_a_report_loads_no_comparison(root_dir: Path, fixtures_dir: Path) -> None:
    modules = loaded(root_dir, "read", reports(fixtures_dir)[0])
    assert sorted(modules.intersection([*HEAVY, "peeldiff.compare"])) == []


def test_help_loads_no_reader(root_dir: Path) -> None:
    modules = loaded(root_dir, "--help")
    assert sorted(m for m in modules if m.startswith("peeldiff.")) == [
        "peeldiff._version",
        "peeldiff.cli",
        "peeldiff.cli.parser",
        "peeldiff.cli.run",
        "peeldiff.cli.verb_options",
        "peeldiff.errors",
        "peeldiff.output",
    ]


def test_the_version_loads_almost_nothing(root_dir: Path) -> None:
    modules = loaded(root_dir, "--version")
    assert sorted(m for m in modules if m.startswith("peeldiff")) == [
        "peeldiff",
        "peeldiff._version",
        "peeldiff.cli",
    ]
    assert "argparse" not in modules


def test_importing_the_package_loads_no_part_of_it(root_dir: Path) -> None:
    script = "import peeldiff, sys; print(*[m for m in sys.modules if m.startswith('peeldiff.')])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=root_dir, check=True
    )
    assert done.stdout.split() == ["peeldiff._version"]


def test_every_public_name_can_be_had() -> None:
    import peeldiff

    assert all(getattr(peeldiff, name) is not None for name in peeldiff.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    import peeldiff

    with pytest.raises(AttributeError, match="nothing_like_it"):
        peeldiff.nothing_like_it  # noqa: B018

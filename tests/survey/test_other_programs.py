"""A package in the hands of the programs that researchers use. Each is skipped, visibly, without it.

PEELDIFF_TOOLS names a folder with the programs, such as the `bin` of an environment of their own.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest


def tool(name: str) -> str:
    """The path of a program; skips the test without it."""
    found = shutil.which(name, path=os.environ.get("PEELDIFF_TOOLS")) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed (PEELDIFF_TOOLS names a folder with it)")
    return found


def python_with(module: str) -> str:
    """An interpreter that has a module; skips the test without one."""
    folder = os.environ.get("PEELDIFF_TOOLS", "")
    for name in (os.path.join(folder, "python"), "python3"):
        python = shutil.which(name)
        if (
            python
            and subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode
            == 0
        ):
            return python
    pytest.skip(
        f"{module} is not installed (PEELDIFF_TOOLS names a folder with a python that has it)"
    )


def run(*arguments: str, cwd: Path) -> str:
    done = subprocess.run(arguments, cwd=cwd, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_frictionless_finds_the_package_valid(package: Path) -> None:
    said = json.loads(
        run(tool("frictionless"), "validate", "--json", "datapackage.json", cwd=package)
    )
    assert said["valid"], [task["errors"] for task in said["tasks"] if task["errors"]]
    assert len(said["tasks"]) >= 15


def test_duckdb_asks_the_tables(package: Path) -> None:
    python = python_with("duckdb")
    question = (
        "SELECT f.name, count(*) FROM 'data/threads.csv' t JOIN 'data/forces.csv' f USING (force_id) "
        "WHERE t.state = 'open' GROUP BY 1 ORDER BY 1"
    )
    script = f"import duckdb\nfor row in duckdb.sql({question!r}).fetchall(): print(*row)"
    lines = run(python, "-c", script, cwd=package).splitlines()
    assert [line.rpartition(" ")[0] for line in lines] == [
        "Brackenshire Constabulary",
        "Marlshire Police",
    ]


def test_datasette_opens_the_database(package: Path) -> None:
    said = json.loads(
        run(
            tool("datasette"),
            "--get",
            "/peeldiff/open_concerns.json?_size=1&_shape=objects",
            "peeldiff.sqlite",
            cwd=package,
        )
    )
    assert said["rows"][0]["state"] == "open"

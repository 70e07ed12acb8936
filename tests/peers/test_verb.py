"""`peeldiff peers` in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from peeldiff.schema import adapter

Run = Callable[..., Any]


def test_the_answer_names_the_forces(peeldiff: Run, package_dir: Path) -> None:
    done = peeldiff("peers", str(package_dir), "supervise", "investigations")
    assert done.code == 0
    assert "Aldershire Police" in done.out
    assert "Birchshire Police" in done.out


def test_json_follows_its_schema(peeldiff: Run, package_dir: Path) -> None:
    done = peeldiff("peers", str(package_dir), "supervise investigations", "--format", "json")
    adapter("peers").validate_python(json.loads(done.out))


@pytest.mark.parametrize("ending", ["md", "html", "json", "txt"])
def test_the_ending_of_the_output_chooses_the_format(
    peeldiff: Run, package_dir: Path, tmp_path: Path, ending: str
) -> None:
    out = tmp_path / f"peers.{ending}"
    assert peeldiff("peers", str(package_dir), "101 calls", "--output", str(out)).code == 0
    assert "Cedarshire Police" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none", "calls"], "does not exist"),
        (["PACKAGE", "BIR-2016-EFFECT-AFI-09"], "the nearest are BIR-2016-EFFECT-AFI-0"),
        (["PACKAGE", "calls", "--most", "0"], "no number from 1 on"),
        (["PACKAGE", "calls", "--output", "PACKAGE/index.html"], "would stand in the package"),
    ],
)
def test_what_cannot_be_answered_is_one_sentence(
    peeldiff: Run, package_dir: Path, arguments: list[str], said: str
) -> None:
    done = peeldiff("peers", *(one.replace("PACKAGE", str(package_dir)) for one in arguments))
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1

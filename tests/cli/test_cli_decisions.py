"""The reader's decisions on the command line: where they are looked for, and that they are safe."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

OLD, NEW = "2015-effectiveness-web.txt", "2016-effectiveness-web.txt"
DECISIONS = """\
version = 1  # mine

[[decision]]
action = "status"
status = "resolved"
old_cycle = "1998"
new_cycle = "1999"

[[decision.old]]
text = "The force should mend its lamps."
"""

Run = Callable[..., Any]


@pytest.fixture
def two(tmp_path: Path, fixtures_dir: Path) -> tuple[Path, Path]:
    """Two reports in folders of their own, the newer one with decisions beside it."""
    for folder, name in (("a", OLD), ("b", NEW)):
        (tmp_path / folder).mkdir()
        shutil.copy(fixtures_dir / name, tmp_path / folder / name)
    (tmp_path / "b" / "peeldiff.toml").write_text(DECISIONS)
    return tmp_path / "a" / OLD, tmp_path / "b" / NEW


def test_a_history_looks_beside_the_newest_report_in_any_order(
    peeldiff: Run, two: tuple[Path, Path]
) -> None:
    old, new = two
    there, back = peeldiff("history", old, new), peeldiff("history", new, old)
    assert f"your decisions in {new.parent / 'peeldiff.toml'} are applied" in there.err
    assert back == there


def test_a_history_does_not_look_beside_an_older_report(
    peeldiff: Run, two: tuple[Path, Path]
) -> None:
    old, new = two
    (new.parent / "peeldiff.toml").rename(old.parent / "peeldiff.toml")
    assert peeldiff("history", new, old).err == ""


def _given(path: Path) -> Path:
    return path


def _symbolic(path: Path) -> Path:
    link = path.with_name("soft.md")
    link.symlink_to(path)
    return link


def _hard(path: Path) -> Path:
    link = path.with_name("hard.md")
    os.link(path, link)
    return link


@pytest.mark.parametrize("way", [_given, _symbolic, _hard])
@pytest.mark.parametrize("verb", ["diff", "history"])
@pytest.mark.parametrize("named", [True, False])
def test_decisions_are_never_overwritten(
    verb: str, way: Callable[[Path], Path], named: bool, peeldiff: Run, two: tuple[Path, Path]
) -> None:
    path = two[1].parent / "peeldiff.toml"
    if named:
        path = path.rename(path.with_name("mine.toml"))
    options = ["--decisions", path] if named else []
    done = peeldiff(verb, *two, *options, "--output", way(path))
    assert done.code == 2
    assert "holds your decisions and was not overwritten" in done.err
    assert path.read_text() == DECISIONS


def test_decisions_that_were_not_asked_for_are_not_overwritten_either(
    peeldiff: Run, two: tuple[Path, Path]
) -> None:
    path = two[1].parent / "peeldiff.toml"
    done = peeldiff("read", two[1], "--output", path)
    assert (done.code, path.read_text()) == (2, DECISIONS)

"""`peeldiff read --check` in processes of its own: what comes out, where, and how it ends."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
SOUND = ("2018-19-report.txt", "2021-22-report.md")


@pytest.fixture
def sound(fixtures_dir: Path) -> list[Path]:
    return [fixtures_dir / name for name in SOUND]


def test_it_ends_with_0_where_nothing_needs_a_look(peeldiff: Run, sound: list[Path]) -> None:
    done = peeldiff("read", "--check", *sound)
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("Nothing needs a look in these 2 files.\n")


def test_it_ends_with_1_where_a_file_cannot_be_read(
    peeldiff: Run, sound: list[Path], tmp_path: Path
) -> None:
    done = peeldiff("read", "--check", *sound, tmp_path / "none.pdf")
    assert (done.code, done.err) == (1, "")
    assert "none.pdfdoesnotexist" in "".join(done.out.split())  # a long path is broken anywhere


def test_a_folder_can_be_given(peeldiff: Run, sound: list[Path], tmp_path: Path) -> None:
    for path in sound:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    done = peeldiff("read", "--check", tmp_path, "--format", "json")
    assert done.code == 0
    assert [Path(row["file"]).name for row in json.loads(done.out)["files"]] == sorted(SOUND)


def test_csv_can_be_read_by_a_spreadsheet(peeldiff: Run, sound: list[Path]) -> None:
    done = peeldiff("read", "--check", *sound, "--format", "csv")
    rows = list(csv.DictReader(StringIO(done.out)))
    assert [row["cycle"] for row in rows] == ["2018/19", "2021/22"]


def test_standard_input_is_a_row(peeldiff: Run, sound: list[Path]) -> None:
    done = peeldiff("read", "--check", "-", data=sound[0].read_bytes())
    assert done.code == 0
    assert "standard input" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--check"], "the following arguments are required: FILE"),
        (["a", "b"], "`peeldiff read --check` looks at any number"),
        (["a", "--format", "csv"], "choose tree, text or json"),
        (["--check", "a", "--format", "tree"], "choose text, json or csv"),
        (["--check", "-", "-"], "Only one of the reports"),
        (["--check", "EMPTY"], "no report here"),
    ],
)
def test_a_wrong_use_is_one_sentence_and_ends_with_2(
    arguments: list[str], said: str, peeldiff: Run, tmp_path: Path
) -> None:
    given = [str(tmp_path) if word == "EMPTY" else word for word in arguments]
    done = peeldiff("read", *given)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_no_report_is_overwritten(peeldiff: Run, sound: list[Path], tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes(sound[0].read_bytes())
    done = peeldiff("read", "--check", tmp_path, "--output", report)
    assert done.code == 2
    assert report.read_bytes() == sound[0].read_bytes()

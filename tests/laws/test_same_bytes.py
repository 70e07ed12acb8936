"""The same reports give the same bytes, whatever the seed of Python's hashes; ids stay as they are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from peeldiff.report import read_inspection

_PROGRAM = """
import hashlib, itertools, sys
from peeldiff.compare import compare
from peeldiff.jsonio import to_json
from peeldiff.report import read_inspection

def tell(name, thing):
    print(name, hashlib.sha256(to_json(thing).encode()).hexdigest())

read = {path: read_inspection(path) for path in sys.argv[1:]}
for path, inspection in read.items():
    tell(path, inspection)
for old, new in itertools.pairwise(read):
    tell(f"{old} {new}", compare(read[old], read[new]))
"""


@pytest.fixture(scope="module")
def runs(fixture_files: tuple[Path, ...]) -> dict[str, str]:
    """What a process prints of every fixture and every two neighbours, by hash seed."""
    printed = {}
    for seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, *map(str, fixture_files)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        printed[seed] = done.stdout
    return printed


@pytest.mark.parametrize("seed", ["1"])
def test_the_bytes_do_not_depend_on_the_hash_seed(runs: dict[str, str], seed: str) -> None:
    assert runs[seed] == runs["0"]


def test_every_fixture_and_pair_was_printed(
    runs: dict[str, str], fixture_files: tuple[Path, ...]
) -> None:
    assert len(runs["0"].splitlines()) == 2 * len(fixture_files) - 1


def test_ids_are_the_same_when_a_report_is_read_again(reports, fixture_file: Path) -> None:
    def ids(inspection):
        yield from ((s.id, s.line) for s in inspection.sections)
        yield from ((f.id, f.line) for f in inspection.findings)
        yield from ((i.id, i.line) for f in inspection.findings for i in f.items)

    again = read_inspection(fixture_file)
    assert list(ids(again)) == list(ids(reports.inspection(fixture_file)))

"""What must be true of every survey: the same bytes whoever does the work and in whatever order, whole
files whenever it is killed, and a second run that does only what changed."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from shutil import copytree
from typing import Any, TypeVar

import pytest

from peeldiff.survey import Engine, PoolEngine, SerialEngine, Survey, survey
from peeldiff.survey.cluster import ClusterEngine
from peeldiff.survey.store import WORK
from tests.survey.conftest import OTHER, SMALL
from tests.survey.engine_work import EndsOnce, needs_signals

T = TypeVar("T")
R = TypeVar("R")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, small: Path) -> Path:
    """The package on them, made here one after the other; not to be changed."""
    out = tmp_path_factory.mktemp("made") / "package"
    survey([str(small)], out)
    return out


def files(package: Path) -> dict[str, bytes]:
    """Every file that a package hands on, by its place."""
    return {
        path.relative_to(package).as_posix(): path.read_bytes()
        for path in sorted(package.rglob("*"))
        if path.is_file() and WORK not in path.relative_to(package).parts
    }


def same(one: Path, other: Path) -> None:
    """Two packages are the same byte by byte; says which files differ."""
    ours, theirs = files(one), files(other)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def is_whole(out: Path) -> None:
    """Nothing in a folder is half-written: what the store has can be read, and so can a package."""
    for path in (out / WORK).rglob("*.json.z"):
        json.loads(zlib.decompress(path.read_bytes()))
    descriptor = out / "datapackage.json"
    if descriptor.exists():
        for resource in json.loads(descriptor.read_text("utf-8"))["resources"]:
            digest = sha256((out / resource["path"]).read_bytes()).hexdigest()
            assert resource["hash"] == f"sha256:{digest}"


# ---- engines -------------------------------------------------------------------------------------


class Disordered:
    """Does chunks in one order and hands results back in another."""

    workers = 3

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)

    def map_unordered(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        waiting = list(chunks)
        self._chance.shuffle(waiting)
        done = [function(chunk) for chunk in waiting]
        self._chance.shuffle(done)
        return iter(done)


class Mishap:
    """An engine whose first worker ends in the middle of its first chunk."""

    def __init__(self, engine: Engine, mark: Path) -> None:
        self.workers = engine.workers
        self._engine, self._mark = engine, mark

    def map_unordered(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        ends_once = EndsOnce(function, f"{self._mark}-{function.__name__}")
        return self._engine.map_unordered(ends_once, chunks, lost)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_input_and_of_results_makes_no_difference(
    seed: int, small: Path, made: Path, tmp_path: Path
) -> None:
    given = [str(path) for path in small.iterdir()]
    random.Random(seed).shuffle(given)
    survey(given, tmp_path / "out", engine=Disordered(seed))
    same(tmp_path / "out", made)


@needs_signals
def test_processes_make_the_same_even_if_one_ends(small: Path, made: Path, tmp_path: Path) -> None:
    survey([str(small)], tmp_path / "out", engine=Mishap(PoolEngine(2), tmp_path / "ended"))
    assert (tmp_path / "ended-read_documents").exists()
    same(tmp_path / "out", made)


@needs_signals
def test_a_cluster_makes_the_same_even_if_a_worker_ends(
    cluster: Any, small: Path, made: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    with ClusterEngine(cluster.scheduler_address, out=out, given=[str(small)]) as engine:
        survey([str(small)], out, engine=Mishap(engine, tmp_path / "ended"))
    assert (tmp_path / "ended-follow_bodies").exists()
    same(out, made)


# ---- killed --------------------------------------------------------------------------------------

KILLED = """
import os, signal
from peeldiff.survey import survey

class Killed:
    left = {moment}
    def __call__(self, *given):
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return replace(*given)

replace, os.replace = os.replace, Killed()
survey([{given!r}], {out!r})
"""


def killed(given: Path, out: Path, moment: int) -> bool:
    """Whether a survey was killed at the `moment`th file that was to take its place, from 1."""
    script = KILLED.format(moment=moment, given=str(given), out=str(out))
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, timeout=300, check=False
    )
    assert done.returncode in (0, -9), done.stderr.decode()
    return done.returncode == -9


@needs_signals
@pytest.mark.parametrize(("moment", "left"), [(2, 5), (12, 0), (26, 0)])
def test_a_killed_survey_leaves_whole_files_and_is_gone_on_with(
    moment: int, left: int, small: Path, made: Path, tmp_path: Path
) -> None:
    """While documents are read, while a body is followed, and while the package takes its place."""
    out = tmp_path / "out"
    assert killed(small, out, moment)
    is_whole(out)
    assert survey([str(small)], out).read == left
    same(out, made)


@needs_signals
def test_a_survey_killed_over_an_older_package_leaves_no_mixture(
    small: Path, made: Path, fixtures_dir: Path, tmp_path: Path
) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    copytree(small, reports)
    copytree(made, out)
    more = (fixtures_dir / "2014-core-business-letter.txt").read_bytes()
    (reports / "2014.txt").write_bytes(more)
    moment = 9
    while killed(reports, out, moment):
        moment += 9
        is_whole(out)
    assert moment > 18
    survey([str(reports)], tmp_path / "fresh")
    same(out, tmp_path / "fresh")


# ---- run again -----------------------------------------------------------------------------------


def did(found: Survey) -> tuple[int, int]:
    """How many files were read and how many bodies followed."""
    return found.read, found.followed


def test_a_second_run_reads_only_what_changed(
    small: Path, made: Path, fixtures_dir: Path, tmp_path: Path
) -> None:
    reports, out = tmp_path / "reports", tmp_path / "out"
    copytree(small, reports)
    copytree(made, out)
    assert did(survey([str(reports)], out)) == (0, 0)
    same(out, made)

    other = reports / "nested" / OTHER
    other.write_text(other.read_text("utf-8").replace("Oxley", "Wexmoor") + "\nAnother line.\n")
    assert did(survey([str(reports)], out)) == (1, 1)
    other.write_bytes((fixtures_dir / OTHER).read_bytes())
    assert did(survey([str(reports)], out)) == (0, 0)
    same(out, made)

    os.rename(reports / SMALL[0], reports / "renamed.txt")
    assert survey([str(reports)], out).read == 0
    survey([str(reports)], tmp_path / "fresh", engine=SerialEngine())
    same(out, tmp_path / "fresh")

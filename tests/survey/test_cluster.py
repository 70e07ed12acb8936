"""A survey on a dask cluster: two workers on this machine."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from alignment.records import replace
from peeldiff.cli import main
from peeldiff.errors import ClusterError
from peeldiff.survey import cluster as of_cluster
from peeldiff.survey.cluster import ClusterEngine
from peeldiff.survey.engines import IN_FLIGHT
from peeldiff.survey.store import WORK
from tests.survey.conftest import local_cluster
from tests.survey.engine_work import (
    COUNT,
    DOUBLED,
    EndsOnce,
    Handing,
    doubled,
    ends_at_seven,
    lost,
    needs_signals,
    run,
    wrong,
)


@pytest.fixture
def engine(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ClusterEngine]:
    """The engine for a package in a folder of its own, made of what is in another."""
    # On a busy machine a worker that ended may take longer than a minute to be there again.
    monkeypatch.setattr(of_cluster, "_ALONE", 600)
    (tmp_path / "out" / WORK).mkdir(parents=True)
    (tmp_path / "reports").mkdir()
    while len(cluster.scheduler.workers) < 2:  # the test before may have ended some
        time.sleep(0.02)
    with ClusterEngine(
        cluster.scheduler_address, out=tmp_path / "out", given=[str(tmp_path / "reports")]
    ) as made:
        yield made


def test_every_chunk_is_done_once(engine: ClusterEngine) -> None:
    assert engine.workers == 2
    assert run(engine, doubled) == DOUBLED


def test_an_error_of_the_work_itself_is_raised(engine: ClusterEngine) -> None:
    with pytest.raises(ZeroDivisionError, match="of the work itself"):
        run(engine, wrong)


@needs_signals
def test_a_worker_that_ends_in_the_middle_costs_nothing(
    engine: ClusterEngine, tmp_path: Path
) -> None:
    mark = tmp_path / "ended"
    assert run(engine, EndsOnce(doubled, str(mark))) == DOUBLED
    assert mark.exists()


@needs_signals
def test_what_ends_every_worker_is_told_and_the_rest_is_done(
    engine: ClusterEngine, cluster: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Every worker that ends is started again, which takes seconds: one is enough here.
    monkeypatch.setattr(cluster.scheduler, "allowed_failures", 0)
    assert run(engine, ends_at_seven) == sorted({-7, *DOUBLED} - {14})


def test_a_result_in_hand_counts_when_its_worker_has_ended_since(
    engine: ClusterEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch = ClusterEngine._next

    def fetch_and_lose(self: ClusterEngine, done: Any) -> Any:
        future, result = fetch(self, done)
        future._state.lose()  # what dask does for the results of a worker that ended
        return future, result

    monkeypatch.setattr(ClusterEngine, "_next", fetch_and_lose)
    assert run(engine, doubled) == DOUBLED


def test_no_more_is_handed_out_than_keeps_the_workers_busy(engine: ClusterEngine) -> None:
    chunks = Handing()
    for done, _ in enumerate(engine.map_unordered(doubled, chunks, lost)):
        assert chunks.taken - done <= IN_FLIGHT * engine.workers
    assert chunks.taken == COUNT


def test_nothing_is_left_in_the_folder_of_the_package(cluster: Any, tmp_path: Path) -> None:
    (tmp_path / WORK).mkdir()
    with ClusterEngine(cluster.scheduler_address, out=tmp_path, given=[]) as engine:
        run(engine, doubled)
    assert list((tmp_path / WORK).iterdir()) == []


# ---- what a person must know ---------------------------------------------------------------------


def test_workers_that_run_another_peeldiff_are_refused(engine: ClusterEngine) -> None:
    engine._sign = replace(engine._sign, program="another")
    with pytest.raises(ClusterError, match=r"^\S+ runs another peeldiff; install the same one"):
        run(engine, doubled)


def test_workers_that_do_not_share_the_package_are_refused(engine: ClusterEngine) -> None:
    mark = Path(engine._sign.mark)
    mark.write_text("the folder of another machine")
    with pytest.raises(ClusterError, match=r"does not see \S*out; give an --out"):
        run(engine, doubled)


def test_workers_that_do_not_see_the_reports_are_refused(
    engine: ClusterEngine, tmp_path: Path
) -> None:
    (tmp_path / "reports").rmdir()
    with pytest.raises(ClusterError, match=r"does not see \S*reports; give reports"):
        run(engine, doubled)


@pytest.mark.parametrize(
    "address", ["tcp://127.0.0.1:1", "tcp://127.0.0.1", "nowhere", "ftp://a:1"]
)
def test_a_scheduler_that_does_not_answer_is_told(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason="without the extra cluster")
    monkeypatch.setattr(of_cluster, "_CONNECTING", 0.2)
    with pytest.raises(ClusterError) as told:
        ClusterEngine(address, out=tmp_path, given=[])
    assert str(told.value) == (
        f"{address} does not answer; give the address that `dask scheduler` prints, such as "
        "tcp://HOST:8786."
    )


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    with (
        local_cluster(0, processes=False) as empty,
        pytest.raises(ClusterError, match=r"has no workers; start them with `dask worker"),
    ):
        ClusterEngine(empty.scheduler_address, out=tmp_path, given=[])


def test_without_the_extra_it_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(
        ClusterError, match=r"needs the library distributed.*'FILE\.whl\[cluster\]'"
    ):
        ClusterEngine("tcp://127.0.0.1:1", out=tmp_path, given=[])


def test_a_cluster_that_loses_all_its_workers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_cluster, "_ALONE", 0.1)
    (tmp_path / WORK).mkdir()
    with (
        local_cluster(1, processes=False) as small,
        ClusterEngine(small.scheduler_address, out=tmp_path, given=[]) as engine,
    ):
        small.scale(0)
        with pytest.raises(ClusterError, match=r"has no workers any more.*what was done is kept"):
            run(engine, doubled)


def test_a_scheduler_that_is_lost_is_told_in_one_sentence(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / WORK).mkdir()
    lost_one = local_cluster(1, processes=False)

    def chunks() -> Iterator[list[int]]:
        yield [1]
        lost_one.close()
        yield [2]

    with ClusterEngine(lost_one.scheduler_address, out=tmp_path, given=[]) as engine:
        capfd.readouterr()
        with pytest.raises(ClusterError, match=r"was lost; start it again.*what was done is kept"):
            list(engine.map_unordered(doubled, chunks(), lost))
    assert capfd.readouterr().err == ""


# ---- the command line ----------------------------------------------------------------------------


def test_the_command_line_surveys_on_a_cluster(
    cluster: Any, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = cluster.scheduler_address
    assert main(["survey", str(small), "--out", str(tmp_path / "out"), "--cluster", at]) == 0
    assert (tmp_path / "out" / "datapackage.json").exists()
    assert capsys.readouterr().err == ""


def test_processes_of_this_machine_are_not_counted_with_a_cluster(
    small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--cluster", "tcp://127.0.0.1:1", "--jobs", "2"]
    assert main(["survey", str(small), "--out", str(tmp_path / "out"), *options]) == 2
    assert "--jobs counts processes of this machine" in capsys.readouterr().err


def test_no_cluster_library_is_loaded_without_one(root_dir: Path) -> None:
    script = "import peeldiff.cli.surveying, sys; sys.exit('distributed' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=root_dir, check=False).returncode == 0

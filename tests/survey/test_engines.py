"""What every engine must do. Those of a dask cluster: `test_cluster.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from peeldiff.survey.engines import IN_FLIGHT, Engine, PoolEngine, SerialEngine
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

here = pytest.mark.parametrize("engine", [SerialEngine(), PoolEngine(2)], ids=["serial", "pool"])


@here
def test_every_chunk_is_done_once(engine: Engine) -> None:
    assert run(engine, doubled) == DOUBLED


@here
def test_without_work_nothing_comes(engine: Engine) -> None:
    assert list(engine.map_unordered(doubled, [], lost)) == []


@here
def test_an_error_of_the_work_itself_is_raised(engine: Engine) -> None:
    with pytest.raises(ZeroDivisionError, match="of the work itself"):
        run(engine, wrong)


@needs_signals
def test_a_worker_that_ends_in_the_middle_costs_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "ended"
    assert run(PoolEngine(2), EndsOnce(doubled, str(mark))) == DOUBLED
    assert mark.exists()


@needs_signals
def test_what_ends_every_worker_is_told_and_the_rest_is_done() -> None:
    assert run(PoolEngine(2), ends_at_seven) == sorted({-7, *DOUBLED} - {14})


def test_no_more_is_handed_out_than_keeps_the_workers_busy() -> None:
    engine, chunks = PoolEngine(2), Handing()
    for done, _ in enumerate(engine.map_unordered(doubled, chunks, lost)):
        assert chunks.taken - done <= IN_FLIGHT * engine.workers
    assert chunks.taken == COUNT


@needs_signals
def test_workers_end_when_the_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal\n"
        "from peeldiff.survey.engines import PoolEngine\n"
        "from tests.survey.engine_work import doubled\n"
        "if __name__ == '__main__':\n"
        "    for _ in PoolEngine(2).map_unordered(doubled, [[1], [2], [3]], print):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The pipe of its output is open as long as one of the workers is there: that is waited for.
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, timeout=300, check=False
    )
    assert done.returncode == -9, done.stderr

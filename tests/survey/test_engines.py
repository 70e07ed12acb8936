"""What every engine must do, on work that has nothing to do with reports."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

import pytest

from peeldiff.survey.engines import IN_FLIGHT, Engine, PoolEngine, SerialEngine

WORK = '''
import os, signal

def doubled(chunk):
    return [2 * number for number in chunk]

def ends_at_seven(chunk):
    """Ends its process for 7, whoever tries."""
    if 7 in chunk:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(chunk)

class EndsOnce:
    """Ends its process the first time that it is given 7."""

    def __init__(self, mark):
        self.mark = mark

    def __call__(self, chunk):
        if 7 in chunk:
            try:
                os.close(os.open(self.mark, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                pass
            else:
                os.kill(os.getpid(), signal.SIGKILL)
        return doubled(chunk)

def wrong(chunk):
    raise ZeroDivisionError("of the work itself")
'''

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is Unix's")


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module that workers can import: they get the path of this process."""
    (tmp_path / "work_of_engines.py").write_text(WORK)
    monkeypatch.syspath_prepend(tmp_path)
    import work_of_engines

    yield work_of_engines
    del sys.modules["work_of_engines"]


def lost(number: int) -> list[int]:
    return [-number]


def run(
    engine: Engine, function: Callable[[Sequence[int]], list[int]], count: int = 30
) -> list[int]:
    """What becomes of the numbers below `count`, three at a time, in their order."""
    chunks = (range(at, min(at + 3, count)) for at in range(0, count, 3))
    return sorted(n for some in engine.map_unordered(function, chunks, lost) for n in some)


@pytest.mark.parametrize("engine", [SerialEngine(), PoolEngine(2)], ids=["serial", "pool"])
def test_every_chunk_is_done_once(engine: Engine, work: ModuleType) -> None:
    assert run(engine, work.doubled) == [2 * number for number in range(30)]


@pytest.mark.parametrize("engine", [SerialEngine(), PoolEngine(2)], ids=["serial", "pool"])
def test_an_error_of_the_work_itself_is_raised(engine: Engine, work: ModuleType) -> None:
    with pytest.raises(ZeroDivisionError, match="of the work itself"):
        run(engine, work.wrong)


@needs_signals
def test_a_worker_that_ends_in_the_middle_costs_nothing(work: ModuleType, tmp_path: Path) -> None:
    ends_once = work.EndsOnce(str(tmp_path / "ended"))
    assert run(PoolEngine(2), ends_once) == [2 * number for number in range(30)]
    assert (tmp_path / "ended").exists()


@needs_signals
def test_what_ends_every_worker_is_told_and_the_rest_is_done(work: ModuleType) -> None:
    assert run(PoolEngine(2), work.ends_at_seven) == [
        -7,
        *(2 * number for number in range(30) if number != 7),
    ]


def test_no_more_is_handed_out_than_keeps_the_workers_busy(work: ModuleType) -> None:
    taken = 0

    def chunks() -> Iterator[Sequence[int]]:
        nonlocal taken
        for number in range(40):
            taken += 1
            yield [number]

    engine = PoolEngine(2)
    for done, _ in enumerate(engine.map_unordered(work.doubled, chunks(), lost)):
        assert taken - done <= IN_FLIGHT * engine.workers
    assert taken == 40


@needs_signals
def test_workers_end_when_the_parent_is_killed(work: ModuleType, tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(
        "import os, signal\n"
        "from peeldiff.survey.engines import PoolEngine\n"
        "from work_of_engines import doubled\n"
        "if __name__ == '__main__':\n"
        "    for _ in PoolEngine(2).map_unordered(doubled, [[1], [2], [3]], print):\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    # The pipe of its output is open as long as one of the workers is there: that is waited for.
    done = subprocess.run(
        [sys.executable, str(script)], capture_output=True, timeout=60, check=False
    )
    assert done.returncode == -9

"""What an engine promises: every task has one result, whatever becomes of its worker."""

from __future__ import annotations

import pytest

from peeldiff.survey.engines import Engine, PoolEngine, SerialEngine
from tests.survey.working import ENDS, doubled, lost

CHUNKS = [[f"w{number}" for number in range(at, at + 3)] for at in range(0, 60, 3)]


@pytest.mark.parametrize("engine", [SerialEngine(), PoolEngine(2)])
def test_every_task_has_its_result(engine: Engine) -> None:
    found = [word for some in engine.map_unordered(doubled, CHUNKS, lost) for word in some]
    assert sorted(found) == sorted(word * 2 for chunk in CHUNKS for word in chunk)


def test_a_task_that_ends_its_worker_costs_no_other_task() -> None:
    chunks = [*CHUNKS[:3], ["one", ENDS, "two"], *CHUNKS[3:]]
    found = [word for some in PoolEngine(2).map_unordered(doubled, chunks, lost) for word in some]
    words = [word for chunk in chunks for word in chunk if word != ENDS]
    assert sorted(found) == sorted([*(word * 2 for word in words), "ends was lost"])


def test_without_work_nothing_comes() -> None:
    assert list(PoolEngine(2).map_unordered(doubled, [], lost)) == []


def test_chunks_are_taken_only_as_they_are_needed() -> None:
    """Memory must not grow with the number of documents."""
    taken = 0

    def chunks():
        nonlocal taken
        for chunk in CHUNKS:
            taken += 1
            yield chunk

    results = PoolEngine(1).map_unordered(doubled, chunks(), lost)
    next(iter(results))
    assert taken < len(CHUNKS)
    results.close()  # type: ignore[attr-defined]

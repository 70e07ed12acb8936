"""Where the work of a survey is done: here, in processes of this machine, or elsewhere.

An engine knows nothing of inspections. It runs a function of a module over chunks and hands back each
result as soon as it is there, in any order: what is made of the results must not depend on it.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from typing import Protocol, TypeVar

__all__ = ["IN_FLIGHT", "Engine", "PoolEngine", "SerialEngine", "default_jobs"]

T = TypeVar("T")
R = TypeVar("R")

IN_FLIGHT = 4
"""Chunks that are handed out at a time, for each worker: more would only wait in memory."""


class Engine(Protocol):
    """What a survey asks of an engine; `workers` says how many chunks run at a time."""

    workers: int

    def map_unordered(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        """Yield `function(chunk)` for each chunk, in any order.

        `function` stands in a module and its arguments and results can be pickled. The chunk of a worker
        that ends in the middle of it is tried again; `lost(task)` stands for the result of a task that
        ends its worker by itself too.
        """
        ...


def default_jobs() -> int:
    """As many workers as this process may use processors."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


class SerialEngine:
    """One chunk after the other, in this process."""

    workers = 1

    def map_unordered(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        """See `Engine`."""
        del lost
        return map(function, chunks)


class PoolEngine:
    """Processes of this machine. They are spawned, so that they are the same on every system."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def map_unordered(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        """See `Engine`."""
        waiting = iter(chunks)
        suspects: list[Sequence[T]] = []
        while True:
            # One worker that ends takes the others of its pool along: what nobody had begun goes to a new
            # pool, and what may have ended it waits until the rest is safe.
            broken: list[Sequence[T]] = []
            yield from self._run(function, waiting, broken)
            if not broken:
                break
            suspects += broken
        yield from self._one_by_one(function, suspects, lost)

    def _run(
        self,
        function: Callable[[Sequence[T]], R],
        waiting: Iterator[Sequence[T]],
        broken: list[Sequence[T]],
    ) -> Iterator[R]:
        """Run until nothing waits, or until the pool breaks; then `broken` has what was in flight."""
        running: dict[Future[R], Sequence[T]] = {}
        pool = _pool(self.workers)
        try:
            while True:
                while not broken and len(running) < IN_FLIGHT * self.workers:
                    chunk = next(waiting, None)
                    if chunk is None:
                        break
                    try:
                        running[pool.submit(function, chunk)] = chunk
                    except BrokenProcessPool:
                        broken.append(chunk)
                if not running:
                    return
                done, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in done:
                    chunk = running.pop(future)
                    try:
                        result = future.result()
                    except BrokenProcessPool:
                        broken.append(chunk)
                    else:
                        yield result
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _one_by_one(
        self,
        function: Callable[[Sequence[T]], R],
        suspects: Sequence[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        """One after the other in a process that does nothing else, so that it is known which ends it."""
        pool = _pool(1)
        try:
            for chunk in suspects:
                try:
                    yield pool.submit(function, chunk).result()
                    continue
                except BrokenProcessPool:
                    pool.shutdown()
                    pool = _pool(1)
                for task in chunk:
                    try:
                        result = pool.submit(function, [task]).result()
                    except BrokenProcessPool:
                        pool.shutdown()
                        pool = _pool(1)
                        result = lost(task)
                    yield result
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_end_with_parent
    )


def _end_with_parent() -> None:
    """Have this worker end when the process that gives out the work was killed.

    It would wait for ever otherwise: it holds both ends of the pipe that its work comes through.
    """
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, daemon=True).start()

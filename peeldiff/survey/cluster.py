"""The machines of a dask cluster that is running already: `peeldiff survey --cluster tcp://HOST:8786`.

For the extra `[cluster]`, and imported only when it is asked for. Every machine must see the reports and
the package under the same paths, and run the same peeldiff; a worker that does not says so at its first
chunk, before it has written anything.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, Generic, TypeVar

from alignment.records import dataclass
from peeldiff.errors import ClusterError
from peeldiff.output import write_file
from peeldiff.survey.engines import IN_FLIGHT
from peeldiff.survey.store import WORK, program

__all__ = ["ClusterEngine"]

T = TypeVar("T")
R = TypeVar("R")

_CONNECTING = 10.0
"""Seconds that a scheduler has to answer."""
_ALONE = 60.0
"""Seconds without any worker after which a survey gives up: one that ended may be started again."""
_LOOK = 0.02
"""Seconds between two looks for a result; workers have more in hand and do not wait for it."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a worker must have in common with whoever gives out the work.

    `mark` is a file in the folder of the package with its own name in it: another folder that is called
    the same has none.
    """

    program: str
    mark: str
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Order(Generic[T, R]):
    """A chunk on its way; one object, as dask would look through a list for work of its own."""

    function: Callable[[Sequence[T]], R]
    chunk: Sequence[T]
    sign: _Sign


# PDFium must not be called by two threads of one process, and a worker may have several.
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Answer(Generic[R]):
    """What a worker made of an order: the result, or why it cannot do it."""

    complaint: str
    value: R | None


def _fill(order: _Order[T, R]) -> _Answer[R]:
    complaint = _complaint(order.sign)
    if complaint:
        return _Answer(complaint, None)
    with _one_at_a_time:
        return _Answer("", order.function(order.chunk))


@cache
def _complaint(sign: _Sign) -> str:
    here = socket.gethostname()
    if program() != sign.program:
        return (
            f"{here} runs another peeldiff; install the same one there and start its workers again."
        )
    try:
        shared = Path(sign.mark).read_text("utf-8") == os.path.basename(sign.mark)
    except (OSError, ValueError):
        shared = False
    if not shared:
        folder = os.path.dirname(os.path.dirname(sign.mark))
        return (
            f"{here} does not see {folder}; give an --out that all machines share under one path."
        )
    for path in sign.given:
        if not os.path.lexists(path):
            return (
                f"{here} does not see {path}; give reports that all machines share under one path."
            )
    return ""


class ClusterEngine:
    """An `Engine` on a dask cluster; `workers` counts the processes that it had when it was reached.

    `out` is the folder of the package, `given` what the survey was given. Raises `ClusterError` without
    the extra, for a scheduler that does not answer and for one that has no workers.
    """

    def __init__(self, address: str, *, out: str | os.PathLike[str], given: Sequence[str]) -> None:
        self._address = address
        self._dask = _library()
        self._client = self._connected()
        mark = f"shared-by-{socket.gethostname()}-{os.getpid()}"
        self._sign = _Sign(
            program(),
            os.path.join(os.path.abspath(out), WORK, mark),
            tuple(os.path.abspath(path) for path in given),
        )
        self.workers = len(self._there())
        if not self.workers:
            self._client.close()
            raise ClusterError(
                f"{address} has no workers; start them with `dask worker {address} --nthreads 1`."
            )

    def __enter__(self) -> ClusterEngine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()
        Path(self._sign.mark).unlink(missing_ok=True)

    def map_unordered(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        lost: Callable[[T], R],
    ) -> Iterator[R]:
        """See `Engine`; raises `ClusterError` for a worker that cannot do it and for a lost scheduler.

        dask gives the chunk of a worker that ended to another one by itself, a few times.
        """
        if not os.path.exists(self._sign.mark):
            write_file(self._sign.mark, os.path.basename(self._sign.mark))
        suspects: list[Sequence[T]] = []
        yield from self._run(function, chunks, suspects)
        for chunk in suspects:
            for task in chunk:
                ended: list[Sequence[T]] = []
                yield from self._run(function, [[task]], ended)
                if ended:
                    yield lost(task)

    def _run(
        self,
        function: Callable[[Sequence[T]], R],
        chunks: Iterable[Sequence[T]],
        ended: list[Sequence[T]],
    ) -> Iterator[R]:
        """Run all chunks; `ended` is given those that ended one worker after the other."""
        waiting = iter(chunks)
        running: dict[Any, Sequence[T]] = {}
        done = self._dask.as_completed(
            with_results=True, raise_errors=False, loop=self._client.loop
        )
        try:
            while True:
                while len(running) < IN_FLIGHT * self.workers:
                    chunk = next(waiting, None)
                    if chunk is None:
                        break
                    order = _Order(function, chunk, self._sign)
                    # Not `pure`: dask would keep results by what they were made of.
                    future = self._client.submit(_fill, order, pure=False)
                    running[future] = chunk
                    done.add(future)
                if not running:
                    return
                future, result = self._next(done)
                chunk = running.pop(future)
                # What came decides, not `future.status`: that is "lost" for a result in hand as soon as
                # the worker it came from has ended.
                if isinstance(result, _Answer):
                    yield self._fit(result)
                elif not isinstance(result, tuple):  # the call was cancelled with the scheduler
                    raise self._gone()
                elif isinstance(result[1], self._dask.KilledWorker):
                    ended.append(chunk)
                else:
                    raise self._told(result[1])
        finally:
            self._client.cancel(list(running))

    def _next(self, done: Any) -> Any:
        """The next future that is done, with its result."""
        began = time.monotonic()
        while not done.has_ready():
            time.sleep(_LOOK)
            if time.monotonic() - began > _ALONE:
                if not self._there():
                    raise ClusterError(
                        f"{self._address} has no workers any more; start some, and run the same "
                        "command again: what was done is kept."
                    )
                began = time.monotonic()
        return next(done)

    @staticmethod
    def _fit(answer: _Answer[R]) -> Any:
        if answer.complaint:
            raise ClusterError(answer.complaint)
        return answer.value

    def _told(self, error: BaseException) -> BaseException:
        """An error of the work itself, or what is wrong with a worker that cannot load it."""
        if isinstance(error, ImportError):
            return ClusterError(
                f"A worker of {self._address} has no peeldiff of this version ({error}); "
                "install the same one on every machine and start the workers again."
            )
        return error

    def _gone(self) -> ClusterError:
        return ClusterError(
            f"{self._address} was lost; start it again, and run the same command again: "
            "what was done is kept."
        )

    def _there(self) -> dict[str, Any]:
        """The workers by address."""
        try:
            found: dict[str, Any] = self._client.scheduler_info()["workers"]
        except (OSError, ValueError) as error:
            raise self._gone() from error
        return found

    def _connected(self) -> Any:
        try:
            return self._dask.Client(self._address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, ValueError, ImportError) as error:
            raise ClusterError(
                f"{self._address} does not answer; give the address that `dask scheduler` prints, "
                "such as tcp://HOST:8786."
            ) from error


def _library() -> ModuleType:
    try:
        import distributed
    except ImportError as error:
        raise ClusterError(
            "--cluster needs the library distributed, which is not installed; install peeldiff "
            "again with the extra cluster (pip install 'FILE.whl[cluster]')."
        ) from error
    # It tells on standard error of every lost connection; what matters of that is told in a sentence.
    for name in [*logging.root.manager.loggerDict]:
        if name.partition(".")[0] == "distributed":  # each has a level of its own
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    found: ModuleType = distributed  # Any where it is not installed
    return found

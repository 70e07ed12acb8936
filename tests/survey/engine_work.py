"""Work for engines that has nothing to do with reports; in a module, so that workers can import it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pytest

from peeldiff.survey.engines import Engine

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is of Unix")

COUNT = 30
DOUBLED = [2 * number for number in range(COUNT)]


def doubled(chunk: Sequence[int]) -> list[int]:
    return [2 * number for number in chunk]


def wrong(chunk: Sequence[int]) -> list[int]:
    raise ZeroDivisionError("of the work itself")


def ends_at_seven(chunk: Sequence[int]) -> list[int]:
    """Ends its process for 7, whoever tries."""
    if 7 in chunk:
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(chunk)


@dataclass(frozen=True)
class EndsOnce:
    """Does what `function` does, but ends its process the first time that anybody asks for it."""

    function: Callable[[Sequence[Any]], Any]
    mark: str
    """A file that says that it has been asked for."""

    def __call__(self, chunk: Sequence[Any]) -> Any:
        try:
            os.close(os.open(self.mark, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return self.function(chunk)
        os.kill(os.getpid(), signal.SIGKILL)
        return None


def lost(number: int) -> list[int]:
    return [-number]


def run(engine: Engine, function: Callable[[Sequence[int]], list[int]]) -> list[int]:
    """What becomes of the numbers below `COUNT`, three at a time, put in order."""
    chunks = [range(at, at + 3) for at in range(0, COUNT, 3)]
    return sorted(n for some in engine.map_unordered(function, chunks, lost) for n in some)


class Handing:
    """Chunks of one number each, and how many of them were taken."""

    def __init__(self) -> None:
        self.taken = 0

    def __iter__(self) -> Iterable[Sequence[int]]:
        for number in range(COUNT):
            self.taken += 1
            yield [number]

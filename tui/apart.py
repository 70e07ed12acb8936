"""Reading and comparing in a process of their own, which begins before Textual is loaded.

Python runs one thread at a time: in one process the reading would wait for the first frame, and
every key for the reading. Apart, the reports are read while Textual is imported, keys are answered
meanwhile, "cancel" ends the work at once, and a file that brings the reader down leaves the browser
standing. Requests and answers are pickled over two pipes; the process ends when the browser does.
"""

from __future__ import annotations

import gc
import os
import pickle
import subprocess
import sys
import threading
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from peeldiff.decisions import Decisions
    from peeldiff.history import History
    from peeldiff.model import Inspection
    from tui.work import Comparison

__all__ = ["WorkApart"]

Request = tuple[str, tuple[Any, ...]]
"""The name of a method of `CoreWork`, and what it is called with."""

Answer = tuple[bool, Any]
"""Whether it went well, and the result or else the error."""

_READY: Answer = (True, "ready")
"""What the process says first, when it has found all that it needs."""

# The screen comes first: where processors are few, the reading waits for it.
_NICENESS = 5
_RECORDS_BETWEEN_SEARCHES = 500_000
"""Reports hold no circles: to look for them at every 700th record takes a twentieth of the time."""
_WINDOWS_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)


class WorkApart:
    """`Work` done by another process; in this one where none can be started or none gets ready."""

    def __init__(self) -> None:
        self._helper: _Helper | None = None
        self._possible = bool(sys.executable) and not getattr(sys, "frozen", False)
        self._stops = 0
        self._one_at_a_time = threading.Lock()
        """Held from a request to its answer."""
        self._guard = threading.Lock()
        """Held while the three above change."""

    def begin(self, paths: Sequence[Path]) -> None:
        """Have these reports read; `read`, asked for them in this order, hands them over."""
        helper = self._started(self._stops)
        if helper is not None:
            with suppress(OSError):  # `read` asks again, and can say so
                for path in paths:
                    helper.ask_ahead(("read", (path,)))

    def read(self, path: Path) -> Inspection:
        """Read one report."""
        inspection: Inspection = self._ask(
            ("read", (path,)),
            f"{path.name} ended the process that read it; get the file anew, or save it as text.",
        )
        return inspection

    def compare(
        self, old: Inspection, new: Inspection, decisions: Decisions | None = None
    ) -> Comparison:
        """Compare two inspections, the reader's decisions before all else."""
        from tui.work import laid_out

        # Laid out here: the rows hold both texts once more, and take longer to send than to make.
        return laid_out(old, new, self._ask(("difference", (old, new, decisions))))

    def history(self, inspections: Sequence[Inspection], decisions: Decisions | None) -> History:
        """Follow grades and concerns through three inspections or more."""
        history: History = self._ask(("history", (inspections, decisions)))
        return history

    def stop(self) -> None:
        """End what is under way; who waits for it gets an error. The next request begins anew."""
        with self._guard:
            self._stops += 1
            helper, self._helper = self._helper, None
        if helper is None:
            return
        helper.kill()
        # Whoever waits for an answer closes the pipes: closed from here they would break under it.
        if self._one_at_a_time.acquire(blocking=False):
            helper.close()
            self._one_at_a_time.release()

    def _started(self, stops: int) -> _Helper | None:
        """The process, started if there is none; None where that is forbidden or impossible.

        Raises `_StoppedError` if work was stopped since there were `stops`.
        """
        with self._guard:
            if stops != self._stops:
                raise _StoppedError
            if self._helper is None and self._possible:
                try:
                    self._helper = _Helper()
                except OSError:
                    self._possible = False
            return self._helper

    def _ask(
        self,
        request: Request,
        ended: str = "The process that compares ended without an answer; press r to try again.",
    ) -> Any:
        stops = self._stops
        with self._one_at_a_time:
            helper = self._started(stops)
            if helper is None:
                return _here(request)
            try:
                went_well, result = helper.answer(request)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                helper.kill()
                helper.close()
                with self._guard:
                    if self._helper is helper:
                        self._helper = None
                    if stops != self._stops:
                        raise _StoppedError from error
                    self._possible = helper.ready
                if not helper.ready:
                    return _here(request)
                from peeldiff.errors import SourceError

                raise SourceError(ended) from error
        if went_well:
            return result
        raise result


class _StoppedError(Exception):
    """Nobody waits for this any more."""


class _Helper:
    """One process, and the two pipes to it."""

    def __init__(self) -> None:
        # The same modules as here, and nothing that happens to lie in the reader's folder.
        paths = os.pathsep.join(path for path in sys.path if path)
        user = ["-s"] if sys.flags.no_user_site else []
        self._process = subprocess.Popen(
            [sys.executable, "-P", *user, "-m", "tui.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
            creationflags=_WINDOWS_FLAGS,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._requests, self._answers = self._process.stdin, self._process.stdout
        self._ahead: deque[Request] = deque()
        self.ready = False

    @property
    def pid(self) -> int:
        return self._process.pid

    def ask_ahead(self, request: Request) -> None:
        """Send a request whose answer is fetched later."""
        self._send(request)
        self._ahead.append(request)

    def answer(self, request: Request) -> Answer:
        """The answer to a request, sent now or ahead."""
        if not self.ready:
            self.ready = self._receive() == _READY
        while self._ahead:
            begun = self._ahead.popleft()
            answer = self._receive()
            if begun == request:
                return answer
        self._send(request)
        return self._receive()

    def _send(self, request: Request) -> None:
        pickle.dump(request, self._requests, pickle.HIGHEST_PROTOCOL)
        self._requests.flush()

    def _receive(self) -> Answer:
        answer: Answer = pickle.load(self._answers)
        return answer

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        for pipe in (self._requests, self._answers):
            with suppress(OSError):  # a request that was not yet sent
                pipe.close()


def _here(request: Request) -> Any:
    from tui.work import CoreWork

    return _done(CoreWork(), request)


def _done(work: Any, request: Request) -> Any:
    name, arguments = request
    return getattr(work, name)(*arguments)


def _answered(work: Any, request: Request) -> bytes:
    try:
        return pickle.dumps((True, _done(work, request)), pickle.HIGHEST_PROTOCOL)
    except Exception as error:
        try:
            return pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        except Exception:  # an error that holds what cannot be sent, such as an open file
            return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))


def _serve() -> None:
    """Answer requests until the browser is gone."""
    import signal
    from queue import SimpleQueue

    from tui.work import CoreWork

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the browser's to handle
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    gc.set_threshold(_RECORDS_BETWEEN_SEARCHES)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # what a library prints is no answer
    requests: SimpleQueue[Request] = SimpleQueue()

    def listen() -> None:
        """Take requests while others are answered, and hear when the browser has gone."""
        while True:
            try:
                requests.put(pickle.load(sys.stdin.buffer))
            except EOFError:
                os._exit(0)

    threading.Thread(target=listen, daemon=True).start()
    work = CoreWork()
    answer = pickle.dumps(_READY)
    while True:
        try:
            answers.write(answer)
            answers.flush()
        except BrokenPipeError:
            return
        answer = _answered(work, requests.get())


if __name__ == "__main__":
    _serve()

"""Reading and comparing in a process of their own, which begins before Textual is loaded.

Python runs one thread at a time: in one process the reading would wait for the first frame, and
every key for the reading. Apart, the reports are read while Textual is imported, keys are answered
meanwhile, "cancel" ends the work at once, and a file that brings the reader down leaves the browser
standing. Requests and answers are pickled over two pipes; the process ends when its pipe is closed.
"""

from __future__ import annotations

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

_MOST_AHEAD = 50
"""Requests that are sent without waiting for answers: so many fit into a pipe."""

# The screen comes first: where processors are few, the reading waits for it.
_NICENESS = 5
_WINDOWS_FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(
    subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0
)


class WorkApart:
    """`Work` done by another process; in this one where none can be started."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._ahead: deque[Request] = deque()
        self._one_at_a_time = threading.Lock()

    def begin(self, paths: Sequence[Path]) -> None:
        """Have these reports read; `read`, asked for them in this order, hands them over."""
        process = self._started()
        if process is None:
            return
        for path in paths[:_MOST_AHEAD]:
            request: Request = ("read", (path,))
            try:
                _send(process, request)
            except OSError:
                return  # asked for again by `read`, which can say so
            self._ahead.append(request)

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
        process, self._process = self._process, None
        self._ahead.clear()
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # a request that was not yet sent
                    if pipe is not None:
                        pipe.close()

    def _started(self) -> subprocess.Popen[bytes] | None:
        """The process, started if there is none; None where that is forbidden or impossible."""
        if self._process is None and sys.executable and not getattr(sys, "frozen", False):
            # The same modules as here, and nothing that happens to lie in the reader's folder.
            paths = os.pathsep.join(path for path in sys.path if path)
            try:
                self._process = subprocess.Popen(
                    [sys.executable, "-P", "-m", "tui.apart"],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    env={**os.environ, "PYTHONPATH": paths},
                    creationflags=_WINDOWS_FLAGS,
                )
            except OSError:
                return None
        return self._process

    def _ask(
        self,
        request: Request,
        ended: str = "The process that compares ended without an answer; press r to try again.",
    ) -> Any:
        with self._one_at_a_time:
            process = self._started()
            if process is None:
                from tui.work import CoreWork

                return _done(CoreWork(), request)
            try:
                went_well, result = self._answer(process, request)
            except (OSError, EOFError, pickle.UnpicklingError) as error:
                from peeldiff.errors import SourceError

                if self._process is process:
                    self.stop()
                raise SourceError(ended) from error
        if went_well:
            return result
        raise result

    def _answer(self, process: subprocess.Popen[bytes], request: Request) -> Answer:
        while self._ahead:
            begun = self._ahead.popleft()
            answer = _receive(process)
            if begun == request:
                return answer
        _send(process, request)
        return _receive(process)


def _send(process: subprocess.Popen[bytes], request: Request) -> None:
    assert process.stdin is not None
    pickle.dump(request, process.stdin, pickle.HIGHEST_PROTOCOL)
    process.stdin.flush()


def _receive(process: subprocess.Popen[bytes]) -> Answer:
    assert process.stdout is not None
    answer: Answer = pickle.load(process.stdout)
    return answer


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
    """Answer requests until the pipe ends."""
    import signal

    from tui.work import CoreWork

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the browser's to handle
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    requests = sys.stdin.buffer
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # what a library prints is no answer
    work = CoreWork()
    while True:
        try:
            request = pickle.load(requests)
        except EOFError:
            return
        try:
            answers.write(_answered(work, request))
            answers.flush()
        except BrokenPipeError:
            return


if __name__ == "__main__":
    _serve()

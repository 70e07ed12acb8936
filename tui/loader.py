"""Reads and compares in a worker thread and reports by message; a stale worker is not heard.

A cancelled thread goes on until its next step, so every message carries the generation that it was
started in. Nothing here touches a widget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.message import Message
from textual.worker import Worker, get_current_worker

from peeldiff.errors import PeeldiffError

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions
    from peeldiff.history import History
    from peeldiff.model import Inspection
    from tui.work import Comparison, Work

DecisionsSource = Callable[[Path], "Decisions | None"]
"""Reads the reader's decisions that go with the newer of two reports, in the worker; may raise
`DecisionsError`."""

__all__ = ["Failed", "Followed", "Found", "Loaded", "Loader", "Told"]


class Told(Message):
    """What the worker is doing now."""

    def __init__(self, generation: int, step: str) -> None:
        super().__init__()
        self.generation = generation
        self.step = step


class Loaded(Message):
    """Everything is read, oldest first, and two of them are compared."""

    def __init__(
        self, generation: int, inspections: list[Inspection], comparison: Comparison
    ) -> None:
        super().__init__()
        self.generation = generation
        self.inspections = inspections
        self.comparison = comparison


class Found(Message):
    """A file of a folder was read, or could not be (`problem`); `left` are still to come."""

    def __init__(
        self, generation: int, path: Path, inspection: Inspection | None, problem: str, left: int
    ) -> None:
        super().__init__()
        self.generation = generation
        self.path = path
        self.inspection = inspection
        self.problem = problem
        self.left = left


class Followed(Message):
    """The history of all inspections that were read."""

    def __init__(self, generation: int, history: History) -> None:
        super().__init__()
        self.generation = generation
        self.history = history


class Failed(Message):
    """The worker could not go on; `problem` is one sentence for the reader."""

    def __init__(self, generation: int, problem: str) -> None:
        super().__init__()
        self.generation = generation
        self.problem = problem


class Loader:
    """Starts one worker at a time; starting another makes the one before stale."""

    def __init__(self, app: App[Any], work: Work | None) -> None:
        self._app = app
        self._work = work
        self._read: dict[Path, Inspection] = {}
        self._worker: Worker[None] | None = None
        self.generation = 0

    @property
    def work(self) -> Work:
        """Reading and comparing; the core's unless another was given."""
        if self._work is None:
            from tui.work import CoreWork

            self._work = CoreWork()
        return self._work

    def load(self, paths: Sequence[Path], decisions: DecisionsSource) -> None:
        """Read all and compare: two as they were named, of more the last two by cycle."""

        def run(generation: int) -> None:
            inspections = []
            _make_ready()
            for path in paths:
                self._post(Told(generation, f"Reading {path.name}"))
                inspections.append(self._inspection(path))
            self._post(Told(generation, "Comparing"))
            old, new = inspections[0], inspections[-1]
            if len(inspections) > 2:
                from peeldiff.timeline import fullest, in_order

                inspections = in_order(inspections)
                # Of one inspection in two shapes the fuller; of nothing but shapes the last two.
                told = fullest(inspections)
                old, new = (told if len(told) > 1 else inspections)[-2:]
            kept = decisions(self.path_of(new))
            comparison = self.work.compare(old, new, kept)
            self._post(Loaded(generation, inspections, comparison))
            if len(inspections) > 2:  # after what can be read already
                self._follow(generation, inspections, decisions)

        self._start(run)

    def compare(
        self,
        inspections: list[Inspection],
        old: Inspection,
        new: Inspection,
        decisions: DecisionsSource,
        *,
        follow: bool,
    ) -> None:
        """Compare two of the inspections that are read already; `follow`: then the history too."""

        def run(generation: int) -> None:
            comparison = self.work.compare(old, new, decisions(self.path_of(new)))
            self._post(Loaded(generation, inspections, comparison))
            if follow:
                self._follow(generation, inspections, decisions)

        self._start(run)

    def follow(self, inspections: list[Inspection], decisions: DecisionsSource) -> None:
        """The history alone, which other work had pushed aside."""
        self._start(lambda generation: self._follow(generation, inspections, decisions))

    def _follow(
        self, generation: int, inspections: list[Inspection], decisions: DecisionsSource
    ) -> None:
        kept = decisions(self.path_of(inspections[-1]))
        self._post(Followed(generation, self.work.history(inspections, kept)))

    def look(self, folder: Path) -> None:
        """Read every file of a folder that may be a report."""

        def run(generation: int) -> None:
            from peeldiff.folders import report_files

            paths = list(report_files(folder))
            for number, path in enumerate(paths, 1):
                found, problem = None, ""
                try:
                    found = self._inspection(path)
                except PeeldiffError as error:
                    problem = str(error)
                self._post(Found(generation, path, found, problem, len(paths) - number))

        self._start(run)

    def stop(self) -> None:
        """Hear nothing more of what is under way."""
        self.generation += 1
        self._app.workers.cancel_all()
        if self._work is not None:
            self._work.stop()

    def path_of(self, inspection: Inspection) -> Path:
        """The file that this inspection was read from: two files may print the same one."""
        return next(path for path, read in self._read.items() if read is inspection)

    def _inspection(self, path: Path) -> Inspection:
        if path not in self._read:
            self._read[path] = self.work.read(path)
        return self._read[path]

    def forget(self) -> None:
        """Read every file anew the next time."""
        self._read.clear()

    def _start(self, run: Callable[[int], None]) -> None:
        self.generation += 1
        generation = self.generation

        def guarded() -> None:
            try:
                run(generation)
            except _Stale:
                pass
            except PeeldiffError as error:
                self._app.post_message(Failed(generation, str(error)))
            except Exception as error:
                problem = f"peeldiff itself went wrong ({type(error).__name__}: {error})"
                self._app.post_message(Failed(generation, problem))

        if self._worker is not None and not self._worker.is_finished:
            self.work.stop()  # else the new request would wait for the stale one
        self._worker = self._app.run_worker(
            guarded, thread=True, exclusive=True, exit_on_error=False
        )

    def _post(self, message: Told | Loaded | Found | Followed) -> None:
        """Post, or end the worker that nobody waits for any more."""
        if get_current_worker().is_cancelled or message.generation != self.generation:
            raise _Stale
        self._app.post_message(message)


def _make_ready() -> None:
    """Import what shows a comparison while another process reads: it would wait for that later."""
    import peeldiff.pages.summary  # noqa: F401
    import tui.pages
    import tui.screens.overview  # noqa: F401


class _Stale(Exception):
    """Another worker has taken over."""

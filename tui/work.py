"""What the browser asks of the core, and where: never before the first frame, never in its thread.

The readers and the comparison load when they are first used, so that the frame is painted at once.
`Work` is a protocol so that tests can put prepared inspections in its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from alignment.records import dataclass
from peeldiff.model import Inspection, InspectionDiff, Pair
from peeldiff.rows import RowTable, build_rows

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions
    from peeldiff.history import History

__all__ = ["Comparison", "CoreWork", "Work", "laid_out"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two inspections compared and laid out in rows."""

    pair: Pair
    table: RowTable


class Work(Protocol):
    """Reading and comparing; each call may take seconds and may raise `PeeldiffError`."""

    def read(self, path: Path) -> Inspection:
        """Read one report."""

    def compare(
        self, old: Inspection, new: Inspection, decisions: Decisions | None = None
    ) -> Comparison:
        """Compare two inspections, the reader's decisions before all else."""

    def history(self, inspections: Sequence[Inspection], decisions: Decisions | None) -> History:
        """Follow grades and concerns through three inspections or more."""

    def stop(self) -> None:
        """End what is under way, if it can be ended: nobody waits for it any more."""


class CoreWork:
    """The core's own reading and comparing, in the process and the thread that ask for it."""

    def read(self, path: Path) -> Inspection:
        """Read one report."""
        from peeldiff.inputs import read_inspection

        return read_inspection(path)

    def compare(
        self, old: Inspection, new: Inspection, decisions: Decisions | None = None
    ) -> Comparison:
        """Compare two inspections, the reader's decisions before all else."""
        return laid_out(old, new, self.difference(old, new, decisions))

    def difference(
        self, old: Inspection, new: Inspection, decisions: Decisions | None = None
    ) -> InspectionDiff:
        """The comparison alone."""
        from peeldiff.compare import compare

        return compare(old, new, decisions=decisions)

    def history(self, inspections: Sequence[Inspection], decisions: Decisions | None) -> History:
        """Follow grades and concerns through three inspections or more."""
        from peeldiff.history import history

        return history(inspections, decisions=decisions)

    def stop(self) -> None:
        """Nothing can be done: a thread goes on until its next step."""


def laid_out(old: Inspection, new: Inspection, diff: InspectionDiff) -> Comparison:
    """A comparison in rows: drawing only looks them up."""
    pair = Pair(old, new, diff)
    return Comparison(pair, build_rows(pair))

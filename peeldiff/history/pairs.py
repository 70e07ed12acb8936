"""The comparisons that a history needs, each made once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from peeldiff.compare import compare
from peeldiff.history.gathering import Column
from peeldiff.model import FindingChange, InspectionDiff

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = ["Pairs"]


class Pairs:
    """Comparisons of the inspections of a history, named by their indexes."""

    def __init__(self, columns: Sequence[Column], decisions: Decisions | None) -> None:
        self._columns = columns
        self._decisions = decisions
        self._diffs: dict[tuple[int, int], InspectionDiff] = {}
        self._changes: dict[tuple[int, int], dict[str, FindingChange]] = {}

    def diff(self, old: int, new: int) -> InspectionDiff:
        """The comparison of two inspections."""
        found = self._diffs.get((old, new))
        if found is None:
            found = compare(
                self._columns[old].inspection,
                self._columns[new].inspection,
                decisions=self._decisions,
            )
            self._diffs[old, new] = found
        return found

    def change(self, old: int, new: int, finding: str) -> FindingChange | None:
        """What became, in a newer inspection, of a finding of an older one."""
        changes = self._changes.get((old, new))
        if changes is None:
            changes = {ref.id: c for c in self.diff(old, new).findings for ref in c.old}
            self._changes[old, new] = changes
        return changes.get(finding)

    @property
    def made(self) -> tuple[tuple[int, int], ...]:
        """The comparisons that were asked for, oldest first."""
        return tuple(sorted(self._diffs))

"""The comparisons that a history needs, each made once and only when it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from peeldiff.compare import compare
from peeldiff.compare.sides import Sides
from peeldiff.history.gathering import Column
from peeldiff.model import FindingChange, Inspection, InspectionDiff

if TYPE_CHECKING:
    from peeldiff.decisions import Decisions

__all__ = ["Kept", "Pairs"]


class Kept(Protocol):
    """Comparisons that were made before, without decisions, and without the sections, which neither a
    history nor a page asks for."""

    def get(self, old: Inspection, new: Inspection) -> InspectionDiff | None:
        """The comparison of two inspections, or None."""

    def put(self, old: Inspection, new: Inspection, diff: InspectionDiff) -> None:
        """Keep a comparison."""


class Pairs:
    """Comparisons of the inspections of a history, named by their indexes."""

    def __init__(
        self,
        columns: Sequence[Column],
        decisions: Decisions | None,
        kept: Kept | None = None,
    ) -> None:
        self._columns = columns
        self._decisions = decisions
        self._kept = kept
        self._sides = Sides()
        self._diffs: dict[tuple[int, int], InspectionDiff] = {}
        self._changes: dict[tuple[int, int], dict[str, FindingChange]] = {}

    def diff(self, old: int, new: int) -> InspectionDiff:
        """The comparison of two inspections."""
        found = self._diffs.get((old, new))
        if found is None:
            found = self._diffs[old, new] = self._made(
                self._columns[old].inspection, self._columns[new].inspection
            )
        return found

    def _made(self, old: Inspection, new: Inspection) -> InspectionDiff:
        found = None if self._kept is None else self._kept.get(old, new)
        if found is None:
            found = compare(
                old,
                new,
                decisions=self._decisions,
                sides=self._sides,
                with_sections=self._kept is None,
            )
            if self._kept is not None:
                self._kept.put(old, new, found)
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
